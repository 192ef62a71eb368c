"""A solved transportation problem that stays solved while lines and resources come and go.

True after every public call, with reduced cost = line price + resource price − weight: an edge with room has reduced
cost 0 or more, an edge in use 0 or less; a line that misses units and a resource with units to spare have price 0.
These are the complementary slackness conditions, so what is reached equals what the prices allow: the certificate that
nothing better exists.
"""

from typing import Any, Self

import numpy as np

from sifang.matching import kernels
from sifang.matching.book import Book, nobodies, zeros
from sifang.matching.network import Int32, Int64, Network

# Where less than this many units are to be had for each one wanted, prices are best found by an auction first.
SCARCE = 1.2
# ε-scaling: bids begin with large steps, whose prices the small steps then start from, lowered by some steps since a
# price may stand that much too high. They are this large for weights below USUAL and grow with heavier ones.
STEPS = (512, 64, 8, 1)
LOWERED = 3
USUAL = 2**15
# A bid is for a single unit and reads all edges of its line. Where edges would be read more often than this, or units
# are more than edges, paths, which carry many units at once, are faster from the start.
READS = 32
TROUBLES = ("", "an edge carries more than its cap", "a line gets more than it wants",
            "a resource gives more than it has", "a price is below 0")  # fmt: skip


class Uncertified(Exception):
    """A solution broke a limit of its instance, or its prices do not prove it best."""


