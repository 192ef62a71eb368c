"""The three colours: which one the rule gives a dispute, why, and in how many working days it is settled. Pure."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sifang.core.workdays import NO_CHANGES, add_workdays

GREEN, YELLOW, RED = "green", "yellow", "red"
ORDER = (RED, YELLOW, GREEN)
LIMITS = ("green_workdays", "yellow_workdays", "red_workdays", "mass_households", "long_standing_days")


@dataclass(frozen=True)
class Facts:
    """What the rule looks at."""

    is_safety: bool = False
    households: int | None = None
    days_open: int = 0
    needs_three_parties: bool = False
    settled_on_the_spot: bool = False


class Verdict(NamedTuple):
    """A colour and the key of its reason."""

    colour: str
    reason: str


def colour_of(facts: Facts, limits: Mapping[str, int]) -> Verdict:
    """Settled on the spot is green; danger, many households or many days are red; what needs three parties, yellow."""
    if facts.settled_on_the_spot:
        return Verdict(GREEN, "on_the_spot")
    if facts.is_safety:
        return Verdict(RED, "safety")
    if facts.households is not None and facts.households >= limits["mass_households"]:
        return Verdict(RED, "mass")
    if facts.days_open >= limits["long_standing_days"]:
        return Verdict(RED, "long_standing")
    return Verdict(YELLOW, "three_parties") if facts.needs_three_parties else Verdict(GREEN, "at_once")


def due_on(
    colour: str,
    received_on: datetime.date,
    limits: Mapping[str, int],
    amended: Mapping[datetime.date, bool] = NO_CHANGES,
) -> datetime.date:
    """The day by which a dispute of this colour is settled; ``amended`` are days that offices here treat otherwise."""
    return add_workdays(received_on, limits[f"{colour}_workdays"], amended)
