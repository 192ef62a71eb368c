"""A claimed project is carried out in steps, submitted, judged, accepted."""

import datetime

import pytest

from sifang.core import clock
from sifang.meetings.commands import holding
from sifang.needs.models import Need
from sifang.projects import queries
from sifang.projects.commands import carrying
from sifang.projects.models import Project
from sifang.resources.models import Booking
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
Stage = Project.Stage


def later(days=5):
    return clock.today() + datetime.timedelta(days=days)


def stage(project):
    return Project.objects.get(pk=project.pk).stage


def test_the_organization_plans_steps_before_its_day_and_finishes_them_once(town):
    project = town.claimed()
    step = carrying.plan_step(town.deng, project, "搭架检修", later())
    with refused("after the project's due day"):
        carrying.plan_step(town.deng, project, "收尾", later(40))
    carrying.finish_step(town.deng, step, "两名工人半天")
    step.refresh_from_db()
    assert (step.done_on, step.note) == (clock.today(), "两名工人半天")
    with refused("搭架检修", "already"):
        carrying.finish_step(town.wang, step)


def test_a_supporting_organization_carries_too_and_others_do_not(town):
    project = town.project()
    item = town.meeting(project).items.get()
    holding.resolve_claimed(town.wang, item, town.power, due=later(20), supporting=[town.bank])
    assert carrying.plan_step(town.su, project, "送材料", later())
    step = project.steps.get()
    for somebody in (town.zhou, town.chen, town.rep, town.ma, town.officer):
        with not_allowed("holds the project"):
            carrying.plan_step(somebody, project, "送材料", later())
        with not_allowed("holds the project"):
            carrying.finish_step(somebody, step)
        with not_allowed("holds the project"):
            carrying.submit(somebody, project, "已经办好")


def test_steps_belong_to_a_claimed_project(town):
    with refused("claimed project", "proposed"):
        carrying.plan_step(town.wang, town.project(), "搭架检修", later())


def test_acceptance_meets_the_needs_and_frees_the_resources_as_used(town):
    project = town.claimed()
    need, booking = project.needs.get(), project.allocations.get().booking
    with refused("what came of it"):
        carrying.submit(town.deng, project, "好")
    carrying.submit(town.deng, project, "灯已换好，联系13912345678")
    assert list(queries.to_accept(town.wang, town.taian.pk)) == [project]
    for somebody in (town.deng, town.zhou, town.chen, town.clerk, town.ma):
        with not_allowed("Only the community accepts"):
            carrying.accept(somebody, project)
    carrying.accept(town.wang, project)
    for row in (project, need, booking):
        row.refresh_from_db()
    assert (project.stage, project.accepted_on) == (Stage.ACCEPTED, clock.today())
    assert (need.stage, need.closed_on) == (Need.Stage.MET, clock.today())
    assert "灯已换好" in need.reply and "139" not in need.reply
    assert booking.used and booking.released_at
    assert not project.coverages.filter(ended_at=None).exists()
    with refused("cannot become"):
        carrying.accept(town.wang, project)


def test_work_that_is_not_good_enough_goes_back_with_what_is_missing(town):
    project = town.claimed()
    carrying.submit(town.deng, project, "灯已换好")
    with not_allowed("Only the community judges"):
        carrying.send_back(town.deng, project, "二单元还没换")
    with refused("what is missing"):
        carrying.send_back(town.wang, project, "否")
    carrying.send_back(town.wang, project, "二单元还没换")
    project.refresh_from_db()
    assert (project.stage, project.remark) == (Stage.CLAIMED, "二单元还没换")
    assert Booking.objects.filter(released_at=None).count() == 1
    carrying.submit(town.deng, project, "二单元也换好了")
    carrying.accept(town.li, project)
    assert stage(project) == Stage.ACCEPTED


def test_nothing_is_accepted_before_it_is_submitted(town):
    project = town.claimed()
    with refused("claimed, under way", "accepted"):
        carrying.accept(town.wang, project)
    with refused("cannot become"):
        carrying.submit(town.wang, town.project(text="四号楼也坏了一盏"), "已经办好")


def test_a_project_past_its_day_is_overdue_until_it_is_submitted(town):
    project = town.claimed()
    assert not queries.overdue(town.wang, town.taian.pk).exists()
    with clock.at(clock.now() + datetime.timedelta(days=21)):
        assert list(queries.overdue(town.wang, town.taian.pk)) == [project]
        assert project.is_overdue
        carrying.submit(town.deng, project, "灯已换好")
        assert not queries.overdue(town.wang, town.taian.pk).exists()
