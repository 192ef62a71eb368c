"""Districts on pages: the roster, pledges, the five measures, and a cost shared to the 分."""

import datetime

import pytest
from django.urls import reverse

from sifang.commerce import commands, queries
from sifang.commerce.models import CostSharing, District, Merchant
from sifang.core import clock
from sifang.people.models import Unmasking
from tests.commerce.mall import CODE, Mall
from tests.web.test_escalations import at, by

LIST = "/districts/"


@pytest.fixture
def mall(town):
    return Mall(town)


def words(client, address):
    return client.get(address).content.decode()


def test_a_district_is_founded_where_the_clerk_serves_and_its_shops_entered(client, town, mall):
    by(client, mall.qin)
    sent = {"place": town.taian.pk, "name": "西门商圈", "once": "d1"}
    for _again in range(2):
        assert client.post("/districts/new/", sent).status_code == 302
    west = District.objects.get(name="西门商圈")
    assert client.post("/districts/new/", sent | {"place": town.nanguan.pk, "once": "d2"}).status_code == 422
    new = at("merchant-new", west)
    bad = {"name": "甜水铺", "uscc": CODE[:-1] + "A", "area": "12.345", "once": "m0"}
    refused = client.post(new, bad)
    assert refused.status_code == 422 and "校验码" in refused.content.decode()
    assert "这一项不能空着。" in client.post(new, {"once": "m9"}).content.decode()
    good = {"name": "甜水铺", "area": "12.5", "contact_name": "杨小满", "phone": "19900003333", "once": "m1"}
    assert client.post(new, good).status_code == 302
    assert Merchant.objects.get(name="甜水铺").area == 1250
    again = client.post(new, good | {"once": "m2"})
    assert again.status_code == 422 and "已经在西门商圈的名册上" in again.content.decode()
    assert "杨小满" in again.content.decode(), "What was written stays."
    shown = words(client, at("merchants", west))
    assert "199****3333" in shown and "19900003333" not in shown and "杨小满" not in shown


def test_numbers_open_the_rows_they_count(client, mall, django_assert_max_num_queries):
    mall.pledged()
    commands.act_jointly(mall.qin, mall.district, "sharing", "夜市周末", merchants=[mall.noodles])
    mall.measure("offers")
    by(client, mall.qin).get(LIST)
    with django_assert_max_num_queries(10):
        assert "东门商圈" in words(client, LIST)
    page = words(client, at("district", mall.district))
    for name in ("merchants", "measures", "district-pledges", "district-acts"):
        assert at(name, mall.district) in page
        assert client.get(at(name, mall.district)).status_code == 200


def test_the_contact_is_read_in_full_with_a_reason_only(client, town, mall):
    by(client, mall.qin)
    see = at("merchant-see", mall.noodles)
    assert client.post(see, {"reason": ""}).status_code == 422
    assert "19900002222" in client.post(see, {"reason": "约时间看灯饰"}).content.decode()
    assert Unmasking.objects.filter(by=mall.qin).count() == 1
    assert by(client, town.zhou).post(see, {"reason": "看看"}).status_code == 404
    assert by(client, town.chen).post(see, {"reason": "看看"}).status_code == 403


def test_a_pledge_is_public_and_its_breach_is_not(client, mall):
    by(client, mall.qin)
    assert client.post(at("merchant-pledge", mall.noodles), {"words": "童叟无欺，足斤足两"}).status_code == 302
    public = reverse("public-shops", args=[mall.town.taian.pk])
    assert "童叟无欺" in words(client, public)
    pledge = mall.noodles.pledges.get()
    review = at("pledge-review", pledge)
    assert client.post(review, {"kept": "0", "words": ""}).status_code == 422
    assert client.post(review, {"kept": "0", "words": "11月3日缺斤二两"}).status_code == 302
    client.logout()
    shown = words(client, public)
    assert "老城面馆" in shown and "童叟无欺" not in shown and "缺斤" not in shown
    assert "马国栋" not in shown and "199" not in shown


