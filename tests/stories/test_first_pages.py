"""Everybody logs in and meets their own first page: seven things at most, on a phone and at a desk, barring nobody."""

import pytest

from sifang.people import commands as people
from sifang.web import sections
from tests import chromium
from tests.stories.test_pages_are_accessible import faults
from tests.stories.visitor import Visitor
from tests.web.world import World

PASSWORD = "long-enough-word-1"
FIRST = {
    "secretary": "今天", "sponsor": "需要您协调", "liaison": "河西银行", "department": "答复", "street_clerk": "等您办",
    "officer": "等您办", "observer": "您联系的地方", "auditor": "封印该从头核对了", "system_admin": "这些都正常",
    "security_admin": "这些都正常", "audit_admin": "封印该从头核对了", "resident_rep": "请您参加的会",
    "grid_worker": "等您办", "industry_officer": "行业党建", "district_clerk": "个商圈",
    "legal_adviser": "有人来问",
}  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_everybody_meets_their_own_first_page(desk, db):
    world, found = World(), {}
    for kind, words in FIRST.items():
        person = world.viewers[kind]
        people.change_password(person, PASSWORD)
        desk.context.clear_cookies()
        visitor = Visitor(desk)
        visitor.log_in(person.username, PASSWORD)
        visitor.sees(words)
        assert desk.locator("main [data-duty]").count() <= sections.AT_MOST
        assert desk.locator(".sf-side a").count() <= sections.AT_MOST
        if faulty := faults(desk):
            found[kind] = faulty
        desk.set_viewport_size(chromium.PHONE)
        assert desk.locator(".sf-side a").first.is_visible()
        desk.set_viewport_size(chromium.DESK)
    assert found == {}


@pytest.mark.django_db(transaction=True)
def test_a_lost_phone_is_locked_out_and_the_auditor_sees_it(desk, browser, live_server, db):
    world = World()
    for kind in ("worker", "security_admin", "auditor"):
        people.change_password(world.viewers[kind], PASSWORD)
    with chromium.watched_page(browser, live_server.url, chromium.PHONE) as phone:
        lost = Visitor(phone)
        lost.log_in("wang", PASSWORD)
        keeper = Visitor(desk)
        keeper.log_in("security_admin", PASSWORD)
        keeper.follow("账号", within=".sf-side")
        keeper.write("q", "wang")
        keeper.press("查找")
        keeper.follow("王芳")
        keeper.choose("why", "lost")
        keeper.press("锁定账号，马上退出登录")
        keeper.sees("已锁定")
        phone.goto("/work/")
        assert "/login/" in phone.url
    desk.context.clear_cookies()
    auditor = Visitor(desk)
    auditor.log_in("auditor", PASSWORD)
    auditor.follow("本周锁定、解锁、发新密码的账号")
    auditor.sees("账号 · 锁定", "任")
