"""The candidates of every line: the best of the offers that the rule admits, found for whole lists at once.

Exact: before the cut to the best, the pairs are those of ``rule.edges``, none is lost to an approximation. Every
offer is listed under the area it serves and each of its categories; a line looks only into the blocks that can hold
offers for it (``kernels.pairing``), and compares words only where they can still matter.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sifang.matching import kernels
from sifang.matching.instance import KINDS, TIMELESS
from sifang.matching.policy import Policy, check
from sifang.matching.rule import ENOUGH_FOR_ONE, FIT, PRIORITY

# The old way, edge by edge, until nobody asks for it here.
from sifang.matching.rule import (  # isort: skip
    Alike as Alike,
    Likeness as Likeness,
    edges as edges,
    half_days as half_days,
    priorities as priorities,
    right_area as right_area,
    right_kind as right_kind,
    right_matter as right_matter,
    right_time as right_time,
)
from sifang.matching.tables import LineTable, OfferTable, Tables, check_tables
from sifang.matching.words import Vectors, vectors

MOST = 24
LINES_AT_ONCE = 1 << 15
MOST_POINTS = 2**15 - 1  # of one addend
_STEPS = {depth: step for step, depth in enumerate((0, 2, 4, 6, 9, 12, 15, 18))}

Ints = NDArray[np.integer]


class Candidates(NamedTuple):
    """m pairs sorted by line, then by offer; those of line i are line_start[i]:line_start[i + 1]."""

    line_start: NDArray[np.int64]  # [n + 1]
    res: NDArray[np.int32]  # [m]: number of the offer
    cap: NDArray[np.int32]  # [m]: half-days the pair may carry, at least 1
    fit: NDArray[np.int16]  # [m, 7]: points of the pair, by rule.FIT
    priority: NDArray[np.int32]  # [n, 3]: points of the line, by rule.PRIORITY

    @property
    def weight(self) -> NDArray[np.int32]:
        """All points of each pair for one half-day, int32[m]."""
        of_line = self.priority.sum(axis=1, dtype=np.int32)
        return np.repeat(of_line, np.diff(self.line_start)) + self.fit.sum(axis=1, dtype=np.int32)


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


def of(tables: Tables, policy: Policy, most: int = MOST) -> Candidates:
    """The candidates of all lines of the tables."""
    pairs = {"standing": tables.standing, "refused": tables.refused}
    return pair_up(tables.lines, tables.offers, policy, **pairs, most=most, related=tables.related)


def pair_up(
    lines: LineTable,
    offers: OfferTable,
    policy: Policy,
    standing: Ints | None = None,
    refused: Ints | None = None,
    most: int = MOST,
    *,
    related: NDArray[np.bool_] | None = None,
) -> Candidates:
    """For each line the ``most`` admissible offers with the most points, of equal ones those with the smaller number.

    ``standing`` and ``refused`` are pairs (number of the line, number of the offer), int[k, 2]; ``related[a, b]`` says
    whether two categories are neighbours, by default none are. ValueError names a row that makes no sense. The likeness
    of words is that of ``text.likeness`` up to 1e-5 (see ``words``), so that the points for words may differ by 1.
    Memory: about 22 bytes for each pair and 12 for each pair of letters in the words, besides the tables.
    """
    if related is None:
        related = np.zeros((_categories(lines, offers),) * 2, bool)
    check_tables(lines, offers, len(related))
    _check_points(policy)
    order = np.lexsort((_first_category(offers), offers.area_depth, offers.area)).astype(np.int32)
    words = vectors([*lines.words, *(offers.words[number] for number in order.tolist())])
    supply = _supply(offers, order, len(related), policy, words, len(lines.words))
    demand = _demand(lines, words, order, standing, refused)
    parts = list(_parts(demand, supply, np.ascontiguousarray(related, bool), _points(policy), most))
    return _joined(parts, _priorities(lines, policy))


def _parts(
    demand: Demand, supply: Supply, related: NDArray[np.bool_], points: Points, most: int
) -> Iterator[tuple[Ints, Ints, Ints, Ints]]:
    """Count, offers, caps and points of some thousand lines after the other, so that no more is held than is found."""
    for begin in range(0, len(demand.place), LINES_AT_ONCE):
        some = _slice(demand, begin, begin + LINES_AT_ONCE)
        lines = len(some.place)
        count, res = np.empty(lines, np.int32), np.empty((lines, most), np.int32)
        cap, fit = np.empty((lines, most), np.int32), np.empty((lines, most, len(FIT)), np.int16)
        order = np.lexsort((some.category, some.place))
        kernels.pairing.best_offers(order, some, supply, related, points, count, res, cap, fit)
        kept = np.arange(most) < count[:, np.newaxis]
        yield count, res[kept], cap[kept], fit[kept]


def _joined(parts: list[tuple[Ints, Ints, Ints, Ints]], priority: NDArray[np.int32]) -> Candidates:
    """The parts one after the other; each is let go as soon as it is copied."""
    counts = np.concatenate([part[0] for part in parts]) if parts else np.empty(0, np.int32)
    line_start = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
    size = int(line_start[-1])
    res, cap, fit = np.empty(size, np.int32), np.empty(size, np.int32), np.empty((size, len(FIT)), np.int16)
    columns_of: tuple[Ints, Ints, Ints] = (res, cap, fit)
    end = size
    while parts:
        _count, *columns = parts.pop()
        begin = end - len(columns[0])
        for whole, part in zip(columns_of, columns, strict=True):
            whole[begin:end] = part
        end = begin
    return Candidates(line_start, res, cap, fit, priority)


def _slice(demand: Demand, begin: int, end: int) -> Demand:
    """The lines begin:end; starts keep pointing into the whole lists of words and offers."""
    starts = {name: getattr(demand, name)[begin : end + 1] for name in Demand._fields if name.endswith("_start")}
    columns = {name: getattr(demand, name)[begin:end] for name in _OF_A_LINE}
    return demand._replace(**starts, **columns)


def _demand(lines: LineTable, words: Vectors, order: Ints, standing: Ints | None, refused: Ints | None) -> Demand:
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


def _by_line(name: str, pairs: Ints | None, lines: int, place_of: NDArray[np.int32]) -> tuple[Ints, Ints]:
    """Where the offers of each line start, and the offers, by their places in the supply."""
    pairs = np.empty((0, 2), np.int64) if pairs is None else np.asarray(pairs)
    right = ((pairs >= 0) & (pairs < (lines, len(place_of)))).all(axis=1)
    check(bool(right.all()), f"The {name} pair {int(np.argmin(right)) if right.size else 0} has no such line or offer.")
    pairs = pairs[np.argsort(pairs[:, 0], kind="stable")]
    return np.searchsorted(pairs[:, 0], np.arange(lines + 1)).astype(np.int64), place_of[pairs[:, 1]]


def _supply(offers: OfferTable, order: Ints, categories: int, policy: Policy, words: Vectors, skip: int) -> Supply:
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


def _rounded(points: NDArray[np.float64]) -> NDArray[np.int32]:
    """As ``rule.rounded``."""
    return np.floor(points + 0.5).astype(np.int32)


def _first_category(offers: OfferTable) -> Ints:
    """The first category of each offer, -1 without one."""
    start = offers.category_start
    return np.where(start[1:] > start[:-1], np.append(offers.category, -1)[start[:-1]], -1)


def _categories(lines: LineTable, offers: OfferTable) -> int:
    return int(max(lines.category.max(initial=-1), offers.category.max(initial=-1))) + 1


def _step(depth: Ints) -> Ints:
    steps = np.zeros(max(_STEPS) + 1, np.int64)
    steps[list(_STEPS)] = list(_STEPS.values())
    return steps[depth]


def _check_points(policy: Policy) -> None:
    most = max(policy.text, policy.category, policy.area[0], policy.time, policy.completeness, policy.standing)
    check(most <= MOST_POINTS, f"No part of a pair's fit may bring more than {MOST_POINTS} points, one brings {most}.")


def _points(policy: Policy) -> Points:
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


def _priorities(lines: LineTable, policy: Policy) -> NDArray[np.int32]:
    """The points of each line, by rule.PRIORITY."""
    priority = np.empty((len(lines.need), len(PRIORITY)), np.int32)
    priority[:, 0] = policy.base
    priority[:, 1] = np.array(policy.urgency)[lines.urgency]
    priority[:, 2] = policy.wait * np.minimum(lines.waiting, policy.wait_days)
    return priority


_OF_A_LINE = {
    "place": np.int64,
    "depth": np.int8,
    "category": np.int16,
    "kind": np.int8,
    "units": np.int32,
    "window": np.int32,
}
