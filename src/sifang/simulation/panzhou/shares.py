"""Who has how much of the year: the article's totals, spread over the communities by seeded weights. Pure.

The totals are a plan of events to live, not figures: what the figures say is counted from the records afterwards.
Where the article says 余, the plan lies a little above.
"""

import random
from dataclasses import dataclass
from functools import cache

from sifang.simulation.spreading import spread

COUNTY = "520281"
NANHU, JIANGYUAN, CUIPING = "520281001009", "520281002007", "520281002003"
DONGHU, FUZE, HUAXIA = "520281001011", "520281002010", "520281001010"
STREETS = ("520281001", "520281002", "520281004")
# All residents' committees of 亦资街道 and 翰林街道, and those of 红果街道.
CODES = (
    *(f"520281001{n:03d}" for n in range(3, 19)),
    *(f"520281002{n:03d}" for n in range(1, 11)),
    *(f"520281004{n:03d}" for n in range(7, 14)),
)
NAMED = (NANHU, JIANGYUAN, CUIPING, DONGHU, FUZE, HUAXIA)
WHOLE = len(CODES)
# Property disputes wait from 2023 (opening), come in 2024, and some wait still (left); lawyers sit in on so many of
# those that are resolved (advised) and on others that are about no compound.
TOTALS = {
    "advisers": 141, "opening": 89, "came": 113, "left": 7, "advised": 168, "others": 70, "talks": 126,
    "consultations": 230, "checkups": 66, "workers": 99,
}  # fmt: skip
LEAST = {"advisers": 3, "opening": 1, "came": 1, "talks": 2, "consultations": 4, "checkups": 1, "workers": 2}


@dataclass(frozen=True)
class Share:
    """What one community lives."""

    code: str
    advisers: int
    opening: int
    came: int
    left: int
    advised: int
    others: int
    talks: int
    consultations: int
    checkups: int
    workers: int

    @property
    def street(self):
        """The code of the street."""
        return self.code[:9]

    @property
    def resolved(self):
        """How many property disputes the community resolves."""
        return self.opening + self.came - self.left


@cache
def shares(few=WHOLE):
    """The share of every community; with ``few`` of them, of the named ones and the first others alone."""
    chosen = _chosen(few)
    totals = {name: -(-total * len(chosen) // WHOLE) for name, total in TOTALS.items()}
    dice = random.Random("panzhou 2024")  # noqa: S311 - a story, not a secret
    weights = [dice.uniform(0.7, 1.4) for _code in chosen]
    found = {name: spread(totals[name], weights, LEAST.get(name, 0)) for name in TOTALS}
    found["left"] = spread(totals["left"], found["came"])
    resolved = [n + m - k for n, m, k in zip(found["opening"], found["came"], found["left"], strict=True)]
    found["advised"] = spread(totals["advised"], resolved)
    return [Share(code, **{name: part[n] for name, part in found.items()}) for n, code in enumerate(chosen)]


def _chosen(few):
    wanted = set([*NAMED, *(code for code in CODES if code not in NAMED)][:few])
    return [code for code in CODES if code in wanted]
