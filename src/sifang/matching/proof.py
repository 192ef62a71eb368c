"""The proof that a choice of pairs is the best: reached points and a bound made of prices alone, held side by side.

This is the duality of linear programs (a transportation problem has whole optima, so nothing is lost by it): whoever
names a price for each line and each offer, and for each edge what it is worth beyond the two, has bounded the points of
every choice there is. Nothing here knows how the prices were found.

Waiting lists. The demand of a community is cut into as many parts as the policy's evenness has steps, and a half-day
that stays unserved costs the points of the part it falls into. Asked for are then as many half-days as are served or
wait, so that a line's price is free in sign: it is ``line_price - bonus``, where ``bonus`` is what the wait of its
community adds to each half-day. Part ``k`` has the price max(0, highest ``bonus - line_price`` there - points of k).

Bundles. Points may be moved between the lines of a bundle (``shift``, a Lagrangian relaxation): a bundle that is served
whole or not at all gains or loses their sum weighted by half-days, so the bound stays one when a loss is added to it.
Two sets of prices are needed then: those under which nothing better exists for the bundles that are served, and those
that bound every choice of bundles. Between the two lies the gap.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from sifang.matching.market import Uncertified
from sifang.matching.nearness import community_of

if TYPE_CHECKING:
    from sifang.matching.solution import Solution

Ints = NDArray[np.integer]
Bools = NDArray[np.bool_]


class Prices(NamedTuple):
    """The prices of all lines and offers, what a community's wait adds to its lines, and points moved in bundles."""

    line: Ints  # int64[n], not below 0
    offer: Ints  # int64[r], not below 0
    bonus: Ints  # int64[n], not below 0
    shift: Ints  # int64[n], 0 for a line alone


