"""A community is known by the names people use, and never guessed in silence."""

import pytest

from sifang.ledgers.gazetteer import Gazetteer
from tests.ledgers.books import COUNTY, NAMES, STREET, TAIAN


def resolve(written, inside=COUNTY):
    return Gazetteer(NAMES, inside).resolve(written)


@pytest.mark.parametrize(
    "written",
    [
        "泰安社区居民委员会",
        "泰安社区居委会",
        "泰安社区",
        "泰安",
        "　泰　安社区 ",
        "南街街道泰安社区",
        "甘州区南街街道泰安社区居委会",
        "泰安社区党委",
        TAIAN,
    ],
)
def test_a_community_is_known_by_every_customary_name(written):
    assert resolve(written) == (TAIAN, None)


@pytest.mark.parametrize("written", ["下安村", "下安村村委会", "下安村民委员会", "下安"])
def test_a_village_is_known_by_its_short_name(written):
    assert resolve(written).value == "620702100201"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("泰康社区", "community_unknown"),
        ("620702999999", "community_unknown"),
        ("东园社区", "community_ambiguous"),
        ("永宁社区", "community_outside_place"),
        ("山丹县永宁社区", "community_outside_place"),
        ("620725101008", "community_outside_place"),
    ],
)
def test_what_is_not_one_community_here_is_refused(written, code):
    value, complaint = resolve(written)
    assert (value, complaint.code, complaint.stops) == (None, code, True)


def test_the_nearest_name_is_offered_and_not_chosen():
    assert resolve("泰康社区").complaint.details["near"] == "泰安社区"


def test_a_name_that_exists_elsewhere_too_is_taken_here_with_a_warning():
    value, complaint = resolve("滨河社区")
    assert (value, complaint.code, complaint.stops) == ("620702106002", "community_ambiguous", False)


def test_a_remark_in_brackets_is_shown():
    value, complaint = resolve("泰安社区(含原东方红)")
    assert (value, complaint.code, complaint.stops) == (TAIAN, "community_guessed", False)


def test_in_a_street_only_its_own_communities_count():
    assert resolve("东园社区", inside=STREET).complaint.code == "community_outside_place"


@pytest.mark.parametrize(
    ("words", "fact"), [("新设社区", True), ("需求清单", False), ("各社区", False), ("Sheet1", False)]
)
def test_a_name_is_told_from_a_sheet_title(words, fact):
    assert Gazetteer(NAMES, COUNTY).names_a_community(words) is fact
