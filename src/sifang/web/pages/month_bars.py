"""Twelve pairs of bars, drawn to scale: needs raised and needs done, month by month."""

from dataclasses import dataclass

WIDTH, HEIGHT = 720, 240
LEFT, RIGHT, TOP, FLOOR = 44, 8, 24, 208
BAR, GAP = 18, 3
STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Bar:
    """One bar: its corner and size in the drawing's units, and its number."""

    x: float
    y: float
    height: float
    number: int

    @property
    def middle(self):
        """Where its number stands."""
        return self.x + BAR / 2


@dataclass(frozen=True)
class Month:
    """The two bars of a month and where its name stands."""

    number: int
    x: float
    raised: Bar
    done: Bar


@dataclass(frozen=True)
class Drawing:
    """The months, and the lines of the grid as (height, number)."""

    months: list
    grid: list
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = FLOOR
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bar: int = BAR


def bars(months):
    """The drawing of [(raised, done)] of twelve months; the scale begins at 0 and ends at a round number."""
    top = ceiling(max((number for pair in months for number in pair), default=0))
    slot = (WIDTH - LEFT - RIGHT) / 12
    drawn = []
    for index, (raised, done) in enumerate(months):
        middle = LEFT + slot * (index + 0.5)
        pair = (_bar(middle - BAR - GAP / 2, raised, top), _bar(middle + GAP / 2, done, top))
        drawn.append(Month(index + 1, round(middle, 1), *pair))
    return Drawing(drawn, [(_height(number, top), number) for number in (0, top // 2, top)])


def _bar(x, number, top):
    y = _height(number, top)
    return Bar(round(x, 1), y, round(FLOOR - y, 1), number)


def _height(number, top):
    return round(FLOOR - (FLOOR - TOP) * number / top, 1)


def ceiling(number):
    """The least even round number (2, 4, 10, 20, 40, 100, …) that is not below ``number``."""
    power = 1
    while True:
        for step in STEPS:
            if 2 * step * power >= number:
                return 2 * step * power
        power *= 10
