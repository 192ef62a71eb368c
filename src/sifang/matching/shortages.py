"""Why a line stays short, and what one more half-day for it would bring."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from sifang.matching.instance import Instance, Line
from sifang.matching.ledger import Ints, Ledger
from sifang.matching.nearness import CUTS, shared_place
from sifang.matching.policy import Policy
from sifang.matching.reach import Reach, Reached
from sifang.matching.reasons import Reason
from sifang.matching.rule import priority
from sifang.matching.solution import Solution

NAMED = 5  # offers a reason names; nobody reads on
EXAMINED = 8  # offers whose users are looked at one by one


@dataclass(frozen=True, slots=True)
class Shortage:
    """A line that got less than it asked for, and why.

    ``price``: the points that one more half-day would bring at least, were it of the right category and time and came
    from the line's own community: ``policy.base`` or more. For a part of an all-or-nothing need it counts once all
    parts come.
    """

    line: str
    need: str
    asked: int
    missing: int
    price: int
    reasons: tuple[Reason, ...]


def of(instance: Instance, solution: Solution) -> tuple[Shortage, ...]:
    """The lines that got less than they asked for, the most urgent and longest waiting first."""
    ledger, reach = Ledger(instance, solution), Reach(instance)
    short = np.flatnonzero(ledger.got < ledger.asked).tolist()
    short.sort(key=lambda number: _turn(ledger.lines[number]))
    refused = _refused(ledger)
    return tuple(_shortage(ledger, reach, number, refused.get(number, set())) for number in short)


def price(policy: Policy, line: Line, step: int) -> int:
    """The points of one more half-day from the line's own community; ``step``: what evenness adds."""
    return sum(priority(policy, line).values()) + policy.category + policy.area[0] + policy.time + step


def _turn(line: Line) -> tuple[int, int, str]:
    return -line.urgency, -line.waiting_days, line.key


def _refused(ledger: Ledger) -> dict[int, set[int]]:
    """For each line's number the numbers of the offers it must not get."""
    refused: dict[int, set[int]] = {}
    for line, offer in ledger.instance.refused:
        if line in ledger.line_number and offer in ledger.offer_number:
            refused.setdefault(ledger.line_number[line], set()).add(ledger.offer_number[offer])
    return refused


def _shortage(ledger: Ledger, reach: Reach, number: int, refused: set[int]) -> Shortage:
    line = ledger.lines[number]
    reasons = tuple(_reasons(ledger, reach, number, refused))
    worth = price(ledger.policy, line, ledger.step(number))
    missing = line.units - int(ledger.got[number])
    return Shortage(line.key, line.need, line.units, missing, worth, reasons)


def _reasons(ledger: Ledger, reach: Reach, number: int, refused: set[int]) -> Iterator[Reason]:
    """What kept the line from more; then, as a way out, what a person may still ask for."""
    at = ledger.edges_of(number)
    # Where the engine found offers there is no wall; where it found none, words may have done without a category.
    reached = reach.of(number) if at.stop > at.start else reach.by_words(number)
    timely = _with(reached.timely, ledger.edge_offer[at])
    if not len(timely):
        yield _wall(ledger, reach, number, reached)
    if refused:
        no = np.isin(timely, list(refused))
        if no.any():
            yield _named(ledger, "refused", reach.nearest(number, timely[no]))
        timely = timely[~no]
    yield from _missing_part(ledger, number)
    yield from _used(ledger, number, timely)
    yield from _outside(ledger, reach, number, reached.outside)


def _with(offers: Ints, more: Ints) -> Ints:
    """The offers and more of them, rising; mostly the more are among them."""
    if len(offers) and (offers[np.searchsorted(offers, more).clip(max=len(offers) - 1)] == more).all():
        return offers
    return np.union1d(offers, more)


def _wall(ledger: Ledger, reach: Reach, number: int, reached: Reached) -> Reason:
    """The first wall that no offer passes."""
    line = ledger.lines[number]
    if not len(reached.of_kind):
        return Reason("none.kind", True, {"kind": line.kind, "resources": len(ledger.offers)})
    if not len(reached.fitting):
        facts = {"category": line.category, "kind": line.kind, "resources": len(reached.of_kind)}
        return Reason("none.category", True, facts)
    if not len(reached.serving):
        return _named(ledger, "none.area", reach.nearest(number, reached.fitting), place=line.place)
    return _named(ledger, "none.time", reach.nearest(number, reached.serving), window=line.window)


