"""One pass over all edges of a network: the least that any exact method must do."""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def best_of_each(line_start, edge_res, edge_weight, price):
    """int32[n]: the most that weight less price of the resource comes to among each line's edges, at least 0."""
    best = np.zeros(len(line_start) - 1, np.int32)
    for line in range(len(best)):
        for edge in range(line_start[line], line_start[line + 1]):
            best[line] = max(best[line], edge_weight[edge] - price[edge_res[edge]])
    return best


@njit(cache=True, nogil=True)
def greedy(order, edge_line, edge_res, edge_cap, edge_weight, wanted, spare):
    """The points when each edge in turn takes all it can; ``wanted`` and ``spare`` are used up."""
    total = np.int64(0)
    for edge in order:
        line, res = edge_line[edge], edge_res[edge]
        units = min(edge_cap[edge], wanted[line], spare[res])
        wanted[line] -= units
        spare[res] -= units
        total += np.int64(units) * edge_weight[edge]
    return total
