"""The finance desk on pages, and the merchant's own page for a consent."""

import io

import docx
import pytest
from django.urls import reverse

from sifang.commerce import commands as commerce
from sifang.commerce.models import Application, Consent
from sifang.core import clock
from sifang.core.models import Deed, Replay
from tests.commerce.shops import DAY, Shops
from tests.web.test_escalations import at, by

WORDS = "我是中共党员，组织关系在盛世商圈党支部。"


@pytest.fixture
def shops(town):
    return Shops(town)


@pytest.fixture
def made(shops):
    return commerce.consult_finance(shops.luo, shops.noodles, amount_wanted=20_000_000)


def primaries(page):
    return page.split("<main")[1].count("sf-btn primary")


def sent(client, name, thing, data):
    """The page after sending, whose stage has one thing to do at most."""
    answer = client.post(at(name, thing), data | {"once": name}, follow=True)
    page = answer.content.decode()
    assert (answer.status_code, primaries(page) <= 1) == (200, True), page
    return page


def test_an_application_goes_its_way_on_one_page(client, shops):
    today = clock.today()
    by(client, shops.luo)
    assert "还没有咨询记录" in client.get("/finance/").content.decode()
    form = {"merchant": shops.noodles.pk, "amount_wanted": "20万", "purpose": "添设备", "on": today, "once": "n"}
    assert client.post("/finance/new/", form | {"on": today + DAY, "once": "x"}).status_code == 422
    for _again in range(2):
        assert client.post("/finance/new/", form).status_code == 302
    made = Application.objects.get()
    assert "要备哪些资料" in client.get(at("application", made)).content.decode()
    assert "还缺2样资料" in sent(client, "application-list", made, {"titles": "营业执照\n租赁合同"})
    client.post(at("document-at-hand", made.documents.first()), {"at_hand": "1"})
    assert "还缺1样资料" in client.get(at("application", made)).content.decode()
    assert "怎么答复" in sent(client, "application-submit", made, {"institution": shops.lender.pk, "on": today})
    assert "放款了吗" in sent(client, "application-answer", made, {"approved": "1", "answer": "同意", "on": today})
    assert client.post(at("application-paid", made), {"amount": "很多", "on": today}).status_code == 422
    assert "放款180,000.50元" in sent(client, "application-paid", made, {"amount": "180,000.5", "on": today})
    page = client.get("/finance/").content.decode()
    assert "180,000.50" in page and "?stage=disbursed" in page
    assert "顺口面馆" in client.get("/finance/?stage=disbursed").content.decode()
    assert client.post(at("application-end", made), {"why": "算了"}).status_code == 409


def test_others_do_not_find_it(client, town, shops, made):
    assert by(client, town.li).get(at("application", made)).status_code == 200
    assert client.post(at("application-end", made), {"why": "算了"}).status_code == 403
    stranger = town.official("he", "何勇", "district_clerk", place=town.nanguan)
    assert by(client, stranger).get(at("application", made)).status_code == 404
    assert "顺口面馆" not in client.get("/finance/").content.decode()
    assert by(client, town.su).get("/finance/").status_code == 403


def test_a_long_list_asks_as_much_as_a_short_one(client, shops, django_assert_max_num_queries):
    for _n in range(30):
        commerce.consult_finance(shops.luo, shops.noodles)
    by(client, shops.luo).get("/finance/")
    with django_assert_max_num_queries(14):
        assert "?page=2" in client.get("/finance/").content.decode()


def test_the_merchant_gives_its_word_on_its_own_page_and_takes_it_back(client, shops, made):
    consent = commerce.ask_consent(shops.luo, made, shops.lender)
    own = reverse("consent", args=[consent.code.lower()])
    page = client.get(own).content.decode()
    assert "甘州农商银行" in page and "不影响办贷款" in page and "没有人会问第二遍" in page
    assert client.post(own, {"say": "yes", "statement": "是"}).status_code == 422
    assert client.post(own, {"say": "yes", "statement": WORDS, "once": "kept"}).status_code == 302
    assert not Replay.objects.filter(fingerprint__isnull=False).exists()
    page = client.get(own)
    assert "党员，组织关系" not in page.content.decode() and "no-store" in page.headers["Cache-Control"]
    by(client, shops.luo)
    assert "党员，组织关系" not in client.get(at("application", made)).content.decode()
    told = client.post(at("consent-provide", consent), {"once": "p"})
    assert WORDS in told.content.decode() and "no-store" in told.headers["Cache-Control"]
    for once in ("p", "q"):
        again = client.post(at("consent-provide", consent), {"once": once})
        assert (again.status_code, WORDS in again.content.decode()) == (409, False)
    client.logout()
    assert "没法让它忘掉" in client.get(own).content.decode()
    client.post(own, {"say": "back"})
    assert "已经销毁" in client.get(own).content.decode()
    assert Consent.objects.get().data_key == ""


def test_the_merchant_says_no_and_nothing_else_happens(client, shops, made):
    consent = commerce.ask_consent(shops.luo, made, shops.lender)
    own = reverse("consent", args=[consent.code])
    client.post(own, {"say": "no"})
    assert "贷款照常办" in client.get(own).content.decode()
    assert client.post(own, {"say": "back"}).status_code == 409
    assert client.post(own, {"say": "what"}).status_code == 302
    assert by(client, shops.luo).post(at("consent-provide", consent)).status_code == 409


def test_codes_cannot_be_tried_out(client, shops, made):
    code = commerce.ask_consent(shops.luo, made, shops.lender).code
    for n in range(30):
        assert client.get(reverse("consent", args=[f"QQQQ{n}"])).status_code == 404
    assert client.get(reverse("consent", args=[code])).status_code == 429


def test_the_paper_tells_the_merchant_everything_and_its_printing_is_on_record(client, shops, made):
    consent = commerce.ask_consent(shops.luo, made, shops.lender)
    answer = by(client, shops.luo).post(at("consent-paper", consent))
    paper = docx.Document(io.BytesIO(answer.content))
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    for told in ("甘州农商银行", "不影响您办贷款", "随时可以收回", "没法让它忘掉", consent.code[:4], "/consent/"):
        assert told in words, told
    assert len(paper.inline_shapes) == 1
    assert Deed.objects.filter(verb="consent.printed", actor=shops.luo).count() == 1
