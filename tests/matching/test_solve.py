"""The optimum: equal to an independent solver's, proven by its prices, the same whatever order rows come in."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sifang.matching import candidates
from sifang.matching.instance import Instance
from sifang.matching.solution import Pair, Uncertified
from sifang.matching.solve import best_of, solve
from tests.matching import rows
from tests.matching.rows import edge, line, offer


@settings(max_examples=400, deadline=None)
@given(rows.cities())
def test_the_total_is_that_of_an_independent_solver_and_is_proven(city):
    instance, edges = city
    solution = best_of(instance, edges)
    solution.certify()
    assert solution.total == solution.bound == rows.optimum_by_flow(instance, edges)


@settings(max_examples=100, deadline=None)
@given(rows.cities(lines=14, offers=5, most=3))
def test_many_equal_weights_are_solved_as_well(city):
    instance, edges = city
    solution = best_of(instance, edges)
    solution.certify()
    assert solution.total == rows.optimum_by_flow(instance, edges)


@pytest.mark.parametrize("scarce", [0.2, 0.5, 1.0, 2.0])
def test_a_city_with_all_its_rules_is_solved_exactly(scarce):
    instance = rows.random_city(1, 120, 120, scarce)
    edges = candidates.edges(instance, rows.same_neighbours)
    solution = solve(instance, rows.same_neighbours)
    solution.certify()
    assert len(edges) > 100
    assert solution.total == rows.optimum_by_flow(instance, edges)


@settings(max_examples=50, deadline=None)
@given(rows.cities(most=3), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(city, dice):
    instance, edges = city
    lines, offers, shuffled = list(instance.lines), list(instance.offers), list(edges)
    for each in (lines, offers, shuffled):
        dice.shuffle(each)
    again = best_of(Instance(tuple(lines), tuple(offers)), shuffled)
    first = best_of(instance, edges)
    assert (again.pairs, again.offer_prices, again.line_prices) == (first.pairs, first.offer_prices, first.line_prices)


def test_the_heaviest_pair_first_would_be_worse():
    """The control: one offer is the heavier need's slightly better and the other need's only choice."""
    instance = Instance((line("a", 1), line("b", 1)), (offer("r", 1), offer("s", 1)))
    edges = [edge("a", "r", 1, 10), edge("a", "s", 1, 9), edge("b", "r", 1, 8)]
    assert rows.total_of_greedy(instance, edges) == 10
    assert best_of(instance, edges).total == 17


def test_in_a_scarce_city_the_heaviest_pair_first_loses_points():
    instance = rows.random_city(3, 150, 150, scarce=0.4, links=0.8)
    solution = solve(instance, rows.same_neighbours)
    assert rows.total_of_greedy(instance, solution.edges) < solution.total


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_in_one_community_no_less_urgent_need_has_what_a_more_urgent_one_lacks(seed):
    instance = rows.random_city(seed, 30, 12, scarce=0.5, communities=1)
    solution = solve(instance, rows.same_neighbours)
    of = {row.key: row for row in instance.lines}
    for key, row in of.items():
        if solution.got[key] == row.units:
            continue
        mine = [each for each in solution.edges if each.line == key]
        usable = {each.offer for each in mine if solution.lent[key, each.offer] < each.bound}
        holders = [of[pair.line].urgency for pair in solution.pairs if pair.offer in usable]
        assert all(urgency >= row.urgency for urgency in holders)


def test_a_line_moved_aside_by_a_heavier_one_finds_the_next_best():
    instance = Instance((line("a", 2), line("b", 2)), (offer("r", 2), offer("s", 1)))
    edges = [edge("a", "r", 2, 50), edge("b", "r", 2, 20), edge("b", "s", 1, 10)]
    solution = best_of(instance, edges)
    assert solution.pairs == (Pair("a", "r", 2), Pair("b", "s", 1))
    assert solution.offer_prices["r"] >= 20
    assert solution.line_prices["b"] == 0


def test_an_empty_city_is_solved():
    solution = solve(Instance((), ()), rows.same_neighbours)
    solution.certify()
    assert (solution.total, solution.bound, solution.pairs) == (0, 0, ())
    lonely = solve(Instance((line("a"),), (offer("r", area=rows.ACROSS),)), rows.same_neighbours)
    lonely.certify()
    assert lonely.pairs == ()


def spoiled(solution):
    """Solutions made wrong, each in its own way."""
    first, *others = solution.pairs
    dearest = max(solution.offer_prices, key=solution.offer_prices.get)
    yield replace(solution, pairs=tuple(others))
    yield replace(solution, pairs=(first, *solution.pairs))
    nothing = {key: 0 for key in solution.line_prices}, {key: 0 for key in solution.offer_prices}
    yield replace(solution, pairs=(), line_prices=nothing[0], offer_prices=nothing[1], edge_prices={})
    yield replace(solution, pairs=(first._replace(units=first.units + 9), *others))
    yield replace(solution, pairs=(first._replace(units=0), *others))
    yield replace(solution, pairs=(first._replace(offer="nobody"), *others))
    yield replace(solution, offer_prices={**solution.offer_prices, dearest: 0})
    yield replace(solution, offer_prices={**solution.offer_prices, dearest: -1})
    yield replace(solution, line_prices={key: price + 1 for key, price in solution.line_prices.items()})


def test_a_spoiled_solution_is_not_certified():
    instance = rows.random_city(5, 40, 20, scarce=0.5)
    solution = solve(instance, rows.same_neighbours)
    solution.certify()
    assert max(solution.offer_prices.values()) > 0
    for wrong in spoiled(solution):
        with pytest.raises(Uncertified):
            wrong.certify()


def test_offers_and_lines_above_their_limits_are_not_certified():
    instance = Instance((line("a", 2),), (offer("r", 2), offer("s", 2)))
    both = best_of(instance, [edge("a", "r", 2, 5), edge("a", "s", 2, 4)])
    with pytest.raises(Uncertified, match="more than it asks for"):
        replace(both, pairs=(Pair("a", "r", 2), Pair("a", "s", 2))).certify()
    crowd = Instance((line("a", 2), line("b", 2)), (offer("r", 2),))
    served = best_of(crowd, [edge("a", "r", 2, 5), edge("b", "r", 2, 4)])
    with pytest.raises(Uncertified, match="more than it has"):
        replace(served, pairs=(Pair("a", "r", 2), Pair("b", "r", 2))).certify()


def test_a_price_below_zero_proves_nothing():
    nothing_lent = best_of(Instance((), (offer("r", 1), offer("s", 1))), [])
    with pytest.raises(Uncertified, match="below 0"):
        replace(nothing_lent, offer_prices={"r": 1, "s": -1}).certify()
