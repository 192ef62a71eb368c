"""Prices to begin with where supply is scarce: an auction (Bertsekas 1988, 1992).

Lines bid for single units. A bid is the price of the best resource plus what the second best is worth less, plus ε; the
cheapest unit of the resource changes hands. At the end no line could gain more than ε a unit elsewhere. The exact
searches then repair what the last ε left: with hardly any crowded regions to look through, which is what makes them
slow where many lines want the same few units.
"""

import numpy as np
from numba import njit

NOBODY = -1
DEAREST = 2**31 - 1


@njit(cache=True, nogil=True)
def bid_all(order, ends, book, cap, epsilon, reserve):  # noqa: C901 - one loop; its state is too much to pass around
    """Lent units (int32[m]) and prices (int32[r]) after an auction with bids of at least ``epsilon``.

    ``cap`` is what each resource gives at most; it begins with its units held by nobody at the price ``reserve``.
    The lines of ``order`` come in groups that end at ``ends``: a group enters when nobody before it bids any more, so
    that those who bid against each other stand close together in memory.
    """
    slot = np.zeros(len(cap) + 1, np.int64)
    for res in range(len(cap)):
        slot[res + 1] = slot[res] + cap[res]
    price, holder = np.zeros(slot[-1], np.int32), np.full(slot[-1], NOBODY, np.int32)
    taken, top = np.zeros(len(cap), np.int32), np.zeros(len(cap), np.int32)
    for res in range(len(cap)):
        if reserve[res] > 0:
            price[slot[res] : slot[res + 1]] = reserve[res]
            top[res], taken[res] = reserve[res], cap[res]
    units, missing = np.zeros(len(book.edge_res), np.int32), book.missing.copy()
    queue, waits = np.empty(len(missing) + 1, np.int64), np.zeros(len(missing), np.bool_)
    first = last = begin = 0
    for end in ends:
        for at in range(begin, end):
            queue[last] = order[at]
            waits[order[at]] = True
            last = (last + 1) % len(queue)
        begin = end
        while first != last:
            line = queue[first]
            first = (first + 1) % len(queue)
            waits[line] = False
            while missing[line] > 0:
                edge, bid = _best_bid(book, line, units, cap, top, epsilon)
                if edge == NOBODY:
                    break
                res = book.edge_res[edge]
                if taken[res] < cap[res]:
                    amount = min(missing[line], cap[res] - taken[res], book.edge_cap[edge] - units[edge])
                    holder[slot[res] + taken[res] : slot[res] + taken[res] + amount] = edge
                    taken[res] += amount
                    units[edge] += amount
                    missing[line] -= amount
                    continue
                loser = holder[slot[res]]
                if loser != NOBODY:
                    units[loser] -= 1
                    loser = book.edge_line[loser]
                    missing[loser] += 1
                    if not waits[loser] and loser != line:
                        waits[loser] = True
                        queue[last] = loser
                        last = (last + 1) % len(queue)
                units[edge] += 1
                missing[line] -= 1
                top[res] = _sell(price[slot[res] : slot[res + 1]], holder[slot[res] : slot[res + 1]], bid, edge)
    return units, top


@njit(inline="always")
def _best_bid(book, line, units, cap, top, epsilon):
    """The edge over which the line gains most by one unit, NOBODY when over none, and its bid there."""
    best, second, edge = 0, 0, NOBODY
    for other in range(book.line_start[line], book.line_start[line + 1]):
        res = book.edge_res[other]
        if units[other] < book.edge_cap[other] and cap[res] > 0:
            gain = book.edge_weight[other] - top[res]
            if gain > best:
                best, second, edge = gain, best, other
            elif gain > second:
                second = gain
    if edge == NOBODY:
        return edge, 0
    return edge, min(top[book.edge_res[edge]] + best - second + epsilon, DEAREST)


@njit(inline="always")
def _sell(price, holder, bid, edge):
    """The cheapest unit, atop the heap ``price``, goes to ``edge`` for ``bid``; returns the new least price."""
    at = 0
    while True:
        child = 2 * at + 1
        if child >= len(price):
            break
        if child + 1 < len(price) and price[child + 1] < price[child]:
            child += 1
        if price[child] >= bid:
            break
        price[at], holder[at] = price[child], holder[child]
        at = child
    price[at], holder[at] = bid, edge
    return price[0]


@njit(cache=True, nogil=True)
def keep_sound(book, lines, units):
    """Of the auctioned ``units`` those that the prices justify exactly are lent; the lines' prices cover the rest."""
    for line in range(lines):
        worth = 0
        for edge in range(book.line_start[line], book.line_start[line + 1]):
            if units[edge] < book.edge_cap[edge]:
                worth = max(worth, book.edge_weight[edge] - book.res_price[book.edge_res[edge]])
        for edge in range(book.line_start[line], book.line_start[line + 1]):
            gain = book.edge_weight[edge] - book.res_price[book.edge_res[edge]]
            if units[edge] > 0 and gain < worth:
                units[edge] = 0
        book.line_price[line] = worth
        for edge in range(book.line_start[line], book.line_start[line + 1]):
            book.units[edge] = units[edge]


@njit(cache=True, nogil=True)
def reachable(edge_owner, edge_cap, edges, owners):
    """int64[owners]: the caps of each owner's edges together."""
    total = np.zeros(owners, np.int64)
    for edge in range(edges):
        total[edge_owner[edge]] += edge_cap[edge]
    return total
