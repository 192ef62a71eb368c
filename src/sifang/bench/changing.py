"""What it takes to add needs to a solved market, beside solving everything anew."""

from typing import Any, NamedTuple

import numpy as np

from sifang.bench.instances import Problem
from sifang.bench.measure import Timed, in_turn, timed
from sifang.core.errors import insist
from sifang.matching.market import Market
from sifang.matching.network import Network, starts_of

BATCHES = 3


class _Held(NamedTuple):
    """Lines kept back, as ``Market.add_lines`` takes them."""

    qty: np.ndarray
    line_of_edge: np.ndarray
    edge_res: np.ndarray
    edge_cap: np.ndarray
    edge_weight: np.ndarray


def measured(problem: Problem, count: int, seed: int, batches: int = BATCHES) -> dict[str, Any]:
    """``count`` needs added to the market that was solved without them, batch after batch; the quickest batch counts.

    At the end the objective must be that of a full solve of the same rows, which is timed beside it.
    """
    network = problem.network
    needs = int(problem.need.max()) + 1
    insist(count * batches <= needs, f"{batches} batches of {count} needs are more than the {needs} there are.")
    chosen = np.random.default_rng([seed, count]).choice(needs, count * batches, replace=False)
    held = [np.isin(problem.need, part) for part in np.split(chosen, batches)]
    market = Market(_rest(network, ~np.logical_or.reduce(held)), room=0.01).solve()
    added = min((_added(market, _held(network, lines)) for lines in held), key=lambda each: each.cpu_s)
    market.certify()
    full = in_turn(batches, lambda: lambda: Market(network).solve())[0]
    return {
        "added": count, "added_lines": int(np.mean([lines.sum() for lines in held])),
        "add_ms": round(added.cpu_s * 1000, 2), "full_over_add": round(full.cpu_s / added.cpu_s, 1),
        "same_objective": market.objective == full.answer.objective,
    }  # fmt: skip


def _added(market: Market, held: _Held) -> Timed:
    return timed(lambda: market.add_lines(*held))


def _rest(network: Network, kept: np.ndarray) -> Network:
    """The network of the kept lines alone, bool[n]."""
    edges = kept[network.edge_line]
    numbers = np.cumsum(kept) - 1
    line = numbers[network.edge_line[edges]]
    return Network(
        network.line_qty[kept], network.res_cap, starts_of(line, int(kept.sum())), network.edge_res[edges],
        network.edge_cap[edges], network.edge_weight[edges], network.region[kept],
    )  # fmt: skip


def _held(network: Network, lines: np.ndarray) -> _Held:
    edges = lines[network.edge_line]
    numbers = np.cumsum(lines) - 1
    columns = network.edge_res[edges], network.edge_cap[edges], network.edge_weight[edges]
    return _Held(network.line_qty[lines], numbers[network.edge_line[edges]], *columns)
