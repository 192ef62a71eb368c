"""What waiting lists do for the community that is served least."""

from typing import Any

import numpy as np

from sifang.bench.instances import Problem
from sifang.bench.measure import in_turn
from sifang.matching.market import Market
from sifang.matching.policy import Policy
from sifang.matching.waiting import Even, with_waiting_lists


def measured(problem: Problem, turns: int) -> dict[str, Any]:
    """Coverage (units served / units asked for, 0..1) with and without waiting lists, and the time of the whole."""
    even = with_waiting_lists(problem.network, problem.community, Policy().evenness)
    solved = in_turn(turns, lambda: lambda: _solved(problem))[0]
    served = solved.answer
    plain = _coverage(even, Market(problem.network).solve().units)
    worst, overall = _coverage(even, served.units)
    return {
        "even_cpu_s": round(solved.cpu_s, 4), "even_objective": served.objective, "even_bound": served.bound,
        "worst_coverage": worst, "overall_coverage": overall, "worst_over_overall": round(worst / overall, 4),
        "plain_worst_coverage": plain[0], "plain_overall_coverage": plain[1],
    }  # fmt: skip


def _solved(problem: Problem) -> Any:
    even = with_waiting_lists(problem.network, problem.community, Policy().evenness)
    return even.stripped(even.solved())


def _coverage(even: Even, units: np.ndarray) -> tuple[float, float]:
    """The smallest share of any community, and the share of all."""
    network = even.original
    asked = np.bincount(even.community, network.line_qty)
    got = np.bincount(even.community[network.edge_line], units, len(asked))
    return round(float((got / asked).min()), 4), round(float(got.sum() / asked.sum()), 4)
