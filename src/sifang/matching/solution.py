"""What the engine answers: the pairs, the prices that prove them best, and the proof.

Everything is kept as columns, numbered as the rows of the instance are: line ``i`` is ``instance.lines[i]``, offer
``j`` is ``instance.offers[j]``, and the edges of line ``i`` are ``candidates.line_start[i]`` to ``line_start[i + 1]``.
Only pairs and prices can be asked for by key, so that a city's edges do not become objects that nobody reads.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sifang.matching.instance import Instance, Pair
from sifang.matching.proof import Claim, Prices
from sifang.matching.rule import FIT, PRIORITY

if TYPE_CHECKING:
    from sifang.matching.candidates import Candidates

Ints = NDArray[np.integer]


@dataclass(frozen=True, eq=False)
class Solution:
    """The pairs of one instance and their prices, in points for one half-day.

    A line's price is what one half-day less would lose it, an offer's what one half-day more would gain the city, an
    edge's what a higher bound would gain. The certificate reads: an edge below its bound has line price + offer price
    >= weight + bonus, an edge in use <=; a line that lacks half-days and an offer with spare ones have price 0.
    ``bonus`` is what evenness adds to every half-day of the line's community. Prices are never money.

    Where lines stand in bundles, read weight + bonus + shift; the edges of a bundle that gets nothing are outside of
    that rule. Other prices, ``bounding``, bound what any choice of bundles can reach; ``gap`` says how far that is.
    """

    instance: Instance
    candidates: "Candidates"
    units: Ints  # int32[m]: the half-days lent on each edge
    line_price: Ints  # int64[n], not below 0
    offer_price: Ints  # int64[r], not below 0
    bonus: Ints  # int64[n], not below 0
    shift: Ints  # int64[n]: points moved between the lines of a bundle to prove how good it is; 0 for a line alone
    bounding: Prices | None = None  # where lines stand in bundles: the prices that bound every choice of bundles

    @property
    def prices(self) -> Prices:
        """All prices together."""
        return Prices(self.line_price, self.offer_price, self.bonus, self.shift)

    @cached_property
    def line_number(self) -> dict[str, int]:
        """The number of each line, by its key."""
        return {line.key: number for number, line in enumerate(self.instance.lines)}

    @cached_property
    def offer_number(self) -> dict[str, int]:
        """The number of each offer, by its key."""
        return {offer.key: number for number, offer in enumerate(self.instance.offers)}

    @cached_property
    def weight(self) -> Ints:
        """The points of one half-day on each edge, int64[m]."""
        return np.asarray(self.candidates.weight, np.int64)

    @cached_property
    def edge_line(self) -> Ints:
        """The line of each edge, int32[m]."""
        starts = self.candidates.line_start
        return np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))

    @cached_property
    def got_units(self) -> Ints:
        """The half-days each line gets, int64[n]."""
        return self._claim.got

    @cached_property
    def given_units(self) -> Ints:
        """The half-days each offer gives, int64[r]."""
        return self._claim.given

    @cached_property
    def users(self) -> tuple[Ints, Ints]:
        """(start, edges): the edges on which offer ``j`` lends are ``edges[start[j]:start[j + 1]]``, by line."""
        used = np.flatnonzero(self.units)
        by_offer = used[np.argsort(self.candidates.res[used], kind="stable")]
        counts = np.bincount(self.candidates.res[used], minlength=len(self.instance.offers))
        return np.concatenate(([0], np.cumsum(counts))), by_offer

    def edges_at(self, line: int) -> range:
        """The numbers of the edges of the line with that number."""
        starts = self.candidates.line_start
        return range(int(starts[line]), int(starts[line + 1]))

    def points(self, edge: int) -> dict[str, int]:
        """The points of one half-day on an edge, addend by addend."""
        priority = self.candidates.priority[self.edge_line[edge]].tolist()
        return dict(zip(PRIORITY + FIT, priority + self.candidates.fit[edge].tolist(), strict=True))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs, by line and offer."""
        lines, offers, used = self.instance.lines, self.instance.offers, np.flatnonzero(self.units)
        columns = (column[used].tolist() for column in (self.edge_line, self.candidates.res, self.units))
        return tuple(Pair(lines[a].key, offers[b].key, units) for a, b, units in zip(*columns, strict=True))

    @cached_property
    def line_prices(self) -> dict[str, int]:
        """The price of each line by its key."""
        return dict(zip(self.line_number, self.line_price.tolist(), strict=True))

    @cached_property
    def offer_prices(self) -> dict[str, int]:
        """The price of each offer by its key."""
        return dict(zip(self.offer_number, self.offer_price.tolist(), strict=True))

    @property
    def total(self) -> int:
        """The points of all pairs and of evenness: what is granted beforehand, less what unserved half-days cost."""
        return self._claim.total + self.granted

    @property
    def granted(self) -> int:
        """What evenness grants beforehand, its last step for every half-day asked for: no total lies below 0."""
        return self.instance.policy.evenness[-1] * sum(line.units for line in self.instance.lines)

    @property
    def bound(self) -> int:
        """A number of points that no choice of pairs can pass, if the prices are sound."""
        return self._claim.bound + self.granted

    @property
    def gap(self) -> int:
        """By how many points, at most, another choice could be better; 0 where no line stands in a bundle."""
        return self.bound - self.total

    def certify(self) -> None:
        """Return only if the pairs keep every limit and the prices prove that none are better, or by how little."""
        self._claim.certify()

    @cached_property
    def _claim(self) -> Claim:
        return Claim.of(self)
