"""A shared cost as bars: pure numbers for the drawing, the same numbers in words beside it."""

from dataclasses import dataclass

from sifang.commerce.sharing import permille
from sifang.core.money import shown


@dataclass(frozen=True)
class Bar:
    """One merchant's part: its share, what it weighs in the basis's own unit, and its thousandths of the whole."""

    share: object
    weight: str
    percent: str
    permille: int


def weighed(basis, weight):
    """A weight as people read it: m² of area, 元 of turnover, or 1."""
    return str(weight) if basis == "equal" else shown(weight)


def bars(cost, shares):
    """The bars of all ``shares`` of ``cost``, in order."""
    total = sum(share.weight for share in shares)
    return [_bar(cost, share, total) for share in shares]


def _bar(cost, share, total):
    part = permille(share.weight, total)
    return Bar(share, weighed(cost.basis, share.weight), f"{part / 10:.1f}%", permille(share.amount, cost.amount))
