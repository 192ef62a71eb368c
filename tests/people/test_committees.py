"""Joint committees: formed, found wanting in sentences, announced, chaired in turns, dissolved."""

import datetime

import pytest

from sifang.core import clock
from sifang.people import commands as people
from sifang.people import committees
from sifang.people.models import Committee, Post, Turn
from tests.people.offices import committee_of, officer_of, somebody
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db


def test_a_community_forms_its_joint_committee_for_a_term(town):
    made = people.constitute(town.li, town.taian)
    assert (made.level, made.name) == ("community", "泰安社区大党委")
    assert made.term_ends == made.since.replace(year=made.since.year + 5) - datetime.timedelta(days=1)
    with refused("already", "dissolve it first"):
        people.constitute(town.clerk, town.taian)
    assert people.constitute(town.clerk, town.street).name == "南街街道大工委"


@pytest.mark.parametrize("by", ["wang", "zhou", "su", "chen", "rep"])
def test_others_form_no_committee(town, by):
    with not_allowed("forms a joint committee"):
        people.constitute(getattr(town, by), town.taian)


def test_a_county_has_no_joint_committee(town):
    with refused("street or a community"):
        people.constitute(None, town.county)


@pytest.mark.parametrize(
    ("full_time", "part_time", "words"),
    [
        (3, 3, ["must be odd", "there are 6"]),
        (2, 1, ["At least 5 members"]),
        (9, 4, ["At most 11 members"]),
        (1, 10, ["At most 9 part-time members"]),
        (0, 12, ["must be odd", "At most 11 members", "At most 9 part-time"]),
    ],
)
def test_an_incomplete_committee_is_refused_with_every_rule_it_breaks(town, full_time, part_time, words):
    made = committee_of(town, full_time=full_time, part_time=part_time)
    with refused(*words):
        people.announce(town.clerk, made)
    assert Committee.objects.get().announced_on is None


def test_a_complete_committee_is_announced_by_an_office_above(town):
    made = committee_of(town, full_time=4, part_time=5)
    with not_allowed("office above"):
        people.announce(town.li, made)
    people.announce(town.clerk, made, "南街党工委〔2026〕9号")
    made = Committee.objects.get()
    assert (made.announced_on, made.document) == (clock.today(), "南街党工委〔2026〕9号")


def test_the_limits_of_a_committee_are_the_street_s_own(town):
    made = committee_of(town, full_time=2, part_time=1)
    people.set_limit(town.clerk, town.street, "community_committee_least", 3)
    assert committees.faults(made) == []


@pytest.mark.parametrize(("count", "needed"), [(5, 3), (7, 4), (9, 5), (11, 6)])
def test_a_quorum_is_the_percentage_rounded_up(town, count, needed):
    assert committees.quorum(committee_of(town, full_time=count)) == needed


def test_a_committee_member_sits_at_the_committee_s_place_and_nowhere_without_one(town):
    made = committee_of(town)
    post = people.appoint(town.clerk, somebody("陆远"), "committee_member", committee=made, duty="副书记")
    assert (post.place, post.term_ends, post.holder) == (town.taian, made.term_ends, "陆远")
    with refused("constitute it first"):
        people.appoint(town.clerk, somebody("陆平"), "committee_member", place=town.taian)
    with refused("cannot be held there"):
        people.appoint(town.li, somebody("陆安"), "grid_worker", committee=made)
    with not_allowed("cannot appoint"):
        people.appoint(town.li, somebody("陆宁"), "committee_member", committee=made)


def test_four_members_take_turns_for_a_year_in_one_step(town):
    made = committee_of(town, full_time=2, part_time=3)
    chairs = [post.person for post in committees.members(made)][:4]
    people.plan_turns(town.li, made, 2027, chairs)
    again = people.plan_turns(town.li, made, 2027, chairs[::-1])
    assert Turn.objects.count() == 4 and [turn.person for turn in again] == chairs[::-1]
    assert committees.turn_on(made, datetime.date(2027, 5, 1)).person == chairs[2]
    assert committees.turn_on(made, datetime.date(2028, 5, 1)) is None


def test_a_turn_is_a_member_s_and_nobody_else_s_at_the_time(town):
    made = committee_of(town, full_time=2)
    first, second = (post.person for post in committees.members(made))
    day = datetime.date(2027, 1, 1)
    people.take_turn(town.li, made, first, day, day.replace(month=3, day=31))
    with refused("somebody's turn already"):
        people.take_turn(town.li, made, second, day.replace(month=3, day=31), day.replace(month=6, day=30))
    with refused("not a member"):
        people.take_turn(town.li, made, town.su, day.replace(month=4), day.replace(month=6))
    with refused("ends before it begins"):
        people.take_turn(town.li, made, second, day.replace(month=6), day.replace(month=4))
    with not_allowed("whose turn"):
        people.take_turn(town.su, made, second, day.replace(month=4), day.replace(month=6))


def test_dissolving_ends_every_seat_and_every_open_nomination(town):
    made = committee_of(town, full_time=3)
    waits = people.nominate(town.li, somebody("陆远"), "part_time_member", committee=made)
    with not_allowed("office above"):
        people.dissolve(town.li, made)
    with clock.at(clock.now() + datetime.timedelta(days=2)):
        people.dissolve(town.clerk, made, "届满换届")
        assert not committees.members(made).exists()
        assert Post.objects.get(pk=waits.pk).stage == Post.Stage.DECLINED
        with refused("dissolved already"):
            people.dissolve(town.clerk, made)
        people.constitute(town.li, town.taian)


def test_who_sees_the_committees(town):
    made, other = people.constitute(town.li, town.taian), people.constitute(town.zhou, town.nanguan)
    street = people.constitute(town.clerk, town.street)
    officer = officer_of(town)
    seen = {
        person.username: set(committees.committees(person))
        for person in (town.li, town.su, town.zhou, town.clerk, officer)
    }
    assert seen == {
        "li": {made, street}, "su": {made, street}, "zhou": {other, street},
        "clerk": {made, other, street}, "gaoying": {made, other, street},
    }  # fmt: skip
