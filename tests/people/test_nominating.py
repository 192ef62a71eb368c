"""Part-time members and seconded cadres: nominated, approved by somebody above, appointed, ended."""

import datetime

import pytest

from sifang.core import clock
from sifang.core.models import Deed
from sifang.people import commands as people
from sifang.people import nominations
from sifang.people.models import Person, Post
from tests.people.offices import committee_of, officer_of, somebody
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def committee(town):
    """The joint committee of 泰安社区, without members yet."""
    return committee_of(town)


@world
def lu(town):
    """陆远 of the bank, who holds no post."""
    return somebody("陆远", title="河西银行副行长")


def nominated(town, committee, lu, by=None):
    return people.nominate(by or town.li, lu, "part_time_member", committee=committee, sent_by=town.bank)


def fresh(person):
    return Person.objects.get(pk=person.pk)


def test_a_part_time_member_goes_from_nomination_to_appointment(town, committee, lu):
    post = nominated(town, committee, lu)
    assert post.stage == Post.Stage.NOMINATED and not fresh(lu).current_posts
    people.approve(town.clerk, post, "南街党工委〔2026〕8号")
    people.confirm(town.li, post)
    post = Post.objects.get(pk=post.pk)
    assert (post.stage, post.place, post.committee) == (Post.Stage.APPOINTED, town.taian, committee)
    assert (post.nominated_by, post.approved_by, post.document) == (town.li, town.clerk, "南街党工委〔2026〕8号")
    assert post.term_ends == committee.term_ends
    verbs = Deed.objects.filter(verb__startswith="post.", detail__kind="part_time_member").order_by("pk")
    assert list(verbs.values_list("verb", flat=True)) == ["post.nominated", "post.approved", "post.appointed"]


def test_nobody_approves_what_they_nominated(town, committee, lu):
    post = nominated(town, committee, lu, by=town.clerk)
    with not_allowed("cannot approve", "never the one who nominated"):
        people.approve(town.clerk, post)
    people.approve(officer_of(town), post)


@pytest.mark.parametrize("by", ["li", "wang", "zhou", "chen", "su", "rep"])
def test_only_an_office_above_approves(town, committee, lu, by):
    post = nominated(town, committee, lu, by=town.clerk)
    with not_allowed("cannot approve"):
        people.approve(getattr(town, by), post)


def test_a_street_body_is_approved_by_the_organization_department(town, lu):
    street = people.constitute(town.clerk, town.street)
    post = people.nominate(town.su, lu, "part_time_member", committee=street, sent_by=town.bank)
    with not_allowed("cannot approve"):
        people.approve(town.clerk, post)
    people.approve(officer_of(town), post)


def test_a_liaison_proposes_people_of_its_own_where_it_is_a_partner(town, committee, lu):
    assert nominated(town, committee, lu, by=town.su).sent_by == town.bank
    with not_allowed("cannot nominate"):
        people.nominate(town.su, somebody("钱进"), "part_time_member", committee=committee, sent_by=town.power)
    elsewhere = people.constitute(town.zhou, town.nanguan)
    with not_allowed("cannot nominate"):
        people.nominate(town.su, somebody("钱进"), "part_time_member", committee=elsewhere, sent_by=town.bank)


@pytest.mark.parametrize("by", ["wang", "zhou", "chen", "rep"])
def test_others_nominate_nobody(town, committee, lu, by):
    with not_allowed("cannot nominate"):
        nominated(town, committee, lu, by=getattr(town, by))


def test_such_a_post_is_not_given_at_once(town, committee, lu):
    with refused("nominated, approved and then appointed"):
        people.appoint(town.clerk, lu, "part_time_member", committee=committee)
    with refused("appointed at once"):
        people.nominate(town.li, lu, "resident_rep", place=town.taian)


def test_approval_comes_before_appointment(town, committee, lu):
    post = nominated(town, committee, lu)
    with refused("cannot become"):
        people.confirm(town.li, post)


def test_a_declined_nomination_says_why_and_leaves_room_for_another(town, committee, lu):
    post = nominated(town, committee, lu)
    with not_allowed("cannot decline"):
        people.decline(town.wang, post, "不合适")
    with refused("Say why"):
        people.decline(town.clerk, post, " ")
    people.decline(town.clerk, post, "另有任用，电话19900009999")
    post = Post.objects.get(pk=post.pk)
    assert post.stage == Post.Stage.DECLINED and "另有任用" in post.ended_why and "1990000" not in post.ended_why
    with refused("cannot become"):
        people.approve(town.clerk, post)
    nominated(town, committee, lu)


def test_whoever_nominated_may_take_it_back(town, committee, lu):
    post = nominated(town, committee, lu, by=town.su)
    people.decline(town.su, post, "本人工作调动")
    assert Post.objects.get(pk=post.pk).stage == Post.Stage.DECLINED


def test_nobody_sits_part_time_in_two_committees(town, committee, lu):
    elsewhere = people.constitute(town.zhou, town.nanguan)
    here, there = nominated(town, committee, lu), None
    there = people.nominate(town.zhou, lu, "part_time_member", committee=elsewhere)
    people.approve(town.clerk, here)
    people.approve(town.clerk, there)
    people.confirm(town.li, here)
    with refused("陆远", "which is the most"):
        people.confirm(town.zhou, there)


def test_the_same_nomination_is_made_once(town, committee, lu):
    nominated(town, committee, lu)
    with refused("already holds this post"):
        nominated(town, committee, lu, by=town.clerk)


def test_a_pending_nomination_is_declined_not_ended(town, committee, lu):
    post = nominated(town, committee, lu)
    with refused("decline the nomination instead"):
        people.end_post(town.li, post)


def test_a_cadre_is_seconded_and_returns_with_an_opinion(town, lu):
    officer = officer_of(town)
    post = people.nominate(town.su, lu, "seconded_cadre", place=town.taian, sent_by=town.bank, duty="社区党委副书记")
    with not_allowed("cannot approve"):
        people.approve(town.clerk, post)
    people.approve(officer, post, "甘组函〔2026〕3号")
    with not_allowed("cannot appoint"):
        people.confirm(town.li, post)
    people.confirm(officer, post)
    people.end_post(officer, post, last_day=clock.today(), why="任职期满，群众认可")
    post = Post.objects.get(pk=post.pk)
    assert (post.sent_by, post.until, post.ended_why) == (town.bank, clock.today(), "任职期满，群众认可")


def test_everybody_sees_the_nominations_they_take_part_in(town, committee, lu):
    post = nominated(town, committee, lu)
    seen = {who: nominations.nominations(getattr(town, who)).count() for who in ("li", "clerk", "su", "deng", "zhou")}
    assert seen == {"li": 1, "clerk": 1, "su": 1, "deng": 0, "zhou": 0}
    assert list(nominations.waiting_for(town.clerk)) == [post]
    assert not list(nominations.waiting_for(town.li))
    people.approve(town.clerk, post)
    assert list(nominations.waiting_for(town.li)) == [post]


def test_the_day_of_appointment_can_be_another_day(town, committee, lu):
    post = nominated(town, committee, lu)
    people.approve(town.clerk, post)
    first = clock.today() - datetime.timedelta(days=3)
    people.confirm(town.li, post, since=first)
    assert Post.objects.get(pk=post.pk).since == first
