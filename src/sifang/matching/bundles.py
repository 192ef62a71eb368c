"""Bundles: needs whose lines all get everything they ask for, or get nothing at all.

All-or-nothing turns the transportation problem into an integer program. Its bound comes from a Lagrangian relaxation
(Geoffrion 1974): a bundle's lines may be served apart, but points are shifted between them, so many a half-day, that a
bundle served as a whole neither gains nor loses: sum of quantity x shift = 0. Whatever the shifts, the optimum of the
relaxed problem, an exact flow, is at least every all-or-nothing pairing. The shifts are moved against the relaxed
pairing's incompleteness, the subgradient (Held and Karp 1971), by Polyak's step (1969) towards the best pairing known.

The pairing itself comes from ``repair``: under these shifts most bundles are whole by themselves, the others are
dropped or taken back one by one, each time with an exact solve of the rest. Where bundles are few, ``branching`` then
makes sure that there is no better choice. The bound cannot fall below the optimum of
the linear relaxation, so a proven gap of a tenth of a percent is usual even where the pairing is the best there is.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sifang.matching.branching import best_of_few
from sifang.matching.market import Market
from sifang.matching.network import Network
from sifang.matching.repair import repaired
from sifang.matching.shifting import Bundles, Shifted

Floats = NDArray[np.float64]

ROUNDS = 30
PATIENCE = 2
# The share of the bound by which a pairing may stay below it without more being sought.
NEAR_ENOUGH = 1e-4
# A square of the subgradient below this is 0 but for rounding.
ALIKE = 1e-15


@dataclass(frozen=True)
class Whole:
    """A pairing in which every bundle is complete or empty, and a proof of how good it is.

    ``line_price`` and ``res_price`` certify it as the exact optimum for the bundles in ``complete``: over the network
    in which the pairs of the other bundles are closed and a line's pairs bring ``shift`` more points a half-day (but
    never fewer than 0), they keep the rules of a ``Market``. A bundle that was taken back in has shifts that do not add
    up to 0: they hold it together at these prices. ``objective`` counts the points without shifts, and no
    all-or-nothing pairing has more than ``bound``, as the prices and shifts of ``proof`` show.
    """

    units: NDArray[np.int32]  # int32[m]
    line_price: NDArray[np.int32]
    res_price: NDArray[np.int32]
    shift: NDArray[np.int64]  # int64[n], 0 for a line alone
    complete: NDArray[np.bool_]  # bool[n], whether the line stands in a bundle that got everything
    objective: int
    bound: int
    rounds: int  # 0: the lines served apart left no bundle incomplete
    proof: "Proof"

    @property
    def gap(self) -> float:
        """How far, at most, the pairing is below the best one, as a share of the bound."""
        return (self.bound - self.objective) / max(1, self.bound)


class Proof(NamedTuple):
    """Prices of the optimum in which lines are served apart under these shifts and hopeless bundles are closed."""

    line_price: NDArray[np.int32]
    res_price: NDArray[np.int32]
    shift: NDArray[np.int64]  # int64[n]


def all_or_nothing(
    network: Network,
    first: ArrayLike,
    is_pair: ArrayLike | None = None,
    market: Market | None = None,
    rounds: int = ROUNDS,
) -> Whole:
    """A pairing of the network in which no bundle is served in part, with a bound that no such pairing passes.

    ``first``: int[n], the number of the bundle's first line, -1 for a line alone. ``is_pair``: bool[m], the edges that
    count towards completeness (``Even.is_pair``; the others are waiting lists, which a dropped bundle keeps using).
    ``market``: the network solved with its lines apart, if that is at hand; it is used up.
    If the lines served apart leave no bundle incomplete, this is that pairing with gap 0.
    """
    bundles = Bundles.of_rows(network, first, is_pair)
    state = Shifted.start(bundles, market or Market(network).solve())
    if not len(state.incomplete):
        return _whole(state, state, 0)
    relaxed, done = _relaxed(state, rounds)
    found = repaired(relaxed, relaxed.bound, NEAR_ENOUGH)
    return _whole(best_of_few(state, found), relaxed, done)


def _relaxed(state: Shifted, rounds: int) -> tuple[Shifted, int]:
    """The state with the least bound, and how many rounds were made.

    Polyak's step is (value - target) / |subgradient|^2. The target is halfway between the best pairing and the least
    bound known; whenever two rounds in turn lower the bound no more, the steps are halved.
    """
    best, kept = state, state.points_kept
    shift, direction = np.zeros(len(state.shift)), np.zeros(len(state.shift))
    length, stale, done = 1.0, 0, 0
    while done < rounds and len(state.incomplete) and best.bound - kept > NEAR_ENOUGH * best.bound:
        direction = _direction(state, direction)
        square = float((state.bundles.quantity * direction) @ _subgradient(state))
        if square < ALIKE:  # every bundle's lines are served alike: no shift between them lowers the bound
            break
        reach = state.value - (kept + best.bound) / 2
        shift -= length * max(reach, 0) * direction / square
        whole = np.rint(shift).astype(np.int64)
        state = state.moved(np.flatnonzero(whole != state.shift), whole, state.closed)
        done, kept = done + 1, max(kept, state.points_kept)
        stale = stale + 1 if state.bound >= best.bound else 0
        best = min(best, state, key=lambda one: one.bound)
        length = length / 2 if stale and stale % PATIENCE == 0 else length
    return best, done


def _subgradient(state: Shifted) -> Floats:
    """float64[k]: how much more of its quantity than its bundle each line gets; 0 where the lines are served alike."""
    bundles = state.bundles
    share = bundles.sum_lines(state.got) / np.maximum(bundles.sum_lines(bundles.quantity), 1)
    return state.got / np.maximum(bundles.quantity, 1) - share[bundles.of]


def _direction(state: Shifted, before: Floats) -> Floats:
    """The subgradient and half of the last direction (Camerini, Fratta, Maffioli 1975), if the bound falls that way."""
    now = _subgradient(state)
    deflected = now + before / 2
    return deflected if (state.bundles.quantity * deflected) @ now > 0 else now


def _whole(state: Shifted, relaxed: Shifted, rounds: int) -> Whole:
    bundles = state.bundles
    complete = np.zeros(bundles.network.lines, bool)
    complete[bundles.line] = state.complete[bundles.of]
    proof = Proof(relaxed.line_price, relaxed.res_price, _of_lines(relaxed))
    prices = state.line_price, state.res_price, _of_lines(state)
    return Whole(state.units, *prices, complete, state.points, relaxed.bound, rounds, proof)


def _of_lines(state: Shifted) -> NDArray[np.int64]:
    """The shift of every line, 0 for a line alone."""
    shift = np.zeros(state.bundles.network.lines, np.int64)
    shift[state.bundles.line] = state.shift
    return shift
