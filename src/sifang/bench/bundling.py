"""All-or-nothing needs: how near the proven bound, in how many seconds."""

from typing import Any

import numpy as np

from sifang.bench.instances import Problem
from sifang.bench.measure import in_turn
from sifang.matching.bundles import Whole, all_or_nothing


def measured(problem: Problem, turns: int) -> dict[str, Any]:
    """``bundle_gap`` is (bound - objective) / bound, the most that the best all-or-nothing pairing could be better.

    The seconds hold all of it: lines served apart, prices shifted, bundles dropped and taken back.
    """
    network, first = problem.network, problem.first
    solved = in_turn(turns, lambda: lambda: all_or_nothing(network, first))[0]
    whole: Whole = solved.answer
    begins = (first >= 0) & (first == np.arange(len(first)))
    return {
        "bundles": int(begins.sum()), "bundles_complete": int(whole.complete[begins].sum()),
        "bundle_gap": round(whole.gap, 6), "bundle_cpu_s": round(solved.cpu_s, 3),
        "bundle_objective": whole.objective, "bundle_bound": whole.bound,
    }  # fmt: skip
