"""Region by region, on any executor, and yet the optimum of the whole.

Most offers serve one county alone. Each region is therefore solved by itself, wherever there is room, and what several
regions share is settled afterwards, exactly:

1. A region is solved with the shared resources closed: capacity 0, so that they lend nothing and only get a price.
2. The answers are put side by side; a shared resource takes the highest of its prices. All conditions of an optimum
   hold then for the whole with these resources closed: an edge that is in use leads to an open resource, whose price
   nobody else touched, and a higher price breaks no other edge.
3. The shared resources are opened. That is a change of a solved problem (dynamic Hungarian method), which touches only
   what it changes, and ends at the optimum of the whole with the prices that prove it.

The work of a region does not depend on where it is done, so every executor gives the same answer, to the last unit.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sifang.matching.executors import in_order
from sifang.matching.market import Market
from sifang.matching.network import Network

Ints = NDArray[np.integer]
Bools = NDArray[np.bool_]
Report = Callable[[float], object]  # told the share that is done, 0..1


def solve_by_region(
    network: Network, executor: Executor, report: Report = lambda share: None, auction: bool | None = None
) -> Market:
    """The solved market of the network, whose regions were solved one by one on the executor; ``auction`` as there."""
    lines_of = groups(network.region)
    if len(lines_of) < 2:
        return Market(network).solve(auction)
    shared = shared_resources(network)
    closed = replace(network, res_cap=np.where(shared, 0, network.res_cap).astype(np.int32))
    pieces = _Pieces(closed, lines_of)
    merged, done = _Merged(closed), 0
    for lines, answer in zip(lines_of, in_order(executor, partial(_solve_piece, auction=auction), pieces), strict=True):
        merged.take(lines, pieces.resources.popleft(), answer)
        done += len(lines)
        report(done / network.lines)
    market = Market.resumed(closed, merged.units, merged.line_price, merged.res_price)
    opened = np.flatnonzero(shared & (network.res_cap > 0))
    market.raise_caps(opened, network.res_cap[opened])
    return market


def groups(number: Ints) -> list[Ints]:
    """For each number that occurs, in rising order, the rows that carry it."""
    by_number = np.argsort(number, kind="stable")
    return np.split(by_number, np.flatnonzero(np.diff(number[by_number])) + 1) if len(number) else []


def shared_resources(network: Network) -> Bools:
    """Which resources have edges from more than one region, bool[r]."""
    region = network.region[network.edge_line]
    some = np.zeros(network.resources, region.dtype)
    some[network.edge_res] = region
    shared = np.zeros(network.resources, bool)
    shared[network.edge_res[some[network.edge_res] != region]] = True
    return shared


def blocks(start: Ints, owners: Ints) -> Ints:
    """The rows ``start[i]:start[i + 1]`` of each owner in turn, as one list of row numbers."""
    counts = start[owners + 1] - start[owners]
    ends = np.cumsum(counts)
    return np.repeat(start[owners] - (ends - counts), counts) + np.arange(counts.sum())


def piece_of(network: Network, lines: Ints) -> tuple[Network, Ints]:
    """The lines with their edges and every resource these lead to, as a network; and which resources these are."""
    edges = blocks(network.line_start, lines)
    counts = network.line_start[lines + 1] - network.line_start[lines]
    resources, numbers = np.unique(network.edge_res[edges], return_inverse=True)
    part = Network(
        line_qty=network.line_qty[lines],
        res_cap=network.res_cap[resources],
        line_start=np.concatenate(([0], np.cumsum(counts))),
        edge_res=numbers.reshape(-1).astype(np.int32),
        edge_cap=network.edge_cap[edges],
        edge_weight=network.edge_weight[edges],
        region=network.region[lines],
    )
    return part, resources


class _Pieces:
    """The pieces of a network, cut when they are sent; their resources are kept until the answers come."""

    def __init__(self, network: Network, lines_of: list[Ints]) -> None:
        self.network, self.lines_of = network, lines_of
        self.resources: deque[Ints] = deque()

    def __iter__(self) -> Iterator[Network]:
        for lines in self.lines_of:
            part, resources = piece_of(self.network, lines)
            self.resources.append(resources)
            yield part


class _Answer(NamedTuple):
    """What a worker sends back of a solved piece."""

    units: Ints
    line_price: Ints
    res_price: Ints


def _solve_piece(part: Network, auction: bool | None) -> _Answer:
    market = Market(part).solve(auction)
    return _Answer(market.units, market.line_price, market.res_price)


class _Merged:
    """The answers of all regions side by side."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.units = np.zeros(network.edges, np.int32)
        self.line_price = np.zeros(network.lines, np.int32)
        self.res_price = np.zeros(network.resources, np.int32)

    def take(self, lines: Ints, resources: Ints, answer: _Answer) -> None:
        self.units[blocks(self.network.line_start, lines)] = answer.units
        self.line_price[lines] = answer.line_price
        self.res_price[resources] = np.maximum(self.res_price[resources], answer.res_price)
