"""Bad input is answered by one sentence: what, why, the next step. Nothing half done, no crash."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from sifang.core.models import Deed
from sifang.needs.models import Need

pytestmark = pytest.mark.django_db
TEMPLATES = Path(__file__).parent.parent.parent / "src/sifang/web/templates"
SENTENCE = re.compile("[\u4e00-\u9fff].*[。；，]")


def client_of(person):
    """A client that is logged in as ``person``, with crashes shown as pages."""
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def main_words(response):
    """What the page says between its main tags."""
    html = response.content.decode()
    return re.sub("<[^>]+>", " ", html.split("<main", 1)[1])


def test_five_megabytes_of_text_are_refused(town):
    need = town.need(verified=False)
    answer = client_of(town.wang).post(reverse("need-return", args=[need.pk]), {"words": "字" * 2_000_000, "once": "a"})
    assert answer.status_code == 400
    assert SENTENCE.search(main_words(answer))
    need.refresh_from_db()
    assert need.stage == Need.Stage.NEW


@pytest.mark.parametrize("letter", ["\x00", "路灯\x00坏了"])
def test_nul_bytes_are_refused(town, letter):
    need = town.need(verified=False)
    answer = client_of(town.wang).post(reverse("need-return", args=[need.pk]), {"words": letter, "once": "a"})
    assert answer.status_code == 400
    assert SENTENCE.search(main_words(answer))
    assert client_of(town.wang).get(reverse("needs"), {"words": letter}).status_code == 400
    assert client_of(town.wang).get("/needs/%00/").status_code in (400, 404)


def test_a_wrong_stage_is_told_in_a_sentence(town):
    need = town.need()
    before = Deed.objects.count()
    client, url = client_of(town.wang), reverse("need-return", args=[need.pk])
    assert client.post(url, {"words": "没有写清楚是哪里", "once": "a"}).status_code == 302
    again = client.post(url, {"words": "没有写清楚是哪里", "once": "b"})
    assert again.status_code == 409
    assert need.title in main_words(again)
    assert Deed.objects.count() == before + 1


def test_a_wrong_role_is_told_in_a_sentence(town):
    need = town.need(verified=False)
    answer = client_of(town.su).post(reverse("need-return", args=[need.pk]), {"words": "没有写清楚", "once": "a"})
    assert answer.status_code == 403
    assert SENTENCE.search(main_words(answer))


def test_a_missing_field_stands_beside_its_field(town):
    need = town.need(verified=False)
    answer = client_of(town.wang).post(reverse("need-return", args=[need.pk]), {"once": "a"})
    assert answer.status_code == 422
    assert SENTENCE.search(main_words(answer))


@pytest.mark.parametrize("value", ["9" * 40, "-1", "0", "1e9", "abc", "１"])
def test_odd_numbers_in_addresses_and_pages_do_not_crash(town, value):
    client = client_of(town.wang)
    assert client.get(f"/needs/{value}/").status_code == 404
    assert client.get(reverse("needs"), {"page": value}).status_code in (200, 404)
    assert client.get(reverse("needs"), {"place": value}).status_code in (200, 404)


def test_a_form_from_elsewhere_changes_nothing(town):
    need = town.need(verified=False)
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(town.wang)
    answer = client.post(reverse("need-return", args=[need.pk]), {"words": "没有写清楚是哪里", "once": "a"})
    assert answer.status_code == 403
    assert SENTENCE.search(main_words(answer))
    need.refresh_from_db()
    assert need.stage == Need.Stage.NEW


def forms_without_a_key(html):
    """The POST forms of a template that carry no once-key."""
    forms = re.findall(r"<form[^>]*method=.post.[^>]*>.*?</form>", html, re.S)
    # A step back, a look at a file and a download write nothing that a second time would double.
    passive = ('name="back"', "multipart/form-data", "data-again")
    return [form for form in forms if not any(mark in form for mark in ("_idempotency", "once", *passive))]


# What these forms do changes nothing yet, is the same however often it is done, or must not be kept (passwords, when
# somebody voted, and what a merchant wrote into a consent).
NEEDS_NONE = {
    "what.html", "where.html", "login.html", "_language.html", "_elder.html", "_strip.html", "account.html",
    "ballot_code.html", "ballot.html", "consent.html", "_statement.html", "riders.html", "_digits.html",
}  # fmt: skip


def test_every_form_carries_a_once_key():
    pages = [path for path in TEMPLATES.rglob("*.html") if path.name not in NEEDS_NONE]
    assert [path.name for path in pages if forms_without_a_key(path.read_text(encoding="utf-8"))] == []


def test_a_form_without_a_key_would_be_found():
    assert forms_without_a_key('<form method="post"><button></button></form>')
