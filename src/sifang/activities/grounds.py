"""What speaks for a line of the plan: what residents asked for more often than before, and what would answer it."""

from dataclasses import dataclass

from sifang.core import clock
from sifang.needs import queries as needs
from sifang.needs import wording

FEWEST, MOST = 2, 5
# The kind of activity that answers a category of needs; where none is named, people choose.
ANSWERS = {
    "safety": "hazard_check", "sanitation": "cleaning", "greening": "cleaning", "elderly": "care_visit",
    "mutual_aid": "care_visit", "mediation": "law_talk", "legal": "law_talk", "health": "clinic",
    "culture": "performance", "employment": "training", "children": "training",
}  # fmt: skip


@dataclass(frozen=True)
class Suggestion:
    """A category that grew this quarter, and the kind of activity that would answer it."""

    growth: needs.Growth

    @property
    def title(self):
        """The category in the reader's language."""
        return wording.category(self.growth.category)

    @property
    def kind(self):
        """The kind of activity that would answer it."""
        return ANSWERS.get(self.growth.category, "other")


def suggestions(viewer, place):
    """What grew this quarter at ``place`` by more than a single need, the steepest first."""
    grown = needs.grown(viewer, place.pk, clock.today())
    return [Suggestion(growth) for growth in grown if growth.now >= FEWEST][:MOST]
