"""A joint committee meets: its members are asked, a quorum is settled, and below it nothing is adopted."""

import datetime

import pytest

from sifang.core import clock
from sifang.core.models import Deed
from sifang.meetings import minutes
from sifang.meetings.commands import calling, holding, topics
from sifang.meetings.models import Invitation, Item, Meeting, Resolution, Topic
from sifang.people.models import Committee, Limit, Post, Turn
from tests.meetings.committees import come, committee_of, session
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db


def soon(days=6):
    return clock.now() + datetime.timedelta(days=days)


def test_without_a_committee_no_committee_meeting_is_called(town):
    with refused("no joint committee", "constitute"):
        calling.call(town.wang, town.taian, soon(), "二楼会议室", kind="committee")


def test_joint_and_committee_meetings_are_numbered_apart(town):
    committee = committee_of(town)
    joint = calling.call(town.wang, town.taian, soon(), "二楼会议室")
    meeting = calling.call(town.wang, town.taian, soon(), "二楼会议室", kind="committee")
    assert (joint.number, meeting.number, meeting.committee) == (1, 1, committee)
    assert "大党委" in meeting.title and "大党委" not in joint.title


def test_whose_turn_it_is_chairs(town):
    committee = committee_of(town)
    day = soon().date()
    Turn.objects.create(committee=committee, person=town.su, since=day, until=day + datetime.timedelta(days=1))
    assert calling.call(town.wang, town.taian, soon(), "会议室", kind="committee").chair == town.su
    assert calling.call(town.wang, town.taian, soon(30), "会议室", kind="committee").chair == town.wang


def test_members_are_asked_once_and_their_organizations_not_again(town):
    committee_of(town)
    meeting = session(town, soon(), "冬季供暖")
    asked = list(meeting.invitations.all())
    members = [row for row in asked if not row.sits_in]
    assert [str(row) for row in members if row.party == "o"] == ["陆明", "方园"]
    assert len(members) == 5
    assert not any(row.organization_id for row in asked)
    assert [row.person for row in asked if row.sits_in] == [town.chen]


def test_the_liaison_of_who_sent_a_member_sees_the_meeting(town):
    committee_of(town)
    meeting = session(town, soon(), "冬季供暖")
    seen = Meeting.objects.visible_to
    assert seen(town.deng).filter(pk=meeting.pk).exists()
    assert not seen(town.officer).filter(pk=meeting.pk).exists()


@pytest.mark.parametrize(("percent", "quorum"), [(None, 3), (60, 3), (67, 4), (100, 5)])
def test_the_quorum_is_settled_at_notice_from_the_nearest_limit(town, percent, quorum):
    committee_of(town)
    if percent:
        Limit.objects.create(place=town.county, name="quorum_percent", value=10)
        Limit.objects.create(place=town.street, name="quorum_percent", value=percent)
    assert session(town, soon(), "冬季供暖").quorum == quorum


def test_a_committee_nobody_sits_on_gives_no_notice(town):
    Committee.objects.create(place=town.taian, level="community", name="大党委", since=clock.today())
    meeting = calling.call(town.wang, town.taian, soon(), "会议室", kind="committee")
    calling.add_topic(town.wang, meeting, "冬季供暖")
    with refused("Nobody sits"):
        calling.notify(town.wang, meeting)


def test_below_the_quorum_nothing_is_adopted_and_a_talk_leaves_no_task(town):
    committee_of(town)
    topic = topics.propose(town.wang, town.taian, "冬季供暖", party="c")
    topics.screen(town.wang, topic)
    meeting = calling.call(town.wang, town.taian, soon(), "会议室", kind="committee")
    item = calling.put_topic(town.wang, meeting, topic)
    calling.notify(town.wang, meeting)
    holding.open_session(town.wang, meeting)
    come(town.wang, meeting, 2)
    holding.resolve_adopted(town.wang, item, "每周查一次管网", organization=town.power)
    with refused("2 members came", "3 are needed"):
        holding.close_session(town.wang, meeting)
    assert Meeting.objects.get(pk=meeting.pk).stage == Meeting.Stage.OPEN
    holding.close_session(town.wang, meeting, talk_only=True)
    item.refresh_from_db()
    assert (item.outcome, item.note) == (Item.Outcome.NOTED, "每周查一次管网")
    assert not Resolution.objects.filter(item=item).exists()
    assert Topic.objects.get(pk=topic.pk).stage == Topic.Stage.SCREENED
    assert minutes.shown(Meeting.objects.get(pk=meeting.pk))["talk_only"]


