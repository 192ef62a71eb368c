"""Edges drawn county by county straight into the arrays of a network, 100 million of them in some seconds.

The dice are SplitMix64 (Steele, Lea and Flood, 2014), one state a county, so that a county's draws depend on its seed
alone and on no library's generator.
"""

import numpy as np
from numba import njit

_STEP = np.uint64(0x9E3779B97F4A7C15)
_MIX_A = np.uint64(0xBF58476D1CE4E5B9)
_MIX_B = np.uint64(0x94D049BB133111EB)
_UNIT = 1.0 / (1 << 53)


@njit(cache=True, nogil=True)
def _share(state):
    """The next number of the dice in 0..1, 1 left out."""
    state[0] += _STEP
    z = state[0]
    z = (z ^ (z >> np.uint64(30))) * _MIX_A
    z = (z ^ (z >> np.uint64(27))) * _MIX_B
    z ^= z >> np.uint64(31)
    return np.float64(z >> np.uint64(11)) * _UNIT


@njit(cache=True, nogil=True)
def _below(state, most):
    """The next whole number of the dice in 0..most-1."""
    return np.int64(_share(state) * most)


@njit(cache=True, nogil=True)
def _exponential(state, mean):
    return -mean * np.log(1.0 - _share(state))


@njit(cache=True, nogil=True)
def _need_points(state):
    """Base, urgency and waiting points in about the shares of a city's lists."""
    band = _share(state)
    urgency = 8000 if band < 0.05 else (4000 if band < 0.2 else (2000 if band < 0.7 else 0))
    return 1000 + urgency + _below(state, 900)


@njit(cache=True, nogil=True)
def draw_resources(state, mean_cap, res_cap):
    """Fill one county's capacities: 1 to 61 half-days, exponential."""
    for res in range(len(res_cap)):
        res_cap[res] = 1 + min(60, np.int64(_exponential(state, mean_cap)))


@njit(cache=True, nogil=True)
def _draw_resource(state, county, size, block, blocks, near, far):
    """A resource and whether it is of the same community: 60 % are, 0.2 % stand anywhere in the province."""
    kind = _share(state)
    if kind < 0.6:
        return county * size + block * (size // blocks) + _below(state, size // blocks), True
    if kind < 0.998:
        return county * size + _below(state, size), False
    return near * size + _below(state, (far - near) * size), False


@njit(cache=True, nogil=True)
def draw_lines(state, county, near, far, shape, res_cap, line_qty, edge_res, edge_cap, edge_weight):  # noqa: C901 - one pass fills a line and its edges, so that no array is gone over twice
    """Fill the slices of one county: each line's half-days and its edges to different resources.

    ``shape``: (resources of a county, communities, edges of a line); ``near``..``far`` are the counties of the same
    province; ``res_cap`` is the whole nation's, the other arrays hold this county's rows only.
    """
    size, communities, degree = shape
    for line in range(len(line_qty)):
        line_qty[line] = 1 + min(7, np.int64(_exponential(state, 1.0)))
        community = _below(state, communities)
        priority = _need_points(state)
        for edge in range(line * degree, (line + 1) * degree):
            again = True
            while again:  # until the line does not have this resource yet
                res, same = _draw_resource(state, county, size, community, communities, near, far)
                again = False
                for before in range(line * degree, edge):
                    again |= edge_res[before] == res
            edge_res[edge] = res
            edge_cap[edge] = min(line_qty[line], res_cap[res])
            edge_weight[edge] = priority + _below(state, 800) + (200 if same else 0)
