"""Minutes, notice and agenda: what a meeting keeps, and what it strikes off by itself."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.core.errors import NotAllowed, Refused
from sifang.core.workdays import add_workdays
from sifang.meetings import minutes, queries
from sifang.meetings.commands import calling, holding
from sifang.meetings.models import Item, Meeting, Resolution
from sifang.projects.commands import carrying, claiming

pytestmark = pytest.mark.django_db


def resolved(town, **more):
    meeting = town.meeting(town.project())
    due = clock.today() + datetime.timedelta(days=20)
    holding.resolve_claimed(town.wang, meeting.items.get(), town.power, due=due, supporting=[town.bank], **more)
    return meeting, due


def signed(town):
    meeting, due = resolved(town, commitment="十天修好")
    holding.close_session(town.wang, meeting)
    holding.sign(town.li, meeting)
    meeting.refresh_from_db()
    return meeting, due


def test_signed_minutes_keep_who_does_what_by_when(town):
    meeting, due = signed(town)
    item = minutes.shown(meeting)["items"][0]
    assert (item["lead"], item["supporting"], item["commitment"], item["due"]) == (
        "供电服务队",
        ["河西银行"],
        "十天修好",
        due,
    )
    assert item["number"] == 1
    assert item["result"] == Item.Outcome.CLAIMED


def test_signed_minutes_do_not_follow_the_records(town):
    meeting, _due = signed(town)
    before = minutes.shown(meeting)
    meeting.items.update(title="别的事", note="改过")
    town.power.name = "改了名字"
    town.power.save()
    assert minutes.shown(Meeting.objects.get(pk=meeting.pk)) == before


def test_minutes_of_a_held_meeting_follow_the_records(town):
    meeting, _due = resolved(town)
    holding.close_session(town.wang, meeting)
    meeting.items.update(note="补记一句")
    assert minutes.shown(meeting)["items"][0]["note"] == "补记一句"


def test_an_accepted_project_strikes_its_resolution_off(town):
    project = town.claimed()
    carrying.submit(town.deng, project, "灯已经换好")
    assert Resolution.objects.filter(done_on=None).count() == 1
    carrying.accept(town.wang, project)
    errands.run_all()
    assert Resolution.objects.get().done_on == clock.today()
    assert not calling.unfinished(town.taian).exists()


@pytest.mark.parametrize("workdays", [1, 2, 4, 9])
def test_the_days_of_notice_are_the_working_days_between(town, workdays):
    ahead = add_workdays(clock.today(), workdays) - clock.today()
    meeting = calling.call(town.wang, town.taian, clock.now() + ahead, "二楼")
    assert queries.notice_workdays(meeting) == workdays - 1


def test_an_organization_that_said_so_is_suggested_before_the_one_that_lends(town):
    project = town.project()
    meeting = town.meeting(project, opened=False)
    item = queries.agenda(meeting).get()
    assert queries.suggested_lead(item) == town.power
    claiming.state_intent(town.su, project, town.bank, "出钱换灯")
    assert queries.suggested_lead(queries.agenda(meeting).get()) == town.bank


def test_proposals_whose_need_is_closed_are_not_ready(town):
    project = town.project()
    meeting = town.meeting(opened=False)
    assert list(queries.ready_proposals(town.wang, meeting)) == [project]
    project.needs.update(stage="met")
    assert not queries.ready_proposals(town.wang, meeting).exists()


def test_an_old_resolution_can_be_put_back_once(town):
    town.claimed()
    meeting = town.meeting(opened=False)
    resolution = Resolution.objects.get()
    calling.take_off(town.wang, meeting.items.get())
    assert list(queries.old_resolutions(town.wang, meeting)) == [resolution]
    calling.put_back_resolution(town.wang, meeting, resolution)
    assert meeting.items.get().old_resolution == resolution
    with pytest.raises(Refused, match="already|已"):
        calling.put_back_resolution(town.wang, meeting, resolution)
    with pytest.raises(NotAllowed):
        calling.put_back_resolution(town.zhou, meeting, resolution)
