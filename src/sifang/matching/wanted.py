"""What is wanted most: what to recruit, what to hand to the sponsor leader, and which offers others wait for."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from sifang.matching.instance import Instance
from sifang.matching.ledger import Ints, Ledger
from sifang.matching.solution import Solution

URGENT = 2
# No offer can come at all: there is none, or it serves elsewhere.
NONE = frozenset({"none.kind", "none.category", "none.area"})
# There are such offers, but with fewer half-days than are asked for.
TOO_FEW = frozenset({"used.before", "used.urgent", "used.even", "used.other", "limit.units", "bundle.few"})


class Awaited(NamedTuple):
    """An offer that is all given while lines it would fit stay short; nothing is said about its owner."""

    offer: str
    price: int  # points that one more half-day of it would bring at most
    lines: tuple[str, ...]
    half_days: int  # what the lines lack


def is_for_recruiting(codes: Collection[str]) -> bool:
    """Whether a line that is short for reasons of these codes needs more offers: none exist within reach, or too few.

    Else it is a matter of times, refusals or other parts of the need.
    """
    return not (NONE | TOO_FEW).isdisjoint(codes)


def is_for_sponsor(codes: Collection[str], urgency: int, waiting_days: int, wait_days: int) -> bool:
    """Whether a short line is beyond its community: urgent with nothing within reach, or waiting for too long.

    ``wait_days``: how many days the policy counts; whoever waits longer no longer gains by waiting.
    """
    return (urgency >= URGENT and not NONE.isdisjoint(codes)) or waiting_days >= wait_days


def awaited(instance: Instance, solution: Solution, most: int = 20) -> list[Awaited]:
    """Up to ``most`` offers with a price and lines that wait for them, first those for which most half-days wait."""
    ledger = Ledger(instance, solution)
    lacks = ledger.asked - ledger.got
    waits = (lacks[ledger.edge_line] > 0) & (ledger.lent < ledger.cap) & (ledger.offer_price[ledger.edge_offer] > 0)
    half_days = np.bincount(ledger.edge_offer[waits], lacks[ledger.edge_line[waits]], len(ledger.offers))
    first = np.argsort(-half_days, kind="stable")[:most]
    return [_awaited(ledger, offer, waits, int(half_days[offer])) for offer in first.tolist() if half_days[offer]]


def _awaited(ledger: Ledger, offer: int, waits: Ints, half_days: int) -> Awaited:
    lines = ledger.edge_line[waits & (ledger.edge_offer == offer)].tolist()
    keys = tuple(ledger.lines[line].key for line in lines)
    return Awaited(ledger.offers[offer].key, int(ledger.offer_price[offer]), keys, half_days)
