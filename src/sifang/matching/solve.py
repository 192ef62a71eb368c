"""From the rows of an instance to its best pairs and the proof that none are better.

rows → columns → candidates → waiting lists → a transportation problem, region by region → bundles → the solution.
"""

from collections.abc import Callable
from concurrent.futures import Executor
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sifang.matching import bundles, tables
from sifang.matching.candidates import MOST, Candidates
from sifang.matching.executors import Serial
from sifang.matching.instance import Instance
from sifang.matching.memory import insist_room
from sifang.matching.nearness import COMMUNITY_LENGTH
from sifang.matching.network import Network
from sifang.matching.pairing import pair_by_region, region_of
from sifang.matching.policy import Policy
from sifang.matching.proof import Prices
from sifang.matching.regions import solve_by_region
from sifang.matching.solution import Solution
from sifang.matching.waiting import Even, Served, with_waiting_lists

Ints = NDArray[np.integer]
Progress = Callable[[str, float], object]  # told the step, one of STEPS, and the share of it that is done, 0..1

STEPS = ("pairing", "solving")
# What a candidate, a line and an offer take at the height of a solve, as measured on 3 million candidates.
CANDIDATE_BYTES, LINE_BYTES, OFFER_BYTES = 60, 400, 400


class Cancelled(Exception):
    """Somebody does not want the solution any more; raised by what is told the progress."""


class Answer(NamedTuple):
    """The columns of a ``Solution``."""

    candidates: Candidates
    units: Ints
    line_price: Ints
    offer_price: Ints
    bonus: Ints
    shift: Ints
    bounding: Prices | None


def solve(
    instance: Instance, *, executor: Executor | None = None, progress: Progress = lambda step, share: None
) -> Solution:
    """The best pairs of the instance; equal instances give equal solutions, whatever order rows came in and wherever
    the work is done.

    ``executor``: where the regions are paired and solved, here if None. ``progress(step, share)`` is told how far it
    is; what it raises ends the solve (``Cancelled`` is there for it). TooLarge when the memory would not do.
    """
    return Solution(instance, *solve_tables(tables.of(instance), instance.policy, executor, progress))


def solve_tables(
    rows: tables.Tables,
    policy: Policy,
    executor: Executor | None = None,
    progress: Progress = lambda step, share: None,
) -> Answer:
    """The same from columns to columns."""
    executor = executor or Serial()
    tables.check_tables(rows.lines, rows.offers, len(rows.categories))
    insist_room(bytes_needed(rows))
    progress("pairing", 0.0)
    candidates = pair_by_region(rows, policy, executor, lambda share: progress("pairing", share))
    progress("pairing", 1.0)
    even = with_waiting_lists(network_of(rows, candidates), community_of(rows), policy.evenness)
    insist_room(even.network.bytes_needed())  # the waiting lists and a market over them are still to come
    progress("solving", 0.0)
    answer = _solved(rows, candidates, even, executor, lambda share: progress("solving", share))
    progress("solving", 1.0)
    return answer


def bytes_needed(rows: tables.Tables) -> int:
    """About how much memory a solve takes, if every line finds as many candidates as it may."""
    lines, offers = len(rows.lines.need), len(rows.offers.home)
    return lines * min(MOST, offers) * CANDIDATE_BYTES + lines * LINE_BYTES + offers * OFFER_BYTES


def network_of(rows: tables.Tables, candidates: Candidates) -> Network:
    """The transportation problem of the candidates."""
    return Network(
        line_qty=rows.lines.units.astype(np.int32),
        res_cap=rows.offers.units.astype(np.int32),
        line_start=candidates.line_start,
        edge_res=candidates.res,
        edge_cap=candidates.cap,
        edge_weight=candidates.weight,
        region=region_of(rows),
    )


def community_of(rows: tables.Tables) -> Ints:
    """int64[n]: the digits of each line's community."""
    return rows.lines.place // 10 ** (tables.DIGITS - COMMUNITY_LENGTH)


def _solved(
    rows: tables.Tables, candidates: Candidates, even: Even, executor: Executor, report: Callable[[float], object]
) -> Answer:
    market = solve_by_region(even.network, executor, report, even.is_scarce)
    none = np.zeros(len(rows.lines.need), np.int64)
    if (rows.lines.first < 0).all():
        return _answer(candidates, even.stripped(market), none, None)
    whole = bundles.all_or_nothing(even.network, rows.lines.first, even.is_pair, market)
    served, proof = (
        even.read(whole.units, prices.line_price, prices.res_price, whole.objective, whole.bound)
        for prices in (whole, whole.proof)
    )
    bounding = Prices(proof.line_price, proof.res_price, proof.bonus, whole.proof.shift)
    return _answer(candidates, served, whole.shift, bounding)


def _answer(candidates: Candidates, served: Served, shift: Ints, bounding: Prices | None) -> Answer:
    return Answer(candidates, served.units, served.line_price, served.res_price, served.bonus, shift, bounding)
