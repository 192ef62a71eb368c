"""Waiting lists: the even pairing against an independent solver, and what it does for the community served least."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sifang.matching.market import Market
from sifang.matching.network import Network
from sifang.matching.policy import Policy
from sifang.matching.waiting import with_waiting_lists
from tests.matching.test_market import drawn, peer

STEPS = st.lists(st.integers(0, 40), min_size=1, max_size=5).map(sorted)


def coverage(network, community, units):
    """The share of each community's half-days that is served."""
    asked = np.bincount(community, network.line_qty)
    return np.bincount(community[network.edge_line], units, len(asked)) / asked


def deductions(network, community, steps, units):
    """What unserved half-days cost, counted list by list in plain Python."""
    total = 0
    for name in set(community.tolist()):
        here = community == name
        asked = int(network.line_qty[here].sum())
        unserved = asked - int(units[here[network.edge_line]].sum())
        for step in steps:
            waits = min(unserved, max(1, -(-asked // len(steps))))
            total, unserved = total + step * waits, unserved - waits
        assert not unserved
    return total


def certified(network, served):
    """Return only if the prices prove the answer under points that include the bonus, as ``Served`` promises."""
    raised = network.edge_weight + served.bonus[network.edge_line]
    even = Network.of(network.line_qty, network.res_cap, network.edge_line, network.edge_res, network.edge_cap, raised)
    Market.resumed(even, served.units, served.line_price, served.res_price).certify()


def town(seed, scarce):
    """A town of eight communities, where the small ones have few offers near."""
    dice = np.random.default_rng(seed)
    community = np.sort(dice.choice(8, 300, p=np.array([8, 6, 5, 4, 3, 2, 1, 1]) / 30))
    home = np.minimum(dice.geometric(0.35, 200) - 1, 7)
    line, res = np.nonzero(dice.random((300, 200)) < np.where(community[:, None] == home, 0.3, 0.05))
    urgent = np.array([0, 2000, 4000, 8000])[dice.choice(4, 300, p=(0.3, 0.5, 0.15, 0.05))]
    weight = 1000 + urgent[line] + dice.integers(0, 1900, len(line))
    qty, cap = dice.integers(1, 5, 300), np.maximum(1, dice.integers(1, 8, 200) * scarce).astype(int)
    return Network.of(qty, cap, line, res, qty[line], weight), community, urgent


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.integers(0, 10), st.integers(0, 6), STEPS)
def test_the_even_pairing_is_that_of_an_independent_solver_and_its_prices_prove_it(seed, lines, resources, steps):
    network = drawn(seed, lines, resources)
    community = np.random.default_rng(seed).integers(3, 6, lines)
    even = with_waiting_lists(network, community, steps)
    served = even.stripped(even.solved())
    assert served.objective == served.bound == peer(even.network) - even.constant
    points = int(served.units @ network.edge_weight.astype(np.int64))
    if steps[-1]:
        assert served.objective == points - deductions(network, community, steps, served.units)
        assert ((served.bonus >= 0) & (served.bonus <= steps[-1])).all()
    certified(network, served)


def test_the_community_served_least_gains_and_nothing_urgent_is_lost():
    evenness = Policy().evenness
    for seed in (1, 2, 3):
        network, community, urgent = town(seed, scarce=0.5)
        plain = Market(network).solve()
        even = with_waiting_lists(network, community, evenness)
        served = even.stripped(even.solved())
        before, after = (coverage(network, community, units) for units in (plain.units, served.units))
        assert after.min() >= before.min()
        assert served.units.sum() >= 0.98 * plain.units.sum()
        for units in (plain.units, served.units):
            got = np.bincount(network.edge_line, units, network.lines)
            assert got[urgent == 8000].sum() >= 0.95 * network.line_qty[urgent == 8000].sum()
        certified(network, served)


def test_nothing_changes_where_supply_is_ample_or_all_steps_are_0():
    network, community, _ = town(4, scarce=9)
    plain = Market(network).solve()
    assert not plain.missing.any()
    even = with_waiting_lists(network, community, (0, 500, 1000))
    served = even.stripped(even.solved())
    assert served.objective == plain.objective
    assert not served.bonus.any()
    unchanged = with_waiting_lists(network, community, (0, 0))
    assert unchanged.network is network
    assert unchanged.is_pair.all()
    assert unchanged.stripped(plain).bound == plain.bound


def test_wrong_rows_are_refused():
    network, community, _ = town(4, scarce=9)
    with pytest.raises(ValueError, match="299 communities are named for 300 lines"):
        with_waiting_lists(network, community[1:], (0, 10))
    for steps in ((0, 10, 5), (-1, 10)):
        with pytest.raises(ValueError, match="cannot fall"):
            with_waiting_lists(network, community, steps)
