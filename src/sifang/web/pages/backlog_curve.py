"""The backlog drawn to scale: a line through what waited at the end of each month."""

from dataclasses import dataclass

from sifang.web.pages.month_bars import ceiling

HEIGHT, TOP, FLOOR = 230, 30, 196
RIGHT = 24


@dataclass(frozen=True)
class Dot:
    """A month's end on the line: where it stands, the name of the month, how many waited."""

    x: float
    y: float
    month: int
    number: int


@dataclass(frozen=True)
class Line:
    """The dots, the line through them, the area below it, and the grid as (height, number) from 0 up."""

    dots: list
    points: str
    area: str
    grid: list
    width: int
    height: int
    left: int
    right: int


def line(points, *, width=1000, left=44):
    """The drawing of [(month, number)], the first being what waited before; the scale ends at a round number."""
    top = ceiling(max((number for _month, number in points), default=0))
    slot = (width - left - RIGHT) / max(len(points) - 1, 1)
    dots = [
        Dot(round(left + slot * n, 1), _height(number, top), month, number) for n, (month, number) in enumerate(points)
    ]
    drawn = " ".join(f"{dot.x},{dot.y}" for dot in dots)
    area = f"{dots[0].x},{FLOOR} {drawn} {dots[-1].x},{FLOOR}" if dots else ""
    grid = [(_height(number, top), number) for number in (0, top // 2, top)]
    return Line(dots, drawn, area, grid, width, HEIGHT, left, width - RIGHT)


def _height(number, top):
    return round(FLOOR - (FLOOR - TOP) * number / top, 1)
