"""``sifang bench match``: one instance, ours and the peer on the same arrays in turn, the figures as one object."""

import platform
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from sifang.bench import alone, bundling, changing, limits, peers, waiting
from sifang.bench.cities import Shape
from sifang.bench.instances import Order, Problem, make
from sifang.bench.measure import Work, in_turn, peak_mb
from sifang.matching import files
from sifang.matching.market import Market
from sifang.matching.network import Network

Facts = dict[str, Any]
TURNS = 3
WARMING = Shape(needs=150, offers=200, communities=6, streets=2)


@dataclass(frozen=True)
class Wish:
    """What is to be measured on the instance that ``order`` describes."""

    order: Order = field(default_factory=Order)
    peer: str = "none"
    turns: int = TURNS
    candidates: bool = False  # find the candidates as often as the rest is solved, not once
    even: bool = False
    bundles: bool = False
    add: int = 0
    limits: bool = False
    alone: bool = False
    save: Path | None = None  # where the instance is stored, for others to check


def measured(wish: Wish) -> Facts:
    """The figures of one instance; the kernels are compiled and loaded before."""
    warm(wish)
    problem = make(wish.order, wish.turns if wish.candidates else 1)
    if wish.save:
        files.write_instance(wish.save, problem.network)
    facts = _described(wish.order, problem) | _solved(problem.network, wish)
    if wish.even:
        facts |= waiting.measured(problem, wish.turns)
    if wish.bundles:
        facts |= bundling.measured(problem, wish.turns)
    if wish.add:
        facts |= changing.measured(problem, wish.add, wish.order.seed)
    if wish.limits:
        facts |= limits.measured(problem.network, facts["objective"], wish.turns)
    if wish.alone:
        facts |= alone.measured(problem.network)
    return facts | {"peak_with_all_mb": peak_mb()}


def warm(wish: Wish) -> None:
    """Every kernel the wish needs has run once on something small."""
    small = replace(wish, order=Order(wish.order.size, wish.order.supply, counties=1, shape=WARMING), turns=1)
    problem = make(small.order)
    for auction in (False, True):
        Market(problem.network).solve(auction=auction)
    _solved(problem.network, small)
    if wish.even:
        waiting.measured(problem, 1)
    if wish.bundles:
        bundling.measured(problem, 1)
    if wish.add:
        changing.measured(problem, 2, seed=1, batches=1)
    if wish.limits:
        limits.measured(problem.network, 0, turns=1)


def _described(order: Order, problem: Problem) -> Facts:
    network, pairing = problem.network, problem.pairing
    sizes = {"size": order.size, "supply": order.supply, "seed": order.seed, "counties": order.how_many()}
    counts = {
        "needs": len(np.unique(problem.need)), "lines": network.lines, "resources": network.resources,
        "edges": network.edges, "wanted": _sum(network.line_qty), "capacity": _sum(network.res_cap),
    }  # fmt: skip
    seconds = {"candidates_cpu_s": round(pairing.cpu_s, 4)} if pairing else {}
    return sizes | counts | seconds | {"machine": f"{platform.machine()}, Python {platform.python_version()}"}


def _sum(values: np.ndarray) -> int:
    return int(values.sum(dtype=np.int64))


def _solved(network: Network, wish: Wish) -> Facts:
    """Ours with all its building, the peer's solving alone."""
    works: list[Work] = [lambda: lambda: Market(network).solve()]
    if wish.peer != "none":
        works.append(lambda: peers.Flow(network).solve)
    ours, *others = in_turn(wish.turns, *works)
    market: Market = ours.answer
    market.certify()
    facts = {
        "ours_cpu_s": round(ours.cpu_s, 4), "peer_cpu_s": None, "ratio": None,
        "objective": market.objective, "bound": market.bound, "peer_objective": None,
        "unserved": _sum(market.missing), "peak_mb": ours.peak_mb,
    }  # fmt: skip
    for peer in others:
        facts |= {
            "peer_cpu_s": round(peer.cpu_s, 4), "ratio": round(peer.cpu_s / ours.cpu_s, 2),
            "peer_objective": peer.answer.objective, "peer_peak_mb": peer.peak_mb,
        }  # fmt: skip
    return facts
