"""Two bars a month, received and done, as numbers for an SVG 340 units wide and 190 high. Pure."""

from dataclasses import dataclass
from datetime import date

WIDTH, FLOOR, TALLEST = 340, 160, 120
BAR, GAP = 18, 2


@dataclass(frozen=True)
class Bar:
    """One month: where its two bars stand, how high they are, and the numbers they stand for."""

    month: date
    received: int
    done: int
    x: float
    received_height: float
    done_height: float

    @property
    def received_y(self):
        """The top of the bar of what was received."""
        return FLOOR - self.received_height

    @property
    def done_x(self):
        """The left side of the bar of what was done."""
        return self.x + BAR + GAP

    @property
    def done_y(self):
        """The top of the bar of what was done."""
        return FLOOR - self.done_height

    @property
    def label_y(self):
        """The base of the number above the bar of what was done."""
        return self.done_y - 6

    @property
    def label_x(self):
        """The middle of the bar of what was done."""
        return self.done_x + BAR / 2

    @property
    def middle(self):
        """The middle of both bars."""
        return self.x + BAR + GAP / 2


def drawn(months):
    """The ``Bar`` of each (first day, received, done); the tallest one fills the height, none is drawn higher."""
    highest = max((max(received, done) for _month, received, done in months), default=0) or 1
    room = WIDTH / len(months) if months else WIDTH
    unit = TALLEST / highest
    return [
        Bar(month, received, done, round(room * n + (room - 2 * BAR - GAP) / 2, 1), round(received * unit, 1), round(done * unit, 1))
        for n, (month, received, done) in enumerate(months)
    ]
