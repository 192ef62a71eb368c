"""A county's needs and offers made from a seed; each county a function of (seed, county), so one can be made alone.

The shape: 5,000 needs and 10,000 offers in 69 communities of unequal (lognormal) size; most needs ordinary and a few
urgent; some that ask for two or three things at once and want all or nothing; windows on the half-days of a week; most
offers for their own community or street, few for a whole province; and a mix of offers that is not the mix of needs, so
that some categories are fought over while others lie idle.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, NamedTuple

import numpy as np

from sifang.bench import places, sentences
from sifang.matching.instance import KINDS
from sifang.matching.nearness import COMMUNITY_LENGTH
from sifang.matching.tables import DIGITS, LineTable, OfferTable, padded

SCARCE = 0.35  # the capacity of scarce supply, as a share of ample supply
_DAYS_AT_MOST = 365
_AREA_LENGTHS = (12, 9, 6, 2)  # community, street, county, province
_AREA_SHARES = (0.55, 0.20, 0.247, 0.003)
_URGENCY_SHARES = (0.30, 0.50, 0.15, 0.05)
_WEEKDAYS, _WEEKEND, _EVERY_DAY = 0b0011111, 0b1100000, 0b1111111
_PARTS = np.array([0b001, 0b010, 0b100, 0b011, 0b110, 0b111])  # bits: morning, afternoon, evening
_PARTS_SHARES = (0.15, 0.2, 0.15, 0.2, 0.1, 0.2)


@dataclass(frozen=True)
class Shape:
    """How large a county is and how much it can lend; ``supply`` scales every capacity."""

    needs: int = 5_000
    offers: int = 10_000
    communities: int = 69
    streets: int = 6
    supply: float = 1.0
    bundled: float = 0.15  # share of needs that ask for two or three things
    uncategorised: float = 0.01  # share of offers whose words alone say what they are good for


def scarce(shape: Shape = Shape()) -> Shape:
    """The same county with 0.35 of the capacity: less than is asked for."""
    return replace(shape, supply=SCARCE)


class County(NamedTuple):
    """The two lists of one county or of several."""

    lines: LineTable
    offers: OfferTable


class _Draw(NamedTuple):
    """The dice of one county, where its communities are and how they share the people."""

    dice: np.random.Generator
    shape: Shape
    community: np.ndarray  # int64[c], padded codes
    people: np.ndarray  # float[c], shares

    def homes(self, rows: int) -> np.ndarray:
        """For each row the padded code of its community."""
        return self.community[self.dice.choice(len(self.community), rows, p=self.people)]


def county(seed: int, code: str, shape: Shape = Shape()) -> County:
    """The lists of the county ``code`` (six digits)."""
    dice = np.random.default_rng([seed, int(code)])
    codes = places.communities(code, shape.communities, shape.streets)
    people = dice.lognormal(0, 0.5, len(codes))
    draw = _Draw(dice, shape, np.array([padded(each) for each in codes], np.int64), people / people.sum())
    wanted = np.arange(1, len(sentences.NAMED) + 1) ** -0.6
    wanted /= wanted.sum()
    return County(_lines(draw, wanted), _offers(draw, (dice.permutation(wanted) + wanted) / 2))


def counties(seed: int, codes: Sequence[str], shape: Shape = Shape()) -> County:
    """The lists of several counties, one after the other."""
    made = [county(seed, code, shape) for code in codes]
    return County(_joined_lines([each.lines for each in made]), _joined_offers([each.offers for each in made]))


def _lines(draw: _Draw, mix: np.ndarray) -> LineTable:
    dice, needs = draw.dice, draw.shape.needs
    parts = np.where(dice.random(needs) < draw.shape.bundled, dice.integers(2, 4, needs), 1)
    need = np.repeat(np.arange(needs, dtype=np.int32), parts)
    first = np.repeat(np.where(parts > 1, np.cumsum(parts) - parts, -1), parts)
    category = dice.choice(len(mix), len(need), p=mix).astype(np.int16)
    units = np.minimum(dice.geometric(0.5, len(need)), 8).astype(np.int32)
    window = _windows(dice, needs, any_time=0.2, days=(0.3, 0.25, 0.25, 0.2))
    np.maximum.at(most := np.zeros(needs, np.int32), need, units)
    return LineTable(
        need=need,
        place=draw.homes(needs)[need],
        depth=np.full(len(need), COMMUNITY_LENGTH, np.int8),
        category=category,
        kind=_kinds(dice, category, usual=0.5, otherwise=-1),
        units=units,
        # Who asks for more half-days than the named time holds in a week takes any time.
        window=np.where(most > np.bitwise_count(window), 0, window)[need],
        urgency=dice.choice(4, needs, p=_URGENCY_SHARES).astype(np.int8)[need],
        waiting=np.minimum(dice.exponential(45, needs), _DAYS_AT_MOST).astype(np.int32)[need],
        first=first.astype(np.int32),
        words=sentences.of_needs(dice, category),
    )


def _offers(draw: _Draw, mix: np.ndarray) -> OfferTable:
    dice, rows = draw.dice, draw.shape.offers
    home, matter = draw.homes(rows), dice.choice(len(mix), rows, p=mix).astype(np.int16)
    category = np.where(dice.random(rows) < draw.shape.uncategorised, -1, matter).astype(np.int16)
    length = np.array(_AREA_LENGTHS)[dice.choice(len(_AREA_LENGTHS), rows, p=_AREA_SHARES)]
    return OfferTable(
        home=home,
        area=home - home % 10 ** (DIGITS - length),
        area_depth=length.astype(np.int8),
        kind=_kinds(dice, category, usual=0.8, otherwise=None),
        category_start=np.concatenate(([0], np.cumsum(category >= 0))).astype(np.int32),
        category=category[category >= 0],
        units=_capacities(dice, rows, draw.shape.supply),
        window=_windows(dice, rows, any_time=0.15, days=(0.4, 0.25, 0.25, 0.1)),
        completeness=dice.uniform(0.6, 1, rows).astype(np.float32),
        words=sentences.of_offers(dice, matter),
    )


def _kinds(dice: np.random.Generator, category: np.ndarray, usual: float, otherwise: int | None) -> np.ndarray:
    """int8: with probability ``usual`` the category's kind, else ``otherwise`` (None: any one kind by chance)."""
    usually = np.array([KINDS.index(kind) for kind in (*sentences.kinds(), KINDS[0])])  # the last: without category
    drawn = dice.integers(0, len(KINDS), len(category)) if otherwise is None else otherwise
    return np.where(dice.random(len(category)) < usual, usually[category], drawn).astype(np.int8)


