"""The article's totals are spread over the communities without loss, the same in every life."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifang.figures import articles
from sifang.simulation.spreading import spread
from sifang.simulation.zhangye import offices, shares
from sifang.simulation.zhangye.shares import DEMONSTRATIONS, STREETS, TOTALS

WHOLE = shares.shares()
FACTS = {fact.figure: fact for fact in articles.facts()}
# What the plan calls it, and what the article does.
PLANNED = {
    "members": "members_active", "partners": "partners_active", "households": "household_liaisons",
    "couriers": "new_workers_registered", "part_time": "part_time_members", "secondments": "secondments",
    "councils": "councils_held", "activities": "activities_held", "projects": "projects_implemented",
    "pressing": "pressing_issues_resolved", "leaders": "sponsors",
}  # fmt: skip


def test_there_are_69_communities_two_of_them_marked_as_placeholders():
    assert len(WHOLE) == len({share.code for share in WHOLE}) == 69
    marked = [share for share in WHOLE if share.placeholder]
    assert len(marked) == 2 and all("占位" in share.placeholder for share in marked)
    assert {share.street for share in WHOLE} >= set(STREETS)


@pytest.mark.parametrize("name", [name for name in TOTALS if name not in ("leaders", "part_time")])
def test_every_total_is_spread_without_loss(name):
    assert sum(getattr(share, name) for share in WHOLE) == TOTALS[name]


def test_the_streets_have_their_part_of_the_part_time_members():
    at_streets = shares.PART_TIME_AT_STREET * len(STREETS)
    assert sum(share.part_time for share in WHOLE) + at_streets == TOTALS["part_time"]


@pytest.mark.parametrize("name", PLANNED)
def test_the_plan_lies_where_the_article_does(name):
    fact = FACTS[PLANNED[name]]
    assert TOTALS[name] > fact.value if fact.rule == "above" else TOTALS[name] == fact.value


def test_every_community_and_every_grid_has_one_leader_and_the_top_ones_two_communities():
    leaders = offices.leaders_of(WHOLE)
    assert {code: len(found) for code, found in leaders.items()} == {share.code: share.grids + 1 for share in WHOLE}
    held = Counter(number for found in leaders.values() for number, _top in found)
    assert len(held) == TOTALS["leaders"]
    assert [held.pop(1), held.pop(2)] == [len(codes) for codes in DEMONSTRATIONS]
    assert set(held.values()) == {1}


def test_a_small_year_keeps_the_named_communities():
    few = shares.shares(3)
    assert {share.code for share in few} == {shares.TAIAN, shares.XIAOSIMIAO, shares.YINMAQIAO}
    assert shares.shares(3) == few


@given(
    st.lists(st.floats(0.1, 10), min_size=1, max_size=40), st.integers(0, 3000), st.integers(0, 9),
    st.none() | st.integers(1, 9),
)  # fmt: skip
def test_what_is_spread_is_whole_and_within_its_limits(weights, total, least, most):
    found = spread(total, weights, least, most)
    assert sum(found) == total and len(found) == len(weights)
    assert min(found) >= min(least, total // len(weights)) or most is not None
    assert most is None or max(found) <= max(most, -(-total // len(weights)))
