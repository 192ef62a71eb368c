"""Which offers could serve a line: one wall after another, over all offers at once."""

from typing import NamedTuple

import numpy as np

from sifang.matching.candidates import Alike, Likeness
from sifang.matching.instance import KINDS, TIMELESS, Instance, Line
from sifang.matching.ledger import Ints
from sifang.matching.nearness import CUTS
from sifang.matching.windows import WHOLE_WEEK

DIGITS = CUTS[-1]
UNCATEGORISED = frozenset({"", "other"})


class Reached(NamedTuple):
    """The numbers of the offers that stand before each wall: all of them passed the walls before it."""

    of_kind: Ints
    fitting: Ints
    serving: Ints
    timely: Ints


class Reach:
    """The offers of an instance as columns; like lines are answered once.

    A line of 10,000 offers costs some 30 µs, as kind and category leave few offers, which are kept for the next line.
    """

    def __init__(self, instance: Instance, alike: Alike) -> None:
        self._offers, self._policy, self._likeness = instance.offers, instance.policy, Likeness(alike)
        self._kind = np.array([KINDS.index(offer.kind) for offer in self._offers], np.int8)
        self._home = np.array([_padded(offer.home) for offer in self._offers], np.int64)
        self._area = np.array([_padded(offer.area) for offer in self._offers], np.int64)
        self._scale = np.array([10 ** (DIGITS - len(offer.area)) for offer in self._offers], np.int64)
        self._window = np.array([offer.window or WHOLE_WEEK for offer in self._offers], np.int32)
        self._timeless = np.array([offer.kind in TIMELESS for offer in self._offers], bool)
        self._of_kind: dict[str | None, Ints] = {}
        self._fitting: dict[tuple[str | None, str], Ints] = {}
        self._reached: dict[tuple[str | None, str, str, int], Reached] = {}

    def of(self, line: Line) -> Reached:
        """How far the offers come towards the line."""
        key = (line.kind, _matter(line), line.place, line.window)
        if key not in self._reached:
            fitting = self.fitting(line)
            serving = fitting[self._area[fitting] // (scale := self._scale[fitting]) == _padded(line.place) // scale]
            timely = serving[self.on_time(line, serving)]
            self._reached[key] = Reached(self.of_kind(line), fitting, serving, timely)
        return self._reached[key]

    def of_kind(self, line: Line) -> Ints:
        """The offers of the kind the line names."""
        if line.kind not in self._of_kind:
            right = self._kind == KINDS.index(line.kind) if line.kind else np.ones(len(self._offers), bool)
            self._of_kind[line.kind] = np.flatnonzero(right)
        return self._of_kind[line.kind]

    def fitting(self, line: Line) -> Ints:
        """Those that are about the same matter."""
        key = line.kind, _matter(line)
        if key not in self._fitting:
            of_kind = self.of_kind(line)
            right = [self._is_about(line, int(offer)) for offer in of_kind]
            self._fitting[key] = of_kind[np.array(right, bool)]
        return self._fitting[key]

    def on_time(self, line: Line, offers: Ints) -> Ints:
        """Which of the offers share a half-day with the line, as a mask."""
        return (self._window[offers] & (line.window or WHOLE_WEEK) != 0) | self._timeless[offers]

    def nearest(self, line: Line, offers: Ints) -> Ints:
        """The offers, the nearest first, those of equal nearness in their order."""
        place, home = _padded(line.place), self._home[offers]
        shared = sum((home // (scale := 10 ** (DIGITS - cut)) == place // scale).astype(np.int8) for cut in CUTS)
        return offers[np.argsort(-np.asarray(shared), kind="stable")]

    def _is_about(self, line: Line, offer: int) -> bool:
        row = self._offers[offer]
        return line.category in row.categories or self._likeness(line, row) >= self._policy.alike_enough


def _matter(line: Line) -> str:
    return f"{line.category} {line.words}"


def _padded(code: str) -> int:
    """The code as a number of 18 digits, so that a place's first digits are those of the place that holds it."""
    return int(code.ljust(DIGITS, "0")) if code else 0
