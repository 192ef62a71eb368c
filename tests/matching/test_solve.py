"""The optimum: equal to an independent solver's, proven by its prices, the same whatever order rows come in."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sifang.matching import memory
from sifang.matching.instance import Instance, Pair
from sifang.matching.market import Uncertified
from sifang.matching.policy import Policy
from sifang.matching.solve import STEPS, Cancelled, solve
from tests.matching import rows
from tests.matching.rows import line, offer

EVENNESS = ((0,), (0, 500, 1000, 2000), (300,), (0, 0, 5000))


@settings(max_examples=60)
@given(st.integers(0, 9999), st.integers(0, 25), st.integers(0, 20), st.floats(0.1, 3), st.sampled_from(EVENNESS))
def test_the_total_is_that_of_an_independent_solver_and_is_proven(seed, lines, offers, scarce, evenness):
    city = rows.random_city(seed, lines, offers, scarce, communities=3, links=0.7)
    city = replace(city, policy=Policy(evenness=evenness, text=0))
    solution = solve(city)
    solution.certify()
    assert solution.total == solution.bound == rows.optimum_by_flow(city, rows.edges(solution))


@pytest.mark.parametrize("scarce", [0.2, 1.0, 2.0])
def test_a_city_with_all_its_rules_is_solved_exactly(scarce):
    city = rows.random_city(1, 120, 120, scarce)
    solution = solve(city)
    solution.certify()
    assert len(rows.edges(solution)) > 100
    assert solution.total == rows.optimum_by_flow(city, rows.edges(solution))


@settings(max_examples=25)
@given(st.integers(0, 9999), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(seed, dice):
    city = rows.random_province(seed, 20, 15, 0.6)
    lines, offers = list(city.lines), list(city.offers)
    for each in (lines, offers):
        dice.shuffle(each)
    again, first = solve(Instance(tuple(lines), tuple(offers))), solve(city)
    assert (again.pairs, again.offer_prices, again.line_prices) == (first.pairs, first.offer_prices, first.line_prices)


def two_for_two():
    """One offer is the more urgent need's slightly better and the other need's only choice."""
    lines = line("a", 1, urgency=1), line("b", 1, place=rows.NEXT_DOOR)
    return Instance(lines, (offer("r", 1, area="620702002"), offer("s", 1, completeness=0.9)))


def test_the_heaviest_pair_first_would_be_worse():
    city = two_for_two()
    solution = solve(city)
    assert solution.pairs == (Pair("a", "s", 1), Pair("b", "r", 1))
    assert rows.total_of_greedy(city, rows.edges(solution)) < solution.total - solution.granted


def test_in_a_scarce_city_the_heaviest_pair_first_loses_points():
    city = replace(rows.random_city(3, 150, 150, scarce=0.4, links=0.8), policy=Policy(evenness=(0,)))
    solution = solve(city)
    assert rows.total_of_greedy(city, rows.edges(solution)) < solution.total - solution.granted


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_in_one_community_no_less_urgent_need_has_what_a_more_urgent_one_lacks(seed):
    city = rows.random_city(seed, 30, 12, scarce=0.5, communities=1)
    solution = solve(city)
    of = {row.key: row for row in city.lines}
    for key, row in of.items():
        if rows.got(solution)[key] == row.units:
            continue
        edges = [each for each in rows.edges(solution) if each.line == key]
        usable = {each.offer for each in edges if rows.lent(solution)[key, each.offer] < each.bound}
        holders = [of[pair.line].urgency for pair in solution.pairs if pair.offer in usable]
        assert all(urgency >= row.urgency for urgency in holders)


def test_evenness_serves_the_community_that_has_nothing_yet():
    """Two communities, two half-days: by points alone both go to the need that waits longer."""
    lines = (line("a", 2, waiting_days=90), line("b", 2, place=rows.NEXT_DOOR))
    city = Instance(lines, (offer("r", 2, area="620702002"),), Policy(evenness=(0,)))
    assert solve(city).pairs == (Pair("a", "r", 2),)
    even = solve(replace(city, policy=Policy(evenness=(0, 1000))))
    even.certify()
    assert even.pairs == (Pair("a", "r", 1), Pair("b", "r", 1))
    assert even.bonus.max() > 0


@settings(max_examples=25)
@given(st.integers(0, 9999), st.sampled_from(EVENNESS[:2]))
def test_lines_that_stand_together_get_all_or_nothing_and_the_gap_is_proven(seed, evenness):
    city = rows.with_bundles(rows.random_city(seed, 24, 12, scarce=0.7, communities=2, links=0.8))
    city = replace(city, policy=Policy(evenness=evenness))
    solution = solve(city)
    solution.certify()
    apart = solve(replace(city, lines=tuple(replace(row, together_with="") for row in city.lines)))
    assert solution.total <= solution.bound <= apart.total
    assert solution.gap == solution.bound - solution.total
    for row in city.lines:
        if row.together_with:
            whole = {rows.got(solution)[row.key] == row.units, rows.got(solution)[row.together_with] > 0}
            assert whole == {rows.got(solution)[row.key] > 0}


def test_a_bundle_served_in_part_is_not_certified():
    city = Instance(
        (line("a", 1, need="n"), line("b", 1, need="n", together_with="a"), line("c", 1)),
        (offer("r", 2), offer("s", 1)),
    )
    solution = solve(city)
    solution.certify()
    of_a = solution.edges_at(0)
    units = solution.units.copy()
    units[of_a.start : of_a.stop] = 0
    with pytest.raises(Uncertified, match="stands together"):
        replace(solution, units=units).certify()


def test_a_gap_is_certified_only_by_prices_that_bound_every_choice_of_bundles():
    city = rows.with_bundles(rows.random_city(0, 24, 12, scarce=0.7, communities=2, links=0.8))
    solution = solve(replace(city, policy=Policy(evenness=(0,))))
    solution.certify()
    assert solution.gap > 0
    free = solution.bounding._replace(offer=solution.bounding.offer * 0)
    assert replace(solution, bounding=free).bound > solution.bound
    below_zero = solution.bounding._replace(line=solution.bounding.line - 1)
    for wrong in (replace(solution, bounding=below_zero), replace(solution, shift=solution.shift + 1)):
        with pytest.raises(Uncertified):
            wrong.certify()


def test_an_empty_city_is_solved():
    for city in (Instance((), ()), Instance((line("a"),), ()), Instance((), (offer("r"),))):
        solution = solve(city)
        solution.certify()
        assert solution.pairs == ()
    lonely = solve(Instance((line("a", 2),), (offer("r", area=rows.ACROSS),), Policy(evenness=(100,))))
    lonely.certify()
    assert (lonely.pairs, lonely.total, lonely.bound) == ((), 0, 0)


def test_what_is_asked_by_key_agrees_with_the_columns():
    solution = solve(rows.random_city(5, 40, 20, scarce=0.5))
    edges = rows.edges(solution)
    assert list(rows.edge_of(solution)) == sorted(rows.edge_of(solution))
    assert [each.weight for each in edges] == solution.weight.tolist()
    assert [rows.lent(solution)[ends] for ends in rows.edge_of(solution)] == solution.units.tolist()
    start, users = solution.users
    for number, row in enumerate(solution.instance.offers):
        used = users[start[number] : start[number + 1]]
        assert solution.units[used].sum() == solution.given_units[number]
        assert {edges[edge].offer for edge in used} <= {row.key}


def spoiled(solution):
    """Solutions made wrong, each in its own way, with what is said of them."""
    used = int(np.flatnonzero(solution.units)[0])
    dearest = int((solution.offer_price * (solution.given_units > 0)).argmax())
    yield replace(solution, units=changed(solution.units, used, 0)), "the prices allow"
    yield replace(solution, units=changed(solution.units, used, 99)), "share 99 half-days"
    yield replace(solution, units=changed(solution.units, used, -1)), "share -1 half-days"
    yield replace(solution, units=solution.candidates.cap), "than it"
    dearer = solution.offer_price[dearest] + 10**6
    yield replace(solution, offer_price=changed(solution.offer_price, dearest, dearer)), "the prices allow"
    yield replace(solution, offer_price=changed(solution.offer_price, dearest, -1)), "below 0"
    yield replace(solution, line_price=solution.line_price + 1), "the prices allow"
    yield (
        replace(solution, line_price=solution.line_price * 0, offer_price=solution.offer_price * 0),
        "the prices allow",
    )


def changed(values, at, value):
    """A copy with one value changed."""
    return np.concatenate([values[:at], [value], values[at + 1 :]])


def test_a_spoiled_solution_is_not_certified():
    solution = solve(rows.random_city(5, 40, 20, scarce=0.5))
    solution.certify()
    for wrong, sentence in spoiled(solution):
        with pytest.raises(Uncertified, match=sentence):
            wrong.certify()


def test_it_says_how_far_it_is():
    told = []
    solve(rows.random_province(4, 60, 40), progress=lambda step, share: told.append((STEPS.index(step), share)))
    assert told == sorted(told)
    assert {(0, 0.0), (0, 1.0), (1, 0.0), (1, 1.0)} < set(told)
    assert any(0 < share < 1 for _, share in told)


@pytest.mark.parametrize("after", range(4))
def test_who_is_told_may_end_it(after):
    told = []

    def stop(step, share):
        told.append(share)
        if len(told) > after:
            raise Cancelled

    with pytest.raises(Cancelled):
        solve(rows.random_province(4, 60, 40), progress=stop)
    assert len(told) == after + 1


def test_what_cannot_fit_is_refused_before_it_starts(monkeypatch):
    monkeypatch.setattr(memory, "available", lambda: 2_000)
    told = []
    with pytest.raises(memory.TooLarge, match="0.0 GB are free. Match a smaller place"):
        solve(rows.random_city(1, 60, 40), progress=lambda step, share: told.append(step))
    assert told == []
    monkeypatch.setattr(memory, "available", lambda: None)
    solve(two_for_two())


def test_the_free_memory_is_that_of_the_machine_or_of_the_container(monkeypatch, tmp_path):
    assert memory.available() > 2**20
    (tmp_path / "memory.max").write_text("3000000\n")
    (tmp_path / "memory.current").write_text("1000000\n")
    monkeypatch.setattr(memory, "_GROUP", tmp_path)
    assert memory.available() == 2_000_000
    (tmp_path / "memory.max").write_text("max\n")
    assert memory.available() > 2_000_000
    monkeypatch.setattr(memory, "_MEMINFO", tmp_path / "none")
    assert memory.available() > 2_000_000