def _windows(dice: np.random.Generator, rows: int, any_time: float, days: tuple[float, ...]) -> np.ndarray:
    """int32[rows] masks of half-days; ``days``: shares of weekdays, weekends, the whole week, one single day."""
    which = dice.choice(len(days), rows, p=days)
    named = np.array([_WEEKDAYS, _WEEKEND, _EVERY_DAY, 0])[which]
    of_week = np.where(named, named, 1 << dice.integers(0, 7, rows))
    parts = dice.choice(_PARTS, rows, p=_PARTS_SHARES)
    window = sum((of_week >> day & 1) * (parts << 3 * day) for day in range(7))
    return np.where(dice.random(rows) < any_time, 0, window).astype(np.int32)


def _capacities(dice: np.random.Generator, rows: int, supply: float) -> np.ndarray:
    """int32[rows] half-days; scarce supply also has more offers of a single half-day."""
    ample = np.minimum(dice.geometric(0.35, rows), 20)
    scaled = np.maximum(1, np.round(ample * supply))
    return np.where((supply < 1) & (dice.random(rows) > 1.6 * supply), 1, scaled).astype(np.int32)


def _joined_lines(tables: list[LineTable]) -> LineTable:
    joined = _joined(tables)
    counted = _offsets([len(table.need) for table in tables])
    needs = _offsets([int(table.need.max(initial=-1)) + 1 for table in tables])
    first = [np.where(table.first < 0, -1, table.first + at) for table, at in zip(tables, counted, strict=True)]
    need = [table.need + at for table, at in zip(tables, needs, strict=True)]
    return LineTable(**joined | {"first": np.concatenate(first, dtype=np.int32), "need": np.concatenate(need)})


def _joined_offers(tables: list[OfferTable]) -> OfferTable:
    joined = _joined(tables)
    counted = _offsets([len(table.category) for table in tables])
    start = [table.category_start[1:] + at for table, at in zip(tables, counted, strict=True)]
    return OfferTable(**joined | {"category_start": np.concatenate([np.zeros(1, np.int32), *start], dtype=np.int32)})


def _offsets(sizes: list[int]) -> list[np.int32]:
    return [np.int32(sum(sizes[:number])) for number in range(len(sizes))]


def _joined(tables: Sequence[LineTable] | Sequence[OfferTable]) -> dict[str, Any]:
    """Every column of the tables, one after the other."""
    words = list(chain.from_iterable(table.words for table in tables))
    names = [name for name in tables[0]._fields if name != "words"]
    return {name: np.concatenate([getattr(table, name) for table in tables]) for name in names} | {"words": words}
