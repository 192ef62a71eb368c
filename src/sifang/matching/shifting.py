"""A network whose bundles have shifted points, solved: what ``bundles`` and ``repair`` move from step to step."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sifang.matching.market import Market
from sifang.matching.network import Network
from sifang.matching.policy import check

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

# The share of all lines from which solving anew is faster than moving them one by one (measured on a scarce city).
MANY = 0.02
# Gained by a line without any pair.
WORTHLESS = np.int64(2**31)
# Shifts of that size must be added and still fit into 31 bits.
MOST_POINTS = 2**29


@dataclass(frozen=True)
class Bundles:
    """The lines of a network that stand in bundles, k lines in b bundles, bundle by bundle, and their pairs.

    A bundle with a line that could not get all it asks for even alone is ``hopeless``.
    """

    network: Network
    line: Ints  # int64[k], numbers of the lines
    of: Ints  # int64[k], the bundle of each, 0..b-1, rising
    start: Ints  # int64[b], where each bundle begins
    edge: Ints  # int64, the pairs of these lines
    owner: Ints  # the line of each pair, as a position 0..k-1, rising
    other: Ints  # int64, edges of these lines that are no pairs
    other_owner: Ints

    @classmethod
    def of_rows(cls, network: Network, first: ArrayLike, is_pair: ArrayLike | None) -> Self:
        """The bundles that ``first`` names: int[n], the number of the bundle's first line, -1 for a line alone."""
        head = np.asarray(first, np.int64)
        check(
            network.edge_weight.max(initial=0) < MOST_POINTS, f"Points of a pair stay below {MOST_POINTS} in bundles."
        )
        check(len(head) == network.lines, f"The bundles name {len(head)} lines, the network has {network.lines}.")
        check(bool(np.all(head < network.lines)), "A bundle begins with a line that is not there.")
        bundled = np.flatnonzero(head >= 0)
        line = bundled[np.argsort(head[bundled], kind="stable")]
        _, start, of = np.unique(head[line], return_index=True, return_inverse=True)
        degree = np.diff(network.line_start)[line]
        owner = np.repeat(np.arange(len(line)), degree)
        within = np.arange(len(owner)) - np.repeat(np.cumsum(degree) - degree, degree)
        edge = network.line_start[line][owner] + within
        pair = np.ones(len(edge), bool) if is_pair is None else np.asarray(is_pair, bool)[edge]
        return cls(network, line, of.reshape(-1), start, edge[pair], owner[pair], edge[~pair], owner[~pair])

    @cached_property
    def quantity(self) -> Ints:
        """int64[k], half-days each line asks for."""
        return self.network.line_qty[self.line].astype(np.int64)

    @cached_property
    def most(self) -> int:
        """The most points of any edge."""
        return int(self.network.edge_weight.max(initial=0))

    @cached_property
    def hopeless(self) -> Bools:
        """bool[b]."""
        network = self.network
        most = np.minimum(network.edge_cap[self.edge], network.res_cap[network.edge_res[self.edge]])
        return self.any_line(np.bincount(self.owner, most, len(self.line)) < self.quantity)

    def any_line(self, per_line: Bools) -> Bools:
        """bool[b]: whether it holds of any line of the bundle."""
        return np.logical_or.reduceat(per_line, self.start) if len(self.start) else np.zeros(0, bool)

    def sum_lines(self, per_line: Ints) -> Ints:
        """int64[b]: the sum over the lines of each bundle."""
        return np.add.reduceat(per_line, self.start) if len(self.start) else np.zeros(0, np.int64)

    def positions(self, bundles: ArrayLike) -> Ints:
        """The lines, as positions 0..k-1, of the bundles of these numbers."""
        return np.flatnonzero(np.isin(self.of, bundles))


