"""A demonstration site in the browser: three parties meet, it is applied for, named, looked at again, withdrawn."""

import datetime

import pytest

from sifang.core import clock
from sifang.people import commands as people
from tests.industry.sites import Sites
from tests.stories.visitor import Visitor
from tests.town import Town

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "Zhangye-2026-story"


@pytest.fixture
def made():
    """The town with 东湖国际 and the county's checklist; those who log in here have a password."""
    made = Sites(Town())
    for person in (made.town.li, made.town.clerk, made.officer):
        people.change_password(person, PASSWORD)
    return made


def test_a_site_is_named_and_withdrawn(made, desk, more_desks):
    office = Visitor(desk)
    office.log_in("li", PASSWORD)
    office.page.goto("/compounds/")
    office.follow("东湖国际", "main")
    office.sees("东湖国际由东湖物业管理", "业主代表和物业人员")
    office.follow("开三方会", "main")
    office.write("day", f"{clock.today() + datetime.timedelta(days=7)}")
    office.write("venue", "小区议事亭")
    office.press("召集会议")
    office.write("title", "公共收益公示")
    office.press("加上议题")
    assert "物业企业：东湖物业" in office.paper("会议通知 Word")
    office.press("发出会议通知")
    office.sees("东湖国际三方联席会议", "许业主", "公共收益公示")

    office.page.goto("/compounds/")
    office.follow("东湖国际", "main")
    office.follow("申报示范点", "main")
    office.write("words", "支部在小区里常年有人，收费公开")
    for point in made.answers:
        office.choose(f"point_{point}", "yes")
    office.press("申报")
    office.sees("东湖国际红色物业示范点", "党支部活动有记录")

    street = Visitor(more_desks())
    street.log_in("clerk", PASSWORD)
    street.page.goto("/sites/")
    street.follow("东湖国际红色物业示范点", "main")
    street.write("words", "到现场看过，都在")
    street.press("审核通过")

    officer = Visitor(more_desks())
    officer.log_in("gaoying", PASSWORD)
    officer.page.goto("/sites/")
    officer.follow("东湖国际红色物业示范点", "main")
    officer.write("plate", "红色物业示范点01")
    officer.press("命名，挂牌")
    public = f"/c/{made.town.taian.pk}/sites/"
    desk.goto(public)
    assert "红色物业示范点01" in desk.content()

    street.page.reload()
    street.choose("holds", "no")
    street.write("words", "收费标准不公开了")
    street.press("记下复核")
    street.sees("做不到了")
    officer.page.reload()
    officer.unfold("撤销命名")
    officer.write("reason", "收费标准一直不公开")
    officer.press("撤销，摘牌")
    officer.sees("撤销命名：收费标准一直不公开")
    desk.goto(public)
    assert "红色物业示范点01" not in desk.content()
