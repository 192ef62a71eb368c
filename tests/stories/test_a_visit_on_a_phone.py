"""A leader plans and holds a visit on a phone; a department answers what was found, the community closes it."""

import pytest
from django.core.cache import cache

from sifang.core import clock
from sifang.needs.models import Need
from sifang.visits.models import Assignment, Visit
from tests.stories.visitor import Visitor

PASSWORD = "horse-staple-27"
WALL = "三号楼北面墙皮往下掉，怕砸到人"


@pytest.fixture
def cast(town, phone, more_desks):
    """Leader Chen at a phone; worker Wang and the housing department at their desks."""
    cache.clear()
    people = {
        "leader": (town.chen, phone),
        "worker": (town.wang, more_desks()),
        "department": (town.officer, more_desks()),
    }
    for name, (person, page) in people.items():
        person.set_password(PASSWORD)
        person.save()
        visitor = Visitor(page)
        visitor.log_in(person.username, PASSWORD)
        setattr(town, name, visitor)
    return town


def test_from_a_planned_visit_to_an_empty_page(cast):
    the_leader_plans_a_visit(cast.leader)
    the_leader_records_what_they_saw(cast.leader, cast)
    the_worker_finds_it_on_the_needs_list(cast.worker)
    the_department_answers(cast.department)
    the_worker_sends_it_back_and_then_confirms(cast)
    nothing_waits_for_the_leader(cast.leader)
    assert Visit.objects.get().stage == "held"
    assert Assignment.objects.get().stage == "closed"
    assert Need.objects.get().stage == "met"


def the_leader_plans_a_visit(leader):
    """Two words and a day."""
    leader.sees("没有等您协调的事")
    leader.follow("计划走访")
    leader.sees("哪天去泰安社区？", "不用签到，不用拍照")
    leader.write("on", clock.today().isoformat())
    leader.write("purpose", "看三号楼墙体")
    leader.press("定下来")
    leader.sees("看三号楼墙体", "走访定好了")


def the_leader_records_what_they_saw(leader, town):
    """A dozen acts at most: what was seen, who is to see to it, done."""
    leader.page.goto("/sponsor/")
    before = leader.acts
    leader.sees("有1次走访要记")
    leader.follow("记下看到的")
    leader.write("f0-text", WALL)
    leader.unfold("现在就交给部门办")
    leader.page.locator("[name=f0-department]").select_option(str(town.housing.pk))
    leader.press("记下这次走访")
    leader.sees("发现1件事", WALL, "住建局", "1件事已进需求清单")
    assert leader.acts - before <= 6
    assert leader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def the_worker_finds_it_on_the_needs_list(worker):
    """With the leader's channel, and the way back to the visit."""
    worker.page.goto("/needs/")
    worker.follow(WALL, within="main")
    worker.sees("重点抓", "走访发现")
    worker.follow("看这次走访")
    worker.sees("发现1件事", "陈致远")


def the_department_answers(department):
    """On its own desk."""
    department.page.goto("/department/")
    department.sees("1件事等你们答复", WALL, "陈致远")
    department.write("words", "已经列入计划")
    department.press("答复社区")
    department.sees("部门答复了，等社区去看、说办好没有。")


def the_worker_sends_it_back_and_then_confirms(cast):
    """An answer is not the deed: the community looks, asks again, looks once more."""
    worker, department = cast.worker, cast.department
    worker.page.goto("/work/")
    worker.sees("住建局答复了，等社区说办好没有")
    worker.page.goto("/assignments/")
    worker.follow(WALL, within="main")
    worker.unfold("没办好，退回部门")
    worker.write("reason", "没有说哪天来修")
    worker.press("退回")
    department.page.goto("/department/")
    department.sees("没有说哪天来修")
    department.write("words", "墙皮清掉了，做了加固")
    department.press("答复社区")
    worker.page.goto("/assignments/")
    worker.follow(WALL, within="main")
    worker.write("words", "网格员和居民代表看过，不掉了")
    worker.press("办好了，销号")
    worker.sees("确认办好，已销号")


def nothing_waits_for_the_leader(leader):
    """The page is empty, and says when they were here last."""
    leader.page.goto("/sponsor/")
    leader.sees("没有等您协调的事", "您上次到访")
    assert WALL not in leader.page.locator("main").inner_text()
