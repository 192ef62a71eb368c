"""What is wanted most: what to recruit, what to hand to the sponsor leader, and which resources others wait for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sifang.matching.instance import Instance
from sifang.matching.ledger import Ledger
from sifang.matching.nearness import COMMUNITY_LENGTH
from sifang.matching.solution import Solution

URGENT = 2
# No offer can come at all: there is none, or it serves elsewhere.
NONE = frozenset({"none.kind", "none.category", "none.area"})
# There are such offers, but fewer half-days than are asked for.
TOO_FEW = frozenset({"used.before", "used.urgent", "used.even", "used.other", "limit.units"})


class Short(NamedTuple):
    """A line that stays short, as the list of gaps looks at it; ``codes``: those of its reasons."""

    need: str
    place: str
    category: str
    kind: str
    missing: int
    price: int
    urgency: int
    waiting_days: int
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gap:
    """What one place lacks of one category and kind.

    ``price``: the most points that one more half-day would bring. ``recruit``: the half-days for which there is no
    resource or there are too few, so that organizations are to be recruited; the rest is a matter of times, refusals or
    other parts. ``sponsor``: the needs to hand to the sponsor leader: urgent with nothing within reach, or waiting for
    as long as the policy counts days.
    """

    place: str
    category: str
    kind: str
    half_days: int
    needs: int
    price: int
    recruit: int
    sponsor: tuple[str, ...]


class Awaited(NamedTuple):
    """An offer that is all given while lines it would fit stay short; nothing is said about its owner."""

    offer: str
    price: int
    lines: tuple[str, ...]
    half_days: int  # what the lines lack


def gaps(rows: Iterable[Short], wait_days: int, digits: int = COMMUNITY_LENGTH) -> list[Gap]:
    """The gaps by place (the first ``digits`` of its code), category and kind; the dearest first, then the largest.

    ``wait_days``: how long a need waits before it is to be handed up, as the policy counts days.
    """
    groups: dict[tuple[str, str, str], list[Short]] = {}
    for row in rows:
        groups.setdefault((row.place[:digits], row.category, row.kind), []).append(row)
    found = [_gap(group, members, wait_days) for group, members in groups.items()]
    return sorted(found, key=lambda gap: (-gap.price, -gap.half_days, gap.place, gap.category, gap.kind))


def is_for_recruiting(row: Short) -> bool:
    """Whether more offers of the kind would help the line."""
    return bool(row.codes & (NONE | TOO_FEW))


def is_for_sponsor(row: Short, wait_days: int) -> bool:
    """Whether the line is beyond what the community can do by itself."""
    return (row.urgency >= URGENT and bool(row.codes & NONE)) or row.waiting_days >= wait_days


def awaited(instance: Instance, solution: Solution, most: int = 20) -> list[Awaited]:
    """Up to ``most`` offers with a price and lines that wait for them, first those for which most half-days wait."""
    ledger = Ledger(instance, solution)
    lacks = ledger.asked - ledger.got
    waits = (lacks[ledger.edge_line] > 0) & (ledger.lent < ledger.cap) & (ledger.offer_price[ledger.edge_offer] > 0)
    half_days = np.bincount(ledger.edge_offer[waits], lacks[ledger.edge_line[waits]], len(ledger.offers))
    first = np.argsort(-half_days, kind="stable")[:most]
    return [_awaited(ledger, offer, waits, int(half_days[offer])) for offer in first.tolist() if half_days[offer]]


def _gap(group: tuple[str, str, str], rows: list[Short], wait_days: int) -> Gap:
    return Gap(
        *group,
        half_days=sum(row.missing for row in rows),
        needs=len({row.need for row in rows}),
        price=max(row.price for row in rows),
        recruit=sum(row.missing for row in rows if is_for_recruiting(row)),
        sponsor=tuple(sorted({row.need for row in rows if is_for_sponsor(row, wait_days)})),
    )


def _awaited(ledger: Ledger, offer: int, waits: np.ndarray, half_days: int) -> Awaited:
    lines = ledger.edge_line[waits & (ledger.edge_offer == offer)].tolist()
    keys = tuple(ledger.lines[line].key for line in lines)
    return Awaited(ledger.offers[offer].key, int(ledger.offer_price[offer]), keys, half_days)
