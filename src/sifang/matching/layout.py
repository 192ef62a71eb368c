"""Lines, offers and points laid out as the compiled loop reads them (``kernels.candidates``)."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sifang.matching.instance import KINDS, TIMELESS
from sifang.matching.nearness import CUTS
from sifang.matching.policy import Policy, check
from sifang.matching.rule import ENOUGH_FOR_ONE
from sifang.matching.tables import LineTable, OfferTable
from sifang.matching.windows import WHOLE_WEEK
from sifang.matching.words import Vectors

Ints = NDArray[np.integer]
_STEPS = {depth: step for step, depth in enumerate((0, *CUTS))}


class Demand(NamedTuple):
    """What the compiled loop reads of lines; refused and standing offers of line i as offers[start[i]:start[i + 1]]."""

    place: Ints
    depth: Ints
    category: Ints
    kind: Ints
    units: Ints
    window: Ints
    word_start: Ints
    refused_start: Ints
    standing_start: Ints
    word: Ints
    weight: NDArray[np.float32]
    refused: Ints
    standing: Ints


class Supply(NamedTuple):
    """What the compiled loop reads of the offers, ordered so that those looked at together stand together.

    Block a * (categories + 1) + c lists the offers for area a and category c, c = categories for those without one.
    """

    number: Ints  # by place in this order: the offer's number in the table
    home: Ints
    kind: Ints
    units: Ints
    window: Ints
    week: Ints  # the half-days of the window; of none named, all
    timeless: NDArray[np.bool_]
    completeness: Ints  # points
    area_keys: Ints  # sorted: padded code * 8 + step of the depth
    block_start: Ints
    listed: Ints
    word_start: Ints
    word: Ints
    weight: NDArray[np.float32]
    pairs: int


class Points(NamedTuple):
    """What the compiled loop reads of the policy."""

    text: int
    category: int
    related: int
    area: Ints
    time: int
    standing: int
    weeks: int
    alike_enough: float


def order_of(offers: OfferTable) -> NDArray[np.int32]:
    """The numbers of the offers in the order of the areas they serve, in one area by category."""
    return np.lexsort((_first_category(offers), offers.area_depth, offers.area)).astype(np.int32)


def demand_of(lines: LineTable, words: Vectors, order: Ints, standing: Ints | None, refused: Ints | None) -> Demand:
    """The lines; ``order`` is that of the offers in the supply, ``words`` begin with those of the lines."""
    place_of = np.empty(len(order), np.int32)
    place_of[order] = np.arange(len(order), dtype=np.int32)
    refused_start, refused_offers = _by_line("refused", refused, len(lines.need), place_of)
    standing_start, standing_offers = _by_line("standing", standing, len(lines.need), place_of)
    columns = {name: np.ascontiguousarray(getattr(lines, name), dtype) for name, dtype in _OF_A_LINE.items()}
    return Demand(
        **columns,
        word_start=words.start,
        word=words.pair,
        weight=words.weight,
        refused_start=refused_start,
        refused=refused_offers,
        standing_start=standing_start,
        standing=standing_offers,
    )


def some(demand: Demand, begin: int, end: int) -> Demand:
    """The lines begin:end; starts keep pointing into the whole lists of words and offers."""
    starts = {name: getattr(demand, name)[begin : end + 1] for name in Demand._fields if name.endswith("_start")}
    columns = {name: getattr(demand, name)[begin:end] for name in _OF_A_LINE}
    return demand._replace(**starts, **columns)


def supply_of(offers: OfferTable, order: Ints, categories: int, policy: Policy, words: Vectors, skip: int) -> Supply:
    """The offers in the given order; the first ``skip`` texts of ``words`` are not theirs."""
    keys = offers.area[order].astype(np.int64) * len(_STEPS) + _step(offers.area_depth[order])
    area_keys = np.unique(keys)
    entry, category = _entries(offers, order, categories)
    entry, category = (column[offers.units[order][entry] > 0] for column in (entry, category))
    block = np.searchsorted(area_keys, keys)[entry] * (categories + 1) + category
    by_block = np.argsort(block, kind="stable")
    blocks = np.arange(len(area_keys) * (categories + 1) + 1)
    kind = offers.kind[order]
    return Supply(
        number=order,
        home=offers.home[order].astype(np.int64),
        kind=kind.astype(np.int8),
        units=offers.units[order].astype(np.int32),
        window=offers.window[order].astype(np.int32),
        week=np.where(offers.window[order] == 0, WHOLE_WEEK, offers.window[order]).astype(np.int32),
        timeless=np.isin(kind, [KINDS.index(name) for name in TIMELESS]),
        completeness=_rounded(policy.completeness * offers.completeness[order].astype(np.float64)),
        area_keys=area_keys,
        block_start=np.searchsorted(block[by_block], blocks).astype(np.int64),
        listed=entry[by_block].astype(np.int32),
        word_start=words.start[skip:],
        word=words.pair,
        weight=words.weight,
        pairs=words.pairs,
    )


def points_of(policy: Policy) -> Points:
    """What the policy gives for a pair's fit, and what else of it decides about a pair."""
    return Points(
        policy.text,
        policy.category,
        policy.related,
        np.array(policy.area, np.int32),
        policy.time,
        policy.standing,
        policy.weeks,
        policy.alike_enough - ENOUGH_FOR_ONE,
    )


def _by_line(name: str, pairs: Ints | None, lines: int, place_of: NDArray[np.int32]) -> tuple[Ints, Ints]:
    """Where the offers of each line start, and the offers, by their places in the supply."""
    pairs = np.empty((0, 2), np.int64) if pairs is None else np.asarray(pairs)
    right = ((pairs >= 0) & (pairs < (lines, len(place_of)))).all(axis=1)
    check(bool(right.all()), f"The {name} pair {int(np.argmin(right)) if right.size else 0} has no such line or offer.")
    pairs = pairs[np.argsort(pairs[:, 0], kind="stable")]
    return np.searchsorted(pairs[:, 0], np.arange(lines + 1)).astype(np.int64), place_of[pairs[:, 1]]


def _entries(offers: OfferTable, order: Ints, categories: int) -> tuple[Ints, Ints]:
    """(place in the order, category) for each category of each offer; ``categories`` stands for none."""
    start = offers.category_start.astype(np.int64)
    counts = np.diff(start)[order]
    with_one = np.maximum(counts, 1)
    place = np.repeat(np.arange(len(order)), with_one)
    within = np.arange(len(place)) - np.repeat(np.cumsum(with_one) - with_one, with_one)
    listed = np.append(offers.category, categories)
    at = np.where(counts[place] > 0, start[order][place] + within, len(listed) - 1)
    return place, listed[at].astype(np.int64)


def _first_category(offers: OfferTable) -> Ints:
    """The first category of each offer, -1 without one."""
    start = offers.category_start
    return np.where(start[1:] > start[:-1], np.append(offers.category, -1)[start[:-1]], -1)


def _rounded(points: NDArray[np.float64]) -> NDArray[np.int32]:
    """As ``rule.rounded``."""
    return np.floor(points + 0.5).astype(np.int32)


def _step(depth: Ints) -> Ints:
    """Where each depth stands among the possible ones."""
    steps = np.zeros(max(_STEPS) + 1, np.int64)
    steps[list(_STEPS)] = list(_STEPS.values())
    return steps[depth]


_OF_A_LINE = {
    "place": np.int64,
    "depth": np.int8,
    "category": np.int16,
    "kind": np.int8,
    "units": np.int32,
    "window": np.int32,
}
