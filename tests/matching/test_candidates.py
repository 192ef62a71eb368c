"""Candidates for whole lists: the same pairs, caps and points as the rule gives one by one."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sifang.matching import candidates, tables
from sifang.matching.instance import KINDS, Instance, Policy
from sifang.matching.rule import FIT, edges, priority
from tests.matching import rows
from tests.matching.rows import line, offer

COMPOUND, BUILDING = rows.HOME + "003", rows.HOME + "003001"
PLACES = (rows.HOME, rows.HOME, COMPOUND, BUILDING, rows.NEXT_DOOR, rows.ACROSS, rows.OTHER_COUNTY, "520281001009")
LARGER = ("", "62", "6207", "620702", "620702002", "520281")
CATEGORIES = ("legal", "mediation", "governance", "elderly", "repair", "other", "")


def wide_city(seed, policy):
    """A small city with all that a list can hold: rows without a category, compounds, money, no windows, old pairs."""
    dice = random.Random(seed)
    lines = tuple(
        line(
            f"n{n:02d}",
            dice.randint(1, 9),
            place=dice.choice((*PLACES, "620702002", "620702")),
            category=dice.choice(CATEGORIES),
            kind=dice.choice((None, None, "talent", "funds")),
            window=dice.choice((0, (1 << 21) - 1, dice.getrandbits(21), 1 << dice.randrange(21))),
            urgency=dice.randrange(4),
            waiting_days=dice.randint(0, 250),
            words=words(dice),
        )
        for n in range(dice.randint(0, 12))
    )
    offers = tuple(
        offer(
            f"r{n:02d}",
            dice.randint(0, 9),
            home=dice.choice((*PLACES, "620702002", "620702")),
            area=dice.choice((*PLACES, *LARGER)),
            kind=dice.choice(KINDS),
            categories=frozenset(dice.sample(CATEGORIES, dice.randint(0, 4))),
            window=dice.choice((0, (1 << 21) - 1, dice.getrandbits(21), 1 << dice.randrange(21))),
            words=words(dice),
            completeness=dice.choice((0.0, 0.005, 0.125, 0.335, 1.0, dice.random())),
        )
        for n in range(dice.randint(0, 14))
    )
    some = [(a.key, b.key) for a in lines for b in offers if dice.random() < 0.2]
    half = len(some) // 2
    return Instance(lines, offers, policy, frozenset(some[:half]), frozenset(some[half:]))


def words(dice):
    return "".join(dice.choice("修理水管电灯。希望") for _ in range(dice.randint(0, 8)))


def by_keys(instance, found):
    """Bound and points by (line, offer), and the points of each line."""
    of_line = np.repeat(np.arange(len(instance.lines)), np.diff(found.line_start))
    return {
        (instance.lines[at].key, instance.offers[res].key): (cap, dict(zip(FIT, fit, strict=True)))
        for at, res, cap, fit in zip(
            of_line.tolist(), found.res.tolist(), found.cap.tolist(), found.fit.tolist(), strict=True
        )
    }


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 100_000), st.sampled_from((Policy(), Policy(weeks=4, alike_enough=0.5, time=55, completeness=99)))
)
def test_the_pairs_are_those_of_the_rule(seed, policy):
    instance = wide_city(seed, policy)
    found = candidates.of(tables.of(instance), policy, most=99)
    by_rule = {(edge.line, edge.offer): edge for edge in edges(instance)}
    pairs = by_keys(instance, found)
    assert pairs.keys() == by_rule.keys()
    for ends, (cap, fit) in pairs.items():
        points = {name: by_rule[ends].points[name] for name in FIT}
        assert cap == by_rule[ends].bound
        assert fit.pop("text") == pytest.approx(points.pop("text"), abs=1)
        assert fit == points
    wanted = [tuple(priority(policy, row).values()) for row in instance.lines]
    assert found.priority.tolist() == [list(points) for points in wanted]
    assert found.weight.tolist() == [
        sum(wanted[at]) + fit
        for at, fit in zip(
            np.repeat(np.arange(len(wanted)), np.diff(found.line_start)), found.fit.sum(axis=1), strict=True
        )
    ]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000), st.integers(1, 5))
def test_the_best_are_kept_and_of_equal_ones_the_first(seed, most):
    policy = Policy(text=20, completeness=1, time=1)
    instance = wide_city(seed, policy)
    rows_of = tables.of(instance)
    every, best = (candidates.of(rows_of, policy, most=number) for number in (99, most))
    for at in range(len(instance.lines)):
        of_line = slice(*every.line_start[at : at + 2])
        ranked = sorted(zip(-every.weight[of_line], every.res[of_line], strict=True))[:most]
        kept = best.res[slice(*best.line_start[at : at + 2])]
        assert kept.tolist() == sorted(res for _weight, res in ranked)


def test_lines_taken_alone_find_what_they_find_among_others(monkeypatch):
    instance = rows.random_city(3, 90, 90, links=0.8)
    whole = tables.of(instance)
    together = candidates.of(whole, instance.policy, most=3)
    for numbers in (np.arange(30), np.arange(30, 90)):
        found = candidates.pair_up(tables.some_lines(whole.lines, numbers), whole.offers, instance.policy, most=3)
        begin, end = together.line_start[numbers[0]], together.line_start[numbers[-1] + 1]
        assert found.res.tolist() == together.res[begin:end].tolist()
        assert found.fit.tolist() == together.fit[begin:end].tolist()
    monkeypatch.setattr(candidates, "LINES_AT_ONCE", 7)
    for column, again in zip(together, candidates.of(whole, instance.policy, most=3), strict=True):
        assert column.tolist() == again.tolist()


@pytest.mark.parametrize(("lines", "offers"), [(0, 0), (3, 0), (0, 3)])
def test_empty_lists_have_no_candidates(lines, offers):
    instance = rows.random_city(1, lines, offers)
    found = candidates.of(tables.of(instance), instance.policy)
    assert found.line_start.tolist() == [0] * (lines + 1)
    assert (found.res.size, found.fit.shape, found.priority.shape) == (0, (0, 7), (lines, 3))
