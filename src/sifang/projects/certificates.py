"""The proof of a run as it is kept: prices that allow no more points than the pairs reach, and the points used."""

import hashlib
from array import array
from dataclasses import asdict

from sifang.matching import wanted

# Up to so many prices are kept by name; of more, a mark that somebody who solves the same lists anew can compare.
MOST_PRICES = 2000
MOST_AWAITED = 8


def certificate(solution):
    """The facts that prove the solution, plain enough for JSON."""
    instance = solution.instance
    return {
        "edges": len(solution.units),
        "lines": len(instance.lines),
        "offers": len(instance.offers),
        "pairs": len(solution.pairs),
        "needs": _prices(solution.line_prices),
        "resources": _prices(solution.offer_prices),
        "points": asdict(instance.policy),
    }


def awaited(read, solution):
    """The resources that are all given while needs wait for them, with what waits: whom to ask for more half-days."""
    return [_awaited(read.found, row) for row in wanted.awaited(read.instance, solution, MOST_AWAITED)]


def _awaited(found, row):
    needs = {found.need_of(line).pk for line in row.lines}
    return {"resource": found.resources[row.offer].pk, "needs": len(needs), "half_days": row.half_days}


def _prices(prices):
    """``{"prices": {id: points}}``, or ``{"sha256": …}`` over the 64-bit numbers in the order of the keys."""
    if len(prices) <= MOST_PRICES:
        return {"prices": {key.lstrip("NR0"): int(price) for key, price in sorted(prices.items())}}
    numbers = array("q", (int(prices[key]) for key in sorted(prices)))
    return {"sha256": hashlib.sha256(numbers.tobytes()).hexdigest()}
