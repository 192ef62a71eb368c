"""The market against independent solvers: solved, and kept solved while lines and resources come and go."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.graph.python import min_cost_flow

from sifang.matching.kernels import ascent
from sifang.matching.market import Market
from sifang.matching.network import MOST, Network


def peer(network):
    """The optimum by OR-tools: every line ships its quantity, what stays unserved goes to a sink for nothing."""
    n, r = network.lines, network.resources
    lines, resources, sink = np.arange(n), n + np.arange(r), n + r
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([network.edge_line, lines, resources]).astype(np.int32),
        np.concatenate([n + network.edge_res, np.full(n + r, sink)]).astype(np.int32),
        np.concatenate([network.edge_cap, network.line_qty, network.res_cap]).astype(np.int64),
        np.concatenate([-network.edge_weight.astype(np.int64), np.zeros(n + r, np.int64)]),
    )
    wanted = int(network.line_qty.sum())
    flow.set_nodes_supplies(
        np.arange(sink + 1, dtype=np.int32), np.array([*network.line_qty, *[0] * r, -wanted], np.int64)
    )
    assert flow.solve() == flow.OPTIMAL
    return -flow.optimal_cost()


def drawn(seed, lines, resources, *, links=4, most_units=4, most_cap=4, most_weight=60):
    """A network with few different weights, so that ties are many, and with empty lines, resources and edges."""
    dice = np.random.default_rng(seed)
    edges = dice.integers(0, links * lines + 1) if lines and resources else 0
    return Network.of(
        dice.integers(0, most_units + 1, lines),
        dice.integers(0, most_cap + 1, resources),
        dice.integers(0, max(lines, 1), edges),
        dice.integers(0, max(resources, 1), edges),
        dice.integers(0, most_units + 1, edges),
        dice.integers(0, most_weight + 1, edges),
    )


def solved(network, **how):
    market = Market(network).solve(**how)
    market.certify()
    assert market.objective == peer(network)
    return market


@settings(max_examples=300)
@given(st.integers(0, 10**6), st.integers(0, 12), st.integers(0, 9), st.sampled_from((1, 60, MOST)), st.booleans())
def test_the_total_is_that_of_an_independent_solver_and_is_proven(seed, lines, resources, most_weight, auction):
    solved(drawn(seed, lines, resources, most_weight=most_weight), auction=auction)


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.data())
def test_a_solved_market_stays_solved_while_lines_and_resources_come_and_go(seed, data):
    dice = np.random.default_rng(seed)
    market = Market(drawn(seed, 8, 6), room=data.draw(st.sampled_from((0.0, 0.5)))).solve()
    for act in data.draw(st.lists(st.sampled_from(ACTS), min_size=1, max_size=6)):
        act(market, dice)
        market.certify()
        now = market.network_now()
        assert market.objective == peer(now), act.__name__


def add_lines(market, dice):
    more, edges = int(dice.integers(1, 4)), int(dice.integers(0, 9))
    before = len(market.missing)
    added = market.add_lines(
        dice.integers(0, 5, more),
        dice.integers(0, more, edges),
        dice.integers(0, len(market.spare), edges),
        dice.integers(0, 4, edges),
        dice.integers(0, 60, edges),
    )
    assert added == range(before, before + more)


def remove_lines(market, dice):
    market.remove_lines(dice.choice(len(market.missing), 2, replace=False))


def raise_qtys(market, dice):
    market.raise_qtys(dice.choice(len(market.missing), 2, replace=False), 2)


def add_resources(market, dice):
    more, edges = int(dice.integers(1, 3)), int(dice.integers(0, 9))
    market.add_resources(
        dice.integers(0, 5, more),
        dice.integers(0, len(market.missing), edges),
        dice.integers(0, more, edges),
        dice.integers(0, 4, edges),
        dice.integers(0, 60, edges),
    )


def raise_caps(market, dice):
    market.raise_caps(dice.choice(len(market.spare), 2, replace=False), 3)


def lower_caps(market, dice):
    some = dice.choice(len(market.spare), 2, replace=False)
    market.lower_caps(some, np.minimum(market.network_now().res_cap[some], 2))


def remove_resources(market, dice):
    market.remove_resources(dice.choice(len(market.spare), 2, replace=False))


ACTS = (add_lines, remove_lines, raise_qtys, add_resources, raise_caps, lower_caps, remove_resources)


def test_the_heaviest_weights_there_are_change_hands_and_are_taken_back():
    market = solved(Network.of([1, 1], [1], [0, 1], [0, 0], [1, 1], [MOST, MOST]), auction=True)
    market.lower_caps([0], [1])
    market.certify()
    assert not market.units.any()


def test_half_days_by_the_million_are_not_auctioned_one_by_one():
    line, res = np.repeat(np.arange(3), 2), np.tile(np.arange(2), 3)
    many = 10**9
    solved(Network.of([many] * 2 + [7], [many, many // 2], line, res, [many] * 6, [30, 20, 25, 10, 15, 12]))
    solved(Network.of([many] * 2 + [7], [5, 3], line, res, [many] * 6, [30, 20, 25, 10, 15, 12]))


def test_a_network_on_memory_that_cannot_be_written_is_solved_by_the_loops_that_are_compiled_already():
    network = drawn(5, 8, 6)
    arrays = {name: getattr(network, name).copy() for name in ("line_start", "edge_res", "edge_cap", "edge_weight")}
    for array in arrays.values():
        array.flags.writeable = False
    Market(network).solve(auction=False)
    before = len(ascent.serve_all.signatures)
    market = Market(replace(network, **arrays)).solve(auction=False)
    market.add_lines([1], [0], [0], [1], [50])
    market.certify()
    assert len(ascent.serve_all.signatures) == before
