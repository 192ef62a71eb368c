"""Readings of the engine's runs: what is under way, what came of it, and what stays short."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sifang.matching import wanted
from sifang.needs import wording
from sifang.needs.models import Need
from sifang.people.lending import LendingKind
from sifang.places.models import codes_above, range_of
from sifang.projects import policies
from sifang.projects.models import Coverage, MatchRun, Project, Shortage

Stage = MatchRun.Stage
# This part could be served; another one of its need, which wants all or nothing, could not.
PART_WAITS = "bundle.part"


def runs(viewer, place):
    """Every run that touches ``place``, the latest ordered first."""
    found = MatchRun.objects.visible_to(viewer).touching(place.code)
    return found.select_related("place", "by").order_by("-ordered_at", "-pk")


def last_run(viewer, place):
    """The latest run that wrote proposals at ``place`` or at a larger place that holds it, or None."""
    return _over(place).filter(stage=Stage.DONE).order_by("-at", "-pk").first()


def newest_run(viewer, place):
    """The latest ordered run over ``place`` or over a larger place that holds it, whatever came of it, or None."""
    return _over(place).select_related("place", "by").order_by("-ordered_at", "-pk").first()


def _over(place):
    return MatchRun.objects.filter(place__in=codes_above(place.code), draft=None)


def shortages(viewer, run, place):
    """What the run could not serve at ``place`` or below and still stands on the list, the dearest first.

    Only of needs that ``viewer`` may see.
    """
    if run is None:
        return Shortage.objects.none()
    listed = Need.objects.visible_to(viewer).filter(stage=Need.Stage.LISTED)
    found = Shortage.objects.filter(range_of(place.code, "need__place_id"), run=run, need__in=listed)
    found = found.select_related("need").prefetch_related("need__parts")
    return found.order_by("-price", "-need__urgency", "need__raised_on", "pk")


@dataclass
class Gap:
    """What is lacking of one kind for one category: the needs that wait for it, the most wanted first."""

    kind: str
    category: str
    rows: list = field(default_factory=list)

    @property
    def missing(self):
        """The half-days that all its needs lack."""
        return sum(row.missing for row in self.rows)

    @property
    def to_recruit(self):
        """The half-days for which there is no resource within reach, or there are too few."""
        return sum(row.missing for row in self.rows if wanted.is_for_recruiting(_codes(row)))

    @property
    def price(self):
        """The points that one more fitting half-day would bring."""
        return max(row.price for row in self.rows)

    @property
    def urgency(self):
        """That of its most urgent need."""
        return max(row.need.urgency for row in self.rows)

    @property
    def title(self):
        """What is lacking, in words."""
        named = (wording.category(self.category), LendingKind(self.kind).label if self.kind else "")
        return " · ".join(str(word) for word in named if word)


def short_of(viewer, need):
    """What the last run lacked for ``need`` while it still stands on the list."""
    return shortages(viewer, last_run(viewer, need.place), need.place).filter(need=need)


def apart(short):
    """(the shortages that keep a need waiting, {need: how many of its other parts wait for these})."""
    rows = list(short)
    keeping = {row.need_id for row in rows if PART_WAITS not in _codes(row)}
    waiting = Counter(row.need_id for row in rows if PART_WAITS in _codes(row) and row.need_id in keeping)
    return [row for row in rows if row.need_id not in keeping or PART_WAITS not in _codes(row)], waiting


def gaps(short):
    """Shortages gathered by what they lack, the most wanted first."""
    found: dict = {}
    for row in short:
        key = _lacks(row)
        found.setdefault(key, Gap(*key)).rows.append(row)
    return sorted(found.values(), key=lambda gap: (-gap.price, -gap.urgency, -gap.missing, gap.kind, gap.category))


def ways_on(row, waiting):
    """What else is to be known or done of a shortage, in words: other parts that wait for it, times to ask about."""
    told = []
    if waiting:
        said = ngettext(
            "%(n)s other thing it takes could come and waits for this one",
            "%(n)s other things it takes could come and wait for this one",
            waiting,
        )
        told.append(said % {"n": waiting})
    if "none.time" in _codes(row):
        told.append(_("ask them whether another time would do"))
    return told


def why_to_sponsor(run, row):
    """Why the shortage is beyond the community and goes to its sponsor leader, in words; "" when it does not."""
    wait_days = run.certificate.get("points", {}).get("wait_days", policies.DEFAULTS.wait_days)
    if not wanted.is_for_sponsor(_codes(row), row.need.urgency, row.need.waiting_days, wait_days):
        return ""
    if row.need.waiting_days >= wait_days:
        return _("has waited for %(days)s days: hand it to the sponsor leader") % {"days": row.need.waiting_days}
    return _("urgent, and nothing within reach: hand it to the sponsor leader")


def _codes(row):
    return {reason["code"] for reason in row.reasons}


def _lacks(row):
    """The kind and the category of what the need lacks: its own, or those of one of its further parts."""
    part = next((part for part in row.need.parts.all() if part.number == row.part), row.need)
    return part.kind, part.category or row.need.category


def proposals_for(needs):
    """{need: its open project} of those among ``needs`` that have one which waits for the joint meeting."""
    waiting = (Project.Stage.PROPOSED, Project.Stage.TABLED)
    found = Coverage.objects.filter(need__in=needs, ended_at=None, project__stage__in=waiting)
    return {row.need_id: row.project for row in found.select_related("project")}
