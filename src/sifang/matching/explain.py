"""Why each pair was made, and why a line stays short: facts in a fixed set of codes, worded elsewhere.

Codes of a pair (“against” marks a warning):

| code                   | against | facts                                                                      |
|------------------------|---------|----------------------------------------------------------------------------|
| fit.kind               |         | kind                                                                       |
| fit.category           |         | category                                                                   |
| fit.words              |         | words: what both texts say                                                 |
| fit.loose              | yes     | category, offered: the words alone made the pair                           |
| near.inside            |         | place: the grid, compound or building that holds both; home, name of offer |
| near.community         |         | the same                                                                   |
| near.street            |         | the same                                                                   |
| near.county            |         | the same                                                                   |
| near.city              |         | the same                                                                   |
| near.far               | yes     | the same; place may be empty                                               |
| time.any               |         | none: neither names a time                                                 |
| time.common            |         | window: the common half-days, half_days: how many                          |
| time.narrow            | yes     | window, half_days: they are what limits the pair, or only one              |
| units.whole            |         | units: all that was asked for                                              |
| units.part             | yes     | units, asked, others: from other offers, missing                           |
| offer.spare            |         | units: what the offer still has                                            |
| runner.none            |         | none: no other offer was admissible                                        |
| runner.worse           |         | offer, behind: points, less: points by addend it lacks                     |
| runner.equal           |         | offer: just as good                                                        |
| runner.urgent          |         | offer, ahead: points, by: uses, a more urgent need among them              |
| runner.full            |         | offer, ahead: points, by: uses, none of them more urgent                   |

Codes of a shortage:

| code                   | against | facts                                                                      |
|------------------------|---------|----------------------------------------------------------------------------|
| none.kind              | yes     | kind, resources: how many offers were looked through                       |
| none.category          | yes     | category, kind, resources: offers of that kind looked through              |
| none.area              | yes     | place, offers: fitting ones, none of which serves the place                |
| none.time              | yes     | window, offers: those that serve the place at other times                  |
| used.before            | yes     | offers: nothing was left of them before this round                         |
| used.urgent            | yes     | offers, by: uses by more urgent needs                                      |
| used.other             | yes     | offers, by: uses by needs not more urgent, which weigh more together       |
| limit.units            | yes     | offers, units: the line has all they can give                              |
| limit.time             | yes     | offers, units: the line has all the half-days their windows share          |
| outside.nearest        |         | offer, home, name, place: smallest that holds both, left: its half-days    |

A use is (line, need, units, urgency); a window is a mask as in ``windows``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sifang.matching import candidates
from sifang.matching.instance import Edge, Instance, Line, Offer
from sifang.matching.nearness import Nearness, nearness, shared_place
from sifang.matching.policy import Policy
from sifang.matching.solution import Pair, Solution
from sifang.matching.windows import ANY_TIME, common
from sifang.text.likeness import likeness, shared_words


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact for a pair or against it."""

    code: str
    against: bool = False
    facts: dict[str, Any] = field(default_factory=dict)


class Use(NamedTuple):
    """Half-days of an offer that a line has."""

    line: str
    need: str
    units: int
    urgency: int


@dataclass(frozen=True, slots=True)
class Shortage:
    """A line that got less than it asked for, and why."""

    line: str
    need: str
    asked: int
    missing: int
    reasons: tuple[Reason, ...]


def explain(instance: Instance, solution: Solution) -> dict[tuple[str, str], tuple[Reason, ...]]:
    """For every pair of the solution, by (line, offer): its reasons in the order of the table."""
    city = _City(instance, solution)
    return {(pair.line, pair.offer): tuple(_reasons(city, pair)) for pair in solution.pairs}


def shortage(instance: Instance, solution: Solution, alike: candidates.Alike = likeness) -> tuple[Shortage, ...]:
    """The lines that got less than they asked for, the most urgent and longest waiting first; ``alike`` as in solve."""
    city, likeness_of = _City(instance, solution), candidates.Likeness(alike)
    short = [line for line in instance.lines if solution.got[line.key] < line.units]
    short.sort(key=lambda line: (-line.urgency, -line.waiting_days, line.key))
    return tuple(_shortage(city, line, likeness_of) for line in short)


