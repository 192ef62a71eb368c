"""Three shops share the lights of the street to the 分: drafted, agreed on paper and by phone, settled."""

import pytest
from django.core.cache import cache

from sifang.commerce.models import CostSharing
from sifang.people import commands as people
from tests import chromium
from tests.commerce.mall import Mall
from tests.stories.visitor import Visitor

PASSWORD = "horse-staple-27"


@pytest.fixture
def phone(browser, live_server):
    """A merchant at a phone that runs no scripts."""
    cache.clear()
    with chromium.watched_page(browser, live_server.url, chromium.PHONE, touch=True, scripts=False) as page:
        yield Visitor(page)


def test_three_shops_share_the_lights_to_the_fen(desk, phone, town):
    mall = Mall(town)
    measure = mall.measure("cost", "今年的灯饰")
    people.change_password(mall.qin, PASSWORD)
    clerk = Visitor(desk)
    clerk.log_in("qin", PASSWORD)
    desk.goto(f"/measures/{measure.pk}/")
    clerk.follow("分摊一笔费用", "main")
    clerk.write("title", "秋季灯饰")
    clerk.write("amount", "1000")
    clerk.press("算出草案")
    clerk.sees("3家分摊，0家同意", "86.50 m² ÷ 266.50 m² = 32.5%", "合计1,000.00元 = 总额1,000.00元，一分不差")
    cost = CostSharing.objects.get()
    for _shop in range(2):
        desk.locator("main form[action$='/agree/'] button").first.click()
        desk.wait_for_load_state()
    share = cost.shares.get(agreed_on=None)
    clerk.follow("分摊单", "main")
    clerk.sees(f"{share.code[:4]}-{share.code[4:8]}-{share.code[8:]}")
    phone.page.goto(f"/share/{share.code}/")
    phone.press("同意")
    phone.sees("记下了您的同意")
    desk.goto(f"/costs/{cost.pk}/")
    clerk.sees("3家都同意，0家已付")
    clerk.press("全部付清了")
    clerk.sees("已经付清", "一分不差")
