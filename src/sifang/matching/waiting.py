"""Waiting lists: what keeps the best pairing from letting one community wait while another is served.

A community's half-days that stay unserved cost points, the more the larger their share: a convex deduction. It is
written into the transportation problem as parallel arcs (Ahuja, Magnanti and Orlin, Network Flows, chapter 14):

* each community gets K waiting lists, one for each step p_1 <= ... <= p_K of ``Policy.evenness``. A list is a further
  resource that holds 1/K of the community's demand (rounded up, at least 1); all its lines may wait on it.
* a half-day lent brings weight + p_K, a half-day that waits on list k brings p_K - p_k. Since the lists of a community
  hold all its demand, every half-day brings p_K beforehand, and what is left to decide is weight against deduction.

The lists fill in order, because the cheaper one is taken first, and the problem stays a transportation problem: whole
numbers, prices that prove the optimum, no further solver.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sifang.matching.market import Market
from sifang.matching.network import Network
from sifang.matching.policy import check

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Even:
    """A network together with its waiting lists.

    ``network`` is to be solved; its lines are those of ``original``, its first resources too. Where there is no list
    (no line, or only steps of 0) it is ``original`` itself.
    """

    original: Network
    network: Network
    steps: Ints  # int64[K], points, not falling; the last one is above 0 unless K is 0
    community: Ints  # int64[n], each line's community as a number 0..C-1

    @property
    def last_step(self) -> int:
        """p_K: the points every half-day of demand brings beforehand."""
        return int(self.steps[-1]) if len(self.steps) else 0

    @property
    def constant(self) -> int:
        """The points of ``network`` that are neither a pair's nor a deduction: p_K x all half-days asked for."""
        return self.last_step * int(self.original.line_qty.sum(dtype=np.int64))

    @cached_property
    def at(self) -> Ints:
        """int64[m]: where each edge of ``original`` stands in ``network`` (rising)."""
        return np.arange(self.original.edges) + len(self.steps) * self.original.edge_line.astype(np.int64)

    @cached_property
    def is_pair(self) -> NDArray[np.bool_]:
        """bool: the edges of ``network`` that are pairs; the others wait."""
        pairs = np.zeros(self.network.edges, bool)
        pairs[self.at] = True
        return pairs

    def bonus(self, res_price: ArrayLike) -> Ints:
        """int64[C], 0..p_K: what one half-day more in each community is worth besides its pair's points.

        It is the cheapest way to wait there: the smallest p_k + price of list k.
        """
        lists = np.asarray(res_price, np.int64)[self.original.resources :].reshape(-1, max(1, len(self.steps)))
        return np.minimum((lists + self.steps).min(axis=1), self.last_step) if len(lists) else np.zeros(0, np.int64)

    @cached_property
    def is_scarce(self) -> bool:
        """Whether the network without lists is scarce: the lists' units would hide it from ``Market.solve``."""
        return Market(self.original).is_scarce()

    def solved(self) -> Market:
        """The solved market of ``network``."""
        return Market(self.network).solve(auction=self.is_scarce)

    def stripped(self, market: Market) -> "Served":
        """The answer to ``original`` that the solved ``market`` of ``network`` holds, without the lists."""
        return self.read(market.units, market.line_price, market.res_price, market.objective, market.bound)

    def read(
        self, units: ArrayLike, line_price: ArrayLike, res_price: ArrayLike, objective: int, bound: int
    ) -> "Served":
        """The same from arrays that lie over ``network``: units per edge, prices per line and resource, and totals."""
        bonus = self.bonus(res_price)
        of_line = bonus[self.community] if len(bonus) else np.zeros(self.original.lines, np.int64)
        # A line that waits as a whole may be priced below its wait, as its edge is full; nothing it has used says so.
        prices = np.maximum(np.asarray(line_price, np.int64) - (self.last_step - of_line), 0)
        return Served(
            units=np.asarray(units)[self.at],
            line_price=prices,
            res_price=np.asarray(res_price, np.int64)[: self.original.resources],
            bonus=of_line,
            objective=int(objective) - self.constant,
            bound=int(bound) - self.constant,
        )


@dataclass(frozen=True)
class Served:
    """An answer to a network, read without its waiting lists.

    How the certificate reads: take each edge's weight plus ``bonus`` of its line. Then ``line_price`` (>= 0, 0 for a
    line that lacks half-days) and ``res_price`` (>= 0, 0 for a resource with spare half-days) keep every rule of a
    ``Market``: an edge below its cap has line_price + res_price >= weight + bonus, an edge in use has <=. So within one
    community the order is that of the points alone, and between communities the bonus is the whole difference.
    ``objective`` is the points of the pairs less the deductions of evenness, and no pairing has more than ``bound``.
    """

    units: NDArray[np.int32]  # int32[m], half-days lent over each edge of the original network
    line_price: Ints
    res_price: Ints
    bonus: Ints  # int64[n], the points evenness adds to one half-day of the line's community
    objective: int
    bound: int


def with_waiting_lists(network: Network, community: ArrayLike, evenness: ArrayLike) -> Even:
    """The network with as many waiting lists per community as ``evenness`` has steps.

    ``community``: int[n], any number that names the line's community. ``evenness``: points, not falling, 0 or more;
    with 0 throughout nothing changes. Takes time and memory in proportion to edges + K x lines.
    """
    steps = np.asarray(evenness, np.int64).reshape(-1)
    named = np.asarray(community)
    check(len(named) == network.lines, f"{len(named)} communities are named for {network.lines} lines.")
    check(bool(np.all(np.diff(steps, prepend=0) >= 0)), "The steps of evenness cannot fall, nor start below 0.")
    names, number = np.unique(named, return_inverse=True)
    number = number.reshape(-1).astype(np.int64)
    if not steps.any() or not network.lines:
        return Even(network, network, np.zeros(0, np.int64), number)
    demand = np.bincount(number, network.line_qty, len(names)).astype(np.int64)
    cap = np.repeat(np.maximum(-(-demand // len(steps)), 1), len(steps))
    return Even(network, _extended(network, number, steps, cap), steps, number)


def _extended(network: Network, community: Ints, steps: Ints, cap: Ints) -> Network:
    """Every line's own edges, then one to each list of its community."""
    line, kinds = network.edge_line.astype(np.int64), len(steps)
    pair_at = np.arange(network.edges) + kinds * line
    list_at = network.line_start[1:, None] + kinds * np.arange(network.lines)[:, None] + np.arange(kinds)
    list_of = network.resources + kinds * community[:, None] + np.arange(kinds)

    def woven(of_pairs: ArrayLike, of_lists: ArrayLike) -> NDArray[np.int32]:
        edges = np.empty(network.edges + kinds * network.lines, np.int32)
        edges[pair_at] = of_pairs
        edges[list_at] = of_lists
        return edges

    return Network.of(
        network.line_qty,
        np.concatenate((network.res_cap, cap)),
        woven(line, np.arange(network.lines)[:, None]),
        woven(network.edge_res, list_of),
        woven(network.edge_cap, network.line_qty[:, None]),
        woven(network.edge_weight + steps[-1], steps[-1] - steps),
        network.region,
    )
