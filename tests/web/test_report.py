"""Reporting in three steps, and joining a need that is already there."""

import re

import pytest

from sifang.needs import commands as needs
from sifang.needs.models import Asker, Need
from sifang.places import commands as places
from sifang.web.sessions import Session
from tests.town import TAIAN

pytestmark = pytest.mark.django_db

REPORT = f"/c/{TAIAN}/report/"
WORDS = {"text": "东门路灯不亮，晚上看不清", "category": ""}
WHERE = {"spot": "", "spot_words": "东门外"}
CONTACT = {"phone": "199 0000 7777", "name": "赵阿姨", "consent": "on", "once": "a1"}


def send(client, **changes):
    """The third step is sent, with some fields changed."""
    return client.post(REPORT, {"step": "contact"} | WORDS | WHERE | CONTACT | changes)


def test_three_steps_store_a_need_and_lead_to_its_code(town, client):
    spot = places.add_below(town.li, town.taian, "化肥厂家属楼", "compound")
    assert client.get(REPORT).status_code == 200
    second = client.post(REPORT, {"step": "what"} | WORDS)
    assert "化肥厂家属楼" in second.content.decode()
    third = client.post(REPORT, {"step": "where"} | WORDS | WHERE | {"spot": spot.code})
    assert "化肥厂家属楼 东门外" in third.content.decode()
    assert not Need.objects.exists()
    assert not Session.objects.exists()
    done = send(client, spot=spot.code)
    need = Need.objects.get()
    asker = need.asked_by.get()
    assert done.url == f"/t/{asker.track_code}/done/"
    assert (need.spot, need.spot_words, need.stage, need.channel) == (spot, "东门外", "new", "resident")
    assert (asker.person.phone, asker.person.name) == ("19900007777", "赵阿姨")
    page = client.get(done.url).content.decode()
    assert re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", page)
    assert "data:image/svg+xml" in page


def test_sending_twice_stores_one_need(town, client):
    first, second = send(client), send(client)
    assert first.headers["Location"] == second.headers["Location"]
    assert Need.objects.count() == 1


def test_what_was_written_comes_back_when_somebody_goes_back(town, client):
    page = client.post(REPORT, {"step": "where", "back": "what"} | WORDS | WHERE)
    assert WORDS["text"] in page.content.decode()
    assert 'name="spot_words" value="东门外"' in page.content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "灯"},
        {"text": "灯" * 2001},
        {"spot": "999"},
        {"spot_words": "x" * 81},
        {"phone": "123"},
        {"phone": "139****0000"},
        {"name": "马" * 41},
        {"consent": ""},
        {"website": "http://example.org"},
    ],
)
def test_a_field_that_cannot_be_stored_is_asked_for_again(town, client, changes):
    answer = send(client, **changes)
    assert answer.status_code == 422
    assert not Need.objects.exists()


def test_numbers_in_the_words_are_taken_out_before_they_are_shown_again(town, client):
    page = client.post(REPORT, {"step": "what"} | WORDS | {"text": "找王师傅 13912345678 修灯"}).content.decode()
    assert "13912345678" not in page


def test_a_report_needs_neither_name_nor_phone(town, client):
    send(client, phone="", name="")
    assert Need.objects.get().asked_by.get().person.phone == ""


def test_the_sixth_report_of_a_phone_within_the_hour_is_refused(town, client):
    answers = [send(client, once=f"n{n}", text=f"第{n}盏灯不亮了").status_code for n in range(6)]
    assert answers == [302] * 5 + [429]
    assert Need.objects.count() == 5


def test_the_twenty_first_report_of_an_address_within_the_hour_is_refused(town, client):
    answers = [send(client, once=f"n{n}", phone="").status_code for n in range(21)]
    assert answers == [302] * 20 + [429]


def test_an_open_need_that_may_be_the_same_is_shown_while_writing(town, client):
    need = town.need()
    page = client.get(f"/c/{TAIAN}/lookalikes/", {"q": "三号楼路灯坏了"}).content.decode()
    assert need.title in page and f"/needs/{need.pk}/join/" in page
    assert "马" not in page and "<html" not in page
    assert client.get(f"/c/{TAIAN}/lookalikes/", {"q": "灯"}).content.decode().strip() == ""


def test_disputes_are_never_shown_to_others(town, client):
    need = town.need("三号楼两家邻居为噪音吵架", category="mediation")
    assert need.title not in client.get(f"/c/{TAIAN}/lookalikes/", {"q": need.text}).content.decode()
    assert client.get(f"/c/{TAIAN}/needs/{need.pk}/join/").status_code == 404


def test_joining_gives_a_code_of_ones_own(town, client):
    need = town.need()
    address = f"/c/{TAIAN}/needs/{need.pk}/join/"
    assert client.get(address).status_code == 200
    done = client.post(address, CONTACT)
    asker = need.asked_by.exclude(person=town.ma).get()
    assert done.url == f"/t/{asker.track_code}/done/"
    client.post(address, CONTACT)
    assert need.asked_by.count() == 2


def test_typing_somebody_elses_phone_does_not_show_their_code(town, client):
    need = town.need()
    answer = client.post(f"/c/{TAIAN}/needs/{need.pk}/join/", CONTACT | {"phone": town.ma.phone})
    assert answer.url == "/track/"
    assert Asker.objects.get(person=town.ma).track_code not in client.get(answer.url).content.decode()
    assert need.asked_by.count() == 1


def test_joining_without_consent_is_asked_for_again(town, client):
    need = town.need()
    answer = client.post(f"/c/{TAIAN}/needs/{need.pk}/join/", CONTACT | {"consent": ""})
    assert answer.status_code == 422
    assert need.asked_by.count() == 1


def test_a_need_that_is_done_or_of_another_community_cannot_be_joined(town, client):
    need = town.need()
    assert client.get(f"/c/{town.nanguan.code}/needs/{need.pk}/join/").status_code == 404
    needs.answer(town.wang, need, "灯已换好")
    assert client.get(f"/c/{TAIAN}/needs/{need.pk}/join/").status_code == 404


def test_the_words_a_place_was_guessed_from_are_shown_and_the_gallery_is_offered(town, client):
    places.add_below(town.li, town.taian, "化肥厂家属楼", "compound")
    page = client.post(REPORT, {"step": "what", "text": "化肥厂家属楼门口路灯坏了"}).content.decode()
    assert "您写了“化肥厂家属楼”" in page and "checked" in page
    assert "您写了" not in client.post(REPORT, {"step": "what"} | WORDS).content.decode()
    assert "capture=" not in client.post(REPORT, {"step": "where"} | WORDS | WHERE).content.decode()
