"""What the engine is given: the lines of the needs, the offers of the resources, and the policy that weighs them."""

from dataclasses import dataclass, field
from itertools import pairwise

from sifang.matching.windows import ANY_TIME, WHOLE_WEEK

KINDS = ("talent", "technology", "venue", "facility", "service", "funds")
# Money has no hours: a window neither admits nor limits it.
TIMELESS = frozenset({"funds"})
OWNER_KINDS = ("organization", "person")
BANDS = 4


def check(fact: bool, sentence: str) -> None:
    """Raise ValueError with the sentence unless the fact holds."""
    if not fact:
        raise ValueError(sentence)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a need asks for: so many half-days of one kind of resource."""

    key: str
    need: str
    place: str  # code of the community, or of a place in it
    category: str
    units: int  # half-days, at least 1
    kind: str | None = None  # None: any kind will do
    window: int = ANY_TIME
    urgency: int = 0  # 0..3, 3 the most urgent
    waiting_days: int = 0
    words: str = ""
    deadline: int | None = None  # proleptic ordinal of the day, as date.toordinal gives it

    def __post_init__(self) -> None:
        check(self.kind is None or self.kind in KINDS, f"Line {self.key}: “{self.kind}” is no kind of resource.")
        check(self.units >= 1, f"Line {self.key} asks for {self.units} half-days; at least one is needed.")
        check(0 <= self.window <= WHOLE_WEEK, f"Line {self.key}: the window is not a mask of 21 half-days.")
        check(0 <= self.urgency < BANDS, f"Line {self.key}: urgency {self.urgency} is not one of 0..3.")
        check(self.waiting_days >= 0, f"Line {self.key} cannot have waited {self.waiting_days} days.")


@dataclass(frozen=True, slots=True)
class Offer:
    """What an organization or a person can lend: so many half-days of one resource."""

    key: str
    owner: str
    home: str  # code of the place where it stands
    area: str  # code of the place it will serve; empty: everywhere
    kind: str
    categories: frozenset[str]
    units: int  # half-days, 0 when all are given away
    owner_kind: str = "organization"
    window: int = ANY_TIME
    words: str = ""
    completeness: float = 1.0  # 0..1, the share of its columns that are filled in
    place_name: str = ""

    def __post_init__(self) -> None:
        check(self.kind in KINDS, f"Offer {self.key}: “{self.kind}” is no kind of resource.")
        check(self.owner_kind in OWNER_KINDS, f"Offer {self.key}: “{self.owner_kind}” is no kind of owner.")
        check(self.units >= 0, f"Offer {self.key} cannot have {self.units} half-days.")
        check(0 <= self.window <= WHOLE_WEEK, f"Offer {self.key}: the window is not a mask of 21 half-days.")
        check(0 <= self.completeness <= 1, f"Offer {self.key}: completeness {self.completeness} is not in 0..1.")


@dataclass(frozen=True, slots=True)
class Policy:
    """The points by which pairs are weighed. The office owns them; these are the published defaults.

    A pair's points are the sum of what the need brings (base, urgency, wait, taper) and of how well it fits
    (text, category, area, time, completeness). Inside one community a more urgent need stands first by rule: one step
    of urgency must outweigh the longest wait and the best fit together, and a policy that breaks this is refused.
    """

    base: int = 1000
    urgency: tuple[int, ...] = (0, 2000, 4000, 8000)
    wait: int = 5  # per day
    wait_days: int = 180  # days beyond these no longer count
    taper: int = 1000  # for a community's first need, falling evenly to its last
    text: int = 450  # for words wholly alike
    category: int = 100
    area: tuple[int, ...] = (200, 100, 40, 10)  # same community, street, county, farther
    time: int = 100  # when the offer covers all the time asked for
    completeness: int = 100
    alike_enough: float = 0.25  # likeness of words, 0..1, from which a pair of unlike categories is admitted
    weeks: int = 1  # how often a week's windows return while the list is worked off

    def __post_init__(self) -> None:
        simple = (self.wait, self.wait_days, self.taper, self.text, self.category, self.time, self.completeness)
        points = (self.base, *self.urgency, *self.area, *simple, self.weeks)
        check(all(type(value) is int and value >= 0 for value in points), "Points are whole numbers, not below 0.")
        check(self.base >= 1 and self.weeks >= 1, "base and weeks are at least 1, so that serving beats not serving.")
        check(len(self.urgency) == BANDS, "urgency needs one number for each of its four bands.")
        check(len(self.area) == 4, "area needs four numbers: same community, street, county, farther.")
        check(tuple(sorted(self.area, reverse=True)) == tuple(self.area), "A nearer area cannot bring fewer points.")
        check(0 < self.alike_enough <= 1, "alike_enough lies above 0 and at most at 1.")
        step = min(high - low for low, high in pairwise(self.urgency))
        check(step > self.most_wait + self.most_fit, "One step of urgency must outweigh the longest wait and best fit.")

    @property
    def most_wait(self) -> int:
        """The most points waiting can bring."""
        return self.wait * self.wait_days

    @property
    def most_fit(self) -> int:
        """The most points a pair's fit can bring."""
        return self.text + self.category + self.area[0] + self.time + self.completeness


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair that may be made: the line, the offer, at most how many half-days, and its points addend by addend."""

    line: str
    offer: str
    bound: int
    points: dict[str, int]
    weight: int = field(init=False)  # points for one half-day

    def __post_init__(self) -> None:
        object.__setattr__(self, "weight", sum(self.points.values()))


@dataclass(frozen=True, slots=True)
class Instance:
    """One round of matching: all lines, all offers, one policy."""

    lines: tuple[Line, ...]
    offers: tuple[Offer, ...]
    policy: Policy = Policy()

    def __post_init__(self) -> None:
        for name in ("lines", "offers"):
            rows = tuple(sorted(getattr(self, name), key=lambda row: row.key))
            object.__setattr__(self, name, rows)
            check(len({row.key for row in rows}) == len(rows), f"Two {name} carry the same key.")
