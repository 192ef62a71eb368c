"""What the engine is given: the lines of the needs, the offers of the resources, and the policy that weighs them."""

from dataclasses import dataclass, field
from typing import NamedTuple

from sifang.matching.nearness import is_place
from sifang.matching.policy import BANDS, Policy, check
from sifang.matching.windows import ANY_TIME, WHOLE_WEEK

KINDS = ("talent", "technology", "venue", "facility", "service", "funds")
# Money has no hours: a window neither admits nor limits it.
TIMELESS = frozenset({"funds"})
OWNER_KINDS = ("organization", "person")


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
    together_with: str = ""  # key of the need's first line: that line, this one and the others get all or nothing

    def __post_init__(self) -> None:
        check(is_place(self.place), f"Line {self.key}: “{self.place}” is not the code of a place.")
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
        check(is_place(self.home), f"Offer {self.key}: “{self.home}” is not the code of a place.")
        check(not self.area or is_place(self.area), f"Offer {self.key}: “{self.area}” is not the code of a place.")
        check(self.kind in KINDS, f"Offer {self.key}: “{self.kind}” is no kind of resource.")
        check(self.owner_kind in OWNER_KINDS, f"Offer {self.key}: “{self.owner_kind}” is no kind of owner.")
        check(self.units >= 0, f"Offer {self.key} cannot have {self.units} half-days.")
        check(0 <= self.window <= WHOLE_WEEK, f"Offer {self.key}: the window is not a mask of 21 half-days.")
        check(0 <= self.completeness <= 1, f"Offer {self.key}: completeness {self.completeness} is not in 0..1.")


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


class Pair(NamedTuple):
    """So many half-days of an offer for a line."""

    line: str
    offer: str
    units: int


@dataclass(frozen=True, slots=True)
class Instance:
    """One round of matching: all lines, all offers, one policy, the pairs that stand proposed and those refused.

    ``standing`` pairs gain the policy's ``standing`` points; ``refused`` pairs (line, offer) are never made. What is
    promised already is not here: its half-days are taken off the line and the offer beforehand.
    """

    lines: tuple[Line, ...]
    offers: tuple[Offer, ...]
    policy: Policy = Policy()
    standing: frozenset[tuple[str, str]] = frozenset()
    refused: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        for name in ("lines", "offers"):
            rows = tuple(sorted(getattr(self, name), key=lambda row: row.key))
            object.__setattr__(self, name, rows)
            check(len({row.key for row in rows}) == len(rows), f"Two {name} carry the same key.")
        line_of = {line.key: line for line in self.lines}
        for line in self.lines:
            if line.together_with:
                _check_bundle(line, line_of.get(line.together_with))


def _check_bundle(line: Line, first: Line | None) -> None:
    """A bundle is a first line and others that name it; never a chain or a ring of names."""
    check(first is not None, f"Line {line.key} stands together with “{line.together_with}”, which is not there.")
    assert first is not None  # noqa: S101 - said above, for the type checker
    check(first.need == line.need, f"Line {line.key} stands together with {first.key}, a line of another need.")
    check(
        not first.together_with,
        f"Line {line.key} stands together with {first.key}, which itself stands with {first.together_with}: "
        "name the first line of the need in each of them.",
    )
