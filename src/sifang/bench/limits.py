"""The physical limit: what looking at every edge costs, and what sorting them once does, as greedy pairing must."""

from typing import Any

import numpy as np

from sifang.bench import kernels
from sifang.bench.measure import in_turn
from sifang.matching.network import Network


def measured(network: Network, optimum: int, turns: int) -> dict[str, Any]:
    """CPU seconds of one pass over all edges and of one stable argsort; the share of the optimum that greedy loses."""
    one_pass, argsort = in_turn(
        turns,
        lambda: lambda: _one_pass(network),
        lambda: lambda: np.argsort(-network.edge_weight, kind="stable"),
    )
    greedy = _greedy(network, argsort.answer)
    return {
        "pass_cpu_s": round(one_pass.cpu_s, 5), "argsort_cpu_s": round(argsort.cpu_s, 4),
        "greedy_loss": round(1 - greedy / optimum, 6) if optimum else 0.0,
    }  # fmt: skip


def _one_pass(network: Network) -> np.ndarray:
    prices = np.zeros(network.resources, np.int32)
    return kernels.passing.best_of_each(network.line_start, network.edge_res, network.edge_weight, prices)


def _greedy(network: Network, order: np.ndarray) -> int:
    edges = network.edge_line, network.edge_res, network.edge_cap, network.edge_weight
    return int(kernels.passing.greedy(order, *edges, network.line_qty.copy(), network.res_cap.copy()))
