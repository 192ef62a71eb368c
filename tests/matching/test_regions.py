"""Region by region, in one process, several or on a cluster: the optimum of the whole, to the last unit the same."""

import sys
from concurrent.futures import Executor
from dataclasses import replace

import numpy as np
import pytest
from distributed import LocalCluster
from hypothesis import given, settings
from hypothesis import strategies as st

from sifang.matching import candidates, executors, pairing, tables
from sifang.matching.executors import Serial, executor_of, in_order
from sifang.matching.market import Market
from sifang.matching.network import Network
from sifang.matching.policy import Policy
from sifang.matching.regions import shared_resources, solve_by_region
from sifang.matching.solve import solve
from tests.matching import rows


def network_of_regions(seed, lines, resources, regions, scarce):
    """Lines scattered over regions; a third of the resources serves all of them, the others one each."""
    dice = np.random.default_rng(seed)
    region, home = dice.integers(0, regions, lines), dice.integers(0, regions, resources)
    line, res = np.nonzero(dice.random((lines, resources)) < 0.5)
    kept = (home[res] == region[line]) | (res % 3 == 0)
    line, res = line[kept], res[kept]
    cap = np.round(dice.integers(0, 5, resources) * scarce)
    at_most, weight = dice.integers(0, 4, len(line)), dice.integers(0, 30, len(line))
    return Network.of(dice.integers(0, 5, lines), cap, line, res, at_most, weight, region)


@settings(max_examples=60)
@given(st.integers(0, 9999), st.integers(1, 30), st.integers(1, 15), st.integers(1, 5), st.sampled_from([0.3, 1, 3]))
def test_the_regions_together_reach_the_optimum_of_the_whole(seed, lines, resources, regions, scarce):
    network = network_of_regions(seed, lines, resources, regions, scarce)
    apart, whole = solve_by_region(network, Serial()), Market(network).solve()
    apart.certify()
    assert apart.objective == whole.objective == apart.bound


def test_a_resource_is_shared_when_lines_of_two_regions_may_have_it():
    network = Network.of([1, 1, 1], [1, 1, 1], [0, 1, 1, 2], [0, 0, 1, 1], [1] * 4, [5] * 4, [7, 9, 9])
    assert shared_resources(network).tolist() == [True, False, False]


def test_the_best_of_a_shared_offer_goes_to_the_region_that_gains_most():
    network = Network.of([1, 1], [1, 1], [0, 0, 1], [0, 1, 0], [1] * 3, [50, 45, 20], [1, 2])
    market = solve_by_region(network, Serial())
    assert (market.units.tolist(), market.objective) == ([0, 1, 1], 65)


def province():
    """Three counties with mixed lines, an offer for the city of two, one for all; bundles, old pairs, refusals."""
    city = rows.with_bundles(rows.random_province(4, 150, 90, scarce=0.8))
    ends = sorted(rows.edge_of(solve(city)))
    return replace(city, standing=frozenset(ends[::4]), refused=frozenset(ends[1::4]))


def of_counties(instance):
    """The columns of an instance, whose few wide offers leave it to be cut into counties."""
    found = tables.of(instance)
    assert len(set(pairing.region_of(found).tolist())) == 3
    return found


def test_the_candidates_of_the_regions_are_those_of_the_whole():
    found, shares = of_counties(province()), []
    apart = pairing.pair_by_region(found, Policy(), Serial(), shares.append)
    whole = candidates.of(found, Policy())
    assert len(whole.res) > 100
    assert all(np.array_equal(a, b) for a, b in zip(apart, whole, strict=True))
    assert shares == sorted(shares)
    assert len(shares) == 3
    assert shares[-1] == 1


def test_where_many_offers_cross_counties_the_region_is_larger():
    found = tables.of(province())
    for depth, digits in ((6, 6), (4, 4), (0, 2)):
        wide = found._replace(offers=found.offers._replace(area_depth=np.full(90, depth, np.int8)))
        assert set(map(str, pairing.region_of(wide))) == {line.place[:digits] for line in province().lines}


@pytest.fixture(scope="module")
def here():
    """What the process itself finds."""
    solution = solve(province(), executor=Serial())
    solution.certify()
    of_shared = {pair.line for pair in solution.pairs if pair.offer in ("r0000", "r0001")}
    assert len({line.place[:6] for line in province().lines if line.key in of_shared}) > 1
    return solution


def same(solution, other):
    """Whether two solutions agree in every unit and every price."""
    names = ("units", "line_price", "offer_price", "bonus")
    return all(np.array_equal(getattr(solution, name), getattr(other, name)) for name in names)


def test_processes_find_the_same(here):
    with executor_of("processes:2") as executor:
        assert same(solve(province(), executor=executor), here)


@pytest.mark.long
def test_a_cluster_of_two_workers_finds_the_same(here):
    with LocalCluster(n_workers=2, processes=True, threads_per_worker=1, dashboard_address=None) as cluster:
        host_and_port = cluster.scheduler_address.removeprefix("tcp:")
        with executor_of(f"dask:{host_and_port}") as executor:
            assert same(solve(province(), executor=executor), here)


def test_an_executor_is_known_by_its_name():
    with executor_of("serial") as executor:
        assert isinstance(executor, Serial)
    for name in ("", "threads", "processes:0", "processes:two", "serial:2", "dask:8786", "dask://"):
        with pytest.raises(ValueError, match="is no executor"), executor_of(name):
            pass
    assert executors.cores() >= 1


def test_without_the_package_a_cluster_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ValueError, match=r"sifang\[cluster\]"), executor_of("dask://nowhere:8786"):
        pass


class Lazy(Executor):
    """Keeps what it is given and does it when the result is asked for."""

    def __init__(self):
        self.given = []

    def submit(self, fn, /, *args):
        future = executors.Future()
        future.result = lambda: future.cancelled() or fn(*args)
        self.given.append(future)
        return future


def test_few_tasks_wait_at_once_and_none_is_left_when_the_reader_stops():
    lazy = Lazy()
    answers = in_order(lazy, abs, range(-100, 0))
    assert [next(answers), next(answers)] == [100, 99]
    assert len(lazy.given) < 30
    answers.close()
    assert all(future.cancelled() for future in lazy.given[2:])
    assert list(in_order(Lazy(), abs, range(-100, 0))) == list(range(100, 0, -1))


def test_what_a_task_raises_reaches_the_reader():
    with pytest.raises(TypeError):
        list(in_order(Serial(), abs, ["no number"]))
