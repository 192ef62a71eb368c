"""Compounds: who manages them from when to when, the owners' committee and its term, old ones nobody manages."""

import datetime

import pytest

from sifang.core import clock
from sifang.people import commands as people
from sifang.people import compounds
from sifang.people.models import Management, OwnersCommittee
from tests.people import compounds as built
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def test_a_company_takes_over_and_the_one_before_ended_the_day_before(town):
    place, first = built.compound(town), built.company(town)
    second = built.company(town, "锦绣物业", built.OTHER_USCC)
    today = clock.today()
    before = people.take_over(town.wang, place, first, since=today - 30 * DAY)
    with refused("on that day", "choose a later day"):
        people.take_over(town.wang, place, second, since=today - 30 * DAY)
    with refused("manages", "already"):
        people.take_over(town.wang, place, first)
    with refused("not its first"):
        people.take_over(town.wang, place, second, is_first=True)
    people.take_over(town.wang, place, second)
    before.refresh_from_db()
    assert before.until == today - DAY
    assert compounds.company_of(place) == second
    assert [row.organization for row in compounds.managements_of(place)] == [second, first]


def test_a_management_in_between_is_refused(town):
    place, first = built.compound(town), built.company(town)
    tie = people.take_over(town.wang, place, first, since=clock.today() - 30 * DAY)
    with refused("Say why it ends"):
        people.end_management(town.wang, tie, "走")
    people.end_management(town.wang, tie, "合同到期不续", last_day=clock.today() - 5 * DAY)
    with refused("ended on"):
        people.end_management(town.wang, tie, "合同到期不续")
    with refused("on that day"):
        people.take_over(town.wang, place, first, since=clock.today() - 10 * DAY)
    assert people.take_over(town.wang, place, first, since=clock.today() - 4 * DAY)


def test_only_a_property_company_with_its_credit_code_manages_only_a_compound(town):
    place = built.compound(town)
    with refused("is no property company"):
        people.take_over(town.wang, place, town.bank)
    with refused("no unified social credit code"):
        people.take_over(town.wang, place, built.company(town, uscc=None))
    with refused("is no compound"):
        people.take_over(town.wang, town.taian, built.company(town, "锦绣物业"))
    for stranger in (town.zhou, town.su, town.rep):
        with not_allowed("keeps the records of compounds"):
            people.describe_compound(stranger, place, built_in=1990)
    with refused("The year built"):
        people.describe_compound(town.wang, place, built_in=clock.today().year + 1)
    assert not Management.objects.exists()


def test_an_owners_committee_serves_one_term_after_the_other(town):
    place, today = built.compound(town), clock.today()
    first = people.form_owners_committee(
        town.wang, place, filing_number="泰安业备〔2021〕1号", since=today - 900 * DAY, term_ends=today + 30 * DAY
    )
    assert first.name == "东湖国际业主委员会"
    with refused("still in its term"):
        people.form_owners_committee(town.wang, place)
    [row] = compounds.rows(town.wang, compounds.listing(town.wang, town.taian.pk))
    assert (row.committee, row.days_left, row.term_ends_soon) == (first, 30, True)
    assert list(compounds.terms_ending(town.wang, town.taian.pk)) == [first]
    second = people.form_owners_committee(town.wang, place, since=today + 31 * DAY)
    first.refresh_from_db()
    assert first.until == today + 30 * DAY
    people.end_owners_committee(town.wang, second, "业主大会决定改选", last_day=today + 40 * DAY)
    with refused("had an owners' committee on that day"):
        people.form_owners_committee(town.wang, place, since=today + 35 * DAY)
    assert OwnersCommittee.objects.filter(until=None).count() == 0


def test_old_compounds_nobody_manages_stand_first_until_their_first_company_comes(town):
    new, old = built.compound(town), built.compound(town, "翠屏老院", is_old=True, built_in=1988, households=96)
    body = built.company(town)
    people.take_over(town.wang, new, body)
    assert list(compounds.listing(town.wang, town.taian.pk)) == [old, new]
    assert list(compounds.old_without_management(town.clerk, town.street.pk)) == [old]
    tie = people.take_over(town.wang, old, body, is_first=True)
    assert not compounds.old_without_management(town.wang, town.taian.pk).exists()
    assert list(compounds.brought_under(town.wang, town.taian.pk)) == [tie]
    people.describe_compound(town.wang, old, households=98)
    old.compound.refresh_from_db()
    assert (old.compound.households, old.compound.built_in, old.compound.is_old) == (98, 1988, True)


def test_a_compound_is_seen_by_its_community_its_company_and_its_owners_only(town, django_assert_max_num_queries):
    estate = built.estate(town)
    for viewer in (town.wang, town.clerk, estate.liaison, estate.owner):
        assert list(compounds.visible_to(viewer)) == [estate.place], viewer
    for viewer in (town.zhou, town.su, town.ma):
        assert not compounds.visible_to(viewer).exists(), viewer
    for number in range(5):
        built.compound(town, f"和苑{number}")
    with django_assert_max_num_queries(4):
        assert len(compounds.rows(town.wang, compounds.listing(town.wang, town.taian.pk))) == 6
