"""Each number of a policy: what it is called, what it does, and its bounds. Pure data."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

NEED, FIT, EVENNESS, FRAME = "need", "fit", "evenness", "frame"
GROUPS = {
    NEED: _("What the need brings"),
    FIT: _("How well a resource fits it"),
    EVENNESS: _("Between communities"),
    FRAME: _("For all pairs"),
}
MOST = 99_999
MOST_PARTS = 8
PERCENT = 100


@dataclass(frozen=True)
class Point:
    """One number of a policy, by the field of ``Policy`` and its place in it; ``says`` holds the number as %(n)s."""

    field: str
    group: str
    title: object
    says: object
    least: int = 0
    most: int = MOST
    part: int | None = None

    @property
    def name(self):
        """The name of its form field."""
        return self.field if self.part is None else f"{self.field}_{self.part}"

    @property
    def is_row(self):
        """Whether it is a row of numbers of any length."""
        return self.field == "evenness"

    @property
    def is_percent(self):
        """Whether it is kept as a share of 1 and shown in percent."""
        return self.field == "alike_enough"

    def number(self, points):
        """What the points name here, as people write it: a whole number, or a row of them."""
        value = points[self.field]
        if self.part is not None:
            return value[self.part]
        return round(value * PERCENT) if self.is_percent else value

    def words(self, points):
        """What the number does, in a sentence with the number of these points."""
        return str(self.says) % {"n": self.shown(points)}

    def shown(self, points):
        """The number as it stands in a sentence."""
        value = self.number(points)
        return pgettext("between names", ", ").join(map(str, value)) if self.is_row else str(value)


POINTS = (
    Point(
        "base", NEED, _("each half-day served"),
        _("Every half-day that is served brings %(n)s points, so that serving beats leaving."), least=1,
    ),
    Point("urgency", NEED, _("an ordinary need"), _("A half-day for an ordinary need adds %(n)s points."), part=0),
    Point("urgency", NEED, _("a rather urgent need"), _("A half-day for it adds %(n)s points."), part=1),
    Point("urgency", NEED, _("an urgent need"), _("A half-day for it adds %(n)s points."), part=2),
    Point("urgency", NEED, _("a need in danger"), _("A half-day for it adds %(n)s points."), part=3),
    Point("wait", NEED, _("each day of waiting"), _("Waiting one day longer adds %(n)s points."), most=1000),
    Point(
        "wait_days", NEED, _("days of waiting that count"),
        _("At most %(n)s days of waiting count; more add nothing."), most=3650,
    ),
    Point("category", FIT, _("the same category"), _("A resource of the very category asked for adds %(n)s points.")),
    Point(
        "related", FIT, _("a neighbouring category"),
        _("A resource of a neighbouring category adds %(n)s points instead."),
    ),
    Point("text", FIT, _("words alike"), _("Words wholly alike add %(n)s points, half alike half of them.")),
    Point(
        "alike_enough", FIT, _("words alike enough, in percent"),
        _("Where one side names no category, a pair needs words that are %(n)s percent alike."),
        least=1, most=PERCENT,
    ),
    Point("area", FIT, _("from the same community"), _("A resource of the same community adds %(n)s points."), part=0),
    Point("area", FIT, _("from the same street"), _("A resource of the same street adds %(n)s points."), part=1),
    Point("area", FIT, _("from the same county"), _("A resource of the same county adds %(n)s points."), part=2),
    Point("area", FIT, _("from farther away"), _("A resource from farther away adds %(n)s points."), part=3),
    Point(
        "time", FIT, _("all the time asked for"),
        _("A resource that can come at all the times asked for adds %(n)s points, at half of them half."),
    ),
    Point(
        "completeness", FIT, _("an entry filled in wholly"),
        _("A resource whose entry says everything adds %(n)s points: it can be planned with."),
    ),
    Point(
        "evenness", EVENNESS, _("steps for those served least"),
        _(
            "What a community asks for is cut into as many equal parts as there are numbers (%(n)s). A half-day that "
            "stays unserved costs the number of its part: who gets least comes next."
        ),
    ),
    Point(
        "standing", FRAME, _("a pair that stands proposed"),
        _("A pair proposed already adds %(n)s points, so that small changes do not turn the list over."),
    ),
    Point(
        "weeks", FRAME, _("weeks of one list"),
        _("A half-day a week counts %(n)s times until the list is worked off."), least=1, most=52,
    ),
)  # fmt: skip


def points_from(numbers):
    """The points as they are kept, of {name: number as people write it}."""
    points: dict = {}
    for point in POINTS:
        value = numbers[point.name]
        if point.part is not None:
            points.setdefault(point.field, []).append(value)
        else:
            # A number of hundreds of digits cannot be divided; one beyond every bound is refused as well.
            points[point.field] = min(value, MOST) / PERCENT if point.is_percent else value
    return points
