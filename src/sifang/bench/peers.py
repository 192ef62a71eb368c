"""Other people's solvers on the same arrays: OR-tools' SimpleMinCostFlow, a cost-scaling push-relabel method."""

from typing import NamedTuple

import numpy as np

from sifang.core.errors import Refused
from sifang.matching.network import Network

try:
    from ortools.graph.python import min_cost_flow
except ImportError:  # it is no dependency of the program, only of its measurements
    min_cost_flow = None


class Answer(NamedTuple):
    """The peer's optimum: its total and the units of each edge (int64[m], in the network's order)."""

    objective: int
    units: np.ndarray


class Flow:
    """The network as a cheapest flow: every line sends what it asks for, what stays unserved goes past the resources.

    Making it is not solving it: only ``solve`` is timed.
    """

    def __init__(self, network: Network) -> None:
        if min_cost_flow is None:
            raise Refused("OR-tools is not installed: pip install ortools, or measure with --peer none.")
        lines, resources = len(network.line_qty), len(network.res_cap)
        self.edges = len(network.edge_res)
        asked, spill, sink = int(network.line_qty.sum()), lines + resources, lines + resources + 1
        every_line, every_resource = np.arange(lines), lines + np.arange(resources)
        tails = network.edge_line, every_line, every_resource, [spill]
        heads = lines + network.edge_res.astype(np.int64), np.full(lines, spill), np.full(resources, sink), [sink]
        caps = network.edge_cap, network.line_qty, network.res_cap, [asked]
        costs = -network.edge_weight.astype(np.int64), np.zeros(spill + 1, np.int64)
        self._flow = min_cost_flow.SimpleMinCostFlow()
        ends = np.concatenate(tails, dtype=np.int32), np.concatenate(heads, dtype=np.int32)
        self._flow.add_arcs_with_capacity_and_unit_cost(
            *ends, np.concatenate(caps, dtype=np.int64), np.concatenate(costs)
        )
        supplies = np.concatenate([network.line_qty, np.zeros(resources + 1), [-asked]]).astype(np.int64)
        self._flow.set_nodes_supplies(np.arange(sink + 1, dtype=np.int32), supplies)

    def solve(self) -> Answer:
        """The optimum; RuntimeError when the peer finds none."""
        status = self._flow.solve()
        if status != self._flow.OPTIMAL:
            raise RuntimeError(f"OR-tools ends with {status}.")
        units = self._flow.flows(np.arange(self.edges, dtype=np.int32))
        return Answer(-self._flow.optimal_cost(), units)
