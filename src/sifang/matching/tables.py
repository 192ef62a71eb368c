"""The rows of an instance as columns: what the compiled loops read, and what a stored or made-up instance gives.

A place code of n digits becomes the whole number that its digits, padded with zeros to 18, spell, beside n, the digits
that count; no place is numbered 000 among its neighbours, or it could not be told from the place that holds it.
``check_tables`` refuses what a row of ``instance`` would refuse, by the row's number.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sifang.matching.instance import KINDS, Instance, Line, Offer
from sifang.matching.nearness import CUTS
from sifang.matching.policy import BANDS, check
from sifang.matching.rule import has_category
from sifang.matching.windows import WHOLE_WEEK
from sifang.text.categories import OTHER, related

DIGITS = CUTS[-1]
ALONE = NO_CATEGORY = ANY_KIND = -1
MOST_UNITS = 2**31 - 1

Ints = NDArray[np.integer]
Column = NDArray[np.integer] | NDArray[np.floating]


class LineTable(NamedTuple):
    """n lines in the order of ``Instance.lines``."""

    need: Ints  # int32[n]: lines of one need carry one number
    place: Ints  # int64[n]: code padded with zeros to 18 digits
    depth: Ints  # int8[n]: how many of its digits count, 2..18
    category: Ints  # int16[n]: number of the category, -1 without one
    kind: Ints  # int8[n]: number in KINDS, -1 any
    units: Ints  # int32[n]: half-days, at least 1
    window: Ints  # int32[n]: mask of 21 half-days, 0 any time
    urgency: Ints  # int8[n]: 0..3
    waiting: Ints  # int32[n]: days, not below 0
    first: Ints  # int32[n]: number of the bundle's first line (the first names itself), -1 for a line alone
    words: list[str]


class OfferTable(NamedTuple):
    """r offers in the order of ``Instance.offers``; categories of offer j: category[category_start[j] : …[j + 1]]."""

    home: Ints  # int64[r]: padded code of the place where it stands
    area: Ints  # int64[r]: padded code of the place it serves
    area_depth: Ints  # int8[r]: how many digits of it count, 0 everywhere
    kind: Ints  # int8[r]: number in KINDS
    category_start: Ints  # int32[r + 1]
    category: Ints  # int16: numbers of categories; an offer with none is uncategorised
    units: Ints  # int32[r]: half-days, 0 when all are given away
    window: Ints  # int32[r]: mask of 21 half-days, 0 any time
    completeness: NDArray[np.floating]  # float[r]: 0..1
    words: list[str]


class Tables(NamedTuple):
    """All rows of an instance; ``standing`` and ``refused`` hold pairs (number of the line, number of the offer)."""

    lines: LineTable
    offers: OfferTable
    categories: tuple[str, ...]
    related: NDArray[np.bool_]  # [c, c], symmetric: which categories are neighbours
    standing: Ints = np.empty((0, 2), np.int32)
    refused: Ints = np.empty((0, 2), np.int32)


def of(instance: Instance) -> Tables:
    """The instance as columns; pairs of lines and offers that are not there are left out."""
    categories = _categories(instance)
    number = {id: at for at, id in enumerate(categories)}
    line_at = {line.key: at for at, line in enumerate(instance.lines)}
    offer_at = {offer.key: at for at, offer in enumerate(instance.offers)}
    return Tables(
        _lines(instance.lines, number, line_at),
        _offers(instance.offers, number),
        categories,
        np.array([[b in related(a) for b in categories] for a in categories], bool).reshape(
            len(categories), len(categories)
        ),
        _numbered(instance.standing, line_at, offer_at),
        _numbered(instance.refused, line_at, offer_at),
    )


def padded(code: str) -> int:
    """The whole number a place code spells when zeros fill it up to 18 digits."""
    return int(code.ljust(DIGITS, "0"))


def some_lines(lines: LineTable, numbers: Ints) -> LineTable:
    """The lines with these numbers, in their order; a bundle must be taken whole, its members' numbers are new."""
    columns = {name: getattr(lines, name)[numbers] for name in _LINE_ROWS}
    at = np.full(len(lines.need) + 1, ALONE, np.int32)
    at[numbers] = np.arange(len(numbers), dtype=np.int32)
    columns["first"] = at[lines.first[numbers]]  # the last entry stands for -1
    return LineTable(**columns, words=[lines.words[number] for number in numbers.tolist()])


