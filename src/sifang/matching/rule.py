"""The rule, in plain Python: which offer may serve a line, for how many half-days, and with how many points.

This is the definition. ``candidates.pair_up`` finds the same pairs for whole lists at once, with compiled loops, and is
tested against what is written here; a page that asks about one need uses this, so that it need not load them.

An offer is admissible for a line when it has half-days left, is of the kind asked for, serves the line's place, shares
a half-day with it, was not refused, and is about the same matter: it names the line's category or a neighbouring one,
or one of the two has no category and their words are alike enough.
"""

import math
from collections.abc import Callable

from sifang.matching.instance import TIMELESS, Edge, Instance, Line, Offer
from sifang.matching.nearness import Nearness, nearness
from sifang.matching.policy import Policy
from sifang.matching.windows import ANY_TIME, WHOLE_WEEK, overlap
from sifang.text.categories import OTHER, related
from sifang.text.likeness import bigrams, likeness

Alike = Callable[[str, str], float]

FIT = ("text", "category", "area", "time", "completeness", "standing", "related")
PRIORITY = ("base", "urgency", "wait")
ENOUGH_FOR_ONE = 1e-6  # a likeness this little below the one asked for will do: sums of roots are no exact numbers

_AREA_STEP = {Nearness.INSIDE: 0, Nearness.COMMUNITY: 0, Nearness.STREET: 1, Nearness.COUNTY: 2}
_FARTHER = 3
_NO_CATEGORY = frozenset({"", OTHER})


def edges(instance: Instance, alike: Alike = likeness) -> tuple[Edge, ...]:
    """Every admissible pair, in the order of its keys.

    ``alike(a, b)`` gives the likeness of two texts in 0..1; it is asked only of texts that share two neighbouring
    characters, for the others it is 0.
    """
    likeness_of = Likeness(alike)
    return tuple(edge for line in instance.lines for edge in _edges_at(instance, line, likeness_of))


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
    """Whether the categories agree or are neighbours or, where one side has none, the words are alike enough."""
    if has_category(line) and has_categories(offer):
        return same_category(line, offer) or related_category(line, offer)
    return likeness_of(line, offer) >= policy.alike_enough - ENOUGH_FOR_ONE


def has_category(line: Line) -> bool:
    """Whether the line says what it is about."""
    return line.category not in _NO_CATEGORY


def has_categories(offer: Offer) -> bool:
    """Whether the offer says what it is about."""
    return not offer.categories <= _NO_CATEGORY


def same_category(line: Line, offer: Offer) -> bool:
    """Whether the offer names the line's category."""
    return has_category(line) and line.category in offer.categories


def related_category(line: Line, offer: Offer) -> bool:
    """Whether the offer names a neighbour of the line's category, and not the category itself."""
    return not same_category(line, offer) and not related(line.category).isdisjoint(offer.categories)


def half_days(policy: Policy, line: Line, offer: Offer) -> int | None:
    """How many half-days the common windows hold; None when no window limits the pair."""
    if offer.kind in TIMELESS or line.window == offer.window == ANY_TIME:
        return None
    return overlap(line.window, offer.window) * policy.weeks


def priority(policy: Policy, line: Line) -> dict[str, int]:
    """The points a line's need brings, addend by addend."""
    wait = policy.wait * min(line.waiting_days, policy.wait_days)
    return {"base": policy.base, "urgency": policy.urgency[line.urgency], "wait": wait}


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


def rounded(points: float) -> int:
    """The nearest whole number, halves upwards: the same here and in the compiled loop."""
    return math.floor(points + 0.5)


def _edges_at(instance: Instance, line: Line, likeness_of: Likeness) -> list[Edge]:
    found = (_edge(instance, line, offer, likeness_of) for offer in instance.offers)
    return [edge for edge in found if edge]


def _edge(instance: Instance, line: Line, offer: Offer, likeness_of: Likeness) -> Edge | None:
    """The edge between the two, or None when the pair is not admissible."""
    if (line.key, offer.key) in instance.refused or not offer.units:
        return None
    if not (right_kind(line, offer) and right_area(line, offer) and right_time(line, offer)):
        return None
    policy = instance.policy
    if not right_matter(policy, line, offer, likeness_of):
        return None
    limits = (line.units, offer.units, half_days(policy, line, offer))
    bound = min(limit for limit in limits if limit is not None)
    stands = (line.key, offer.key) in instance.standing
    fit = _fit(policy, line, offer, likeness_of(line, offer)) | {"standing": policy.standing * stands}
    return Edge(line.key, offer.key, bound, priority(policy, line) | fit)


def _fit(policy: Policy, line: Line, offer: Offer, likeness_of_words: float) -> dict[str, int]:
    """How well the offer fits the line, addend by addend."""
    return {
        "text": rounded(policy.text * likeness_of_words),
        "category": policy.category * same_category(line, offer),
        "area": policy.area[_AREA_STEP.get(nearness(line.place, offer.home), _FARTHER)],
        "time": _time_points(policy, line, offer),
        "completeness": rounded(policy.completeness * offer.completeness),
        "related": policy.related * related_category(line, offer),
    }


def _time_points(policy: Policy, line: Line, offer: Offer) -> int:
    """The points for the share of the time asked for at which the offer can come; who names none misses none."""
    if offer.kind in TIMELESS or line.window == ANY_TIME:
        return policy.time
    asked = (line.window & WHOLE_WEEK).bit_count()
    return (2 * policy.time * overlap(line.window, offer.window) + asked) // (2 * asked)
