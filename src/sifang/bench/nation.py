"""A whole nation as arrays: 1,710 counties, 10 million lines, 2 million resources, 100 million edges.

The edges are drawn directly, without texts and categories, in the shape that a city's candidates have: most inside a
line's community, nearly all inside its county, few in its real province. The counties are real and stand at even
distances through the table of all; fewer counties are the first of the same sequence.
"""

from itertools import groupby
from typing import NamedTuple

import numpy as np

from sifang.bench import kernels, places, sizes
from sifang.matching.network import EDGE_BYTES, LINE_BYTES, RESOURCE_BYTES, Network

COUNTIES = sizes.COUNTIES["nation"]
# Half-days of the mean resource beyond the first: in all 1.6 and 0.95 times of what is asked for.
MEAN_CAP = {"ample": 12.0, "scarce": 7.0}


class Shape(NamedTuple):
    """One county of the nation."""

    lines: int = 5_848
    resources: int = 1_170
    communities: int = 65
    degree: int = 10  # edges of a line


USUAL = Shape()


def network(seed: int, supply: str = "ample", counties: int = COUNTIES, shape: Shape = USUAL) -> Network:
    """The nation's network, its regions the counties; each county's rows are a function of (seed, county).

    Only the capacities of resources elsewhere in the province reach from one county into another.
    """
    codes = places.spread(COUNTIES)[:counties]
    lines, edges = len(codes) * shape.lines, len(codes) * shape.lines * shape.degree
    states = [_dice(seed, code) for code in codes]
    res_cap = np.empty(len(codes) * shape.resources, np.int32)
    for state, part in zip(states, np.split(res_cap, len(codes)), strict=True):
        kernels.drawing.draw_resources(state, MEAN_CAP[supply], part)
    line_qty, region = np.empty(lines, np.int32), np.repeat(np.arange(len(codes), dtype=np.int32), shape.lines)
    edge_res, edge_cap, edge_weight = (np.empty(edges, np.int32) for _ in range(3))
    for number, (state, (near, far)) in enumerate(zip(states, _provinces(codes), strict=True)):
        own, wide = _slice(number, shape.lines), _slice(number, shape.lines * shape.degree)
        parts = line_qty[own], edge_res[wide], edge_cap[wide], edge_weight[wide]
        kernels.drawing.draw_lines(state, number, near, far, tuple(shape[1:]), res_cap, *parts)
    line_start = np.arange(0, edges + 1, shape.degree, dtype=np.int64)
    return Network(line_qty, res_cap, line_start, edge_res, edge_cap, edge_weight, region)


def _slice(number: int, size: int) -> slice:
    return slice(number * size, (number + 1) * size)


def _dice(seed: int, code: str) -> np.ndarray:
    """The state of a county's dice, uint64[1]."""
    return np.random.SeedSequence([seed, int(code)]).generate_state(1, np.uint64)


def _provinces(codes: tuple[str, ...]) -> list[tuple[int, int]]:
    """For each county the numbers of the first county of its province and of the first beyond it."""
    ranges, begin = [], 0
    for _province, group in groupby(codes, key=lambda code: code[:2]):
        size = len(list(group))
        ranges += [(begin, begin + size)] * size
        begin += size
    return ranges


def bytes_needed(counties: int, shape: Shape = USUAL) -> int:
    """About how much memory it takes to make and solve so many counties."""
    return counties * (shape.lines * (shape.degree * EDGE_BYTES + LINE_BYTES) + shape.resources * RESOURCE_BYTES)
