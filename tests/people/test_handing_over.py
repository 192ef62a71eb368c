"""Sponsors: how many, in which places, who has none, and the hand-over in one step."""

import datetime

import pytest

from sifang.core import clock
from sifang.core.models import Deed
from sifang.people import commands as people
from sifang.people import sponsorships
from sifang.people.models import Person, Post
from sifang.places import commands as places
from tests.people.offices import officer_of, somebody
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db
TOMORROW = datetime.timedelta(days=1)


@world
def officer(town):
    """The organization department."""
    return officer_of(town)


def test_a_post_passes_to_the_successor_the_day_after_it_ended(town, officer):
    post, since = town.chen.posts.get(), clock.today() + TOMORROW
    people.mark_demonstration(officer, post, True)
    made = people.hand_over(officer, post, somebody("田永明", username="tian"), since=since)
    old = Post.objects.get(pk=post.pk)
    assert (old.until, made.since) == (clock.today(), since)
    assert (made.kind, made.place, made.is_demonstration) == ("sponsor", town.taian, True)
    deed = Deed.objects.get(verb="post.handed_over")
    assert deed.detail == {"kind": "sponsor", "post": made.pk, "before": post.pk}


def test_all_posts_of_a_leader_pass_on_at_once(town, officer):
    people.appoint(officer, town.chen, "sponsor", place=town.nanguan)
    held = list(town.chen.posts.order_by("pk"))
    made, password = people.hand_over_to_new(officer, held, "田永明", "tian", title="县委常委")
    assert [post.place for post in made] == [town.taian, town.nanguan] and len(password) == 14
    assert not Person.objects.get(pk=town.chen.pk).current_posts
    assert len(Person.objects.get(username="tian").current_posts) == 2


def test_when_one_cannot_pass_none_does(town, officer):
    tian = town.official("tian", "田永明", "sponsor", place=town.street)
    people.appoint(officer, town.chen, "sponsor", place=town.nanguan)
    with refused("田永明", "which is the most"):
        people.hand_over_all(officer, list(town.chen.posts.order_by("pk")), tian)
    assert Post.objects.current().filter(person=town.chen).count() == 2


def test_a_post_is_handed_to_somebody_else_while_it_is_held(town, officer):
    post = town.chen.posts.get()
    with refused("name somebody else"):
        people.hand_over(officer, post, town.chen)
    people.end_post(officer, post)
    with refused("has ended already"):
        people.hand_over(officer, post, somebody("田永明"))


@pytest.mark.parametrize("by", ["li", "clerk", "chen", "su"])
def test_only_the_organization_department_hands_a_sponsor_over(town, by):
    post = town.chen.posts.get()
    with not_allowed("cannot hand this post over"):
        people.hand_over(getattr(town, by), post, somebody("田永明"))
    with not_allowed("demonstration"):
        people.mark_demonstration(getattr(town, by), post, True)


def test_the_most_is_a_number_of_the_place_and_another_for_demonstration_points(town, officer):
    people.set_limit(None, town.county, "sponsor_most", 1)
    with refused("陈致远", "1 posts"):
        people.appoint(officer, town.chen, "sponsor", place=town.nanguan)
    people.appoint(officer, town.chen, "sponsor", place=town.nanguan, is_demonstration=True)
    with refused("2 posts"):
        people.appoint(officer, town.chen, "sponsor", place=town.street, is_demonstration=True)


def test_coverage_names_what_has_no_leader_and_whose_term_ends(town, officer):
    grid = places.add_below(None, town.taian, "第一网格", "grid")
    assert list(sponsorships.without_leader(town.street.pk, "community")) == [town.nanguan]
    assert list(sponsorships.without_leader(town.street.pk, "grid")) == [grid]
    people.appoint(officer, town.chen, "sponsor", place=grid, term_ends=clock.today() + datetime.timedelta(days=60))
    assert list(sponsorships.without_leader(town.street.pk, "grid")) == []
    assert [post.place for post in sponsorships.ending(town.street.pk)] == [grid]
    with clock.at(clock.now() - TOMORROW):
        assert not sponsorships.ending(town.street.pk).exists()
    held = {person: person.held for person in sponsorships.leaders(town.street.pk)}
    assert held == {town.chen: 2}


def test_contact_points_are_public_without_telephones(town):
    town.chen.phone = "19900007777"
    town.chen.save()
    point = sponsorships.public_contact_points().get()
    assert (point.holder, point.place) == ("陈致远", town.taian)


def test_a_secretary_is_one_a_community_and_handed_over_too(town, officer):
    lu = somebody("陆远", username="lu")
    with refused("李兰", "here already"):
        people.appoint(town.clerk, lu, "secretary", place=town.taian)
    people.hand_over(town.clerk, town.li.posts.get(), lu)
    assert Person.objects.get(pk=lu.pk).may("sign", town.taian.pk)


def test_three_administrators_are_three_people(town):
    lu = somebody("陆远", username="lu")
    people.appoint(None, lu, "system_admin", place=town.city)
    for other in ("security_admin", "audit_admin"):
        with refused("陆远", "three different people"):
            people.appoint(None, lu, other, place=town.city)
    people.end_post(None, lu.posts.get())
    people.appoint(None, lu, "audit_admin", place=town.city)


def test_observer_and_auditor_are_appointed_by_those_above(town, officer):
    people.appoint(town.clerk, somebody("代表甲", username="jia"), "observer", place=town.taian)
    auditor = somebody("审计乙", username="yi")
    with not_allowed("cannot appoint"):
        people.appoint(town.clerk, auditor, "auditor", place=town.street)
    people.appoint(officer, auditor, "auditor", place=town.county)
    assert auditor.may("audit", town.taian.pk)


def test_an_appointment_asks_the_database_few_things(town, officer, django_assert_max_num_queries):
    officer.current_posts  # noqa: B018 - the year's simulation has read them once
    tian = somebody("田永明", username="tian")
    with django_assert_max_num_queries(9):
        people.appoint(officer, tian, "sponsor", place=town.nanguan)
