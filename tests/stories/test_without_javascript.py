"""The pages do their work where scripts are switched off: old phones, careful browsers, a script that did not load."""

import pytest
from django.core.cache import cache

from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.projects.models import Intent
from tests import chromium
from tests.stories.visitor import Visitor

PASSWORD = "horse-staple-27"
LAMP = "三号楼门口路灯坏了，晚上看不清路"


@pytest.fixture
def visitor(browser, live_server):
    """Somebody at a phone that runs no scripts."""
    cache.clear()
    with chromium.watched_page(browser, live_server.url, chromium.PHONE, touch=True, scripts=False) as page:
        yield Visitor(page)


def test_a_need_is_reported_in_three_steps_and_found_again_by_its_code(visitor, town):
    town.need(LAMP, asker=town.ma)
    visitor.page.goto(f"/c/{town.taian.pk}/report/")
    visitor.write("text", "三号楼门口的路灯坏了好几天")
    visitor.press("下一步：在哪里")
    visitor.sees("可能已有人反映", LAMP)
    visitor.press("上一步")
    visitor.write("text", "三号楼门口的路灯坏了好几天，孩子放学看不清路")
    visitor.press("下一步：在哪里")
    visitor.write("spot_words", "一单元门口")
    visitor.press("下一步")
    visitor.choose("consent")
    visitor.press("提交诉求")
    visitor.sees("已收到", "您的查询码")
    code = visitor.page.locator("#code").inner_text()
    visitor.page.goto("/track/")
    visitor.write("code", code.lower())
    visitor.press("查进度")
    visitor.sees("孩子放学看不清路", "一单元门口", "下班前核实并答复")


def test_what_was_written_stays_when_something_has_to_be_mended(visitor, town):
    visitor.page.goto(f"/c/{town.taian.pk}/report/")
    visitor.write("text", "灯坏")
    visitor.press("下一步：在哪里")
    visitor.sees("有1处要改，您写的都还在")
    assert visitor.page.locator("[name=text]").input_value() == "灯坏"
    assert not Need.objects.exists()


def test_somebody_joins_a_neighbour_instead_of_reporting_twice(visitor, town):
    need = town.need(LAMP, asker=town.ma)
    visitor.page.goto(f"/c/{town.taian.pk}/report/")
    visitor.write("text", "三号楼门口的路灯坏了好几天")
    visitor.press("下一步：在哪里")
    visitor.follow("我也遇到，一起关注")
    visitor.write("phone", "13909360001")
    visitor.choose("consent")
    visitor.press("我也遇到，一起关注")
    visitor.sees("已收到", "您和邻居一起关注")
    assert need.asked_by.count() == 2


def test_not_solved_opens_the_need_again(visitor, town):
    need = town.need(LAMP, asker=town.ma)
    needs.answer(town.wang, need, "灯泡已经换好")
    visitor.page.goto(f"/t/{need.asked_by.get().track_code}/")
    visitor.sees("办好了，请您看看", "灯泡已经换好")
    visitor.follow("去评价")
    visitor.choose("outcome", "no")
    visitor.unfold("还想说几句")
    visitor.write("words", "亮了一晚又灭了")
    visitor.press("不满意")
    visitor.sees("重新办理")
    need.refresh_from_db()
    assert (need.stage, need.round) == (Need.Stage.LISTED, 2)


def test_what_was_returned_is_sent_in_again_with_what_was_missing(visitor, town):
    need = town.need("灯坏了要修", verified=False, asker=town.ma)
    needs.send_back(town.wang, need, "请写明是哪一栋楼")
    visitor.page.goto(f"/t/{need.asked_by.get().track_code}/")
    visitor.sees("社区请您补充", "请写明是哪一栋楼")
    visitor.write("text", "三号楼一单元门口的灯坏了")
    visitor.press("补充后重新提交")
    visitor.sees("三号楼一单元门口的灯坏了", "补充后重新提交", "下班前核实并答复")


def test_an_intent_is_stated_and_taken_back(visitor, town):
    project = town.project(text=LAMP)
    town.deng.set_password(PASSWORD)
    town.deng.save()
    visitor.log_in("deng", PASSWORD)
    visitor.sees("有1个项目适合你们", "为什么推荐给你们")
    visitor.unfold("有意认领")
    visitor.write("offer", "出两名电工")
    visitor.press("告诉联席会议")
    assert Intent.objects.get(project=project, withdrawn_at=None).offer == "出两名电工"
    visitor.page.goto("/organization/")
    visitor.press("收回")
    assert not Intent.objects.filter(withdrawn_at=None).exists()


def test_a_list_is_narrowed_by_pressing_the_button_beside_it(visitor, town):
    for text in (LAMP, "五号楼雨棚松动要掉下来"):
        needs.answer(town.wang, town.need(text, asker=town.ma), "已经办好")
    visitor.page.goto(f"/c/{town.taian.pk}/board/")
    visitor.write("q", "雨棚")
    visitor.press("查找")
    visitor.sees("五号楼雨棚松动要掉下来")
    assert LAMP not in visitor.page.locator("main").inner_text()
