"""From a relaxed pairing, in which some bundles are served in part, to one in which each is complete or empty.

First a dive: the incomplete bundles worth least at today's prices are closed, half of them at a time, and what they had
goes to others, until none is incomplete. Then swaps: a bundle outside is paid so much that it comes in, those it leaves
incomplete are closed, and the new pairing stands if its points without any payment are more. Every step is an exact
optimum of the rest.
"""

import numpy as np

from sifang.matching.shifting import Ints, Shifted

# Swaps end after so many in all, or so many one after the other without gain.
TRIALS, FRUITLESS = 400, 40


def repaired(state: Shifted, bound: int, near: float) -> Shifted:
    """A state in which no bundle is incomplete; none better is sought within the share ``near`` of ``bound``."""
    best = dived(state)
    fruitless = trials = 0
    while candidates := _outside(best):
        before = best.points
        for bundle in candidates:
            if trials >= TRIALS or fruitless >= FRUITLESS or bound - best.points <= near * bound:
                return best
            if best.complete[bundle]:
                continue
            swapped = dived(best.paid(bundle, best.bundles.most), keep=bundle)
            trials, fruitless = trials + 1, fruitless + 1
            if swapped.points > best.points:
                best, fruitless = swapped, 0
        if best.points == before:
            return best
    return best


def dived(state: Shifted, keep: int = -1) -> Shifted:
    """The state after the incomplete bundles worth least were closed, wave by wave; ``keep`` is closed last."""
    while len(incomplete := state.incomplete):
        others = incomplete[incomplete != keep]
        dropped = _least(state, others) if len(others) else incomplete
        state = state.without(dropped)
    return state


def _least(state: Shifted, bundles: Ints) -> Ints:
    worth = state.worth[bundles]
    return bundles[np.argsort(worth, kind="stable")][: max(1, len(bundles) // 2)]


def _outside(state: Shifted) -> list[int]:
    """The bundles that are not complete, those worth most at today's prices first."""
    outside = np.flatnonzero(~state.complete & ~state.bundles.hopeless)
    return outside[np.argsort(-state.worth[outside], kind="stable")].tolist()
