"""The books of one solved instance, by number: who has what of whom, at which price, and what is left."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sifang.matching.instance import Instance
from sifang.matching.nearness import community_of
from sifang.matching.reasons import Share, Use
from sifang.matching.solution import Solution

Ints = NDArray[Any]


class Ledger:
    """Lines 0..n-1 and offers 0..r-1 in the order of the instance; edges 0..m-1 sorted by line, then offer.

    ``edge_line``, ``edge_offer``, ``cap``, ``weight``, ``lent``: int[m]; ``asked``, ``got``: int[n]; ``units``,
    ``left``, ``offer_price``: int[r].
    """

    def __init__(self, instance: Instance, solution: Solution) -> None:
        self.instance, self.solution, self.policy = instance, solution, instance.policy
        self.lines, self.offers = instance.lines, instance.offers
        self.line_number, self.offer_number = solution.line_number, solution.offer_number
        self.edge_line, self.edge_offer = solution.edge_line, solution.candidates.res
        self.cap, self.weight, self.lent = solution.candidates.cap, solution.weight, solution.units
        self.asked, self.units = _column(self.lines, "units"), _column(self.offers, "units")
        self.got, self.left = solution.got_units, self.units - solution.given_units
        self.offer_price = solution.offer_price
        self._read_uses()

    def _read_uses(self) -> None:
        """Of each offer's users the greatest and the least urgency."""
        used = np.flatnonzero(self.lent)
        urgency = _column(self.lines, "urgency")[self.edge_line[used]]
        self.most_urgent = np.full(len(self.offers), -1)
        self.least_urgent = np.full(len(self.offers), 99)
        np.maximum.at(self.most_urgent, self.edge_offer[used], urgency)
        np.minimum.at(self.least_urgent, self.edge_offer[used], urgency)

    def edges_of(self, line: int) -> slice:
        """Where the line's edges stand."""
        edges = self.solution.edges_at(line)
        return slice(edges.start, edges.stop)

    def behind(self, edge: int) -> int:
        """The reduced cost of an edge below its cap: one half-day over it loses at least so many points in all."""
        return max(int(self._reduced_cost[edge]), 0)

    @cached_property
    def _reduced_cost(self) -> Ints:
        solution = self.solution
        of_line = solution.line_price - solution.bonus - solution.shift
        return of_line[self.edge_line] + self.offer_price[self.edge_offer] - self.weight

    def users(self, offer: int) -> Ints:
        """The numbers of the edges over which the offer gives something."""
        start, edges = self.solution.users
        return edges[start[offer] : start[offer + 1]]

    def uses(self, edges: Iterable[int]) -> tuple[Use, ...]:
        """What the edges' lines have of their offers."""
        rows = ((self.lines[self.edge_line[edge]], int(self.lent[edge])) for edge in edges)
        return tuple(Use(line.key, line.need, lent, line.urgency) for line, lent in rows)

    def rivals(self, offer: int, line: int) -> list[int]:
        """The edges over which the offer gives to other lines than ``line``, the most urgent first."""
        edges = [edge for edge in self.users(offer).tolist() if self.edge_line[edge] != line]
        return sorted(edges, key=lambda edge: (-self.lines[self.edge_line[edge]].urgency, edge))

    def is_even(self, rival: int, mine: int) -> bool:
        """Whether the rival edge weighs less than mine and is used because its community is served less."""
        if self.policy.evenness[-1] == 0 or self.weight[rival] >= self.weight[mine]:
            return False
        return self.share(self.edge_line[rival]).is_less_than(self.share(self.edge_line[mine]))

    def share(self, line: int) -> Share:
        """The share of the line's community."""
        return self._shares[community_of(self.lines[line].place)]

    @cached_property
    def _shares(self) -> dict[str, Share]:
        shares: dict[str, Share] = {}
        for line, got in zip(self.lines, self.got.tolist(), strict=True):
            home = community_of(line.place)
            before = shares.get(home, Share(0, 0))
            shares[home] = Share(before.got + got, before.asked + line.units)
        return shares

    def step(self, line: int) -> int:
        """The points of evenness that one more half-day saves the line's community; 0 where all is served.

        The parts of a community's demand are as in ``waiting``: equal, rounded up.
        """
        share, steps = self.share(line), self.policy.evenness
        missing, part = share.asked - share.got, -(-share.asked // len(steps))
        return steps[-(-missing // part) - 1] if missing else 0

    @cached_property
    def bundles(self) -> dict[str, list[int]]:
        """The numbers of each bundle's lines by the key of its first; lines alone are in none."""
        bundles: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines):
            if line.together_with:
                bundles.setdefault(line.together_with, [self.line_number[line.together_with]]).append(number)
        return bundles

    def bundle(self, line: int) -> list[int]:
        """The numbers of the bundle the line is in, itself among them; empty for a line alone."""
        row = self.lines[line]
        return self.bundles.get(row.together_with or row.key, [])

    def within_reach(self, line: int) -> int:
        """The half-days the line has or could have over its edges, were nobody else moved."""
        at = self.edges_of(line)
        more = np.minimum(self.cap[at] - self.lent[at], self.left[self.edge_offer[at]])
        return int(self.got[line] + more.sum())


def _column(rows: tuple[Any, ...], name: str) -> Ints:
    return np.array([getattr(row, name) for row in rows], np.int64)
