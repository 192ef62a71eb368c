"""Who has how much of the year: the article's totals, spread over the communities by seeded weights. Pure.

The totals are a plan of events to live, not figures: what the figures say is counted from the records afterwards.
Where the article says 余 or 多, the plan lies a little above.
"""

import csv
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sifang.simulation.spreading import spread

FILE = Path(__file__).parent / "communities.csv"
TAIAN, YINMAQIAO, XIAOSIMIAO, DANXIA = "620702002010", "620702001008", "620702003001", "620702002011"
# The top two leaders hold two communities each as demonstration points.
DEMONSTRATIONS = ((TAIAN, XIAOSIMIAO), (YINMAQIAO, DANXIA))
STREETS = tuple(f"62070200{n}" for n in range(1, 6))
WHOLE = 69
PART_TIME_AT_STREET = 7
TOTALS = {
    "leaders": 148, "partners": 1_140, "members": 16_040, "households": 2_903, "couriers": 531, "part_time": 387,
    "secondments": 26, "councils": 1_215, "activities": 655, "projects": 1_050, "pressing": 465,
}  # fmt: skip
# The least that every community has, and the most.
LEAST = {"partners": 9, "members": 90, "households": 12, "couriers": 2, "councils": 6, "activities": 4, "projects": 7}
MOST = {"part_time": 7, "secondments": 1, "grids": 3}


@dataclass(frozen=True)
class Share:
    """What one community lives in the year."""

    code: str
    placeholder: str
    grids: int
    partners: int
    members: int
    households: int
    couriers: int
    part_time: int
    secondments: int
    councils: int
    activities: int
    projects: int
    pressing: int

    @property
    def street(self):
        """The code of the street or town."""
        return self.code[:9]


def communities():
    """[(code, name of a placeholder or "")] of the urban communities, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [(row["code"], row["placeholder"]) for row in csv.DictReader(file)]


@cache
def shares(few=WHOLE):
    """The share of every community; with ``few`` of them, of the demonstration points and the first others alone."""
    chosen = _chosen(few)
    totals = _scaled(len(chosen))
    dice = random.Random("zhangye 2024")  # noqa: S311 - a story, not a secret
    weights = [dice.uniform(0.7, 1.4) for _community in chosen]
    spread_out = {
        name: spread(total, _jittered(weights, dice), LEAST.get(name, 0), MOST.get(name))
        for name, total in totals.items()
    }
    return [
        Share(code, placeholder, **{name: found[n] for name, found in spread_out.items()})
        for n, (code, placeholder) in enumerate(chosen)
    ]


def _chosen(few):
    first = [code for pair in DEMONSTRATIONS for code in pair]
    found = communities()
    if few >= len(found):
        return found
    wanted = set([*first, *(code for code, _name in found if code not in first)][:few])
    return [(code, name) for code, name in found if code in wanted]


def _scaled(number):
    """The totals of so many communities: of grids as many as there are leaders without a community of their own."""
    part = {name: -(-total * number // WHOLE) for name, total in TOTALS.items()}
    tops = min(len([code for pair in DEMONSTRATIONS for code in pair]), number)
    leaders = part.pop("leaders")
    part["grids"] = max(leaders - len(DEMONSTRATIONS) - (number - tops), 0)
    part["part_time"] -= PART_TIME_AT_STREET * len(STREETS) * number // WHOLE
    return part


def _jittered(weights, dice):
    return [weight * dice.uniform(0.9, 1.1) for weight in weights]
