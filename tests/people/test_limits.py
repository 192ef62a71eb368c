"""Limits: the nearest office above decides, else the customary number holds."""

import pytest

from sifang.people import commands as people
from sifang.people.limits_of import limit, limits, public_limits
from sifang.people.models import Limit
from tests.people.offices import officer_of
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db


def test_the_nearest_office_above_decides(town):
    assert limit("sponsor_most", town.taian.pk) == 2
    people.set_limit(officer_of(town), town.county, "sponsor_most", 3)
    assert limit("sponsor_most", town.taian.pk) == 3
    people.set_limit(town.clerk, town.street, "sponsor_most", 4)
    assert (limit("sponsor_most", town.taian.pk), limit("sponsor_most", town.county.pk)) == (4, 3)
    assert limits(town.taian.pk, "sponsor_most", "households_most") == {"sponsor_most": 4, "households_most": 20}
    people.set_limit(town.clerk, town.street, "sponsor_most", None)
    assert limit("sponsor_most", town.taian.pk) == 3


def test_a_page_can_say_who_set_what(town):
    people.set_limit(officer_of(town), town.county, "term_years", 3)
    row = next(row for row in public_limits(town.street.pk) if row.kind.name == "term_years")
    assert (row.value, row.kind.value, row.by, row.is_own) == (3, 5, town.county, False)


@pytest.mark.parametrize("by", ["li", "wang", "su", "chen"])
def test_communities_and_others_set_none(town, by):
    with not_allowed("Only the street and the organization department"):
        people.set_limit(getattr(town, by), town.taian, "sponsor_most", 9)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("king_most", 1, "no number of this name"),
        ("quorum_percent", 101, "1 to 100"),
        ("sponsor_most", 0, "1 to 1000"),
        ("community_committee_least", 13, "more than the most"),
        ("households_most", 9, "more than the most"),
    ],
)
def test_a_senseless_number_is_refused(town, name, value, words):
    with refused(words):
        people.set_limit(town.clerk, town.street, name, value)
    assert not Limit.objects.exists()
