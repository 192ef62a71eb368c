"""A year at the browser: the plan agreed in January, what was done, and both side by side in December."""

import datetime

import pytest
import time_machine

from sifang.activities import commands
from sifang.activities.models import Plan
from sifang.core import errands
from sifang.notices.models import Notice
from sifang.people import commands as people
from tests.stories.visitor import Visitor
from tests.town import Town

pytestmark = pytest.mark.django_db(transaction=True)
SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))


def day(month, day, hour=9):
    """That moment of the year 2026 in the town."""
    return time_machine.travel(datetime.datetime(2026, month, day, hour, tzinfo=SHANGHAI), tick=True)


def seated(page, person):
    """The person at a browser, logged in anew: since the last visit months have gone by."""
    people.change_password(person, "Jian2026-lou")
    page.context.clear_cookies()
    visitor = Visitor(page)
    visitor.log_in(person.username, "Jian2026-lou")
    return visitor


def add_line(visitor, month, kind, title, body):
    visitor.write("title", title)
    visitor.page.select_option("main [name=month]", str(month))
    visitor.page.select_option("main [name=kind]", kind)
    visitor.page.locator("main label", has_text=body).first.click()
    visitor.press("加上")


def test_a_plan_agreed_in_january_stands_against_what_was_done(desk):
    with day(1, 8):
        town = Town()
        li = seated(desk, town.li)
        li.follow("活动", within=".sf-side")
        li.follow("年度计划")
        li.press("起草")
        add_line(li, 3, "policy_talk", "防范电信诈骗宣讲", "河西银行")
        add_line(li, 5, "performance", "文艺演出进社区", "供电服务队")
        li.press("商定了，照这个办")
        li.sees("商定2件，做成0件", "1月8日商定", "还没安排")
        assert not desk.get_by_role("button", name="加上").count()
    with day(3, 10):
        wang = seated(desk, town.wang)
        desk.goto("/plans/")
        wang.follow("泰安社区2026年计划")
        wang.follow("安排")
        assert desk.input_value("main [name=title]") == "防范电信诈骗宣讲"
        desk.fill("main [name=day]", "2026-03-14")
        wang.press("放上日历")
        wang.sees("河西银行", "2026年计划3月")
    with day(3, 12):
        assert commands.remind_due() == 1
        errands.run_all()
        assert Notice.objects.filter(person=town.su, deed__verb="activity.reminded").count() == 1
    with day(3, 14, 18):
        wang = seated(desk, town.wang)
        desk.goto("/activities/")
        wang.follow("防范电信诈骗宣讲")
        wang.follow("办完了，记一下")
        wang.write(f"came-{town.bank.pk}", "6")
        wang.write("residents", "42")
        wang.press("记好了")
        wang.sees("单位6人，居民42人")
    with day(12, 25):
        li = seated(desk, town.li)
        desk.goto("/plans/")
        li.follow("泰安社区2026年计划")
        li.sees("商定2件，做成1件", "3月14日办了", "过了月份还没办")
        li.follow("不办了")
        li.write("why", "剧团没有排出时间")
        li.press("不办了")
        li.follow("年终收尾")
        li.write("summary", "反诈宣讲办了，演出明年再请")
        li.press("收尾")
        li.sees("商定2件，做成1件", "剧团没有排出时间", "演出明年再请")
    with day(12, 26):
        made = commands.draft_plan(town.li, town.taian, 2027)
        assert [line.title for line in made.lines.all()] == ["防范电信诈骗宣讲"]
    assert Plan.objects.get(year=2026).stage == Plan.Stage.CLOSED