def test_lines_of_a_measure_are_written_counted_and_taken_out(client, mall):
    hiring = mall.measure("hiring")
    by(client, mall.qin)
    assert client.post(at("measure-add", hiring), {"merchant": mall.noodles.pk, "job": "跑堂"}).status_code == 422
    sent = {"merchant": mall.noodles.pk, "job": "跑堂", "wanted": "3", "once": "v1"}
    assert client.post(at("measure-add", hiring), sent).status_code == 302
    line = hiring.vacancies.get()
    client.post(at("measure-count", hiring), {"line": line.pk, "number": "2"})
    assert "想招3人，招到2人" in words(client, at("measure", hiring))
    other = mall.measure("referral")
    assert client.post(at("measure-drop", other), {"line": line.pk}).status_code == 404
    assert client.post(at("measure-drop", hiring), {"line": line.pk}).status_code == 302
    assert not hiring.vacancies.exists()


@pytest.mark.parametrize(("kind", "sent"), [
    ("training", {"merchant": "noodles", "came": "5"}),
    ("referral", {"sender": "noodles", "receiver": "books", "number": "4"}),
    ("offers", {"merchant": "books", "words": "持小票八五折"}),
])  # fmt: skip
def test_each_measure_has_a_form_of_its_own_lines(client, mall, kind, sent):
    measure = mall.measure(kind)
    keys = {name: getattr(mall, value).pk if hasattr(mall, value) else value for name, value in sent.items()}
    assert by(client, mall.qin).post(at("measure-add", measure), keys).status_code == 302
    assert queries.lines_of(measure).count() == 1
    assert client.get(at("measure", measure)).status_code == 200


def test_a_cost_is_typed_in_yuan_and_shown_with_its_working(client, mall):
    measure = mall.measure("cost")
    by(client, mall.qin)
    new = at("cost-new", measure)
    assert 'value="86.5"' in words(client, new + "?basis=area")
    sent = {"basis": "area", "title": "秋季灯饰", "amount": "１,000", "once": "c1"}  # noqa: RUF001
    weights = {f"w{mall.noodles.pk}": "86.5", f"w{mall.books.pk}": "120"}
    assert "两位小数" in client.post(new, sent | weights | {"amount": "1.234", "once": "c2"}).content.decode()
    assert client.post(new, sent | {f"w{mall.noodles.pk}": "86.5", "once": "c3"}).status_code == 422
    assert client.post(new, sent | weights).status_code == 302
    cost = CostSharing.objects.get()
    shown = words(client, at("cost", cost))
    assert "86.50 m² ÷ 206.50 m² = 41.9%" in shown
    assert "418.89" in shown and "581.11" in shown and "合计1,000.00元 = 总额1,000.00元，一分不差" in shown


def test_a_merchant_agrees_by_its_code_and_sees_nobody_elses_numbers(client, mall):
    cost = mall.cost()
    noodles, books, _pharmacy = queries.shares_of(cost)
    assert noodles.code not in words(by(client, mall.qin), at("cost", cost))
    slips = words(client, at("cost-slips", cost))
    assert f"{noodles.code[:4]}-{noodles.code[4:8]}-{noodles.code[8:]}" in slips
    client.logout()
    own = reverse("share-word", args=[noodles.code])
    shown = words(client, own)
    assert "324.58" in shown and "墨香书店" not in shown and "450.28" not in shown
    assert client.post(own).status_code == 302
    assert "记下了您的同意" in words(client, own)
    books.refresh_from_db()
    assert books.agreed_on is None
    assert client.get(reverse("share-word", args=["234567892345"])).status_code == 404


def test_nobody_agrees_or_pays_for_a_district_that_is_not_theirs(client, town, mall):
    cost = mall.cost()
    share = queries.shares_of(cost).first()
    for somebody, answer in ((town.zhou, 404), (town.su, 403), (town.chen, 403)):
        by(client, somebody)
        assert client.post(at("share-agree", share)).status_code == answer
    by(client, mall.qin)
    for one in queries.shares_of(cost):
        client.post(at("share-agree", one))
    client.post(at("cost-settle", cost))
    cost.refresh_from_db()
    assert cost.stage == "settled"


def test_an_offer_is_read_by_anybody_until_its_day(client, mall):
    offers = mall.measure("offers")
    commands.add_offer(mall.qin, offers, mall.books, "文具八五折", until=clock.today() + datetime.timedelta(days=1))
    public = reverse("public-shops", args=[mall.town.taian.pk])
    assert "文具八五折" in words(client, public)
    commands.close_measure(mall.qin, offers)
    assert "文具八五折" not in words(client, public)