@dataclass(frozen=True)
class Shifted:
    """The exact optimum of a network with shifted points, in which some bundles are closed. Never changed in place."""

    bundles: Bundles
    shift: Ints  # int64[k], points added to every half-day of a line's pairs
    closed: Bools  # bool[b]: their pairs carry nothing
    network: Network  # with shifts and closures
    units: NDArray[np.int32]
    line_price: NDArray[np.int32]
    res_price: NDArray[np.int32]
    value: int  # points with shifts: the optimum of ``network``

    @classmethod
    def start(cls, bundles: Bundles, market: Market) -> Self:
        """No shifts, only the hopeless bundles closed; ``market`` is the network solved with its lines apart."""
        shift, none = np.zeros(len(bundles.line), np.int64), np.zeros(len(bundles.start), bool)
        state = cls(bundles, shift, none, bundles.network, *_state(market))
        hopeless = np.flatnonzero(bundles.hopeless)
        return state.moved(bundles.positions(hopeless), shift, bundles.hopeless) if len(hopeless) else state

    def moved(self, positions: Ints, shift: Ints, closed: Bools) -> Self:
        """The optimum under other shifts and closures, where only the lines at ``positions`` have changed."""
        network = _terms(self.bundles, shift, closed)
        many = len(positions) > MANY * network.lines
        # Where bundles stay incomplete units are scarce, whatever waiting lists add to them: the auction is faster.
        market = Market(network).solve(auction=True) if many else self._asked_anew(network, positions)
        return type(self)(self.bundles, shift, closed, network, *_state(market))

    def without(self, bundles: Ints) -> Self:
        """The optimum when these bundles are closed too."""
        closed = self.closed.copy()
        closed[bundles] = True
        return self.moved(self.bundles.positions(bundles), self.shift, closed)

    def paid(self, bundle: int, points: int) -> Self:
        """The optimum when the bundle is open and every half-day for it is paid so many points, that it comes in."""
        positions = self.bundles.positions(bundle)
        shift, closed = self.shift.copy(), self.closed.copy()
        shift[positions] = points
        closed[bundle] = False
        return self.moved(positions, shift, closed)

    def _asked_anew(self, network: Network, positions: Ints) -> Market:
        """The market of ``network``, from this one.

        The lines that change give back all they have, which goes to whom it helps most; then they ask on the new terms.
        """
        lines = self.bundles.line[positions]
        market = Market.resumed(self.network, self.units, self.line_price, self.res_price)
        market.remove_lines(lines)
        silent = network.line_qty.copy()
        silent[lines] = 0
        prices = _asking(network, market, lines)
        market = Market.resumed(replace(network, line_qty=silent), market.units, prices, market.res_price)
        market.raise_qtys(lines, network.line_qty[lines])
        return market

    @cached_property
    def got(self) -> Ints:
        """int64[k], half-days each line gets from its pairs."""
        bundles = self.bundles
        return np.bincount(bundles.owner, self.units[bundles.edge], len(bundles.line)).astype(np.int64)

    @cached_property
    def complete(self) -> Bools:
        """bool[b]."""
        return ~self.bundles.any_line(self.got < self.bundles.quantity)

    @cached_property
    def incomplete(self) -> Ints:
        """Numbers of the bundles that got something, but not everything."""
        return np.flatnonzero(self.bundles.any_line(self.got > 0) & ~self.complete)

    @property
    def points_kept(self) -> int:
        """The points without shifts that are left when the incomplete bundles simply give back what they have."""
        bundles, lost = self.bundles, np.isin(self.bundles.of, self.incomplete)
        edges = bundles.edge[lost[bundles.owner]]
        return self.points - int(self.units[edges] @ bundles.network.edge_weight[edges].astype(np.int64))

    @cached_property
    def points(self) -> int:
        """The points without shifts."""
        return int(self.units @ self.bundles.network.edge_weight.astype(np.int64))

    @property
    def bound(self) -> int:
        """No all-or-nothing pairing has more points, as long as only hopeless bundles are closed.

        Shifts are whole points, so a bundle's may not add up to exactly 0; what it could gain by that is allowed for.
        """
        residue = self.bundles.sum_lines(self.shift * self.bundles.quantity)
        return self.value + int(np.maximum(0, -residue).sum())

    @cached_property
    def gains(self) -> Ints:
        """int64[k]: what a half-day for each line would gain at today's prices, over waiting or getting nothing."""
        bundles, network = self.bundles, self.network
        worth = network.edge_weight - self.res_price[network.edge_res].astype(np.int64)
        best, otherwise = np.full(len(bundles.line), -WORTHLESS), np.zeros(len(bundles.line), np.int64)
        np.maximum.at(best, bundles.owner, worth[bundles.edge])
        np.maximum.at(otherwise, bundles.other_owner, worth[bundles.other])
        return best - otherwise

    @cached_property
    def worth(self) -> Ints:
        """int64[b]: what all half-days of each bundle together would gain at today's prices."""
        return self.bundles.sum_lines(self.gains * self.bundles.quantity)


def _state(market: Market) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32], int]:
    return market.units.copy(), market.line_price.copy(), market.res_price.copy(), market.objective


def _terms(bundles: Bundles, shift: Ints, closed: Bools) -> Network:
    """The network under these shifts and closures. Points below 0 stand as 0: such a pair is never worth making."""
    network = bundles.network
    weight, cap = network.edge_weight.copy(), network.edge_cap.copy()
    weight[bundles.edge] = np.clip(weight[bundles.edge] + shift[bundles.owner], 0, 2**31 - 1)
    cap[bundles.edge[closed[bundles.of][bundles.owner]]] = 0
    return replace(network, edge_weight=weight, edge_cap=cap)


def _asking(network: Network, market: Market, lines: Ints) -> NDArray[np.int32]:
    """Line prices under which lines that have nothing keep the rules of a market: the best their edges offer."""
    prices = market.line_price.copy()
    degree = np.diff(network.line_start)[lines]
    edge = np.repeat(network.line_start[lines] - (np.cumsum(degree) - degree), degree) + np.arange(degree.sum())
    prices[lines] = 0
    worth = network.edge_weight[edge] - market.res_price[network.edge_res[edge]]
    np.maximum.at(prices, np.repeat(lines, degree), worth.astype(prices.dtype))
    return prices