def _missing_part(ledger: Ledger, number: int) -> Iterator[Reason]:
    """What keeps an all-or-nothing need from being served: too few half-days for this part, or else another part."""
    bundle = ledger.bundle(number)
    lacks = {part: int(ledger.asked[part]) - ledger.within_reach(part) for part in bundle}
    if not bundle:
        return
    line = ledger.lines[number]
    if lacks[number] > 0:
        if units := line.units - lacks[number]:
            yield Reason("bundle.few", True, {"units": units, "asked": line.units})
        return
    part = max((part for part in bundle if part != number), key=lambda part: (lacks[part], -part))
    row = ledger.lines[part]
    facts = {"part": row.key, "number": bundle.index(part) + 1, "kind": row.kind or "", "missing": row.units}
    yield Reason("bundle.part", True, facts)


def _used(ledger: Ledger, number: int, timely: Ints) -> Iterator[Reason]:
    """Where the half-days of the admissible offers went.

    A line that lacks half-days has price 0, so each of its edges either stands at its cap or leads to an offer whose
    half-days are all given; only offers beyond the best of the line, and parts of a need served all or not, have some.
    """
    at = ledger.edges_of(number)
    offers = ledger.edge_offer[at]
    mine = dict(zip(offers.tolist(), range(at.start, at.stop), strict=True))
    lent, cap, weight = np.zeros((3, len(timely)), np.int64)
    places = np.searchsorted(timely, offers)
    lent[places], cap[places], weight[places] = ledger.lent[at], ledger.cap[at], ledger.weight[at]
    units, left = ledger.units[timely], ledger.left[timely]
    whole, timed = (lent > 0) & (lent == units), (lent > 0) & (lent == cap) & (lent < units)
    taken = (units > 0) & (left == 0) & ~whole & ~timed
    if (units == 0).any():
        yield _named(ledger, "used.before", timely[units == 0])
    order = np.argsort(-weight[taken], kind="stable")
    yield from _taken(ledger, number, timely[taken][order], mine)
    for code, held in (("limit.units", whole), ("limit.time", timed)):
        if held.any():
            yield _named(ledger, code, timely[held], units=int(lent[held].sum()))
    if (free := (left > 0) & ~timed).any():
        yield _named(ledger, "free.left", timely[free], against=False)


def _taken(ledger: Ledger, number: int, offers: Ints, mine: dict[int, int]) -> Iterator[Reason]:
    """Whose needs have the half-days of offers that are all given: the more urgent, the less served, the others."""
    urgency = ledger.lines[number].urgency
    urgent = offers[ledger.most_urgent[offers] > urgency]
    others = offers[ledger.least_urgent[offers] <= urgency]
    held: dict[str, dict[int, list[int]]] = {"used.urgent": {}, "used.even": {}, "used.other": {}}
    for offer in dict.fromkeys([*urgent[:EXAMINED].tolist(), *others[:EXAMINED].tolist()]):
        for rival in ledger.rivals(offer, number):
            held[_why(ledger, rival, urgency, mine.get(offer))].setdefault(offer, []).append(rival)
    more = {"used.urgent": len(urgent) - EXAMINED, "used.other": len(others) - EXAMINED}
    for code, rivals in held.items():
        if rivals:
            yield _taken_by(ledger, number, code, rivals, max(more.get(code, 0), 0))


def _why(ledger: Ledger, rival: int, urgency: int, mine: int | None) -> str:
    if ledger.lines[ledger.edge_line[rival]].urgency > urgency:
        return "used.urgent"
    return "used.even" if mine is not None and ledger.is_even(rival, mine) else "used.other"


def _taken_by(ledger: Ledger, number: int, code: str, rivals: dict[int, list[int]], more: int) -> Reason:
    edges = [rival for offer in list(rivals)[:NAMED] for rival in rivals[offer]]
    facts: dict[str, Any] = {"by": ledger.uses(edges)}
    if code == "used.even":
        facts |= {"theirs": ledger.share(ledger.edge_line[edges[0]]), "ours": ledger.share(number)}
    return _named(ledger, code, np.array(list(rivals)), more=more, **facts)


def _outside(ledger: Ledger, reach: Reach, line: int, offers: Ints) -> Iterator[Reason]:
    """The nearest offer that serves other places: one with half-days left before one without."""
    if not len(offers):
        return
    free = ledger.left[offers] > 0
    number = int(offers[(reach.nearness(line, offers) + len(CUTS) * free).argmax()])
    nearest = ledger.offers[number]
    facts: dict[str, Any] = {"offer": nearest.key, "home": nearest.home, "name": nearest.place_name}
    facts |= {"place": shared_place(ledger.lines[line].place, nearest.home), "left": int(ledger.left[number])}
    yield Reason("outside.nearest", facts=facts)


def _named(ledger: Ledger, code: str, offers: Ints, against: bool = True, more: int = 0, **facts: Any) -> Reason:
    """A reason that names the first few of the offers and counts the others."""
    keys = tuple(ledger.offers[offer].key for offer in offers[:NAMED].tolist())
    more += len(offers) - len(keys)
    if more:
        facts["more"] = more
    return Reason(code, against, {"offers": keys, **facts})
