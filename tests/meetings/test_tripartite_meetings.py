"""Tripartite meetings: the community, the company and the owners of one compound; what is undone opens its next one."""

import datetime

import pytest

from sifang.core import clock
from sifang.letters.papers.minutes import minutes as paper
from sifang.meetings import queries
from sifang.meetings.commands import calling, holding, topics
from sifang.meetings.models import Meeting
from sifang.people import commands as people
from tests.people import compounds as built
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def call(town, compound, days=5):
    at = clock.now() + days * DAY
    return calling.call(town.wang, town.taian, at, "小区议事亭", kind="tripartite", compound=compound, chair=town.li)


def test_the_three_parties_of_the_compound_are_asked_and_resolve_something(town):
    estate = built.estate(town)
    meeting = call(town, estate.place)
    assert meeting.title == f"东湖国际三方联席会议{meeting.year}年第1次"
    topic = topics.propose(estate.owner, town.taian, "地下车库照明改造", party="r")
    topics.screen(town.wang, topic)
    offer = topics.propose(estate.liaison, town.taian, "公共收益公示", party="o", organization=estate.company)
    assert offer.organization == estate.company
    item = calling.put_topic(town.wang, meeting, topic)
    calling.notify(town.wang, meeting)
    asked = {str(guest): guest.party for guest in meeting.invitations.all()}
    assert asked == {"王芳": "c", "李兰": "c", "许业主": "r", "东湖物业": "o"}
    assert (meeting.quorum, meeting.lists) == (None, {})
    assert estate.liaison and Meeting.objects.visible_to(estate.liaison).get() == meeting
    assert Meeting.objects.visible_to(estate.owner).get() == meeting
    holding.open_session(town.wang, meeting)
    due = clock.today() + 20 * DAY
    holding.resolve_adopted(town.wang, item, "换成感应灯", organization=estate.company, due=due)
    holding.close_session(town.wang, meeting)
    holding.sign(town.li, meeting)
    assert meeting.minutes["compound"] == "东湖国际"
    assert meeting.minutes["items"][0]["lead"] == "东湖物业"
    assert paper(meeting)


def test_what_one_compound_left_undone_opens_its_own_next_meeting_only(town):
    estate, other = built.estate(town), built.compound(town, "半山世家")
    people.take_over(town.wang, other, estate.company)
    meeting = call(town, estate.place)
    item = calling.add_topic(town.wang, meeting, "楼道堆物")
    calling.notify(town.wang, meeting)
    holding.open_session(town.wang, meeting)
    holding.resolve_adopted(town.wang, item, "每周清一次", organization=estate.company)
    holding.close_session(town.wang, meeting)
    resolution = meeting.items.get().resolution
    elsewhere, joint, again = call(town, other), town.meeting(opened=False), call(town, estate.place)
    assert not elsewhere.items.exists() and not joint.items.exists()
    assert again.items.get().old_resolution == resolution
    assert (elsewhere.number, again.number) == (1, 2)
    assert not queries.old_resolutions(town.wang, elsewhere).exists()
    with refused("is not of 半山世家"):
        calling.put_back_resolution(town.wang, elsewhere, resolution)


def test_it_takes_a_compound_of_the_community_and_no_projects(town):
    estate, lonely = built.estate(town), built.compound(town, "翠屏老院", is_old=True)
    for wrong in (None, town.taian):
        with refused("about one compound of"):
            call(town, wrong)
    project = town.project()
    meeting = call(town, estate.place)
    with refused("claimed at the joint meeting"):
        calling.put_on_agenda(town.wang, meeting, project)
    alone = call(town, lonely)
    calling.add_topic(town.wang, alone, "要不要请物业")
    with refused("No company manages 翠屏老院"):
        calling.notify(town.wang, alone)
    alone.refresh_from_db()
    assert alone.stage == "draft"
