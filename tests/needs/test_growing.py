"""What grew this quarter: categories asked for more often than in the quarter before, with their records."""

import datetime

import pytest

from sifang.core import clock
from sifang.needs import commands as needs
from sifang.needs import queries

pytestmark = pytest.mark.django_db


def raised(town, days_ago, category, place=None):
    day = clock.today() - datetime.timedelta(days=days_ago)
    return needs.report(None, place or town.taian, "有人来反映的一件事", category=category, raised_on=day)


def test_only_what_exceeds_the_quarter_before_grew_and_names_its_records(town):
    newest = [raised(town, days, "infrastructure") for days in (1, 30, 89)]
    raised(town, 100, "infrastructure")
    for days in (5, 95, 120):
        raised(town, days, "sanitation")
    grew = queries.grown(town.wang, town.taian.code, clock.today())
    assert [(row.category, row.now, row.before) for row in grew] == [("infrastructure", 3, 1)]
    assert grew[0].needs == tuple(need.pk for need in newest)


def test_the_90th_day_belongs_to_the_quarter_before(town):
    raised(town, 89, "house")
    raised(town, 90, "house")
    assert queries.grown(town.wang, town.taian.code, clock.today()) == []


def test_returned_needs_and_those_of_the_next_community_do_not_count(town):
    needs.send_back(town.wang, raised(town, 3, "house"), "请写清楚是哪一栋")
    raised(town, 3, "house", town.nanguan)
    assert queries.grown(town.wang, town.taian.code, clock.today()) == []


def test_the_steepest_comes_first(town):
    raised(town, 2, "house")
    for days in (2, 3):
        raised(town, days, "sanitation")
    assert [row.category for row in queries.grown(town.wang, town.taian.code, clock.today())] == ["sanitation", "house"]
