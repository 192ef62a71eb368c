"""Pairs of bars, drawn to scale: needs raised and needs done, month by month."""

from dataclasses import dataclass

HEIGHT, TOP, FLOOR = 230, 40, 200
RIGHT, GAP = 8, 3
STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Sheet:
    """The paper of a drawing, in its own units: how wide, where the scale ends, how wide a bar is."""

    width: int
    left: int
    bar: int


WIDE, NARROW = Sheet(1000, 44, 24), Sheet(340, 34, 9)


@dataclass(frozen=True)
class Bar:
    """One bar: its corner, its height, its middle, and the number it stands for."""

    x: float
    y: float
    height: float
    middle: float
    number: int


@dataclass(frozen=True)
class Month:
    """The two bars of a month and where its name stands."""

    number: int
    x: float
    raised: Bar
    done: Bar


@dataclass(frozen=True)
class Drawing:
    """The months, and the lines of the grid as (height, number) from 0 up."""

    months: list
    grid: list
    width: int
    height: int
    left: int
    right: int
    bar: int


def bars(months, sheet=WIDE, start=1):
    """The drawing of [(raised, done)] of months in a row from ``start`` on; the scale ends at a round even number."""
    top = ceiling(max((number for pair in months for number in pair), default=0))
    slot = (sheet.width - sheet.left - RIGHT) / len(months)
    drawn = []
    for index, (raised, done) in enumerate(months):
        middle = sheet.left + slot * (index + 0.5)
        first, second = middle - sheet.bar - GAP / 2, middle + GAP / 2
        drawn.append(
            Month(
                (start - 1 + index) % 12 + 1,
                round(middle, 1),
                _bar(sheet, first, raised, top),
                _bar(sheet, second, done, top),
            )
        )
    grid = [(_height(number, top), number) for number in (0, top // 2, top)]
    return Drawing(drawn, grid, sheet.width, HEIGHT, sheet.left, sheet.width - RIGHT, sheet.bar)


def _bar(sheet, x, number, top):
    y = _height(number, top)
    return Bar(round(x, 1), y, round(FLOOR - y, 1), round(x + sheet.bar / 2, 1), number)


def _height(number, top):
    return round(FLOOR - (FLOOR - TOP) * number / top, 1)


def ceiling(number):
    """The least of 2, 4, 10, 20, 40, 100, … that is not below ``number``."""
    power = 1
    while True:
        for step in STEPS:
            if 2 * step * power >= number:
                return 2 * step * power
        power *= 10