def some_offers(offers: OfferTable, numbers: Ints) -> OfferTable:
    """The offers with these numbers, in their order."""
    start = offers.category_start[numbers]
    counts = offers.category_start[1:][numbers] - start
    new_start = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
    taken = np.arange(new_start[-1]) + np.repeat(start - new_start[:-1], counts)
    columns = {name: getattr(offers, name)[numbers] for name in _OFFER_ROWS}
    words = [offers.words[number] for number in numbers.tolist()]
    return OfferTable(**columns, category_start=new_start, category=offers.category[taken], words=words)


def check_tables(lines: LineTable, offers: OfferTable, categories: int) -> None:
    """Raise ValueError naming the first row that makes no sense; ``categories`` is how many categories there are."""
    check_lines(lines, categories)
    check_offers(offers, categories)


def check_lines(lines: LineTable, categories: int) -> None:
    """Raise ValueError naming the first line that makes no sense."""
    _check_lengths("lines", lines, len(lines.need), _LINE_ROWS)
    _each("Line", _is_code(lines.place, lines.depth) & (lines.depth > 0), "{} is not the code of a place.", lines.place)
    _each("Line", _within(lines.category, NO_CATEGORY, categories - 1), "there is no category {}.", lines.category)
    _each("Line", _within(lines.kind, ANY_KIND, len(KINDS) - 1), "there is no kind {} of resource.", lines.kind)
    _each("Line", _within(lines.units, 1, MOST_UNITS), "it asks for {} half-days; at least one is needed.", lines.units)
    _each("Line", _within(lines.window, 0, WHOLE_WEEK), "the window {} is not a mask of 21 half-days.", lines.window)
    _each("Line", _within(lines.urgency, 0, BANDS - 1), "urgency {} is not one of 0..3.", lines.urgency)
    _each("Line", _within(lines.waiting, 0, MOST_UNITS), "it cannot have waited {} days.", lines.waiting)
    _each("Line", _within(lines.first, ALONE, len(lines.need) - 1), "there is no first line {}.", lines.first)
    first = np.where(lines.first < 0, np.arange(len(lines.need)), lines.first)
    itself = (lines.first < 0) | (lines.first[first] == first)
    _each("Line", itself, "it stands together with line {}, which is no bundle's first line.", lines.first)
    _each("Line", lines.need[first] == lines.need, "it stands together with line {} of another need.", lines.first)


def check_offers(offers: OfferTable, categories: int) -> None:
    """Raise ValueError naming the first offer that makes no sense."""
    _check_lengths("offers", offers, len(offers.home), _OFFER_ROWS)
    home = _within(offers.home, 10 ** (DIGITS - 2), 10**DIGITS - 1)
    _each("Offer", home, "{} is not the code of a place.", offers.home)
    _each("Offer", _is_code(offers.area, offers.area_depth), "{} is not the code of a place.", offers.area)
    _each("Offer", _within(offers.kind, 0, len(KINDS) - 1), "there is no kind {} of resource.", offers.kind)
    _each("Offer", _within(offers.units, 0, MOST_UNITS), "it cannot have {} half-days.", offers.units)
    _each("Offer", _within(offers.window, 0, WHOLE_WEEK), "the window {} is not a mask of 21 half-days.", offers.window)
    full = _within(offers.completeness, 0, 1)  # a NaN lies nowhere
    _each("Offer", full, "completeness {} is not in 0..1.", offers.completeness)
    _check_categories(offers, categories)


def _check_categories(offers: OfferTable, categories: int) -> None:
    start = offers.category_start
    whole = len(start) == len(offers.home) + 1 and start[0] == 0 and start[-1] == len(offers.category)
    check(bool(whole), "category_start has one number for each offer and one more, from 0 to the count of categories.")
    _each("Offer", start[1:] >= start[:-1], "its categories end before they start, at {}.", start[1:])
    wrong = np.flatnonzero(~_within(offers.category, 0, categories - 1))
    if wrong.size:
        offer = np.searchsorted(start, wrong[0], side="right") - 1
        raise ValueError(f"Offer {offer}: there is no category {offers.category[wrong[0]]}.")


