"""Nearness told from codes."""

import pytest

from sifang.matching.nearness import Nearness, nearness, shared_place


@pytest.mark.parametrize(
    ("other", "near", "place"),
    [
        ("620702002010003007", Nearness.INSIDE, "620702002010003"),
        ("620702002010003", Nearness.INSIDE, "620702002010003"),
        ("620702002010", Nearness.COMMUNITY, "620702002010"),
        ("620702002010004", Nearness.COMMUNITY, "620702002010"),
        ("620702002011", Nearness.STREET, "620702002"),
        ("620702002", Nearness.STREET, "620702002"),
        ("620702003001", Nearness.COUNTY, "620702"),
        ("620723001001", Nearness.CITY, "6207"),
        ("620902001001", Nearness.FAR, "62"),
        ("520281001009", Nearness.FAR, ""),
    ],
)
def test_nearness_is_the_smallest_place_that_holds_both(other, near, place):
    own = "620702002010003001"
    assert (nearness(own, other), shared_place(own, other)) == (near, place)
    assert (nearness(other, own), shared_place(other, own)) == (near, place)
