"""A leaking wall, through the commands: from a resident's words to the letter of thanks."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.core.models import Deed
from sifang.letters import commands as letters
from sifang.letters.models import Letter
from sifang.meetings.commands import calling, holding
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.notices.models import Notice
from sifang.people import commands as people
from sifang.projects.commands import carrying, claiming, matching
from sifang.projects.models import Project

pytestmark = pytest.mark.django_db


def test_a_need_becomes_a_claimed_done_rated_and_thanked_project(town):
    wall = needs.report(None, town.taian, "三号楼北面墙皮往下掉，怕砸到孩子", asker=town.ma)
    twin = needs.report(
        None, town.taian, "三号楼墙皮掉了好几块", asker=people.meet_caller(town.wang, "19900005678", name="李强")
    )
    needs.verify(town.wang, wall, kind="technology", category="infrastructure", amount=2, urgency=2)
    needs.merge(town.wang, twin, wall)
    town.resource("墙体检修", categories=["infrastructure"])
    run = matching.match(town.wang, town.taian)
    project = Project.objects.get(needs=wall)
    claiming.state_intent(town.deng, project, town.power, "出两名工人")
    meeting = calling.call(town.wang, town.taian, clock.now() + datetime.timedelta(days=5), "二楼会议室", chair=town.li)
    calling.fill_agenda(town.wang, meeting)
    calling.notify(town.wang, meeting)
    holding.open_session(town.wang, meeting)
    due = clock.today() + datetime.timedelta(days=20)
    holding.resolve_claimed(
        town.wang, meeting.items.get(), town.power, due=due, supporting=[town.bank], commitment="十天修好"
    )
    holding.close_session(town.wang, meeting)
    holding.sign(town.li, meeting)
    step = carrying.plan_step(town.deng, project, "搭架检修", due)
    carrying.finish_step(town.deng, step)
    carrying.submit(town.deng, project, "墙皮已清理并重新粉刷")
    carrying.accept(town.wang, project)
    rating = needs.rate(town.ma, wall, "yes", 5, "现在晾衣裳心里踏实了")
    errands.run_all()
    letter = Letter.objects.get(organization=town.power)
    letters.approve(town.li, letter)

    wall.refresh_from_db()
    assert run.total == run.bound > 0
    assert wall.stage == Need.Stage.CLOSED
    assert set(wall.asked_by.values_list("person", flat=True)) == {town.ma.pk, twin.asked_by.get().person_id}
    assert rating.is_good
    assert not project.allocations.filter(booking__released_at=None).exists()
    assert project.allocations.get().booking.used
    assert set(Letter.objects.values_list("organization", flat=True)) == {town.power.pk, town.bank.pk}
    assert Notice.objects.filter(person=town.ma, deed__verb="need.met").count() == 1
    told = Deed.objects.filter(verb__startswith="project.").order_by("id").values_list("verb", flat=True)
    assert list(told) == [
        "project.proposed", "project.intended", "project.tabled", "project.claimed", "project.step_planned",
        "project.step_done", "project.submitted", "project.accepted",
    ]  # fmt: skip


def test_not_solved_puts_the_need_back_and_a_second_round_can_be_rated(town):
    project = town.claimed()
    need = project.needs.get()
    carrying.submit(town.deng, project, "灯已换好")
    carrying.accept(town.wang, project)
    needs.rate(town.ma, need, "no", 1, "又不亮了")
    need.refresh_from_db()
    assert (need.stage, need.round) == (Need.Stage.LISTED, 2)
    matching.match(town.wang, town.taian)
    again = Project.objects.get(needs=need, stage=Project.Stage.PROPOSED)
    assert again != project
    errands.run_all()
    assert not Letter.objects.exists()
