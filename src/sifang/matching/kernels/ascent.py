"""Units for who wants them: shortest augmenting paths (the Hungarian method), cut short as soon as they cannot gain.

A line that misses a unit looks for the cheapest way to get one: from a resource with a spare unit, from another line
that had better go without, or by going without itself. Lengths of edges are reduced costs, line price + resource price
− weight, which the prices keep at 0 or above where an edge has room and at 0 or below where it is in use, so that
Dijkstra's search is right. It never looks farther than its best end so far and therefore stays in the neighbourhood:
on average a dozen nodes in a province of 800,000. Afterwards prices of what was settled move so that the path's edges
have reduced cost 0 (Tomizawa 1971; Edmonds & Karp 1972).
"""

import numpy as np
from numba import njit

from sifang.matching.kernels.paths import NOBODY, carry, lend, pop, push, reprice

FARTHEST = 2**31  # farther than any weight


@njit(cache=True, nogil=True)
def serve_all(book, order):
    """Each line of ``order``, one after the other, has all units that gain anything; if it misses some its price is 0.

    The price of a line that wants nothing lets its edges rest: what it does not want is worth nothing to it.
    """
    for at in range(len(order)):
        line = order[at]
        if book.missing[line] > 0:
            serve(book, line)
        else:
            book.line_price[line] = max(book.line_price[line], _worth(book, line))


@njit(cache=True, nogil=True)
def serve(book, line):
    """The line misses nothing, or its price is 0: no unit it could still get is worth what it costs the others."""
    book.line_price[line] = _worth(book, line)
    while book.missing[line] > 0 and book.line_price[line] > 0:
        _take_spare(book, line)
        if book.missing[line] == 0:
            return
        _best, end = _cheapest(book, np.int64(2 * line), np.int64(book.line_price[line]))
        if end == 2 * line:
            return
        _move(book, np.int64(2 * line), end, np.int64(book.missing[line]))


@njit(cache=True, nogil=True)
def withdraw(book, res, amount):
    """``amount`` units in use at the resource are taken back and their lines served as well as may be without them."""
    while amount > 0:
        _best, end = _cheapest(book, np.int64(2 * res + 1), np.int64(FARTHEST))
        amount -= _move(book, np.int64(2 * res + 1), end, np.int64(amount))


@njit(inline="always")
def _worth(book, line):
    """What the line would gain by one unit at today's prices, 0 when nothing is worth its price."""
    worth = 0
    for edge in range(book.line_start[line], book.line_start[line + 1]):
        if book.units[edge] < book.edge_cap[edge]:
            worth = max(worth, book.edge_weight[edge] - book.res_price[book.edge_res[edge]])
    return worth


@njit(inline="always")
def _take_spare(book, line):
    """Most lines are served by this alone: the best edge leads to spare units, and no search is needed."""
    for edge in range(book.line_start[line], book.line_start[line + 1]):
        res = book.edge_res[edge]
        room = min(book.edge_cap[edge] - book.units[edge], book.spare[res])
        if room > 0 and book.line_price[line] + book.res_price[res] == book.edge_weight[edge]:
            amount = min(room, book.missing[line])
            lend(book, edge, amount)
            book.missing[line] -= amount
            book.spare[res] -= amount
            if book.missing[line] == 0:
                return


@njit(inline="always")
def _move(book, root, end, most):
    """Units are carried from the end of the path to its root; a line at the end misses them, a resource has fewer."""
    if end & 1:
        amount = carry(book, root, end, min(most, np.int64(book.spare[end >> 1])), 1)
        book.spare[end >> 1] -= amount
    else:
        amount = carry(book, root, end, most, 1)
        book.missing[end >> 1] += amount
    if not root & 1:
        book.missing[root >> 1] -= amount
    return amount


@njit(cache=True, nogil=True)
def _cheapest(book, root, best):  # noqa: C901 - one loop over a heap; cutting it would pass its state around
    """The cheapest end of a path from ``root`` and its cost, at most ``best``; prices are moved accordingly."""
    search = book.counts[0] + 1
    heap, size, settled, end = book.heap, 0, 0, root
    if root & 1:
        book.res_far[root >> 1], book.res_seen[root >> 1], book.res_by[root >> 1] = 0, search, NOBODY
    else:
        book.line_far[root >> 1], book.line_seen[root >> 1], book.line_by[root >> 1] = 0, search, NOBODY
    size = push(heap, size, root)
    while size > 0 and heap[0] >> 32 < best:
        far, node = heap[0] >> 32, heap[0] & 0xFFFFFFFF
        size = pop(heap, size)
        if node & 1:
            res = node >> 1
            if far > book.res_far[res]:
                continue
            edge = book.used_first[res]
            while edge != NOBODY:
                line = book.edge_line[edge]
                there = far + book.edge_weight[edge] - book.line_price[line] - book.res_price[res]
                if there < best and (book.line_seen[line] != search or there < book.line_far[line]):
                    book.line_far[line], book.line_seen[line], book.line_by[line] = there, search, edge
                    if there + book.line_price[line] < best:
                        best, end = there + book.line_price[line], 2 * line
                    size = push(heap, size, there << 32 | 2 * line)
                edge = book.used_next[edge]
        else:
            line = node >> 1
            if far > book.line_far[line]:
                continue
            near = far + book.line_price[line]
            for edge in range(book.line_start[line], book.line_start[line + 1]):
                if book.units[edge] < book.edge_cap[edge]:
                    res = book.edge_res[edge]
                    there = near + book.res_price[res] - book.edge_weight[edge]
                    if there < best and (book.res_seen[res] != search or there < book.res_far[res]):
                        book.res_far[res], book.res_seen[res], book.res_by[res] = there, search, edge
                        if book.spare[res] > 0:
                            best, end = there, 2 * res + 1
                        else:
                            size = push(heap, size, there << 32 | (2 * res + 1))
        book.settled[settled] = node
        settled += 1
    reprice(book, settled, best, -1)
    return best, end
