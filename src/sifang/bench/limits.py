"""The physical limit: what merely looking at every edge costs, and what sorting them once does."""

from typing import Any

import numpy as np

from sifang.bench import kernels
from sifang.bench.measure import in_turn
from sifang.matching.network import Network


def measured(network: Network, turns: int) -> dict[str, Any]:
    """CPU seconds of one pass over all edges (each line's best weight less price), and of one stable argsort."""
    price = np.zeros(network.resources, np.int32)
    kernels.passing.best_of_each(network.line_start[:2], network.edge_res, network.edge_weight, price)
    one_pass, argsort = in_turn(
        turns,
        lambda: lambda: kernels.passing.best_of_each(network.line_start, network.edge_res, network.edge_weight, price),
        lambda: lambda: np.argsort(network.edge_weight, kind="stable"),
    )
    return {"pass_cpu_s": round(one_pass.cpu_s, 5), "argsort_cpu_s": round(argsort.cpu_s, 4)}