def test_somebody_who_sits_in_does_not_make_the_quorum(town):
    committee_of(town)
    meeting = session(town, soon(), "冬季供暖")
    come(town.wang, meeting, 2)
    holding.attend(town.wang, meeting.invitations.get(sits_in=True), True)
    holding.resolve_adopted(town.wang, meeting.items.get(), "每周查一次管网")
    with refused("2 members came"):
        holding.close_session(town.wang, meeting)


def test_with_the_quorum_the_resolution_opens_the_next_committee_meeting_and_no_joint_one(town):
    committee_of(town)
    meeting = session(town, soon(), "冬季供暖")
    come(town.wang, meeting, 3)
    holding.resolve_adopted(town.wang, meeting.items.get(), "每周查一次管网", organization=town.power)
    holding.close_session(town.wang, meeting)
    assert not Meeting.objects.get(pk=meeting.pk).talk_only
    following = calling.call(town.wang, town.taian, soon(9), "会议室", kind="committee")
    assert following.items.get().old_resolution.text == "每周查一次管网"
    assert not calling.call(town.wang, town.taian, soon(9), "会议室").items.exists()


def test_projects_are_not_claimed_at_a_committee_meeting(town):
    committee_of(town)
    meeting = calling.call(town.wang, town.taian, soon(), "会议室", kind="committee")
    with refused("joint meeting"):
        calling.put_on_agenda(town.wang, meeting, town.project())


def test_what_is_adopted_names_a_body_of_the_place_a_day_ahead_and_words(town):
    item = session_item(town)
    foreign = town.foreign_body("南关物业", town.nanguan)
    with refused("does not stand with this place"):
        holding.resolve_adopted(town.wang, item, "每周查一次", organization=foreign)
    with refused("has passed"):
        holding.resolve_adopted(town.wang, item, "每周查一次", due=clock.today() - datetime.timedelta(days=1))
    with refused("Write what was adopted"):
        holding.resolve_adopted(town.wang, item, " ")
    with not_allowed("Only the community"):
        holding.resolve_adopted(town.su, item, "每周查一次")
    assert not Resolution.objects.exists()


def session_item(town):
    committee_of(town)
    return session(town, soon(), "冬季供暖").items.get()


def test_the_street_calls_and_signs_the_meeting_of_its_own_committee_and_no_communitys(town):
    committee = Committee.objects.create(place=town.street, level="street", name="南街街道大工委", since=clock.today())
    Post.objects.create(
        person=town.clerk, kind="committee_member", place=town.street, committee=committee, since=clock.today()
    )
    meeting = calling.call(town.clerk, town.street, soon(), "三楼会议室", kind="committee")
    calling.add_topic(town.clerk, meeting, "辖区停车")
    calling.notify(town.clerk, meeting)
    holding.open_session(town.clerk, meeting)
    come(town.clerk, meeting, 1)
    holding.resolve_adopted(town.clerk, meeting.items.get(), "夜间共享机关车位", organization=town.bank)
    holding.close_session(town.clerk, meeting)
    holding.sign(town.clerk, meeting)
    with not_allowed():
        calling.call(town.clerk, town.taian, soon(), "二楼会议室")
    for person in (town.li, town.zhou):
        with not_allowed():
            calling.call(person, town.street, soon(), "会议室", kind="committee")
    with refused("called by a community"):
        calling.call(town.clerk, town.street, soon(), "会议室")


def test_a_guest_says_at_the_door_that_they_are_here(town):
    meeting = town.meeting(town.project())
    meeting.refresh_from_db()
    holding.arrive(town.chen, meeting, meeting.door_code)
    holding.arrive(town.su, meeting, meeting.door_code)
    holding.arrive(town.su, meeting, meeting.door_code)
    came = Invitation.objects.filter(meeting=meeting, present=True)
    assert {str(row) for row in came} == {"陈致远", "河西银行"}
    assert Deed.objects.filter(verb="meeting.attended").count() == 2


def test_the_door_is_closed_to_others_with_a_wrong_code_and_after_the_meeting(town):
    meeting = town.meeting(town.project())
    meeting.refresh_from_db()
    for person in (town.zhou, town.ma, town.officer):
        with not_allowed("not on the list", "recorder"):
            holding.arrive(person, meeting, meeting.door_code)
    for code in ("", "guessed"):
        with refused("does not belong"):
            holding.arrive(town.chen, meeting, code)
    holding.resolve_deferred(town.wang, meeting.items.get(), "下次再议")
    holding.close_session(town.wang, meeting)
    with refused("in session"):
        holding.arrive(town.chen, meeting, meeting.door_code)


def test_a_meeting_without_notice_has_no_door(town):
    meeting = calling.call(town.wang, town.taian, soon(), "会议室")
    with refused("does not belong"):
        holding.arrive(town.wang, meeting, "")
