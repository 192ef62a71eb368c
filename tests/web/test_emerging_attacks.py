"""Odd requests to the pages of the emerging fields: an answer in a sentence, never a crash."""

import pytest
from django.test import Client
from django.urls import reverse

from sifang.commerce import commands as commerce
from tests.commerce.mall import Mall
from tests.commerce.shops import Shops

pytestmark = pytest.mark.django_db


def client_of(person):
    """A client that is logged in as ``person``, with crashes shown as pages."""
    client = Client(raise_request_exception=False)
    if person:
        client.force_login(person)
    return client


@pytest.mark.parametrize("line", ["abc", "", "²", "9" * 40, "-1", "1e3"])
def test_no_odd_line_of_a_measure_crashes(town, line):
    mall = Mall(town)
    for kind in ("hiring", "cost"):
        url = reverse("measure-drop", args=[mall.measure(kind).pk])
        assert client_of(mall.qin).post(url, {"line": line, "once": line + kind}).status_code == 404


@pytest.mark.parametrize("name", ['店"\r\nX-Evil: 1', "../../店", "店；filename=a.exe", "店" * 79])
def test_a_paper_is_named_after_a_shop_whatever_it_is_called(town, name):
    shops = Shops(town)
    url = reverse("merchant-new", args=[shops.district.pk])
    assert client_of(shops.luo).post(url, {"name": name, "once": "n"}).status_code == 302
    shop = shops.district.merchants.latest("pk")
    consent = commerce.ask_consent(shops.luo, commerce.consult_finance(shops.luo, shop), shops.lender)
    answer = client_of(shops.luo).post(reverse("consent-paper", args=[consent.pk]), {"once": "p"})
    assert answer.status_code == 200 and "X-Evil" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_codes_are_guessed_thirty_times_and_no_more_whatever_they_open(town):
    kinds = ("consent", "share-word", "checkup-result")
    client = client_of(None)
    told = [client.get(reverse(kinds[n % 3], args=[f"ZZZZ{n:08d}"])).status_code for n in range(32)]
    assert told[:30] == [404] * 30 and told[30:] == [429] * 2
    assert [client.get(reverse(name, args=["A" * 300])).status_code for name in kinds] == [429] * 3


@pytest.mark.parametrize("say", ["", "maybe", "yes\x00", "back"])
def test_a_consent_answers_to_every_word(town, say):
    shops = Shops(town)
    consent = commerce.ask_consent(shops.luo, commerce.consult_finance(shops.luo, shops.noodles), shops.lender)
    url = reverse("consent", args=[consent.code])
    client = client_of(None)
    assert client.get(url, {"say": "no"}).status_code == 200
    for sent in (
        {"say": say},
        {"say": ["yes", "no"], "statement": ["一句话说明", "二"]},
        {"say": "yes", "statement": "字" * 9999},
    ):
        assert client.post(url, sent).status_code < 500
    assert Client(enforce_csrf_checks=True).post(url, {"say": "no"}).status_code == 403
