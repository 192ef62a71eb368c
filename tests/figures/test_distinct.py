"""Somebody who stands in several places counts in each and once in the whole; what did not happen does not count."""

import datetime

import pytest

from sifang.activities import commands as activities
from sifang.core import clock
from sifang.figures import queries
from sifang.figures.register import FIGURES
from sifang.people import commands as people
from sifang.resources import commands as resources
from sifang.visits import commands as visits

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def value(name, code, year=None):
    return FIGURES[name].value(code, year)


def below(name, code):
    [position] = [n for n, figure in enumerate(FIGURES.values()) if figure.name == name]
    return [numbers[position] for _place, numbers in queries.figures_below(code)]


def test_a_leader_of_two_communities_is_one_leader(town):
    people.appoint(None, town.chen, "sponsor", place=town.nanguan)
    assert value("sponsors", "6207") == 1
    assert below("sponsors", town.street.pk) == [1, 1]


def test_a_top_leader_is_told_by_what_everyone_of_them_holds_at_least(town):
    assert value("communities_per_top_leader", "6207") == 0
    second = town.official("second", "田永明", "sponsor", place=town.nanguan)
    for person in (town.chen, second):
        for post in person.posts.filter(kind="sponsor"):
            people.mark_demonstration(None, post, True)
    assert value("communities_per_top_leader", "6207") == 1
    people.appoint(None, town.chen, "sponsor", place=town.nanguan, is_demonstration=True)
    assert value("communities_per_top_leader", "6207") == 1
    people.appoint(None, second, "sponsor", place=town.taian, is_demonstration=True)
    assert value("communities_per_top_leader", "6207") == 2
    assert FIGURES["communities_per_top_leader"].rows("6207").count() == 4
    assert below("communities_per_top_leader", town.street.pk) == [1, 1]


def held(town, came):
    activity = activities.schedule(
        town.wang, town.taian, "cleaning", "周末卫生整治", clock.now(), organizations=[town.bank, town.power]
    )
    activities.hold(town.wang, activity, came=came)
    return activity


def test_an_organization_took_part_when_somebody_of_it_came_to_an_activity_that_was_held(town):
    activities.schedule(
        town.wang, town.taian, "cleaning", "还没开展的活动", clock.now() + DAY, organizations=[town.bank]
    )
    assert value("partners_active", "6207") == 0
    held(town, {town.bank.pk: 3, town.power.pk: 0})
    held(town, {town.bank.pk: 2})
    assert value("partners_active", "6207") == value("partners_active", town.taian.pk) == 1
    assert list(FIGURES["partners_active"].rows("6207")) == [town.bank]
    assert value("activities_held", "6207") == 2
    assert value("partners_active", town.nanguan.pk) == value("partners_active", "6207", clock.today().year - 1) == 0


def test_only_visits_to_the_own_demonstration_point_are_a_top_leaders(town):
    visits.pay(town.chen, town.taian, "看小区")
    assert (value("visits_held", "6207"), value("top_leader_visits", "6207")) == (1, 0)
    people.mark_demonstration(None, town.chen.posts.get(kind="sponsor"), True)
    assert value("top_leader_visits", town.taian.pk) == 1


def test_a_post_counts_in_every_year_in_which_it_was_held(town):
    post = town.chen.posts.get(kind="sponsor")
    post.since, post.until = datetime.date(2023, 5, 1), datetime.date(2024, 3, 1)
    post.save()
    assert [value("sponsors", "6207", year) for year in (2022, 2023, 2024, 2025)] == [0, 1, 1, 0]


def test_a_courier_counts_in_the_year_of_registering_alone(town):
    people.register_worker(town.wang, "骑手小周", town.taian, job="骑手", since=datetime.date(2024, 6, 1))
    assert [value("new_workers_registered", "6207", year) for year in (2023, 2024, 2025)] == [0, 1, 0]


def test_a_persons_offer_is_a_talent_and_no_resource_of_organizations(town):
    person = people.register(town.wang, "张老师", home=town.taian)
    for name in ("书法辅导", "国画辅导"):
        resources.verify(town.wang, resources.declare(town.wang, town.taian, name, "talent", person=person))
    assert (value("talents", "6207"), value("resources_listed", "6207")) == (1, 0)
