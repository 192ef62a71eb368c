"""The certificate: whether a book keeps every limit, what it reaches, and what no choice can pass."""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def weigh(book, line_qty, res_cap, edges):
    """(objective, bound, trouble): the points of all units lent, the dual bound, and 0 when nothing is wrong.

    The dual bound is Σ line price × quantity + Σ resource price × capacity + Σ what an edge at its cap is worth beyond
    both prices × its cap; by weak duality no choice of units reaches more. ``trouble`` is 1 for an edge beyond its cap,
    2 for a line with more than it wants, 3 for a resource that gives more than it has, 4 for a price below 0.
    """
    got, given = np.zeros(len(line_qty), np.int64), np.zeros(len(res_cap), np.int64)
    objective, bound, trouble = np.int64(0), np.int64(0), 0
    for edge in range(edges):
        line, res, units = book.edge_line[edge], book.edge_res[edge], np.int64(book.units[edge])
        if units < 0 or units > book.edge_cap[edge]:
            trouble = 1
        objective += units * book.edge_weight[edge]
        got[line] += units
        given[res] += units
        beyond = np.int64(book.edge_weight[edge]) - book.line_price[line] - book.res_price[res]
        if beyond > 0:
            bound += beyond * book.edge_cap[edge]
    for line in range(len(line_qty)):
        bound += np.int64(book.line_price[line]) * line_qty[line]
        trouble = 2 if got[line] > line_qty[line] else 4 if book.line_price[line] < 0 else trouble
    for res in range(len(res_cap)):
        bound += np.int64(book.res_price[res]) * res_cap[res]
        trouble = 3 if given[res] > res_cap[res] else 4 if book.res_price[res] < 0 else trouble
    return objective, bound, trouble
