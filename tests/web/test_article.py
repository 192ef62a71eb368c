"""对照原文: every mechanism with our number, its records and its page; open to all in a demo alone."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sifang.core import clock
from sifang.people.models import Post
from sifang.places import commands as places
from sifang.places.models import Place
from sifang.web.article.mechanisms import table
from tests.web.test_projects import by

pytestmark = pytest.mark.django_db
PAGE = "/article/"


@pytest.fixture
def demo(settings):
    settings.SIFANG_DEMO = True


def lines(page):
    return {line.id: line for _number, _title, _words, found in page.context["sections"] for line in found}


def test_real_data_are_for_accounts_alone_and_a_demo_for_everybody(client, town, settings):
    assert client.get(PAGE).status_code == 302
    settings.SIFANG_DEMO = True
    assert client.get(PAGE).status_code == 200


def test_every_mechanism_stands_in_its_section_with_its_number(client, town):
    town.need()
    found = lines(by(client, town.clerk).get(PAGE, {"year": clock.today().year}))
    assert list(found) == [row.id for row in table() if row.id.startswith("M")]
    assert found["M18"].number == "1件" and found["M02"].number == "1名" and found["M01"].number == "1个社区"
    assert found["M12"].number == ""


def test_a_number_leads_to_as_many_records_and_every_page_opens(client, town):
    town.need()
    town.claimed()
    by(client, town.clerk)
    for line in lines(client.get(PAGE, {"year": clock.today().year})).values():
        if line.number:
            page = client.get(line.records)
            assert page.status_code == 200
            assert int(re.match(r"\d+", line.number)[0]) == page.context["value"]
        assert not line.page or client.get(line.page).status_code == 200


def test_the_public_reads_numbers_and_no_record(client, town, demo):
    found = lines(client.get(PAGE))
    assert not any(line.records for line in found.values())
    assert not any(name in client.get(PAGE).content.decode() for name in (town.ma.name, town.su.name))


def test_what_the_article_tells_stands_beside_the_records_of_its_year(client, town, demo):
    Post.objects.filter(kind="sponsor").update(since="2024-01-02")
    page = client.get(PAGE)
    assert (page.context["checked"], page.context["agreeing"]) == (17, 0)
    [(check, _got, _where, _records)] = lines(page)["M02"].told
    assert (check.fact.words, check.got, check.ok) == ("148名", 1, False)
    [(check, _got, where, _records)] = lines(page)["M04"].told
    assert where == town.taian and check.fact.words == "2次"
    assert client.get(PAGE, {"year": clock.today().year}).context["checked"] == 0


def test_a_community_sees_its_own_numbers_and_no_place_beyond_its_reach(client, town):
    page = by(client, town.wang).get(PAGE)
    assert page.context["place"] == town.taian and page.context["checked"] == 1
    for code in (town.nanguan.pk, "6207", "x"):
        assert client.get(PAGE, {"place": code}).status_code == 404


def test_the_second_article_stands_beside_the_records_of_its_place(client, town, demo):
    places.ship()
    seen = client.get(PAGE, {"article": "panzhou"})
    assert list(lines(seen)) == [row.id for row in table() if row.id.startswith("P")]
    assert (seen.context["place"].pk, seen.context["checked"]) == ("520281", 18)
    told = {check.fact.id: (got, str(where)) for line in lines(seen).values() for check, got, where, _rows in line.told}
    assert told["F22"] == ("0元", "") and told["F26"][1] and told["F33"] == ("0件", "物业纠纷积压（期末）")
    assert lines(seen)["P28"].figure is None
    assert client.get(PAGE, {"article": "panzhou", "year": 2025}).context["checked"] == 0
    assert client.get(PAGE, {"article": "lanzhou"}).status_code == 404


def test_a_reader_in_panzhou_begins_with_the_article_of_panzhou(client, town):
    places.ship()
    nanhu = Place.objects.get(pk="520281001009")
    worker = town.official("nanhu", "秦海", "worker", place=nanhu)
    page = by(client, worker).get(PAGE)
    assert (page.context["article"].name, page.context["place"]) == ("panzhou", nanhu)
    assert by(client, worker).get(PAGE, {"article": "zhangye"}).context["place"] == nanhu


def test_pages_one_may_not_open_are_not_offered(client, town):
    found = lines(by(client, town.su).get(PAGE, {"place": town.taian.pk}))
    assert found["M12"].page == reverse("meetings")
    assert found["M07"].page == ""


def test_the_page_asks_as_often_for_many_rows(client, town):
    def count():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(PAGE, {"year": clock.today().year}).status_code == 200
        return len(asked)

    by(client, town.clerk)
    town.need()
    count()  # the first page of a session writes it down
    few = count()
    for _one in range(10):
        town.need()
    assert count() == few


def test_an_english_reader_reads_english(client, town, demo):
    page = client.get(PAGE, headers={"accept-language": "en"}, HTTP_COOKIE="django_language=en")
    assert page.status_code == 200
    client.cookies["django_language"] = "en"
    assert "Bench talks" in client.get(PAGE).content.decode()