def alone(policy, line, offer):
    """The reasons of a pair taken by itself, before lines compete: what fits, how near, when."""
    return (*_fit(line, offer), _near(line, offer), *_time(policy, line, offer))


class _City:
    """Instance and solution with their rows by key."""

    def __init__(self, instance: Instance, solution: Solution) -> None:
        self.policy, self.solution = instance.policy, solution
        self.line = {line.key: line for line in instance.lines}
        self.offer = {offer.key: offer for offer in instance.offers}
        self.edges: dict[str, list[Edge]] = {}
        self.users: dict[str, list[Use]] = {}
        for edge in solution.edges:
            self.edges.setdefault(edge.line, []).append(edge)
        for pair in solution.pairs:
            line = self.line[pair.line]
            self.users.setdefault(pair.offer, []).append(Use(line.key, line.need, pair.units, line.urgency))

    def left(self, offer: Offer) -> int:
        """The half-days an offer still has."""
        return offer.units - self.solution.given[offer.key]

    def uses(self, offer_key: str, without: str = "") -> tuple[Use, ...]:
        """Which other lines than ``without`` use the offer, the most urgent first."""
        uses = (use for use in self.users.get(offer_key, ()) if use.line != without)
        return tuple(sorted(uses, key=lambda use: (-use.urgency, use.line)))


def _reasons(city: _City, pair: Pair) -> Iterator[Reason]:
    line, offer = city.line[pair.line], city.offer[pair.offer]
    yield from _fit(line, offer)
    yield _near(line, offer)
    yield from _time(city.policy, line, offer)
    yield from _units(city, pair, line, offer)
    yield _runner(city, pair)


def _fit(line: Line, offer: Offer) -> Iterator[Reason]:
    if line.kind:
        yield Reason("fit.kind", facts={"kind": line.kind})
    if line.category in offer.categories:
        yield Reason("fit.category", facts={"category": line.category})
    if words := shared_words(line.words, offer.words):
        yield Reason("fit.words", facts={"words": tuple(words)})
    if line.category not in offer.categories:
        yield Reason("fit.loose", True, {"category": line.category, "offered": tuple(sorted(offer.categories))})


def _near(line: Line, offer: Offer) -> Reason:
    near = nearness(line.place, offer.home)
    facts = {"place": shared_place(line.place, offer.home), "home": offer.home, "name": offer.place_name}
    return Reason(f"near.{near.name.lower()}", near == Nearness.FAR, facts)


def _time(policy: Policy, line: Line, offer: Offer) -> Iterator[Reason]:
    half_days = candidates.half_days(policy, line, offer)
    if half_days is None:
        if line.window == offer.window == ANY_TIME:
            yield Reason("time.any")
        return
    window = common(line.window, offer.window)
    facts = {"window": window, "half_days": window.bit_count()}
    yield Reason("time.common", facts=facts)
    if half_days < min(line.units, offer.units) or window.bit_count() == 1:
        yield Reason("time.narrow", True, facts)


def _units(city: _City, pair: Pair, line: Line, offer: Offer) -> Iterator[Reason]:
    got = city.solution.got[line.key]
    if pair.units == line.units:
        yield Reason("units.whole", facts={"units": pair.units})
    else:
        facts = {"units": pair.units, "asked": line.units, "others": got - pair.units, "missing": line.units - got}
        yield Reason("units.part", True, facts)
    if left := city.left(offer):
        yield Reason("offer.spare", facts={"units": left})


def _runner(city: _City, pair: Pair) -> Reason:
    """Why this offer and not the best of those the line did not get.

    An offer that fits better and was not taken has nothing left: otherwise the pair could be exchanged for it and
    the solution were not the best.
    """
    mine = city.solution.edge_of[pair.line, pair.offer]
    others = [edge for edge in city.edges[pair.line] if not city.solution.lent[edge.line, edge.offer]]
    if not others:
        return Reason("runner.none")
    other = min(others, key=lambda edge: (-edge.weight, edge.offer))
    ahead = other.weight - mine.weight
    if ahead < 0:
        less = {name: mine.points[name] - points for name, points in other.points.items() if points < mine.points[name]}
        return Reason("runner.worse", facts={"offer": other.offer, "behind": -ahead, "less": less})
    if ahead == 0:
        return Reason("runner.equal", facts={"offer": other.offer})
    by = city.uses(other.offer)
    urgent = by[0].urgency > city.line[pair.line].urgency
    return Reason("runner.urgent" if urgent else "runner.full", facts={"offer": other.offer, "ahead": ahead, "by": by})


