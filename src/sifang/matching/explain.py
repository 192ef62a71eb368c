"""Why each pair was made: what fits, what was passed over, and how far behind the runner-up is."""

from collections.abc import Iterator
from typing import Any

from sifang.matching import rule
from sifang.matching.instance import Instance, Line, Offer
from sifang.matching.ledger import Ledger
from sifang.matching.nearness import Nearness, nearness, shared_place
from sifang.matching.policy import Policy
from sifang.matching.reasons import Reason
from sifang.matching.solution import Solution
from sifang.matching.windows import ANY_TIME, common
from sifang.text.likeness import shared_words


def explain(instance: Instance, solution: Solution) -> dict[tuple[str, str], tuple[Reason, ...]]:
    """For every pair of the solution, by (line, offer): its reasons in the order of the table in ``reasons``."""
    ledger = Ledger(instance, solution)
    return {
        (ledger.lines[line].key, ledger.offers[offer].key): tuple(_reasons(ledger, edge, line, offer))
        for edge, line, offer in _in_use(ledger)
    }


def alone(policy: Policy, line: Line, offer: Offer) -> tuple[Reason, ...]:
    """The reasons of a pair taken by itself, before lines compete: how near, when, what fits."""
    return (*_kind(line), _near(line, offer), *_time(policy, line, offer), *_matter(line, offer))


def _in_use(ledger: Ledger) -> Iterator[tuple[int, int, int]]:
    """(edge, line, offer) of every edge in use."""
    used = ledger.lent.nonzero()[0]
    return zip(used.tolist(), ledger.edge_line[used].tolist(), ledger.edge_offer[used].tolist(), strict=True)


def _reasons(ledger: Ledger, edge: int, line: int, offer: int) -> Iterator[Reason]:
    needed, offered = ledger.lines[line], ledger.offers[offer]
    yield from alone(ledger.policy, needed, offered)
    if (needed.key, offered.key) in ledger.instance.standing:
        yield Reason("stands")
    yield from _units(ledger, edge, line, offer)
    yield from _others(ledger, edge, line)


def _kind(line: Line) -> Iterator[Reason]:
    if line.kind:
        yield Reason("fit.kind", facts={"kind": line.kind})


def _matter(line: Line, offer: Offer) -> Iterator[Reason]:
    """What the two have in common; the words are told first, for they say it most exactly."""
    if words := shared_words(line.words, offer.words):
        yield Reason("fit.words", facts={"words": tuple(words)})
    if rule.same_category(line, offer):
        yield Reason("fit.category", facts={"category": line.category})
    elif rule.related_category(line, offer):
        yield Reason("fit.related", facts=_categories(line, offer))
    else:
        yield Reason("fit.loose", True, _categories(line, offer))


def _categories(line: Line, offer: Offer) -> dict[str, object]:
    return {"category": line.category, "offered": tuple(sorted(offer.categories))}


def _near(line: Line, offer: Offer) -> Reason:
    near = nearness(line.place, offer.home)
    facts = {"place": shared_place(line.place, offer.home), "home": offer.home, "name": offer.place_name}
    return Reason(f"near.{near.name.lower()}", near == Nearness.FAR, facts)


def _time(policy: Policy, line: Line, offer: Offer) -> Iterator[Reason]:
    half_days = rule.half_days(policy, line, offer)
    if half_days is None:
        if line.window == offer.window == ANY_TIME:
            yield Reason("time.any")
        return
    window = common(line.window, offer.window)
    facts = {"window": window, "half_days": window.bit_count()}
    yield Reason("time.common", facts=facts)
    if half_days < min(line.units, offer.units) or window.bit_count() == 1:
        yield Reason("time.narrow", True, facts)


def _units(ledger: Ledger, edge: int, line: int, offer: int) -> Iterator[Reason]:
    units, asked, got = int(ledger.lent[edge]), int(ledger.asked[line]), int(ledger.got[line])
    bundle = ledger.bundle(line)
    if bundle and all(ledger.got[part] == ledger.asked[part] for part in bundle):
        yield Reason("bundle.whole", facts={"parts": len(bundle)})
    if units == asked:
        yield Reason("units.whole", facts={"units": units})
    elif got == asked:
        yield Reason("units.shared", facts={"units": units, "asked": asked, "others": got - units})
    else:
        facts = {"units": units, "asked": asked, "others": got - units, "missing": asked - got}
        yield Reason("units.part", True, facts)
    if left := int(ledger.left[offer]):
        yield Reason("offer.spare", facts={"units": left})


def _others(ledger: Ledger, edge: int, line: int) -> Iterator[Reason]:
    """What was passed over, and the runner-up: the best of the offers the line has nothing of."""
    at = ledger.edges_of(line)
    others = at.start + (ledger.lent[at] == 0).nonzero()[0]
    if not len(others):
        if at.stop - at.start == 1:
            yield Reason("runner.none")
        return
    better = ledger.weight[others] > ledger.weight[edge]
    if better.any():
        yield from _passed_over(ledger, edge, line, _best(ledger, others[better]))
    if not better.all():
        yield _runner(ledger, edge, _best(ledger, others[~better]))


def _best(ledger: Ledger, edges) -> int:
    """The heaviest of the edges, the first of equal ones."""
    return int(edges[ledger.weight[edges].argmax()])


def _passed_over(ledger: Ledger, edge: int, line: int, other: int) -> Iterator[Reason]:
    """An offer that fits better has nothing left: others pay the price that it would cost this line."""
    offer = int(ledger.edge_offer[other])
    rivals = ledger.rivals(offer, line)
    if ledger.left[offer] or not rivals:
        return
    facts: dict[str, Any] = {"offer": ledger.offers[offer].key}
    facts["ahead"] = int(ledger.weight[other] - ledger.weight[edge])
    urgency = ledger.lines[line].urgency
    urgent = [rival for rival in rivals if ledger.lines[ledger.edge_line[rival]].urgency > urgency]
    even = [rival for rival in rivals if ledger.is_even(rival, other)]
    if urgent:
        yield Reason("runner.urgent", facts=facts | {"by": ledger.uses(urgent)})
    elif even:
        facts |= {"theirs": ledger.share(ledger.edge_line[even[0]]), "ours": ledger.share(line)}
        yield Reason("runner.even", facts=facts | {"by": ledger.uses(even)})
    else:
        yield Reason("runner.full", facts=facts | {"by": ledger.uses(rivals)})


def _runner(ledger: Ledger, edge: int, other: int) -> Reason:
    """How much worse the runner-up fits, addend by addend, and what half a day of it instead would cost in all."""
    offer = ledger.offers[ledger.edge_offer[other]]
    facts = {"offer": offer.key, "behind": ledger.behind(other)}
    mine, theirs = ledger.solution.points(edge), ledger.solution.points(other)
    points = int(ledger.weight[edge] - ledger.weight[other])
    if not points:
        return Reason("runner.equal", facts=facts)
    less = {name: mine[name] - theirs[name] for name in mine if theirs[name] < mine[name]}
    because = max(less, key=lambda name: less[name])
    return Reason("runner.worse", facts=facts | {"points": points, "because": because, "less": less})
