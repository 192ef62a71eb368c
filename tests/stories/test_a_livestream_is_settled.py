"""An industry's officer plans a livestream, enters what two enterprises sold, mends a line and settles it."""

from django.core.cache import cache

from sifang.core import clock
from sifang.industry.models import Livestream
from tests.industry.coal import coal_of
from tests.stories.test_pages_are_accessible import enter, faults
from tests.stories.visitor import Visitor


def test_a_livestream_is_planned_sold_and_settled(desk, live_server, town):
    cache.clear()
    coal = coal_of(town)
    enter(desk, live_server, coal.lu)
    officer = Visitor(desk)
    desk.goto("/industries/")
    officer.follow("直播助农", within="nav")
    officer.sees("还没有直播")
    officer.write("title", "丰收节直播")
    officer.write("day", clock.today().isoformat())
    officer.write("time", "00:00")
    officer.press("登记")
    officer.press("已经办了")
    for body, product, amount in (("邦达矿业", "刺梨汁", "1.2万"), ("紫森源矿业", "火腿", "88")):
        officer.write("organization", body)
        officer.write("product", product)
        officer.write("amount", amount)
        officer.press("记下")
    officer.sees("2家企业卖了12,088.00元")
    officer.press("撤下紫森源矿业的火腿")
    officer.sees("1家企业卖了12,000.00元")
    assert faults(desk) == []
    officer.press("结算，明细不再改")
    officer.sees("明细不再改动")
    assert desk.get_by_role("button", name="撤下").count() == 0
    assert Livestream.objects.get().stage == "settled"
    desk.goto("/livestreams/")
    officer.sees("1家企业累计卖了12,000.00元")