def _shortage(city: _City, line: Line, likeness_of: candidates.Likeness) -> Shortage:
    missing = line.units - city.solution.got[line.key]
    return Shortage(line.key, line.need, line.units, missing, tuple(_walls(city, line, likeness_of)))


def _walls(city: _City, line: Line, likeness_of: candidates.Likeness) -> Iterator[Reason]:
    """What kept the line from more, the first wall only; then, as a way out, the nearest offer beyond the area."""
    of_kind = [offer for offer in city.offer.values() if candidates.right_kind(line, offer)]
    fitting = [offer for offer in of_kind if candidates.right_matter(city.policy, line, offer, likeness_of)]
    serving = [offer for offer in fitting if candidates.right_area(line, offer)]
    timely = [offer for offer in serving if candidates.right_time(line, offer)]
    if not of_kind:
        yield Reason("none.kind", True, {"kind": line.kind, "resources": len(city.offer)})
    elif not fitting:
        yield Reason("none.category", True, {"category": line.category, "kind": line.kind, "resources": len(of_kind)})
    elif not serving:
        yield Reason("none.area", True, {"place": line.place, "offers": _keys(fitting)})
    elif not timely:
        yield Reason("none.time", True, {"window": line.window, "offers": _keys(serving)})
    yield from _used(city, line, timely)
    yield from _outside(city, line, [offer for offer in fitting if not candidates.right_area(line, offer)])


def _used(city: _City, line: Line, offers: list[Offer]) -> Iterator[Reason]:
    """Where the half-days of the admissible offers went.

    A line that lacks half-days has price 0, so each of its edges either stands at its bound or leads to an offer
    whose half-days are all given.
    """
    gone, whole, timed, taken = [], [], [], []
    for offer in offers:
        lent = city.solution.lent[line.key, offer.key]
        if not offer.units:
            gone.append(offer)
        elif lent == offer.units:
            whole.append(offer)
        elif lent == city.solution.edge_of[line.key, offer.key].bound:
            timed.append(offer)
        else:
            taken.append(offer)
    if gone:
        yield Reason("used.before", True, {"offers": _keys(gone)})
    yield from _taken(city, line, taken)
    for code, held in (("limit.units", whole), ("limit.time", timed)):
        if held:
            units = sum(city.solution.lent[line.key, offer.key] for offer in held)
            yield Reason(code, True, {"offers": _keys(held), "units": units})


def _taken(city: _City, line: Line, offers: list[Offer]) -> Iterator[Reason]:
    """Whose needs have the half-days of offers that are all given: first the more urgent, then the others."""
    uses = {offer.key: city.uses(offer.key, without=line.key) for offer in offers}
    for code, is_urgent in (("used.urgent", True), ("used.other", False)):
        held = {key: [use for use in uses[key] if (use.urgency > line.urgency) == is_urgent] for key in sorted(uses)}
        if by := tuple(use for key in held for use in held[key]):
            yield Reason(code, True, {"offers": tuple(key for key in held if held[key]), "by": by})


def _outside(city: _City, line: Line, offers: list[Offer]) -> Iterator[Reason]:
    offers = [offer for offer in offers if candidates.right_time(line, offer)]
    if not offers:
        return
    nearest = min(
        offers, key=lambda offer: (not city.left(offer), -len(shared_place(line.place, offer.home)), offer.key)
    )
    place, left = shared_place(line.place, nearest.home), city.left(nearest)
    facts = {"offer": nearest.key, "home": nearest.home, "name": nearest.place_name, "place": place, "left": left}
    yield Reason("outside.nearest", facts=facts)


def _keys(offers: Iterable[Offer]) -> tuple[str, ...]:
    return tuple(sorted(offer.key for offer in offers))
