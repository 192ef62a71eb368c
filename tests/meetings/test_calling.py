"""The joint meeting is called, its agenda prepared, notice given."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from sifang.core import clock
from sifang.meetings import queries
from sifang.meetings.commands import calling, holding
from sifang.meetings.models import Invitation, Item, Meeting
from sifang.needs import commands as needs
from sifang.projects.commands import matching
from sifang.projects.models import Project
from sifang.resources import commands as resources
from tests.crowd import at_once
from tests.refusals import not_allowed, refused
from tests.town import Town
from tests.worlds import world

pytestmark = pytest.mark.django_db
Stage, Party = Meeting.Stage, Invitation.Party
OUTSIDERS = ["zhou", "su", "chen", "rep", "ma", "clerk"]


def soon(days=5):
    return clock.now() + datetime.timedelta(days=days)


def stage(row):
    return type(row).objects.get(pk=row.pk).stage


@world
def meeting(town):
    return calling.call(town.wang, town.taian, soon(), " 二楼会议室 ", chair=town.li)


def test_a_meeting_has_its_number_in_the_year(town, meeting):
    second = calling.call(town.wang, town.taian, soon(), "二楼会议室")
    elsewhere = calling.call(town.zhou, town.nanguan, soon(), "会议室")
    assert [(found.year, found.number) for found in (meeting, second, elsewhere)] == [
        (meeting.year, 1), (meeting.year, 2), (meeting.year, 1),
    ]  # fmt: skip
    assert (meeting.stage, meeting.venue, meeting.chair, meeting.recorder) == (
        Stage.DRAFT,
        "二楼会议室",
        town.li,
        town.wang,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=second.pk).update(number=1)


@pytest.mark.django_db(transaction=True)
def test_eight_who_call_at_once_get_eight_numbers():
    town = Town()
    at_once(lambda _caller: calling.call(town.wang, town.taian, soon(), "二楼会议室"), range(8))
    assert sorted(Meeting.objects.values_list("number", flat=True)) == list(range(1, 9))


def test_no_meeting_is_called_into_the_past(town):
    with refused("in the past", "later time"):
        calling.call(town.wang, town.taian, clock.now() - datetime.timedelta(hours=1), "二楼会议室")


@pytest.mark.parametrize("who", OUTSIDERS)
def test_only_the_community_calls_and_prepares(town, meeting, who):
    somebody, project = getattr(town, who), town.project()
    topic = calling.add_topic(town.wang, meeting, "通报上季度情况")
    for act in (
        lambda: calling.call(somebody, town.taian, soon(), "二楼会议室"),
        lambda: calling.put_on_agenda(somebody, meeting, project),
        lambda: calling.fill_agenda(somebody, meeting),
        lambda: calling.add_topic(somebody, meeting, "别的事情"),
        lambda: calling.take_off(somebody, topic),
        lambda: calling.move_up(somebody, topic),
        lambda: calling.notify(somebody, meeting),
        lambda: calling.cancel(somebody, meeting, "改到下个月"),
    ):
        with not_allowed("Only the community"):
            act()
    assert (stage(meeting), stage(project), Item.objects.count()) == (Stage.DRAFT, "proposed", 1)


def test_an_item_tables_its_project_and_taken_off_it_is_a_proposal_again(town, meeting):
    project = town.project()
    item = calling.put_on_agenda(town.wang, meeting, project)
    assert stage(project) == Project.Stage.TABLED
    with refused("cannot become"):
        calling.put_on_agenda(town.wang, meeting, project)
    calling.take_off(town.wang, item)
    assert (stage(project), meeting.items.count()) == (Project.Stage.PROPOSED, 0)


def test_a_project_is_on_one_agenda_at_a_time(town, meeting):
    project = town.project()
    calling.put_on_agenda(town.wang, meeting, project)
    other = calling.call(town.wang, town.taian, soon(9), "二楼会议室")
    with refused("cannot become"):
        calling.put_on_agenda(town.wang, other, project)
    elsewhere = calling.call(town.zhou, town.nanguan, soon(), "会议室")
    with refused("another community"):
        calling.put_on_agenda(town.zhou, elsewhere, project)


def test_a_project_whose_need_is_no_longer_open_is_not_tabled(town, meeting):
    project = town.project()
    needs.answer(town.wang, project.needs.get(), "居民自己换好了")
    with refused("no longer open", "drop the project"):
        calling.put_on_agenda(town.wang, meeting, project)
    assert calling.fill_agenda(town.wang, meeting) == []


def test_the_agenda_is_filled_with_the_urgent_first_and_can_be_reordered(town, meeting):
    town.resource(capacity=20)
    for urgency in (0, 3, 1):
        town.need(f"{urgency}级的路灯坏了，请电工检修", urgency=urgency)
    matching.match(town.wang, town.taian)
    items = calling.fill_agenda(town.wang, meeting)
    assert [item.title[0] for item in items] == ["3", "1", "0"]
    calling.move_up(town.wang, items[2])
    calling.move_up(town.wang, Item.objects.get(pk=items[0].pk))
    assert [item.title[0] for item in meeting.items.all()] == ["3", "0", "1"]
    assert not queries.ready_proposals(town.wang, meeting).exists()


def test_notice_invites_the_four_parties_once_and_keeps_the_lists(town, meeting):
    with refused("agenda is empty"):
        calling.notify(town.wang, meeting)
    project = town.project()
    calling.put_on_agenda(town.wang, meeting, project)
    calling.notify(town.wang, meeting)
    asked = {(row.party, row.guest) for row in meeting.invitations.all()}
    assert asked == {
        (Party.SPONSOR, town.chen), (Party.ORGANIZATION, town.bank), (Party.ORGANIZATION, town.power),
        (Party.COMMUNITY, town.li), (Party.COMMUNITY, town.wang), (Party.RESIDENT, town.rep),
    }  # fmt: skip
    with refused("notice given"):
        calling.notify(town.wang, meeting)
    kept = Meeting.objects.get(pk=meeting.pk).lists
    assert [row["code"] for row in kept["projects"]] == [project.code]
    assert [row["stage"] for row in kept["needs"]] == ["listed"]
    assert len(kept["resources"]) == 1
    needs.answer(town.wang, project.needs.get(), "居民自己换好了")
    assert Meeting.objects.get(pk=meeting.pk).lists == kept


def test_the_kept_lists_hold_no_name_and_no_phone(town, meeting):
    mine = resources.declare(town.ma, town.taian, "会修灯的老师傅", "talent", person=town.ma, group="five_elders")
    resources.verify(town.wang, mine)
    calling.put_on_agenda(town.wang, meeting, town.project())
    calling.notify(town.wang, meeting)
    kept = Meeting.objects.get(pk=meeting.pk).lists
    assert "会修灯的老师傅" in [row["name"] for row in kept["resources"]]
    assert not [words for words in (town.ma.name, "马*兰", town.ma.phone) if words in str(kept)]


def test_after_the_notice_the_agenda_may_change_and_in_session_it_stands(town, meeting):
    topic = calling.add_topic(town.wang, meeting, "通报上季度情况")
    calling.notify(town.wang, meeting)
    calling.add_topic(town.wang, meeting, "别的事情")
    holding.open_session(town.wang, meeting)
    for act in (
        lambda: calling.add_topic(town.wang, meeting, "再来一件"),
        lambda: calling.take_off(town.wang, topic),
        lambda: calling.put_on_agenda(town.wang, meeting, town.project()),
    ):
        with refused("in session", "agenda stands"):
            act()
    with refused("cannot become"):
        calling.cancel(town.wang, meeting, "改到下个月")


def test_a_topic_wants_a_name(town, meeting):
    with refused("2 to 120"):
        calling.add_topic(town.wang, meeting, " 事 ")


def test_a_cancelled_meeting_gives_its_projects_back(town, meeting):
    project = town.project()
    calling.put_on_agenda(town.wang, meeting, project)
    calling.notify(town.wang, meeting)
    with refused("why it is cancelled"):
        calling.cancel(town.wang, meeting, "雨")
    calling.cancel(town.wang, meeting, "会议室停电，改到下周")
    assert (stage(meeting), stage(project)) == (Stage.CANCELLED, Project.Stage.PROPOSED)
    assert Meeting.objects.get(pk=meeting.pk).cancelled_why == "会议室停电，改到下周"
    again = calling.call(town.wang, town.taian, soon(), "二楼会议室")
    assert calling.put_on_agenda(town.wang, again, project).project == project


def test_what_was_resolved_and_not_done_opens_the_next_meeting(town):
    town.claimed()
    resolution = Item.objects.get().resolution
    following = calling.call(town.wang, town.taian, soon(), "二楼会议室")
    assert [item.old_resolution for item in following.items.all()] == [resolution]
    with refused("on the agenda already"):
        calling.put_back_resolution(town.wang, following, resolution)
    calling.take_off(town.wang, following.items.get())
    assert list(queries.old_resolutions(town.wang, following)) == [resolution]
    calling.put_back_resolution(town.wang, following, resolution)
    holding.finish_resolution(town.wang, resolution)
    with refused("struck off"):
        holding.finish_resolution(town.wang, resolution)
    assert not calling.call(town.wang, town.taian, soon(), "二楼会议室").items.exists()
