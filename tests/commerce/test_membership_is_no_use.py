"""Nothing anywhere can find, sort, count, write out or judge merchants by Party membership, or by a consent."""

import html
import io
import re
import zipfile

import pytest
from django.apps import apps
from django.core.exceptions import FieldError
from django.urls import reverse

from sifang.api.routes import api
from sifang.commerce import commands as commerce
from sifang.commerce import finance
from sifang.commerce.models import Application, Consent
from sifang.core.models import Deed
from sifang.figures import queries as figures
from sifang.ledgers import commands as ledgers
from sifang.ledgers.declarations import LEDGERS
from tests.commerce.shops import Shops
from tests.web.test_escalations import by

pytestmark = pytest.mark.django_db

WORDS = "我是中共党员，金丝雀支部"
MEMBERSHIP = re.compile(r"member|communist|党员|政治面貌|is_party|party_m|cpc", re.IGNORECASE)
# What differs between two answers to the same request, whoever asks.
FRESH = re.compile(r'(name="(?:once|csrfmiddlewaretoken)" value|nonce)="[^"]*"')
ASKED = (
    "", "?stage=consulted", "?member=1", "?order=member", "?consent=consented", "?consents__stage=consented",
    "?sort=consent", "?q=%E5%85%9A%E5%91%98",
)  # fmt: skip


@pytest.fixture
def shops(town):
    return Shops(town)


@pytest.fixture
def two(shops):
    """Two applications of one day, each asked for its consent; nobody has answered."""
    made = [commerce.consult_finance(shops.luo, merchant) for merchant in (shops.noodles, shops.shoes)]
    return [commerce.ask_consent(shops.luo, one, shops.lender) for one in made]


def fields_of(label):
    return {field.name for model in apps.get_app_config(label).get_models() for field in model._meta.get_fields()}


def test_no_table_of_merchants_has_a_field_for_it():
    assert [name for name in fields_of("commerce") if MEMBERSHIP.search(name)] == []
    about = {model for model in apps.get_app_config("commerce").get_models()}
    outside = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model not in about
        for field in model._meta.get_fields()
        if field.concrete and field.related_model in about
    ]
    assert outside == [], "a table outside commerce points at merchants; does it tell of membership?"


def test_the_sealed_words_cannot_be_searched_or_sorted_by(shops, two):
    for consent in two:
        commerce.give_consent(consent.code, WORDS)
    with pytest.raises(FieldError):
        Consent.objects.filter(statement__contains="党员")
    with pytest.raises(FieldError):
        list(Application.objects.order_by("consents__statement"))
    sealed = list(Consent.objects.values_list("statement_sealed", flat=True))
    assert len(set(sealed)) == 2, "the same words sealed twice are two different texts"
    assert not Consent.objects.filter(statement_sealed__contains="党员").exists()
    assert len({len(one) for one in sealed}) == 1


def test_no_ledger_of_merchants_has_a_column_for_it():
    ours = [name for name in LEDGERS if {"merchant", "pledge"} & set(LEDGERS[name].by_identifier)]
    assert "finance" in ours
    told = [(name, column.title) for name in ours for column in LEDGERS[name].columns
            if MEMBERSHIP.search(f"{column.identifier} {column.title}")]  # fmt: skip
    assert told == []


def answers(client):
    """What every way of asking for the list gives, without what is fresh in each answer."""
    given = [(asked, client.get(f"/finance/{asked}").content.decode()) for asked in ASKED]
    return [FRESH.sub("", page.replace(asked, "") if asked else page) for asked, page in given]


def test_the_list_is_the_same_to_the_byte_whoever_consented(client, shops, two):
    by(client, shops.luo)
    client.get("/finance/")
    before, order = answers(client), list(finance.applications(shops.luo, ""))
    commerce.give_consent(two[0].code, WORDS)
    commerce.refuse_consent(two[1].code)
    commerce.provide(shops.luo, two[0])
    assert answers(client) == before
    assert list(finance.applications(shops.luo, "")) == order
    assert before[0] == before[2] == before[3] == before[4], "a parameter nobody knows narrows nothing"
    assert finance.counts(shops.luo, "") == {"consulted": 2}


def test_a_page_of_one_application_tells_of_its_own_consent_alone(client, shops, two):
    commerce.give_consent(two[0].code, WORDS)
    page = by(client, shops.luo).get(reverse("application", args=[two[1].application_id])).content.decode()
    assert "同意了，还没转告" not in page
    page = client.get(reverse("application", args=[two[0].application_id])).content.decode()
    assert "同意了，还没转告" in page and "金丝雀" not in page


def contents(town):
    """{ledger: every text of its workbook, without the day it was written}."""
    found = {}
    for name in LEDGERS:
        archive = zipfile.ZipFile(io.BytesIO(ledgers.export(town.clerk, name, town.street)))
        found[name] = [
            html.unescape(archive.read(one).decode()) for one in archive.namelist() if one.endswith("sheet1.xml")
        ]
    return found


def test_no_workbook_no_figure_and_no_deed_tells_of_it(town, shops, two):
    books, numbers = contents(town), figures.public_figures(town.taian.pk)
    commerce.give_consent(two[0].code, WORDS)
    commerce.refuse_consent(two[1].code)
    commerce.provide(shops.luo, two[0])
    after = contents(town)
    assert {name for name in books if books[name] != after[name]} == {"finance"}
    assert after["finance"][0].replace("有", "无", 1) == books["finance"][0], "the one word of the consent's own column"
    assert figures.public_figures(town.taian.pk) == numbers
    assert "金丝雀" not in repr(after) and "党员" not in repr(after["finance"])
    assert not re.search("党员|金丝雀|\\\\u515a", repr(list(Deed.objects.values())))


def test_the_interface_for_machines_knows_no_merchant_and_no_consent():
    schema = repr(api.get_openapi_schema())
    assert not re.search(r"merchant|consent|statement|party_member|is_member", schema, re.IGNORECASE)


def test_this_file_would_find_a_field_or_a_column():
    for name in ("is_party_member", "members", "党员身份", "politics 政治面貌"):
        assert MEMBERSHIP.search(name)
