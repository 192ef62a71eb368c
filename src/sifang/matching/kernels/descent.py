"""Units for whom they help most: a resource with spare units and a price gives them away, or its price falls to 0.

The mirror of ``ascent``: the search starts at the resource. A step to a line gives it a unit over an edge with room; a
step on to another resource lets the line give back a unit of that one. It ends at a line that misses units, or at a
resource that had better be left with a spare unit.
"""

import numpy as np
from numba import njit

from sifang.matching.kernels.paths import NOBODY, carry, lend, pop, push, reprice


@njit(cache=True, nogil=True)
def give_all(book, resources):
    """Each of the resources has spare units only where its price is 0."""
    for at in range(len(resources)):
        give(book, resources[at])


@njit(cache=True, nogil=True)
def give(book, res):
    """The resource has no spare unit, or its price is 0: nobody would gain by one more."""
    root = np.int64(2 * res + 1)
    while book.spare[res] > 0 and book.res_price[res] > 0:
        end = _dearest(book, root, np.int64(book.res_price[res]))
        if end == root:
            return
        if end & 1:
            amount = carry(book, root, end, np.int64(book.spare[res]), 0)
            book.spare[end >> 1] += amount
        else:
            amount = carry(book, root, end, min(np.int64(book.spare[res]), np.int64(book.missing[end >> 1])), 0)
            book.missing[end >> 1] -= amount
        book.spare[res] -= amount


@njit(cache=True, nogil=True)
def drop(book, line):
    """The line asks for nothing any more: what it had is spare again, and its price lets all its edges rest."""
    price = 0
    for edge in range(book.line_start[line], book.line_start[line + 1]):
        amount = book.units[edge]
        if amount > 0:
            lend(book, edge, -amount)
            book.spare[book.edge_res[edge]] += amount
        price = max(price, book.edge_weight[edge] - book.res_price[book.edge_res[edge]])
    book.missing[line] = 0
    book.line_price[line] = price


@njit(cache=True, nogil=True)
def _dearest(book, root, best):  # noqa: C901 - one loop over a heap; cutting it would pass its state around
    """The end of the cheapest path from the resource ``root``, at a cost of at most ``best``; prices are moved."""
    search = book.counts[0] + 1
    heap, size, settled, end = book.heap, 0, 0, root
    book.res_far[root >> 1], book.res_seen[root >> 1], book.res_by[root >> 1] = 0, search, NOBODY
    size = push(heap, size, root)
    while size > 0 and heap[0] >> 32 < best:
        far, node = heap[0] >> 32, heap[0] & 0xFFFFFFFF
        size = pop(heap, size)
        if node & 1:
            res = node >> 1
            if far > book.res_far[res]:
                continue
            if far + book.res_price[res] < best:
                best, end = far + book.res_price[res], node
            near = far + book.res_price[res]
            edge = book.res_first[res]
            while edge != NOBODY:
                if book.units[edge] < book.edge_cap[edge]:
                    line = book.edge_line[edge]
                    there = near + book.line_price[line] - book.edge_weight[edge]
                    if there < best and (book.line_seen[line] != search or there < book.line_far[line]):
                        book.line_far[line], book.line_seen[line], book.line_by[line] = there, search, edge
                        if book.missing[line] > 0:
                            best, end = there, 2 * line
                        else:
                            size = push(heap, size, there << 32 | 2 * line)
                edge = book.res_next[edge]
        else:
            line = node >> 1
            if far > book.line_far[line]:
                continue
            for edge in range(book.line_start[line], book.line_start[line + 1]):
                if book.units[edge] > 0:
                    res = book.edge_res[edge]
                    there = far + book.edge_weight[edge] - book.line_price[line] - book.res_price[res]
                    if there < best and (book.res_seen[res] != search or there < book.res_far[res]):
                        book.res_far[res], book.res_seen[res], book.res_by[res] = there, search, edge
                        size = push(heap, size, there << 32 | (2 * res + 1))
        book.settled[settled] = node
        settled += 1
    reprice(book, settled, best, 1)
    return end
