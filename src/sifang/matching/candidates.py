"""Which line may be served by which offer, for how many half-days, and with how many points."""

from collections.abc import Callable

from sifang.matching.instance import TIMELESS, Edge, Instance, Line, Offer
from sifang.matching.nearness import Nearness, nearness
from sifang.matching.policy import Policy
from sifang.matching.windows import ANY_TIME, WHOLE_WEEK, overlap
from sifang.text.likeness import bigrams, likeness

Alike = Callable[[str, str], float]

_AREA_STEP = {Nearness.INSIDE: 0, Nearness.COMMUNITY: 0, Nearness.STREET: 1, Nearness.COUNTY: 2}
_FARTHER = 3


def edges(instance: Instance, alike: Alike = likeness) -> tuple[Edge, ...]:
    """Every admissible pair, in the order of its keys.

    ``alike(a, b)`` gives the likeness of two texts in 0..1; it is asked only of texts that share two neighbouring
    characters, for the others it is 0.
    """
    priority = priorities(instance)
    likeness_of = Likeness(alike)
    return tuple(
        edge
        for line in instance.lines
        for offer in instance.offers
        if (line.key, offer.key) not in instance.refused
        and (edge := _edge(instance.policy, line, offer, priority[line.key], likeness_of))
    )


def right_kind(line: Line, offer: Offer) -> bool:
    """Whether the offer is of the kind the line names."""
    return line.kind is None or line.kind == offer.kind


def right_area(line: Line, offer: Offer) -> bool:
    """Whether the offer serves the line's place."""
    return line.place.startswith(offer.area)


def right_time(line: Line, offer: Offer) -> bool:
    """Whether the two share a half-day."""
    return offer.kind in TIMELESS or overlap(line.window, offer.window) > 0


def right_matter(policy: Policy, line: Line, offer: Offer, likeness_of: "Likeness") -> bool:
    """Whether the categories agree, or the words are alike enough to do without."""
    return line.category in offer.categories or likeness_of(line, offer) >= policy.alike_enough


def half_days(policy: Policy, line: Line, offer: Offer) -> int | None:
    """How many half-days the common windows hold; None when no window limits the pair."""
    if offer.kind in TIMELESS or line.window == offer.window == ANY_TIME:
        return None
    return overlap(line.window, offer.window) * policy.weeks


def priorities(instance: Instance) -> dict[str, dict[str, int]]:
    """For each line key, the points its need brings, addend by addend."""
    policy = instance.policy
    return {
        line.key: {
            "base": policy.base,
            "urgency": policy.urgency[line.urgency],
            "wait": policy.wait * min(line.waiting_days, policy.wait_days),
        }
        for line in instance.lines
    }


class Likeness:
    """The likeness of a line's and an offer's words, asked once for each pair of texts."""

    def __init__(self, alike: Alike) -> None:
        self._alike = alike
        self._known: dict[tuple[str, str], float] = {}
        self._bigrams: dict[str, frozenset[str]] = {}

    def __call__(self, line: Line, offer: Offer) -> float:
        pair = line.words, offer.words
        if pair not in self._known:
            apart = self._neighbours(line.words).isdisjoint(self._neighbours(offer.words))
            self._known[pair] = 0.0 if apart else self._alike(*pair)
        return self._known[pair]

    def _neighbours(self, text: str) -> frozenset[str]:
        if text not in self._bigrams:
            self._bigrams[text] = frozenset(bigrams(text))
        return self._bigrams[text]


def _edge(policy: Policy, line: Line, offer: Offer, priority: dict[str, int], likeness_of: Likeness) -> Edge | None:
    """The edge between the two, or None when the pair is not admissible."""
    if not (offer.units and right_kind(line, offer) and right_area(line, offer) and right_time(line, offer)):
        return None
    if not right_matter(policy, line, offer, likeness_of):
        return None
    limits = (line.units, offer.units, half_days(policy, line, offer))
    bound = min(limit for limit in limits if limit is not None)
    return Edge(line.key, offer.key, bound, {**priority, **_fit(policy, line, offer, likeness_of(line, offer))})


def _fit(policy: Policy, line: Line, offer: Offer, likeness_of_words: float) -> dict[str, int]:
    """How well the offer fits the line, addend by addend."""
    return {
        "text": round(policy.text * likeness_of_words),
        "category": policy.category * (line.category in offer.categories),
        "area": policy.area[_AREA_STEP.get(nearness(line.place, offer.home), _FARTHER)],
        "time": round(policy.time * _time_share(line, offer)),
        "completeness": round(policy.completeness * offer.completeness),
    }


def _time_share(line: Line, offer: Offer) -> float:
    """The share of the time asked for at which the offer can come; who names no time misses none."""
    if offer.kind in TIMELESS or line.window == ANY_TIME:
        return 1.0
    return overlap(line.window, offer.window) / (line.window & WHOLE_WEEK).bit_count()
