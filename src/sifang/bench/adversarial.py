"""Where a local search has no locality: dense random graphs with less to lend than is asked for everywhere."""

import numpy as np

from sifang.matching.network import Network

LINES, RESOURCES, DEGREE = 5_848, 1_170, 10  # of one county
CAPACITY = 0.94  # of what is asked for
_BANDS, _BAND_SHARES = np.array([0, 2000, 4000, 8000]), (0.30, 0.50, 0.15, 0.05)


def network(seed: int, counties: int = 1) -> Network:
    """Lines of so many counties, each joined to ten resources anywhere; capacities are 0.94 of demand in all.

    There is no region that holds most edges of its lines: shortages compete with each other across the whole graph.
    """
    dice = np.random.default_rng([seed, counties])
    lines, resources = LINES * counties, RESOURCES * counties
    qty = 1 + np.minimum(7, dice.exponential(1.0, lines).astype(np.int32))
    cap = _capacities(dice, resources, round(CAPACITY * int(qty.sum())))
    edge_line, edge_res = _edges(dice, lines, resources)
    need = 1000 + _BANDS[dice.choice(4, lines, p=_BAND_SHARES)] + dice.integers(0, 900, lines)
    weight = need[edge_line] + dice.integers(0, 1000, len(edge_line))
    edge_cap = np.minimum(qty[edge_line], cap[edge_res])
    return Network.of(qty, cap, edge_line, edge_res, edge_cap, weight.astype(np.int32))


def _capacities(dice: np.random.Generator, resources: int, total: int) -> np.ndarray:
    """int32[resources], at least 1 each and ``total`` in all, spread unevenly."""
    shares = dice.exponential(1.0, resources)
    return (1 + dice.multinomial(total - resources, shares / shares.sum())).astype(np.int32)


def _edges(dice: np.random.Generator, lines: int, resources: int) -> tuple[np.ndarray, np.ndarray]:
    """Line and resource of each edge, sorted by line; a pair that was drawn twice stands once."""
    drawn = np.sort(dice.integers(0, resources, (lines, DEGREE), dtype=np.int32), axis=1)
    kept = np.ones(drawn.shape, bool)
    kept[:, 1:] = drawn[:, 1:] != drawn[:, :-1]
    return np.nonzero(kept)[0].astype(np.int32), drawn[kept]