def _check_lengths(name: str, table: NamedTuple, rows: int, fields: Iterable[str]) -> None:
    for field in (*fields, "words"):
        length = len(getattr(table, field))
        check(length == rows, f"The column {field} of the {name} has {length} rows where others have {rows}.")


def _each(noun: str, right: NDArray[np.bool_], sentence: str, shown: Column) -> None:
    """Raise ValueError about the first row that is not right; the sentence shows its value."""
    if not right.all():
        row = int(np.argmin(right))
        raise ValueError(f"{noun} {row}: {sentence.format(shown[row])}")


def _within(column: Column, least: float, most: float) -> NDArray[np.bool_]:
    return (column >= least) & (column <= most)


def _is_code(code: Ints, depth: Ints) -> NDArray[np.bool_]:
    """Which numbers are padded place codes of the given depths; depth 0 goes with the number 0."""
    known = np.isin(depth, (0, *CUTS))
    beyond = 10 ** (DIGITS - np.where(known, depth, 0).astype(np.int64))
    least = np.where(depth > 0, 10 ** (DIGITS - 2), 0)
    return known & (code >= least) & (code < 10**DIGITS) & (code % beyond == 0)


def _categories(instance: Instance) -> tuple[str, ...]:
    """Every category that a row names, in alphabetical order; “other” says nothing."""
    named = {line.category for line in instance.lines}.union(*(offer.categories for offer in instance.offers))
    return tuple(sorted(named - {"", OTHER}))


def _lines(rows: Sequence[Line], number: dict[str, int], line_at: dict[str, int]) -> LineTable:
    need_at = {need: at for at, need in enumerate(dict.fromkeys(row.need for row in rows))}
    firsts = {row.together_with for row in rows} - {""}
    return LineTable(
        need=np.array([need_at[row.need] for row in rows], np.int32),
        place=np.array([padded(row.place) for row in rows], np.int64),
        depth=np.array([len(row.place) for row in rows], np.int8),
        category=np.array([number[row.category] if has_category(row) else NO_CATEGORY for row in rows], np.int16),
        kind=np.array([KINDS.index(row.kind) if row.kind else ANY_KIND for row in rows], np.int8),
        units=np.array([row.units for row in rows], np.int32),
        window=np.array([row.window for row in rows], np.int32),
        urgency=np.array([row.urgency for row in rows], np.int8),
        waiting=np.array([row.waiting_days for row in rows], np.int32),
        first=np.array([_first(row, firsts, line_at) for row in rows], np.int32),
        words=[row.words for row in rows],
    )


def _first(row: Line, firsts: set[str], line_at: dict[str, int]) -> int:
    if row.together_with:
        return line_at[row.together_with]
    return line_at[row.key] if row.key in firsts else ALONE


def _offers(rows: Sequence[Offer], number: dict[str, int]) -> OfferTable:
    named = [sorted(number[id] for id in row.categories if id in number) for row in rows]
    return OfferTable(
        home=np.array([padded(row.home) for row in rows], np.int64),
        area=np.array([padded(row.area) for row in rows], np.int64),
        area_depth=np.array([len(row.area) for row in rows], np.int8),
        kind=np.array([KINDS.index(row.kind) for row in rows], np.int8),
        category_start=np.cumsum([0, *map(len, named)], dtype=np.int32),
        category=np.array(list(chain.from_iterable(named)), np.int16),
        units=np.array([row.units for row in rows], np.int32),
        window=np.array([row.window for row in rows], np.int32),
        completeness=np.array([row.completeness for row in rows], np.float64),
        words=[row.words for row in rows],
    )


def _numbered(pairs: Iterable[tuple[str, str]], line_at: dict[str, int], offer_at: dict[str, int]) -> Ints:
    known = sorted((line_at[a], offer_at[b]) for a, b in pairs if a in line_at and b in offer_at)
    return np.array(known, np.int32).reshape(-1, 2)


_LINE_ROWS = LineTable._fields[:-1]
_OFFER_ROWS = ("home", "area", "area_depth", "kind", "units", "window", "completeness")
