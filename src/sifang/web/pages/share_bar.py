"""Shares as one bar: its pieces side by side, drawn to scale, with the same numbers beside it."""

from dataclasses import dataclass

WIDTH, GAP = 1000, 2


@dataclass(frozen=True)
class Piece:
    """One part of the bar: its figure, its number, where it begins, how wide it is, and its share in hundredths."""

    figure: object
    number: int
    x: float
    width: float
    percent: int


def pieces(counted):
    """The pieces of [(figure, number)], the empty ones with no width."""
    whole = sum(number for _figure, number in counted)
    drawn, x = [], 0.0
    for figure, number in counted:
        wide = WIDTH * number / whole if whole else 0
        percent = round(100 * number / whole) if whole else 0
        drawn.append(Piece(figure, number, round(x, 1), round(max(wide - GAP, 0), 1), percent))
        x += wide
    return drawn
