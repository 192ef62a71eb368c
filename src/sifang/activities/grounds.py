"""What speaks for a line of the next plan: what residents asked for more often than before, with its needs."""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from sifang.core import clock
from sifang.needs import wording
from sifang.needs.models import Need

A_QUARTER = datetime.timedelta(days=91)
FEWEST, MOST = 2, 5
# The kind of activity that answers a category of needs; where none is named, people choose.
ANSWERS = {
    "safety": "hazard_check", "sanitation": "cleaning", "greening": "cleaning", "elderly": "care_visit",
    "mutual_aid": "care_visit", "mediation": "law_talk", "legal": "law_talk", "health": "clinic",
    "culture": "performance", "employment": "training", "children": "training",
}  # fmt: skip


@dataclass(frozen=True)
class Grown:
    """A category that was asked for more often in the last quarter than in the one before."""

    category: str
    needs: tuple[int, ...]
    before: int

    @property
    def title(self):
        """The category in the reader's language."""
        return wording.category(self.category)

    @property
    def kind(self):
        """The kind of activity that would answer it."""
        return ANSWERS.get(self.category, "other")


def grown(viewer, place):
    """The categories of needs at ``place`` that grew this quarter, those that grew most first."""
    today = clock.today()
    since, before = today - A_QUARTER, today - 2 * A_QUARTER
    rows = Need.objects.visible_to(viewer).within(place.pk).filter(raised_on__gt=before).exclude(category="")
    now, then = defaultdict(list), defaultdict(int)
    for pk, category, raised_on in rows.order_by("pk").values_list("pk", "category", "raised_on"):
        if raised_on > since:
            now[category].append(pk)
        else:
            then[category] += 1
    found = [
        Grown(category, tuple(needs), then[category])
        for category, needs in now.items()
        if len(needs) >= FEWEST and len(needs) > then[category]
    ]
    return sorted(found, key=lambda each: (each.before - len(each.needs), each.category))[:MOST]
