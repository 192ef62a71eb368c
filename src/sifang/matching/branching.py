"""Few bundles, as a community has them: of all choices none that could be better goes unseen.

Branch and bound (Land and Doig 1960). A choice begins with all bundles free; as long as one is served in part, it is
tried both complete and closed. What such a choice can reach at most is the optimum with the lines of the free bundles
served apart, less what was paid to those that must be complete.
"""

import numpy as np

from sifang.matching.shifting import MOST_POINTS, Shifted

# So many bundles, and so many choices, are looked through in about a second.
FEW, CHOICES = 12, 1000


def best_of_few(start: Shifted, best: Shifted) -> Shifted:
    """The state with the most points, if few bundles can be complete at all, else ``best``; no bundle is incomplete.

    ``start``: the lines served apart without shifts; ``best``: a state in which no bundle is incomplete.
    """
    bundles = start.bundles
    if np.count_nonzero(~bundles.hopeless) > FEW:
        return best
    # More than all others could lose by one half-day, which moves at most every half-day of the bundles.
    pay = min(bundles.most * (1 + int(bundles.quantity.sum())), MOST_POINTS)
    choices = [start]
    for _ in range(CHOICES):
        if not choices:
            break
        state = choices.pop()
        if _most(state) <= best.points or _fails(state):
            continue
        if len(state.incomplete):
            bundle = state.incomplete[np.argmax(state.worth[state.incomplete])]
            choices += [state.without(bundle), state.paid(bundle, pay)]
        else:
            best = state
    return best


def _most(state: Shifted) -> int:
    """The most points of any all-or-nothing pairing with the bundles that are paid and without those closed."""
    return state.value - int(state.shift @ state.bundles.quantity)


def _fails(state: Shifted) -> bool:
    """Whether not even pay makes the bundles complete that must be."""
    return bool((state.got < state.bundles.quantity)[state.shift > 0].any())
