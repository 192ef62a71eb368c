"""A shop on its way to a loan: it says itself what the bank may hear, the clerk passes it on once, it takes it back."""

import pytest
from django.core.cache import cache

from sifang.commerce import commands as commerce
from sifang.commerce.models import Application, Consent
from sifang.people import commands as people
from tests import chromium
from tests.commerce.shops import Shops
from tests.stories.visitor import Visitor

PASSWORD = "horse-staple-27"
WORDS = "我是中共党员，组织关系在盛世商圈党支部。"


@pytest.fixture
def merchant(browser, live_server):
    """The shopkeeper's phone, without scripts and without an account."""
    cache.clear()
    with chromium.watched_page(browser, live_server.url, chromium.PHONE, touch=True, scripts=False) as page:
        yield Visitor(page)


def test_a_loan_and_a_consent_given_passed_on_and_taken_back(desk, merchant, town):
    shops = Shops(town)
    people.change_password(shops.luo, PASSWORD)
    clerk = Visitor(desk)
    clerk.log_in("luo", PASSWORD)
    made = commerce.consult_finance(shops.luo, shops.noodles, amount_wanted=20_000_000)
    desk.goto(f"/applications/{made.pk}/")
    clerk.press("列出资料清单")
    clerk.sees("还缺5样资料")
    clerk.page.get_by_text("给商户一张同意书").click()
    clerk.page.select_option("[name=institution] >> nth=1", label="甘州农商银行")
    clerk.press("出一张")
    clerk.sees("等商户自己答复")

    own = f"/consent/{Consent.objects.get().code}/"
    merchant.page.goto(own)
    merchant.sees("由您定", "没有人会问第二遍")
    merchant.write("statement", WORDS)
    merchant.press("同意，可以告诉甘州农商银行")
    merchant.sees("您同意了，还没有转告")

    desk.reload()
    clerk.press("看一次并转告")
    clerk.sees(WORDS, "只显示这一次")
    clerk.follow("转告好了", "main")
    assert WORDS not in desk.content()

    merchant.page.goto(own)
    merchant.sees("已经转告甘州农商银行", "没法让它忘掉")
    merchant.press("收回同意")
    merchant.sees("您写的话已经销毁")
    consent = Consent.objects.get()
    assert (consent.data_key, consent.statement_sealed) == ("", "")
    assert Application.objects.get().stage == Application.Stage.DOCUMENTS
