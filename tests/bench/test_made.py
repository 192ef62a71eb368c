"""Made instances: real counties, the shape that is told of them, and the same again from the same seed."""

import numpy as np

from sifang.bench import adversarial, cities, nation, places
from sifang.matching import tables

SMALL = cities.Shape(needs=200, offers=300, communities=12, streets=3)


def same(one, other):
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def test_counties_are_those_of_the_standard_that_exist_today():
    codes = places.all_counties()
    assert {"110101", "520281", "620702", "659001"} <= set(codes)
    assert not {"110103", "620701", "620700", "110228"} & set(codes)  # merged, a heading, a prefecture, renamed
    assert len(codes) == len(set(codes)) > 2_800


def test_a_province_is_fifty_counties_of_one_and_more_go_on_into_the_next():
    assert {code[:2] for code in places.neighbouring(50)} == {"62"}
    assert {code[:2] for code in places.neighbouring(100)} == {"62", "63"}
    assert len({code[:2] for code in places.spread(nation.COUNTIES)}) >= 31


def test_communities_are_numbered_within_their_street():
    assert places.communities("620702", 4, 2) == ["620702001001", "620702001002", "620702002001", "620702002002"]


def test_a_county_made_alone_is_the_county_within_its_province():
    codes = places.neighbouring(3)
    alone, joined = cities.county(7, codes[1], SMALL), cities.counties(7, codes, SMALL)
    first = len(cities.county(7, codes[0], SMALL).lines.need)
    lines = tables.some_lines(joined.lines, np.arange(first, first + len(alone.lines.need)))
    assert same(alone.lines._replace(need=alone.lines.need + SMALL.needs), lines)
    assert same(alone.offers, tables.some_offers(joined.offers, np.arange(SMALL.offers, 2 * SMALL.offers)))


def test_another_seed_and_another_county_give_other_lists():
    made = [
        cities.county(seed, code, SMALL).lines.words for seed, code in ((1, "620702"), (2, "620702"), (1, "520281"))
    ]
    assert made[0] != made[1]
    assert made[0] != made[2]


def test_rows_are_such_as_the_engine_takes():
    made = cities.counties(3, places.neighbouring(2), SMALL)
    tables.check_tables(made.lines, made.offers, len(cities.sentences.NAMED))


def test_a_county_has_the_shape_that_is_told():
    lines, offers = cities.county(1, "620702")
    scarce = cities.county(1, "620702", cities.scarce()).offers
    parts = np.bincount(lines.need)
    assert (len(parts), len(offers.home)) == (5_000, 10_000)
    assert 0.13 < (parts > 1).mean() < 0.17
    assert parts.max() == 3
    assert 0.9 < scarce.units.sum() / lines.units.sum() < 1 < 2.2 < offers.units.sum() / lines.units.sum()
    lengths, counts = np.unique(offers.area_depth, return_counts=True)
    assert lengths.tolist() == [2, 6, 9, 12]
    assert np.allclose(counts / 10_000, [0.003, 0.247, 0.2, 0.55], atol=0.02)


def test_a_nation_of_fewer_counties_is_the_beginning_of_a_larger_one():
    shape = nation.Shape(lines=50, resources=40, communities=4, degree=5)
    two, three = (nation.network(1, counties=counties, shape=shape) for counties in (2, 3))
    assert np.array_equal(two.line_qty, three.line_qty[:100])
    assert np.array_equal(two.res_cap, three.res_cap[:80])
    per_line = np.sort(three.edge_res.reshape(-1, 5), axis=1)
    assert (np.diff(per_line, axis=1) > 0).all()  # no pair stands twice
    assert (three.edge_cap <= np.minimum(three.line_qty[three.edge_line], three.res_cap[three.edge_res])).all()


def test_an_adversarial_graph_lends_less_than_is_asked_for():
    network = adversarial.network(1, 1)
    assert round(network.res_cap.sum() / network.line_qty.sum(), 3) == adversarial.CAPACITY
    assert np.unique(network.edge_line.astype(np.int64) * network.resources + network.edge_res).size == network.edges