class Market:
    """A network with units lent and prices. ``room`` is the share of its size by which it is expected to grow."""

    def __init__(self, network: Network, room: float = 0.0) -> None:
        self.network = network
        self._qty, self._cap = network.line_qty.copy(), network.res_cap.copy()
        self._edges = network.edges
        self._book = Book.blank(network)
        if room:
            self._widen(int(network.lines * room) + 1, int(network.edges * room) + 1)

    @classmethod
    def resumed(cls, network: Network, units: Int32, line_price: Int32, res_price: Int32) -> Self:
        """The market in which so much is lent at such prices; they must be such as a market ends with."""
        market = cls(network)
        for array, given in ((market._book.units, units), (market._book.line_price, line_price),
                             (market._book.res_price, res_price)):  # fmt: skip
            array[: len(given)] = given
        kernels.paths.link_all(market._book, market._edges)
        return market

    @property
    def units(self) -> Int32:
        """Units lent, int32[m], an edge each; edges that were added stand after the network's own."""
        return self._book.units[: self._edges]

    @property
    def line_price(self) -> Int32:
        """Dual prices of the lines, int32[n], points a unit: what one unit less would lose."""
        return self._book.line_price[: len(self._qty)]

    @property
    def res_price(self) -> Int32:
        """Dual prices of the resources, int32[r], points a unit: what one unit more would gain."""
        return self._book.res_price[: len(self._cap)]

    @property
    def missing(self) -> Int32:
        """Units each line still lacks, int32[n]."""
        return self._book.missing[: len(self._qty)]

    @property
    def spare(self) -> Int32:
        """Units each resource still has, int32[r]."""
        return self._book.spare[: len(self._cap)]

    @property
    def objective(self) -> int:
        """The points of all units lent: weight × units, summed over the edges."""
        return int(self._weigh()[0])

    @property
    def bound(self) -> int:
        """A number of points that no choice of units can pass."""
        return int(self._weigh()[1])

    def certify(self) -> None:
        """Return only if every limit is kept and the prices prove that nothing better exists, else Uncertified."""
        objective, bound, trouble = self._weigh()
        if trouble:
            raise Uncertified(f"The solution is not proven: {TROUBLES[trouble]}.")
        if objective != bound:
            raise Uncertified(f"The solution is not proven: it reaches {objective} points, the prices allow {bound}.")

    def solve(self, auction: bool | None = None) -> Self:
        """The optimum, from a market in which nothing is lent; ``auction`` forces or forbids the auction before it."""
        order = self._in_turn()
        if (self.is_scarce() if auction is None else auction) and self._can_bid():
            self._begin_by_auction(order)
        kernels.ascent.serve_all(self._book, order)
        self._give(np.flatnonzero((self.spare > 0) & (self.res_price > 0)))
        return self

    def is_scarce(self) -> bool:
        """Whether the edges lead to hardly more units than the lines want."""
        wanted, there = self._wanted_and_there()
        return bool(there.sum() < SCARCE * wanted.sum())

    def add_lines(self, qty: Any, line_of_edge: Any, edge_res: Any, edge_cap: Any, edge_weight: Any) -> range:
        """New lines with edges to resources that are there, served; returns their numbers.

        ``qty``: int[k], units each wants; the other columns: int[e], an edge each, checked as in ``Network.of``.
        ``line_of_edge`` counts from 0 within the new lines. Their edges stand after all others, sorted by line.
        """
        more = Network.of(qty, self._cap, line_of_edge, edge_res, edge_cap, edge_weight)
        first, edge = len(self._qty), self._edges
        self._make_room(more.lines, more.edges)
        book, last = self._book, self._edges + more.edges
        book.line_start[first : first + more.lines + 1] = more.line_start + edge
        book.edge_line[edge:last] = more.edge_line + first
        book.edge_res[edge:last], book.edge_cap[edge:last] = more.edge_res, more.edge_cap
        book.edge_weight[edge:last] = more.edge_weight
        book.units[edge:last] = 0
        for array in (book.line_price, book.line_seen):
            array[first : first + more.lines] = 0
        book.missing[first : first + more.lines] = more.line_qty
        self._qty, self._edges = np.concatenate([self._qty, more.line_qty]), last
        if len(book.res_first):
            kernels.paths.chain(book, edge, last)
        kernels.ascent.serve_all(book, np.arange(first, first + more.lines))
        return range(first, first + more.lines)

    def remove_lines(self, lines: Any) -> None:
        """The lines, int[k] numbers, ask for nothing any more; what they had goes to whom it helps most."""
        freed = [self._drop(int(line)) for line in lines]
        self._give(np.unique(np.concatenate([np.zeros(0, np.int64), *freed])))

    def raise_qtys(self, lines: Any, by: Any) -> None:
        """The lines, int[k] numbers, want ``by`` units more (int[k], or one number for all), 0 or more."""
        lines = np.asarray(lines, np.int64)
        np.add.at(self._qty, lines, by)
        np.add.at(self._book.missing, lines, by)
        kernels.ascent.serve_all(self._book, lines)

    def add_resources(self, cap: Any, edge_line: Any, res_of_edge: Any, edge_cap: Any, edge_weight: Any) -> range:
        """New resources with edges to lines that are there; returns their numbers.

        ``cap``: int[k], units each has; the other columns: int[e], an edge each. ``res_of_edge`` counts from 0 within
        the new resources.

        The edges of a line stand together, so the arrays are laid anew with all edges sorted by line; the searches
        touch only what changes.
        """
        old, first, book, edges = self.network_now(), len(self._cap), self._book, self._edges
        wide = Network.of(
            self._qty,
            np.concatenate([self._cap, np.asarray(cap)]),
            np.concatenate([old.edge_line, np.asarray(edge_line)]),
            np.concatenate([old.edge_res, np.asarray(res_of_edge) + first]),
            np.concatenate([old.edge_cap, np.asarray(edge_cap)]),
            np.concatenate([old.edge_weight, np.asarray(edge_weight)]),
        )
        units = np.concatenate([book.units[:edges], zeros(wide.edges - edges)])
        units = units if wide.order is None else units[wide.order]
        prices = np.concatenate([self.res_price, zeros(wide.resources - first)])
        new = np.arange(first, wide.resources)
        fresh = wide.edge_res >= first
        worth = wide.edge_weight[fresh] - self.line_price[wide.edge_line[fresh]]
        np.maximum.at(prices, wide.edge_res[fresh], worth)
        self.__dict__ = type(self).resumed(wide, units, self.line_price, prices).__dict__
        self._give(new)
        return range(first, wide.resources)

    def raise_caps(self, resources: Any, by: Any) -> None:
        """The resources, int[k] numbers, have ``by`` units more (as ``raise_qtys``), for whom they help most."""
        resources = np.asarray(resources, np.int64)
        np.add.at(self._cap, resources, by)
        np.add.at(self._book.spare, resources, by)
        self._give(resources)

    def lower_caps(self, resources: Any, by: Any) -> None:
        """The resources, int[k] numbers, have ``by`` units fewer (as ``raise_qtys``), at most all they have.

        Lines that lose some are served elsewhere as well as may be.
        """
        for res, amount in zip(np.asarray(resources).tolist(), np.broadcast_to(by, np.shape(resources)), strict=True):
            if amount > self._cap[res]:
                raise ValueError(f"Resource {res}: it has {self._cap[res]} units, {amount} cannot be taken from it.")
            unused = min(int(amount), int(self._book.spare[res]))
            self._book.spare[res] -= unused
            kernels.ascent.withdraw(self._book, np.int64(res), np.int64(amount - unused))
            self._cap[res] -= amount

    def remove_resources(self, resources: Any) -> None:
        """The resources, int[k] numbers, give nothing any more."""
        self.lower_caps(resources, self._cap[np.asarray(resources)])

    def network_now(self) -> Network:
        """The network as it is after all that came and went."""
        book, lines, edges = self._book, len(self._qty), self._edges
        return Network(
            self._qty, self._cap, book.line_start[: lines + 1], book.edge_res[:edges], book.edge_cap[:edges],
            book.edge_weight[:edges], zeros(lines),
        )  # fmt: skip

    def _weigh(self) -> tuple[int, int, int]:
        weighed: tuple[int, int, int] = kernels.certificate.weigh(self._book, self._qty, self._cap, self._edges)
        return weighed

    def _in_turn(self) -> Int64:
        """The lines, region by region, the heaviest edge first: then few are ever moved again."""
        network = self.network
        heaviest = np.zeros(network.lines, np.int32)
        some = np.flatnonzero(np.diff(network.line_start) > 0)
        if len(some):
            heaviest[some] = np.maximum.reduceat(network.edge_weight, network.line_start[some])
        # One number a line: where regions stand together already, sorting it takes half the time of sorting by two.
        return np.argsort((network.region.astype(np.int64) << 32) - heaviest, kind="stable")

    def _begin_by_auction(self, order: Int64) -> None:
        """Prices and nearly all units by bids; a resource without units is dearer than anybody would pay."""
        book, cap = self._book, self._wanted_and_there()[1].astype(np.int32)
        region = self.network.region[order]
        ends = np.append(np.flatnonzero(np.diff(region)) + 1, len(order))
        reserve, last, heaviest = zeros(len(cap)), 0, int(self.network.edge_weight.max(initial=0))
        for step in (step * max(1, heaviest // USUAL) for step in STEPS):
            reserve = np.maximum(0, reserve - LOWERED * last).astype(np.int32)
            units, reserve = kernels.auction.bid_all(order, ends, book, cap, step, reserve)
            last = step
        book.res_price[: len(cap)] = reserve
        closed = cap == 0
        if closed.any():
            book.res_price[: len(cap)][closed] = heaviest
        kernels.auction.keep_sound(book, len(self._qty), units)
        kernels.paths.link_all(book, self._edges)

    def _can_bid(self) -> bool:
        """Whether units are few enough to be auctioned one by one."""
        wanted, there = self._wanted_and_there()
        reads = int(wanted @ np.diff(self.network.line_start))
        return int(there.sum()) <= self._edges and reads <= READS * self._edges

    def _wanted_and_there(self) -> tuple[Int64, Int64]:
        """What each line wants and what each resource has, as far as its edges can carry it."""
        return tuple(
            np.minimum(units, kernels.auction.reachable(owner, self._book.edge_cap, self._edges, len(units)))
            for units, owner in ((self._qty, self._book.edge_line), (self._cap, self._book.edge_res))
        )

    def _give(self, resources: Int64) -> None:
        if len(resources):
            self._chain_edges()
            kernels.descent.give_all(self._book, resources)

    def _drop(self, line: int) -> Int64:
        """The line gives back all it has; returns the resources it had."""
        book = self._book
        edges = np.arange(book.line_start[line], book.line_start[line + 1])
        held = book.edge_res[edges[book.units[edges] > 0]].astype(np.int64)
        kernels.descent.drop(book, np.int64(line))
        self._qty[line] = 0
        return held

    def _chain_edges(self) -> None:
        """The chains of all edges of each resource are there: only searches for who gains by spare units need them."""
        if not len(self._book.res_first):
            self._book = self._book._replace(res_first=nobodies(len(self._cap)), res_next=zeros(len(self._book.units)))
            kernels.paths.chain(self._book, 0, self._edges)

    def _make_room(self, lines: int, edges: int) -> None:
        if len(self._qty) + lines > len(self._book.missing) or self._edges + edges > len(self._book.units):
            self._widen(max(lines, len(self._qty) // 4), max(edges, self._edges // 4))

    def _widen(self, lines: int, edges: int) -> None:
        book = self._book
        chained = len(book.res_first) > 0
        self._book = book._replace(res_first=zeros(0), res_next=zeros(0)).with_room(lines, edges)
        if chained:
            self._chain_edges()
