"""Sending the same thing twice changes nothing: through the pages, as a browser or a weak network would."""

import datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from sifang.core import clock, replays
from sifang.core.models import Deed, Replay
from sifang.needs.models import Asker, Need
from sifang.people.models import Person
from tests.crowd import at_once
from tests.worlds import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@world
def worker(town):
    """王芳's browser."""
    client = Client()
    client.force_login(town.wang)
    return client


def words_of_a_resident(once="one", text="三号楼路灯坏了，晚上看不清路"):
    """The last step of a resident's report, as the page sends it."""
    return {
        "text": text, "category": "", "spot": "", "spot_words": "三号楼", "step": "contact",
        "name": "马大姐", "phone": "19900004321", "consent": "on", "once": once,
    }  # fmt: skip


def report(client, **changed):
    return client.post(reverse("report", args=["620702002010"]), words_of_a_resident(**changed))


def answer(client, need, words="已经请人换了灯泡", once="one", **headers):
    return client.post(reverse("need-answer", args=[need.pk]), {"words": words, "once": once}, **headers)


def test_the_same_report_sent_twice_is_one_need_and_gets_the_same_answer(town, client):
    first, second = report(client), report(client)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert Need.objects.count() == Asker.objects.count() == 1
    assert Deed.objects.filter(verb="need.reported").count() == 1


def test_another_key_is_another_report(town, client):
    assert report(client)["Location"] != report(client, once="two", text="四号楼井盖松动，怕绊倒人")["Location"]
    assert Need.objects.count() == 2


def test_the_same_key_with_other_words_is_told_so(town, client):
    report(client)
    other = report(client, text="四号楼井盖松动，怕绊倒人")
    assert other.status_code == 422
    assert Need.objects.count() == 1


def test_the_same_key_of_another_sender_or_page_is_another_thing(town, worker):
    lamp, drain = town.need(), town.need("井盖松动，怕绊倒人")
    assert answer(worker, lamp).status_code == answer(worker, drain).status_code == 302
    li = Client()
    li.force_login(town.li)
    assert answer(li, lamp).status_code == 409
    assert set(Need.objects.values_list("stage", flat=True)) == {Need.Stage.MET}


def test_a_command_answered_twice_through_its_form_is_one_deed(town, worker):
    need = town.need()
    first, second = answer(worker, need), answer(worker, need)
    assert (
        (first.status_code, first["Location"])
        == (second.status_code, second["Location"])
        == (302, f"/needs/{need.pk}/")
    )
    assert Deed.objects.filter(verb="need.answered").count() == 1


def test_without_a_key_the_second_sending_is_refused_by_the_command(town, worker):
    need = town.need()
    assert [answer(worker, need, once="").status_code for _sending in range(2)] == [302, 409]


@pytest.mark.parametrize(("words", "status"), [("好", 422), ("已经请人换了灯泡", 409)])
def test_a_request_that_was_turned_down_does_not_burn_its_key(town, worker, words, status):
    need = town.need(verified=status == 422)
    if status == 409:
        Need.objects.filter(pk=need.pk).update(stage=Need.Stage.RETURNED)
    assert answer(worker, need, words).status_code == status
    assert not Replay.objects.exists()
    Need.objects.filter(pk=need.pk).update(stage=Need.Stage.LISTED)
    assert answer(worker, need).status_code == 302


def test_what_was_half_done_when_a_page_failed_is_undone(town, worker, monkeypatch):
    need = town.need()
    monkeypatch.setattr("sifang.web.pages.needs._back", lambda request, row: 1 / 0)
    worker.raise_request_exception = False
    assert answer(worker, need).status_code == 500
    need.refresh_from_db()
    assert (need.stage, Replay.objects.count()) == (Need.Stage.LISTED, 0)


def test_old_answers_are_forgotten(town, client):
    report(client)
    assert replays.forget_old() == 0
    with clock.at(clock.now() + replays.LIFETIME + datetime.timedelta(minutes=1)):
        assert replays.forget_old() == 1
    assert report(client, text="四号楼井盖松动，怕绊倒人").status_code == 302
    assert Need.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_sixteen_sendings_at_once_are_one_need(town):
    before = Person.objects.count()
    answers = at_once(lambda _sending: report(Client()), range(16))
    assert {found.status_code for found in answers} == {302}
    assert len({found["Location"] for found in answers}) == 1
    assert Need.objects.count() == Asker.objects.count() == 1
    assert Person.objects.count() == before + 1
    assert Deed.objects.filter(verb="need.reported").count() == 1
