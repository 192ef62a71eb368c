"""Bundles: against every choice of bundles on small networks, and on a scarce town."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sifang.matching.bundles import all_or_nothing
from sifang.matching.instance import Instance
from sifang.matching.market import Market
from sifang.matching.network import Network
from sifang.matching.waiting import with_waiting_lists
from tests.matching.rows import line
from tests.matching.test_waiting import town


def small(seed):
    """Up to 6 bundles of 2 or 3 lines and a few lines alone, with too few resources."""
    dice = np.random.default_rng(seed)
    first, bundles = [], dice.integers(1, 7)
    for _ in range(bundles):
        first += [len(first)] * dice.integers(2, 4)
    first = np.array(first + [-1] * dice.integers(0, 5))
    n, r = len(first), dice.integers(2, 9)
    edge_line, edge_res = np.nonzero(dice.random((n, r)) < 0.5)
    qty = dice.integers(1, 4, n)
    caps, weights = dice.integers(1, 4, len(edge_line)), dice.integers(1, 100, len(edge_line))
    return Network.of(qty, dice.integers(1, 5, r), edge_line, edge_res, caps, weights), first


def closed(network, first, is_pair, chosen):
    """The network in which the pairs of bundles outside ``chosen`` carry nothing."""
    out = (first >= 0) & ~np.isin(first, chosen)
    return replace(network, edge_cap=np.where(out[network.edge_line] & is_pair, 0, network.edge_cap).astype(np.int32))


def got(network, is_pair, units):
    return np.bincount(network.edge_line, units * is_pair, network.lines)


def best_by_trying(network, first, is_pair):
    """The best all-or-nothing points: every subset of bundles, each paid so much that it is complete if it can be."""
    best, names = 0, np.unique(first[first >= 0])
    for taken in product((False, True), repeat=len(names)):
        chosen = names[list(taken)]
        part = closed(network, first, is_pair, chosen)
        paid = np.isin(first, chosen)[network.edge_line] & is_pair
        market = Market(replace(part, edge_weight=(network.edge_weight + 10_000 * paid).astype(np.int32))).solve()
        inside = np.isin(first, chosen)
        if (got(network, is_pair, market.units)[inside] == network.line_qty[inside]).all():
            best = max(best, int(market.units @ network.edge_weight.astype(np.int64)))
    return best


def sound(network, first, is_pair, whole):
    """Return only if each bundle is complete or empty and the prices prove the rest best for these bundles."""
    has, inside = got(network, is_pair, whole.units), first >= 0
    assert (has[whole.complete] == network.line_qty[whole.complete]).all()
    assert not has[inside & ~whole.complete].any()
    assert whole.objective == whole.units @ network.edge_weight.astype(np.int64) <= whole.bound
    part = closed(network, first, is_pair, first[whole.complete])
    shifted = np.maximum(network.edge_weight + whole.shift[network.edge_line] * is_pair, 0).astype(np.int32)
    part = replace(part, edge_weight=shifted)
    Market.resumed(part, whole.units, whole.line_price, whole.res_price).certify()


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.booleans())
def test_no_bundle_is_served_in_part_and_the_bound_holds(seed, with_lists):
    network, first = small(seed)
    is_pair = np.ones(network.edges, bool)
    if with_lists:
        even = with_waiting_lists(network, np.arange(network.lines) % 3, (0, 20, 60))
        network, is_pair = even.network, even.is_pair
    whole = all_or_nothing(network, first, is_pair)
    sound(network, first, is_pair, whole)
    best = best_by_trying(network, first, is_pair)
    assert whole.objective == best <= whole.bound


def test_the_best_choice_of_few_bundles_is_found():
    for seed in range(30):
        network, first = small(seed)
        best = best_by_trying(network, first, np.ones(network.edges, bool))
        assert all_or_nothing(network, first).objective == best


def test_a_scarce_town_comes_near_its_bound_and_an_ample_one_needs_no_round():
    for scarce in (0.5, 9):
        network, community, _ = town(5, scarce)
        first = np.where(np.arange(300) % 6 < 2, np.arange(300) // 6 * 6, -1)
        even = with_waiting_lists(network, community, (0, 2000, 4000, 8000))
        for part, is_pair in ((network, np.ones(network.edges, bool)), (even.network, even.is_pair)):
            whole = all_or_nothing(part, first, is_pair, rounds=12)
            sound(part, first, is_pair, whole)
            assert (whole.rounds == 0 and whole.gap == 0) if scarce == 9 else whole.gap < 0.02
            again = all_or_nothing(part, first, is_pair, rounds=12)
            assert (again.units == whole.units).all()


def test_a_bundle_that_can_never_be_complete_leaves_its_half_days_to_others():
    network = Network.of([1, 1, 1], [1], [0, 2], [0, 0], [1, 1], [90, 50])
    whole = all_or_nothing(network, [0, 0, -1])
    assert whole.units.tolist() == [0, 1]
    assert whole.objective == whole.bound == 50


def test_a_part_that_asks_for_nothing_does_not_stand_in_the_way():
    network = Network.of([0, 1, 2, 2], [1, 2], [0, 1, 2, 3], [0, 0, 1, 1], [1, 1, 2, 1], [90, 50, 40, 60])
    whole = all_or_nothing(network, [0, 0, 2, 2])
    assert whole.units.tolist() == [0, 1, 0, 0]


def test_wrong_bundles_are_refused():
    network = Network.of([1, 1], [1], [0, 1], [0, 0], [1, 1], [9, 5])
    with pytest.raises(ValueError, match="name 1 lines, the network has 2"):
        all_or_nothing(network, [0])
    with pytest.raises(ValueError, match="begins with a line that is not there"):
        all_or_nothing(network, [0, 2])
    ring = (line("a", need="n", together_with="b"), line("b", need="n", together_with="a"))
    with pytest.raises(ValueError, match="name the first line of the need in each"):
        Instance(ring, ())
    with pytest.raises(ValueError, match="which is not there"):
        Instance((line("a", together_with="b"),), ())
