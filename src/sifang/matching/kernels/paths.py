"""What every search of a market does: a heap of distances, lending over an edge, carrying units along a path.

A node is twice the number of a line, or twice the number of a resource plus one. A heap entry is
``distance << 32 | node``: one comparison of whole numbers orders by distance, then by node, so that equal distances
are always taken in one order and equal markets give equal answers.

The book is some thirty arrays, too many to hand over at every step: the small functions are laid into their callers.
"""

import numpy as np
from numba import njit

NOBODY = -1


@njit(inline="always")
def push(heap, size, entry):
    """``entry`` stands in the heap of ``size`` entries; returns its new size."""
    at = size
    while at > 0:
        parent = (at - 1) >> 1
        if heap[parent] <= entry:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = entry
    return size + 1


@njit(inline="always")
def pop(heap, size):
    """The least entry, heap[0], is gone from the heap; returns its new size."""
    size -= 1
    last, at = heap[size], 0
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and heap[child + 1] < heap[child]:
            child += 1
        if heap[child] >= last:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = last
    return size


@njit(inline="always")
def lend(book, edge, amount):
    """``amount`` more (below 0: fewer) units are lent over the edge; the chain of used edges is right."""
    before = book.units[edge]
    book.units[edge] = before + amount
    if before == 0:
        _link(book, edge, book.edge_res[edge])
    elif before + amount == 0:
        _unlink(book, edge, book.edge_res[edge])


@njit(inline="always")
def _link(book, edge, res):
    first = book.used_first[res]
    book.used_next[edge], book.used_before[edge] = first, NOBODY
    if first != NOBODY:
        book.used_before[first] = edge
    book.used_first[res] = edge


@njit(inline="always")
def _unlink(book, edge, res):
    after, before = book.used_next[edge], book.used_before[edge]
    if before == NOBODY:
        book.used_first[res] = after
    else:
        book.used_next[before] = after
    if after != NOBODY:
        book.used_before[after] = before


@njit(inline="always")
def carry(book, root, end, most, towards):
    """Up to ``most`` units are carried along the path by which the search from ``root`` came to ``end``.

    ``towards`` is 1 when the root wants units (a step to a resource lends more, a step to a line takes back) and 0 when
    it has units to give away (the other way round). Returns how many were carried.
    """
    amount, node = most, end
    while node != root:
        edge = np.int64(book.res_by[node >> 1] if node & 1 else book.line_by[node >> 1])
        lends = (node & 1) == towards
        amount = min(amount, book.edge_cap[edge] - book.units[edge] if lends else book.units[edge])
        node = 2 * book.edge_line[edge] if node & 1 else 2 * book.edge_res[edge] + 1
    node = end
    while node != root:
        edge = np.int64(book.res_by[node >> 1] if node & 1 else book.line_by[node >> 1])
        lend(book, edge, amount if (node & 1) == towards else -amount)
        node = 2 * book.edge_line[edge] if node & 1 else 2 * book.edge_res[edge] + 1
    return amount


@njit(inline="always")
def reprice(book, settled, best, sign):
    """Each settled node's price moves by what it lies nearer than ``best``: lines by ``sign``, resources against."""
    book.counts[0] += 1
    book.counts[1] += settled
    for at in range(settled):
        node = book.settled[at]
        if node & 1:
            book.res_price[node >> 1] -= sign * (best - book.res_far[node >> 1])
        else:
            book.line_price[node >> 1] += sign * (best - book.line_far[node >> 1])


@njit(cache=True, nogil=True)
def link_all(book, edges):
    """From the units lent alone: the chains of used edges, and what lines miss and resources have to spare.

    ``missing`` and ``spare`` hold the full quantities and capacities before.
    """
    for edge in range(edges - 1, -1, -1):
        if book.units[edge] > 0:
            _link(book, edge, book.edge_res[edge])
            book.missing[book.edge_line[edge]] -= book.units[edge]
            book.spare[book.edge_res[edge]] -= book.units[edge]


@njit(cache=True, nogil=True)
def chain(book, first, last):
    """The edges from ``first`` to before ``last`` stand in the chains of all edges of their resources."""
    for edge in range(last - 1, first - 1, -1):
        res = book.edge_res[edge]
        book.res_next[edge] = book.res_first[res]
        book.res_first[res] = edge