@dataclass(frozen=True, eq=False)
class Claim:
    """A choice of pairs and its prices as columns; all int64, numbered as in ``Solution``."""

    asked: Ints  # half-days of each line
    has: Ints  # half-days of each offer
    edge_line: Ints
    edge_offer: Ints
    cap: Ints
    weight: Ints
    units: Ints
    prices: Prices
    bounding: Prices  # the same where no line stands in a bundle
    community: Ints  # the number of each line's community
    evenness: tuple[int, ...]
    bundle: Ints  # the number of the first line of each line's bundle, -1 for a line alone
    names: "Solution"

    @classmethod
    def of(cls, solution: "Solution") -> Self:
        """What a solution claims."""
        lines, offers = solution.instance.lines, solution.instance.offers
        return cls(
            asked=_column(line.units for line in lines),
            has=_column(offer.units for offer in offers),
            edge_line=solution.edge_line,
            edge_offer=solution.candidates.res,
            cap=np.asarray(solution.candidates.cap, np.int64),
            weight=solution.weight,
            units=np.asarray(solution.units, np.int64),
            prices=_wide(solution.prices),
            bounding=_wide(solution.bounding or solution.prices),
            community=numbered([community_of(line.place) for line in lines]),
            evenness=solution.instance.policy.evenness,
            bundle=_bundles(solution),
            names=solution,
        )

    @cached_property
    def got(self) -> Ints:
        """The half-days each line gets."""
        return sums(self.edge_line, self.units, len(self.asked))

    @cached_property
    def given(self) -> Ints:
        """The half-days each offer gives."""
        return sums(self.edge_offer, self.units, len(self.has))

    @cached_property
    def parts(self) -> Ints:
        """The half-days of each part of each community's demand, int64[communities, steps]."""
        demand = sums(self.community, self.asked, _count(self.community))
        steps = len(self.evenness)
        return np.repeat(np.maximum(1, -(-demand // steps))[:, None], steps, axis=1)

    @cached_property
    def total(self) -> int:
        """The points of all pairs, less what the communities' unserved half-days cost."""
        waiting = sums(self.community, self.asked - self.got, _count(self.community))
        before = np.cumsum(self.parts, axis=1) - self.parts
        falls = np.clip(waiting[:, None] - before, 0, self.parts)
        return int(self.weight @ self.units) - int((falls @ np.asarray(self.evenness, np.int64)).sum())

    @cached_property
    def bound(self) -> int:
        """What no choice of pairs can pass, whatever prices not below 0 it is made of."""
        most = np.minimum(self.cap, self.has[self.edge_offer])
        hopeless = self._beside(sums(self.edge_line, most, len(self.asked)) < self.asked)
        bundled = np.flatnonzero(self.bundle >= 0)
        moved = sums(self.bundle[bundled], (self.asked * self.bounding.shift)[bundled], len(self.asked))
        return self._allowed(self.bounding, hopeless) + int(np.maximum(0, -moved).sum())

    def worth(self, prices: Prices) -> Ints:
        """The points of each edge with those moved between the lines of a bundle.

        An edge worth less than to wait is never made; how much less does not matter.
        """
        return np.maximum(-self.evenness[-1], self.weight + prices.shift[self.edge_line])

    def excess(self, prices: Prices) -> Ints:
        """What each edge is worth beyond the prices of its line and its offer: the price of its cap."""
        of_line = prices.line - prices.bonus
        return np.maximum(0, self.worth(prices) - of_line[self.edge_line] - prices.offer[self.edge_offer])

    def _allowed(self, prices: Prices, left_out: Bools) -> int:
        """The points that the prices allow when the lines left out can only wait."""
        of_edges = self.cap @ np.where(left_out[self.edge_line], 0, self.excess(prices))
        highest = np.zeros(len(self.parts), np.int64)
        np.maximum.at(highest, self.community, prices.bonus - prices.line)
        of_parts = self.parts * np.maximum(0, highest[:, None] - np.asarray(self.evenness, np.int64))
        return int(self.asked @ (prices.line - prices.bonus) + self.has @ prices.offer + of_edges + of_parts.sum())

    def _beside(self, lines: Bools) -> Bools:
        """The lines in a bundle with any of these lines."""
        bundled, touched = self.bundle >= 0, np.zeros(len(lines), bool)
        touched[self.bundle[bundled & lines]] = True
        return bundled & touched[self.bundle]

    def certify(self) -> None:
        """Return only if the pairs keep every limit and the prices prove that none are better."""
        self._certify_limits()
        self._certify_bundles()
        below = any((price < 0).any() for price in (*self.prices[:3], *self.bounding[:3]))
        _certify(not below, "a price is below 0")
        self._certify_served()
        has_bundles = bool((self.bundle >= 0).any())
        exact = self.total == self.bound
        _certify(exact or (has_bundles and self.total < self.bound), _reached(self.total, self.bound))

    def _certify_served(self) -> None:
        """No choice of pairs that serves the same bundles is better: all gain alike by the points moved in these."""
        total = self.total + int((self.worth(self.prices) - self.weight) @ self.units)
        bound = self._allowed(self.prices, self._beside(self.got < self.asked))
        _certify(total == bound, _reached(total, bound))

    def _certify_limits(self) -> None:
        lines, offers = self.names.instance.lines, self.names.instance.offers
        for edge in _wrong((self.units < 0) | (self.units > self.cap)):
            ends = f"{lines[self.edge_line[edge]].key} and {offers[self.edge_offer[edge]].key}"
            raise _unproven(f"{ends} share {self.units[edge]} half-days")
        for line in _wrong(self.got > self.asked):
            raise _unproven(f"line {lines[line].key} gets more than it asks for")
        for offer in _wrong(self.given > self.has):
            raise _unproven(f"offer {offers[offer].key} gives more than it has")

    def _certify_bundles(self) -> None:
        """Every line of a bundle has all or nothing, as its first line has."""
        bundled = np.flatnonzero(self.bundle >= 0)
        part = (self.got[bundled] > 0) & (self.got[bundled] < self.asked[bundled])
        unlike = (self.got[bundled] > 0) != (self.got[self.bundle[bundled]] > 0)
        for line in bundled[_wrong(part | unlike)]:
            raise _unproven(f"line {self.names.instance.lines[line].key} is served in part of what stands together")


def sums(number: Ints, values: Ints, count: int) -> Ints:
    """The sum of the values of each number 0..count-1, exact while it stays below 2**53."""
    return np.bincount(number, weights=values, minlength=count).astype(np.int64)


def numbered(names: list[str]) -> Ints:
    """Each name's number in the order of all names."""
    return np.unique(np.asarray(names, dtype=str), return_inverse=True)[1].reshape(-1)


def _bundles(solution: "Solution") -> Ints:
    """The first line of each line's bundle; a line that others stand together with is its own first."""
    lines = solution.instance.lines
    first = np.full(len(lines), -1)
    for number, line in enumerate(lines):
        if line.together_with:
            first[number] = solution.line_number[line.together_with]
            first[first[number]] = first[number]
    return first


def _wide(prices: Prices) -> Prices:
    return Prices(*(np.asarray(each, np.int64) for each in prices))


def _column(values) -> Ints:
    return np.fromiter(values, np.int64)


def _count(number: Ints) -> int:
    return int(number.max(initial=-1)) + 1


def _wrong(rows: Bools) -> Ints:
    """The first row that is wrong, if any is."""
    return np.flatnonzero(rows)[:1]


def _certify(fact: bool, sentence: str) -> None:
    if not fact:
        raise _unproven(sentence)


def _reached(total: int, bound: int) -> str:
    return f"the pairs reach {total} points, the prices allow {bound}"


def _unproven(sentence: str) -> Uncertified:
    return Uncertified(f"The solution is not proven: {sentence}.")
