"""When residents asked for the same, drawn to scale: a bar a day, or a week where it went on longer than a month."""

import datetime
from dataclasses import dataclass

WIDTH, HEIGHT, FLOOR, TOP = 320, 64, 48, 12
MOST_DAYS, MOST_WEEKS = 28, 26
WEEK = 7


@dataclass(frozen=True)
class Bar:
    """How many asked for the first time in the span that begins on ``day``."""

    x: float
    y: float
    width: float
    height: float
    day: datetime.date
    number: int


@dataclass(frozen=True)
class Curve:
    """The bars, whether each is a week, and the size of the paper."""

    bars: list
    by_week: bool
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = FLOOR


def curve(days, today):
    """The drawing of ``days`` (in order, a day for each person) up to ``today``."""
    length = (today - days[0]).days + 1 if days else 1
    by_week = length > MOST_DAYS
    step = WEEK if by_week else 1
    slots = max(min(-(-length // step), MOST_WEEKS), WEEK)
    begin = today - datetime.timedelta(days=slots * step - 1)
    counts = [0] * slots
    for day in days:
        counts[max((day - begin).days // step, 0)] += 1
    most, slot = max(*counts, 1), WIDTH / slots
    bars = [
        Bar(
            round(n * slot + 1, 1), round(FLOOR - (FLOOR - TOP) * number / most, 1), round(slot - 2, 1),
            round((FLOOR - TOP) * number / most, 1), begin + datetime.timedelta(days=n * step), number,
        )
        for n, number in enumerate(counts)
    ]  # fmt: skip
    return Curve(bars, by_week)
