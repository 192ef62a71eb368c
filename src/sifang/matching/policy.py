"""The points by which pairs are weighed: a policy that the office owns, with published defaults."""

from dataclasses import dataclass
from itertools import pairwise

BANDS = 4
MOST_FOR_ONE = 2**15 - 1  # points of one addend of the fit: whole lists of them are kept in 16 bits


def check(fact: bool, sentence: str) -> None:
    """Raise ValueError with the sentence unless the fact holds."""
    if not fact:
        raise ValueError(sentence)


@dataclass(frozen=True, slots=True)
class Policy:
    """The points of one round of matching; whole numbers, not below 0.

    A pair's points are the sum of what the need brings (base, urgency, wait) and of how well the offer fits it (text,
    category or related, area, time, completeness, standing). Inside one community a more urgent need stands first by
    rule: one step of urgency must outweigh the longest wait and the best fit together, and a policy that breaks this is
    refused. Between communities ``evenness`` speaks for those that are served least: a community's demand is cut into
    as many equal parts as there are steps, and a half-day that stays unserved costs the points of its part. By default
    they are five, of which the first costs nothing: about a fifth is what everybody lacks where supply is scarce.
    """

    base: int = 1000
    urgency: tuple[int, ...] = (0, 2000, 4000, 8000)
    wait: int = 5  # per day
    wait_days: int = 180  # days beyond these no longer count
    text: int = 450  # for words wholly alike
    category: int = 100  # for the same category
    related: int = 40  # for a neighbouring one
    area: tuple[int, ...] = (200, 100, 40, 10)  # same community, street, county, farther
    time: int = 100  # when the offer covers all the time asked for
    completeness: int = 100
    standing: int = 60  # for a pair that stands proposed already
    evenness: tuple[int, ...] = (0, 2000, 4000, 6000, 8000)  # first to last part of a community's demand; not falling
    alike_enough: float = 0.25  # likeness of words, 0..1, from which they do instead of a missing category
    weeks: int = 1  # how often a week's windows return while the list is worked off

    def __post_init__(self) -> None:
        fit = (self.text, self.category, self.related, self.time, self.completeness, self.standing)
        points = (self.base, self.wait, self.wait_days, *self.urgency, *self.area, *self.evenness, *fit, self.weeks)
        check(all(type(value) is int and value >= 0 for value in points), "Points are whole numbers, not below 0.")
        check(self.base >= 1 and self.weeks >= 1, "base and weeks are at least 1, so that serving beats not serving.")
        check(len(self.urgency) == BANDS, "urgency needs one number for each of its four bands.")
        check(len(self.area) == 4, "area needs four numbers: same community, street, county, farther.")
        check(tuple(sorted(self.area, reverse=True)) == tuple(self.area), "A nearer area cannot bring fewer points.")
        check(self.related <= self.category, "A neighbouring category cannot bring more points than the same one.")
        check(1 <= len(self.evenness) <= 8, "evenness needs one to eight numbers.")
        check(tuple(sorted(self.evenness)) == tuple(self.evenness), "The steps of evenness cannot fall.")
        check(max(*fit, *self.area) <= MOST_FOR_ONE, f"No part of the fit can bring more than {MOST_FOR_ONE} points.")
        check(0 < self.alike_enough <= 1, "alike_enough lies above 0 and at most at 1.")
        step = min(high - low for low, high in pairwise(self.urgency))
        check(step > self.most_wait + self.most_fit, "One step of urgency must outweigh the longest wait and best fit.")
        most = self.base + self.urgency[-1] + self.most_wait + self.most_fit + self.evenness[-1]
        check(most < 1_000_000, "All points of a pair together stay below a million.")

    @property
    def most_wait(self) -> int:
        """The most points waiting can bring."""
        return self.wait * self.wait_days

    @property
    def most_fit(self) -> int:
        """The most points a pair's fit can bring."""
        return self.text + self.category + self.area[0] + self.time + self.completeness + self.standing
