"""Candidates region by region, on any executor: a region is sent its lines and the offers that may serve it."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sifang.matching import candidates
from sifang.matching.candidates import Candidates
from sifang.matching.executors import in_order
from sifang.matching.network import own
from sifang.matching.policy import Policy
from sifang.matching.regions import blocks, groups
from sifang.matching.tables import DIGITS, LineTable, OfferTable, Tables, some_lines, some_offers

Ints = NDArray[np.integer]

EVERYWHERE, PROVINCE, CITY, COUNTY = WIDE = 0, 2, 4, 6  # digits of a place's code
# What regions share is settled by one process in the end; where more offers than these are, larger regions do better.
_FEW = 0.05


def pair_by_region(
    tables: Tables, policy: Policy, executor: Executor, report: Callable[[float], object] = lambda share: None
) -> Candidates:
    """What ``candidates.of`` finds for all lines at once, found region by region on the executor; rows as there."""
    lines_of = groups(region_of(tables))
    if len(lines_of) < 2:
        return candidates.of(tables, policy)
    parts, found, done = _Parts(tables, policy, lines_of), [], 0
    for lines, answer in zip(lines_of, in_order(executor, _pair_part, parts), strict=True):
        found.append(answer._replace(res=parts.offers.popleft()[answer.res].astype(np.int32)))
        done += len(lines)
        report(done / len(tables.lines.need))
    return _side_by_side(lines_of, found)


def region_of(tables: Tables) -> NDArray[np.int32]:
    """The region of each line: its county, or the city or province where many offers serve more than a county."""
    depth = tables.offers.area_depth
    digits = next((cut for cut in (COUNTY, CITY) if np.count_nonzero(depth < cut) <= _FEW * len(depth)), PROVINCE)
    return _cut(tables.lines.place, digits).astype(np.int32)


def _pair_part(part: tuple[Tables, Policy]) -> Candidates:
    tables, policy = part
    lines, offers = LineTable(*map(own, tables.lines)), OfferTable(*map(own, tables.offers))
    return candidates.of(tables._replace(lines=lines, offers=offers), policy)


class _Parts:
    """The rows of each region, cut when they are sent; the numbers of its offers are kept until the answer comes."""

    def __init__(self, tables: Tables, policy: Policy, lines_of: list[Ints]) -> None:
        self.tables, self.policy, self.lines_of = tables, policy, lines_of
        self.offers: deque[Ints] = deque()
        self._by_area = _offers_by_area(tables)

    def __iter__(self) -> Iterator[tuple[Tables, Policy]]:
        for lines in self.lines_of:
            offers = self._serving(lines)
            self.offers.append(offers)
            yield part_of(self.tables, lines, offers), self.policy

    def _serving(self, lines: Ints) -> Ints:
        """The offers whose area holds a county of these lines or lies in one, in rising order."""
        counties = np.unique(_cut(self.tables.lines.place[lines], COUNTY))
        areas = {(cut, code) for cut in WIDE for code in (counties // 10 ** (COUNTY - cut)).tolist()}
        found = [self._by_area[area] for area in areas if area in self._by_area]
        return np.sort(np.concatenate(found)) if found else np.zeros(0, np.int64)


def part_of(tables: Tables, lines: Ints, offers: Ints) -> Tables:
    """The tables of these lines and offers alone, numbered anew; pairs with others are left out."""
    return tables._replace(
        lines=some_lines(tables.lines, lines),
        offers=some_offers(tables.offers, offers),
        standing=_renumbered(tables.standing, lines, offers),
        refused=_renumbered(tables.refused, lines, offers),
    )


def _renumbered(pairs: Ints, lines: Ints, offers: Ints) -> Ints:
    """The pairs whose line and offer are among these (both rising), by their numbers there."""
    kept = pairs[np.isin(pairs[:, 0], lines) & np.isin(pairs[:, 1], offers)]
    numbers = np.searchsorted(lines, kept[:, 0]), np.searchsorted(offers, kept[:, 1])
    return np.stack(numbers, axis=1).astype(pairs.dtype)


def _offers_by_area(tables: Tables) -> dict[tuple[int, int], Ints]:
    """The offers by (digits, first digits) of their area, no finer than counties."""
    offers = tables.offers
    found: dict[tuple[int, int], Ints] = {}
    for cut in WIDE:
        rows = np.flatnonzero(np.minimum(offers.area_depth, COUNTY) == cut)
        code = _cut(offers.area[rows], cut)
        found.update({(cut, int(code[group[0]])): rows[group] for group in groups(code)})
    return found


def _cut(code: Ints, digits: int) -> Ints:
    """The first digits of padded place codes."""
    return code // 10 ** (DIGITS - digits)


def _side_by_side(lines_of: list[Ints], found: list[Candidates]) -> Candidates:
    """The candidates of all regions in the order of the lines; ``found`` is emptied on the way."""
    counts = np.zeros(sum(map(len, lines_of)), np.int64)
    for lines, part in zip(lines_of, found, strict=True):
        counts[lines] = np.diff(part.line_start)
    start = np.concatenate(([0], np.cumsum(counts)))
    whole = {name: _blank(getattr(found[0], name), int(start[-1])) for name in ("res", "cap", "fit")}
    whole["priority"] = _blank(found[0].priority, len(counts))
    for lines, part in zip(lines_of, _consumed(found), strict=True):
        edges = blocks(start, lines)
        for name in ("res", "cap", "fit"):
            whole[name][edges] = getattr(part, name)
        whole["priority"][lines] = part.priority
    return Candidates(line_start=start, **whole)


def _blank(like: Ints, rows: int) -> Any:
    return np.empty((rows, *like.shape[1:]), like.dtype)


def _consumed(found: list[Candidates]) -> Iterator[Candidates]:
    """Each in turn, kept by nobody any longer."""
    found.reverse()
    while found:
        yield found.pop()
