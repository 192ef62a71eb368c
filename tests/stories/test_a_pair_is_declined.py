"""In the browser: a course that asks for a teacher and a hall is proposed whole; the hall is declined."""

import pytest

from sifang.people import commands as people
from sifang.projects.commands import matching
from sifang.projects.models import Project
from tests import chromium
from tests.stories.test_pages_are_accessible import faults
from tests.stories.visitor import Visitor

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "Zhangye-2026-story"


@pytest.fixture
def school(town):
    """A course on the list, a teacher and two halls; who works for the community has a password."""
    town.course = town.need("孩子们想学书法，请一位老师", kind="talent", category="children")
    town.resource("书法老师", town.bank, kind="talent", categories=["children"])
    town.resource("书法教室", town.power, kind="venue", categories=["children"])
    town.resource("阅览室", town.bank, kind="venue", categories=["children"])
    people.change_password(town.wang, PASSWORD)
    return town


def test_a_pair_is_declined_and_matching_again_proposes_another(school, desk):
    worker = Visitor(desk)
    worker.log_in("wang", PASSWORD)
    desk.goto(f"/needs/{school.course.pk}/")
    worker.unfold("还要别的")
    desk.locator("[name=kind_2]").select_option(label="场所")
    worker.write("words_2", "一间教室")
    worker.choose("together")
    worker.press("记下要什么")
    worker.sees("要什么（2样）", "一间教室", "要么都配上，要么都不配")
    assert faults(desk) == []

    matching.match(school.wang, school.taian)
    project = Project.objects.get(needs=school.course)
    desk.goto("/proposals/")
    worker.sees("人才2个半天 + 场所1个半天（要一起）", "书法老师", "书法教室")
    desk.set_viewport_size(chromium.PHONE)
    assert faults(desk) == []
    desk.goto(f"/projects/{project.pk}/")
    hall = desk.locator("#resources ~ ul > li", has_text="书法教室")
    hall.get_by_role("link", name="不合适").click()
    worker.sees("供电服务队，哪里不合适？", "只是这一对不再建议", "为它建议的别几样也先放回")
    worker.choose("why", "time")
    worker.press("不合适，不再建议这一对")
    worker.sees("不再建议给这件需求")

    matching.match(school.wang, school.taian)
    desk.goto(f"/projects/{project.pk}/")
    worker.sees("书法老师", "阅览室")
    worker.press("就这样")
    worker.sees("人选定的，再配不动")
    desk.goto(f"/needs/{school.course.pk}/")
    worker.sees("说过不合适的（1对）", "书法教室", "时间不合适")
    worker.press("收回")
    assert "说过不合适的" not in desk.locator("main").inner_text()
