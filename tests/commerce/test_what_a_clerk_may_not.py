"""What a clerk of a district finds out, and what no clerk does."""

import pytest

from sifang.commerce import commands as commerce
from sifang.commerce.models import Consent
from sifang.people import commands as people
from tests.commerce.mall import Mall
from tests.commerce.shops import Shops

pytestmark = pytest.mark.django_db
PHONE = "19900007777"


def test_a_phone_leads_a_clerk_to_nobodys_name(town):
    people.register(None, "隐名氏", phone=PHONE, home=town.nanguan)
    mall = Mall(town)
    shop = mall.shop("新开的店", contact_name="店主", phone=PHONE)
    seen = commerce.call_merchant(mall.qin, shop, "通知开会")
    assert seen == {"name": "店主", "phone": PHONE}
    nameless = mall.shop("没写名字的店", phone=PHONE)
    assert commerce.call_merchant(mall.qin, nameless, "通知开会")["name"] == ""


def test_what_was_told_is_kept_no_longer(town):
    shops = Shops(town)
    asked = commerce.ask_consent(shops.luo, commerce.consult_finance(shops.luo, shops.noodles), shops.lender)
    commerce.give_consent(asked.code, "我是中共党员")
    assert commerce.provide(shops.luo, asked).statement == "我是中共党员"
    kept = Consent.objects.get()
    assert (kept.data_key, kept.statement_sealed) == ("", "")


def test_words_given_anew_are_the_ones_told(town, monkeypatch):
    """Between reading the row and holding it the merchant takes its words back and writes others."""
    shops = Shops(town)
    asked = commerce.ask_consent(shops.luo, commerce.consult_finance(shops.luo, shops.noodles), shops.lender)
    commerce.give_consent(asked.code, "先前写的话")
    hold = Consent.hold

    def held_late(row):
        monkeypatch.setattr(Consent, "hold", hold)
        commerce.revoke_consent(asked.code)
        commerce.give_consent(asked.code, "后来写的话")
        return hold(row)

    monkeypatch.setattr(Consent, "hold", held_late)
    assert commerce.provide(shops.luo, asked).statement == "后来写的话"
