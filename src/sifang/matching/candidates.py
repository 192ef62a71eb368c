"""The candidates of every line: the best of the offers that the rule admits, found for whole lists at once.

Exact: before the cut to the best, the pairs are those of ``rule.edges``, none is lost to an approximation. Every
offer is listed under the area it serves and each of its categories; a line looks only into the blocks that can hold
offers for it (``kernels.candidates``), and compares words only where they can still matter.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sifang.matching import kernels, layout
from sifang.matching.layout import Demand, Points, Supply
from sifang.matching.policy import Policy, check
from sifang.matching.rule import FIT, PRIORITY
from sifang.matching.tables import LineTable, OfferTable, Tables, check_tables
from sifang.matching.words import vectors

MOST = 24
LINES_AT_ONCE = 1 << 15

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
    check(related.ndim == 2 and len(related) == related.shape[1], "related has a row and a column for each category.")
    check(most >= 1, f"At least one offer is kept for each line, not {most}.")
    check_tables(lines, offers, len(related))
    order = layout.order_of(offers)
    words = vectors([*lines.words, *(offers.words[number] for number in order.tolist())])
    supply = layout.supply_of(offers, order, len(related), policy, words, len(lines.words))
    demand = layout.demand_of(lines, words, order, standing, refused)
    parts = list(_parts(demand, supply, np.ascontiguousarray(related, bool), layout.points_of(policy), most))
    return _joined(parts, _priorities(lines, policy))


def _parts(
    demand: Demand, supply: Supply, related: NDArray[np.bool_], points: Points, most: int
) -> Iterator[tuple[Ints, Ints, Ints, Ints]]:
    """Count, offers, caps and points of some thousand lines after the other, so that no more is held than is found."""
    for begin in range(0, len(demand.place), LINES_AT_ONCE):
        some = layout.some(demand, begin, begin + LINES_AT_ONCE)
        lines = len(some.place)
        count, res = np.empty(lines, np.int32), np.empty((lines, most), np.int32)
        cap, fit = np.empty((lines, most), np.int32), np.empty((lines, most, len(FIT)), np.int16)
        order = np.lexsort((some.category, some.place))
        kernels.candidates.best_offers(order, some, supply, related, points, count, res, cap, fit)
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


def _categories(lines: LineTable, offers: OfferTable) -> int:
    return int(max(lines.category.max(initial=-1), offers.category.max(initial=-1))) + 1


def _priorities(lines: LineTable, policy: Policy) -> NDArray[np.int32]:
    """The points of each line, by rule.PRIORITY."""
    priority = np.empty((len(lines.need), len(PRIORITY)), np.int32)
    priority[:, 0] = policy.base
    priority[:, 1] = np.array(policy.urgency)[lines.urgency]
    priority[:, 2] = policy.wait * np.minimum(lines.waiting, policy.wait_days)
    return priority
