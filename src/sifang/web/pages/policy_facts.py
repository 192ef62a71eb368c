"""What a page says about points: what each number does, how the numbers stand to one another, what a trial found."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from sifang.needs.models import Need
from sifang.projects import policies, reasons, soundness
from sifang.projects.naming import Names
from sifang.projects.points import GROUPS, PERCENT, POINTS

TOLD = 3


@dataclass(frozen=True)
class Number:
    """One number as it stands, what it does, and what is usual where that differs."""

    point: object
    shown: str
    words: str
    usual: str
    is_usual: bool


def groups(points):
    """[(title, its numbers)] of a policy's points."""
    usual = policies.points_of(policies.DEFAULTS)
    return [
        (title, [_number(point, points, usual) for point in POINTS if point.group == group])
        for group, title in GROUPS.items()
    ]


def _number(point, points, usual):
    same = point.number(points) == point.number(usual)
    return Number(point, point.shown(points), point.words(points), point.shown(usual), same)


def differences(before, after):
    """[(point, before, after)] of the numbers that differ."""
    return [
        (point, point.shown(before), point.shown(after))
        for point in POINTS
        if point.number(before) != point.number(after)
    ]


@dataclass(frozen=True)
class Bars:
    """How large the numbers are beside one another: (words, points) each, and the longest of all."""

    rows: list
    evenness: list
    step: int
    longest: int

    @property
    def is_even(self):
        """Whether it counts alike how much of its demand a community gets."""
        return self.evenness[0] == self.evenness[-1]

    @property
    def spare(self):
        """How many points the longest wait and best fit together stay below one step of urgency."""
        return self.step - self.rows[-1][1]


def bars(points):
    """One step of urgency beside the longest wait and the best fit, and the steps of evenness."""
    step = min(high - low for low, high in pairwise(points["urgency"]))
    wait, fit = soundness.most_wait(points), soundness.most_fit(points)
    rows = [
        (_("one step of urgency (the smallest)"), step),
        (_("the longest wait"), wait),
        (_("the best fit"), fit),
        (_("both together"), wait + fit),
    ]
    return Bars(rows, list(points["evenness"]), step, max(step, wait + fit, points["evenness"][-1]))


@dataclass(frozen=True)
class Fact:
    """One line of a comparison: the number under each policy, of how many, and the change in words."""

    title: str
    before: int
    after: int
    of: int | None = None
    unit: str = ""

    @property
    def change(self):
        """Which way, how much: a sign and a word, so that colour is not needed."""
        more = self.after - self.before
        if not more:
            return _("= the same")
        words = _("↑ %(n)s more") if more > 0 else _("↓ %(n)s fewer")
        return words % {"n": f"{abs(more)}{self.unit}"}

    @property
    def way(self):
        """``up``, ``down`` or nothing."""
        return "" if self.before == self.after else "up" if self.after > self.before else "down"


def facts(comparison):
    """The lines of a trial's comparison."""
    before, after = comparison["sides"]
    lines = [
        Fact(_("needs served wholly"), before["whole"], after["whole"]),
        Fact(_("needs served partly"), before["partly"], after["partly"]),
        Fact(_("needs that get nothing"), before["nothing"], after["nothing"]),
        Fact(_("half-days served"), before["half_days"], after["half_days"], before["asked"]),
    ]
    bands = zip(Need.Urgency.labels, before["bands"], after["bands"], strict=True)
    for label, (asked, was), (_asked, would) in reversed(list(bands)):
        if asked:
            lines.append(Fact(_("half-days for needs that are %(band)s") % {"band": label}, was, would, asked))
    return [*lines, *_shares(comparison["places"]), Fact(_("pairs"), before["pairs"], after["pairs"])]


def _shares(places):
    """The share served where it is least and overall, in percent; nothing for a single community."""
    rows = [(asked, was, would) for _code, _name, asked, was, would in places if asked]
    if len(rows) < 2:  # noqa: PLR2004
        return []
    all_asked = sum(asked for asked, _was, _would in rows)
    least = [min(PERCENT * row[side] // row[0] for row in rows) for side in (1, 2)]
    whole = [PERCENT * sum(row[side] for row in rows) // all_asked for side in (1, 2)]
    return [
        Fact(_("share served in the community that gets least"), *least, unit="%"),
        Fact(_("share served overall"), *whole, unit="%"),
    ]


@dataclass(frozen=True)
class Change:
    """A need that gets more or less, and why."""

    need: object
    asked: int
    before: int
    after: int
    why: list


def changes(viewer, rows):
    """The needs of these rows of a comparison that ``viewer`` may see, with the first reasons in words."""
    names = Names(viewer, [row["why"] for row in rows])
    visible = Need.objects.visible_to(viewer).select_related("place").in_bulk([row["need"] for row in rows])
    return [
        Change(
            visible[row["need"]], row["asked"], row["before"], row["after"], reasons.worded(row["why"], names)[:TOLD]
        )
        for row in rows
        if row["need"] in visible
    ]
