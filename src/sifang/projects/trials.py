"""A draft of points beside those that hold: the same lists weighed twice, the facts kept, nothing proposed."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.transaction import atomic

from sifang.core import clock
from sifang.matching import explain, shortages, solve
from sifang.matching.instance import Instance
from sifang.matching.nearness import community_of
from sifang.matching.policy import BANDS
from sifang.matching.solution import Solution
from sifang.projects import policies, reading, reasons
from sifang.projects.models import MatchRun

# Of more needs that gain or lose, the page tells the number alone.
MOST_TOLD = 100
Stage, Step = MatchRun.Stage, MatchRun.Step


def carry_out(run, step=lambda _step: None):
    """The trial that runs is done, its comparison kept; ``step(step)`` hears of each step and may raise to end it."""
    step(Step.READING)
    run.policy, holding = policies.in_force(run.place_id)
    read = reading.read(run.place, holding)
    run.needs, run.resources = len(read.found.needs), len(read.found.resources)
    step(Step.SOLVING)
    run.comparison = compare(read, holding, policies.policy_of(run.draft.points))
    step(Step.WRITING)
    _finish(run)


@atomic
def _finish(run):
    run.move(Stage.DONE)
    run.at = clock.now()
    run.seconds = round((run.at - run.started_at).total_seconds(), 3) if run.started_at else 0
    run.save(update_fields=["policy", "comparison", "needs", "resources", "at", "seconds"])


def compare(read, before, after):
    """What each of two policies makes of the lists that were read, and what the second changes; plain facts."""
    sides = [_Side.of(replace(read.instance, policy=policy)) for policy in (before, after)]
    first, second = sides
    gains = [need for need in first.asked if second.got[need] > first.got[need]]
    losses = [need for need in first.asked if second.got[need] < first.got[need]]
    return {
        "points": [policies.points_of(policy) for policy in (before, after)],
        "sides": [side.facts() for side in sides],
        "places": _places(first, second, read.found),
        "gone_pairs": len(first.pairs - second.pairs),
        "new_pairs": len(second.pairs - first.pairs),
        "gains": len(gains),
        "losses": len(losses),
        "told_gains": _told(gains, sides, read, _reasons_for(second)),
        "told_losses": _told(losses, sides, read, _reasons_against(second)),
    }


@dataclass(frozen=True)
class _Side:
    """One policy's answer, counted by needs."""

    instance: Instance
    solution: Solution

    @classmethod
    def of(cls, instance):
        """The proven best under the instance's policy."""
        solution = solve.solve(instance)
        solution.certify()
        return cls(instance, solution)

    @cached_property
    def asked(self):
        """The half-days each need asks for."""
        return _sums((line.need, line.units) for line in self.instance.lines)

    @cached_property
    def served(self):
        """The half-days each line gets; 0 where none."""
        return _sums((pair.line, int(pair.units)) for pair in self.solution.pairs)

    @cached_property
    def got(self):
        """The half-days each need gets; 0 where none."""
        return _sums((line.need, self.served[line.key]) for line in self.instance.lines)

    @cached_property
    def pairs(self):
        """Which line is served by which offer."""
        return {(pair.line, pair.offer) for pair in self.solution.pairs}

    def facts(self):
        """What a reader compares, as plain data."""
        whole = sum(1 for need, asked in self.asked.items() if self.got[need] >= asked)
        nothing = sum(1 for need in self.asked if not self.got[need])
        return {
            "whole": whole,
            "partly": len(self.asked) - whole - nothing,
            "nothing": nothing,
            "asked": sum(self.asked.values()),
            "half_days": sum(self.got.values()),
            "pairs": len(self.pairs),
            "bands": [self.served_where("urgency", band) for band in range(BANDS)],
            "total": int(self.solution.total),
            "bound": int(self.solution.bound),
        }

    def served_where(self, fact, value):
        """[half-days asked for, half-days served] of the lines whose ``fact`` is ``value``."""
        lines = [line for line in self.instance.lines if getattr(line, fact) == value]
        return [sum(line.units for line in lines), sum(self.served[line.key] for line in lines)]

    def by_community(self):
        """{code: half-days served} of each community."""
        return _sums((community_of(line.place), self.served[line.key]) for line in self.instance.lines)


def _places(first, second, found):
    """[code, name, half-days asked for, served before, served after] of each community, in the order of the codes."""
    names = {community_of(need.place_id): str(need.place) for need in found.needs.values()}
    asked = _sums((community_of(line.place), line.units) for line in first.instance.lines)
    was, would = first.by_community(), second.by_community()
    return [[code, names.get(code, code), asked[code], was[code], would[code]] for code in sorted(asked)]


def _told(needs, sides, read, why_of):
    """The first of these needs as rows, the most urgent first."""
    first, second = sides
    in_turn = sorted(needs, key=lambda key: (-read.found.needs[key].urgency, key))[:MOST_TOLD]
    return [
        {
            "need": read.found.needs[key].pk,
            "asked": first.asked[key],
            "before": first.got[key],
            "after": second.got[key],
            "why": reasons.kept(why_of.get(key, ()), read.found),
        }
        for key in in_turn
    ]


def _reasons_for(side):
    """{need: why its first pair is made}."""
    need_of = {line.key: line.need for line in side.instance.lines}
    found: dict = {}
    for (line, _offer), why in sorted(explain.explain(side.instance, side.solution).items()):
        found.setdefault(need_of[line], why)
    return found


def _reasons_against(side):
    """{need: why it goes short}."""
    need_of = {line.key: line.need for line in side.instance.lines}
    found: dict = {}
    for row in shortages.of(side.instance, side.solution):
        found.setdefault(need_of[row.line], row.reasons)
    return found


def _sums(rows):
    sums: Counter = Counter()
    for key, units in rows:
        sums[key] += units
    return sums
