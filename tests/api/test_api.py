"""The API: the same commands as the pages, each POST with a key, each refusal one sentence."""

import json

import pytest
from django.test import Client

from sifang.needs.models import Need

pytestmark = pytest.mark.django_db


def caller(person):
    """A client that is logged in as ``person``."""
    client = Client()
    client.force_login(person)
    return client


def post(client, path, body, key="k-1"):
    """One POST of ``body`` with the key."""
    headers = {"Idempotency-Key": key} if key else {}
    return client.post(path, json.dumps(body), content_type="application/json", headers=headers)


def test_a_need_is_reported_once_however_often_it_is_sent(town):
    client, body = caller(town.wang), {"place": town.taian.code, "text": "二号楼下水道堵了三天", "channel": "community"}
    first, again = post(client, "/api/needs", body), post(client, "/api/needs", body)
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert Need.objects.count() == 1


def test_a_key_serves_one_content_only(town):
    client, body = caller(town.wang), {"place": town.taian.code, "text": "二号楼下水道堵了三天", "channel": "community"}
    post(client, "/api/needs", body)
    other = post(client, "/api/needs", body | {"text": "三号楼下水道堵了三天"})
    assert other.status_code == 422
    assert Need.objects.count() == 1


def test_a_post_without_a_key_is_told_to_bring_one(town):
    answer = post(caller(town.wang), "/api/needs", {"place": town.taian.code, "text": "二号楼下水道堵了"}, key="")
    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.json()["error"]


def test_a_refused_post_does_not_use_its_key_up(town):
    client = caller(town.zhou)
    body = {"place": town.taian.code, "text": "二号楼下水道堵了三天", "channel": "community"}
    assert post(client, "/api/needs", body).status_code == 403
    body["channel"] = "resident"
    assert post(client, "/api/needs", body).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"place": "x", "text": "二号楼下水道堵了三天"},
        {"place": "620702002010", "text": "字" * 2001},
        {"place": "620702002010", "text": "二号楼下水道堵了三天", "wished_by": "yesterday"},
        {"place": 7, "text": None},
    ],
)
def test_a_body_that_does_not_fit_is_answered_with_its_fields(town, body):
    answer = post(caller(town.wang), "/api/needs", body)
    assert answer.status_code == 422
    assert answer.json()["error"]
    assert answer.json()["fields"]


def test_broken_json_and_huge_bodies_are_refused_not_crashed(town):
    client = caller(town.wang)
    headers = {"Idempotency-Key": "k"}
    broken = client.post("/api/needs", "{", content_type="application/json", headers=headers)
    assert broken.status_code == 400
    assert broken.json()["error"]
    huge = json.dumps({"place": town.taian.code, "text": "字" * 2_000_000})
    assert client.post("/api/needs", huge, content_type="application/json", headers=headers).status_code in (400, 413)


def test_nobody_in_particular_gets_no_list():
    answer = Client().get("/api/needs?place=620702002010")
    assert answer.status_code == 401
    assert answer.json()["error"]


def test_lists_hold_what_the_caller_may_see_and_no_more(town):
    town.need()
    path = f"/api/needs?place={town.taian.code}"
    assert caller(town.wang).get(path).json()["count"] == 1
    assert caller(town.zhou).get(path).json()["count"] == 0


def test_a_foreign_need_does_not_exist(town):
    need = town.need(verified=False)
    foreign = post(caller(town.zhou), f"/api/needs/{need.pk}/verify", {})
    assert foreign.status_code == 404
    assert foreign.json()["error"]
    assert post(caller(town.wang), f"/api/needs/{need.pk}/verify", {}).status_code == 200
    again = post(caller(town.wang), f"/api/needs/{need.pk}/verify", {}, key="k-2")
    assert again.status_code == 409
    assert need.title in again.json()["error"]


def test_an_intent_is_stated_and_no_claim_can_be_made(town):
    project = town.project()
    answer = post(caller(town.deng), f"/api/projects/{project.pk}/intents", {"organization": town.power.pk})
    assert answer.status_code == 201
    assert answer.json()["lead"] is None
    paths = caller(town.wang).get("/api/openapi.json").json()["paths"]
    assert not [path for path in paths if "claim" in path]


def test_huge_numbers_are_refused_before_they_reach_the_database(town):
    client = caller(town.wang)
    assert client.get(f"/api/needs?place={town.taian.code}&page=100078411385064701952").status_code == 422
    assert post(client, f"/api/needs/{2**70}/verify", {}).status_code == 422


def test_figures_are_the_same_as_the_commands(town):
    town.need()
    answer = caller(town.wang).get(f"/api/figures/{town.taian.code}").json()
    assert answer["needs"] == 1
    assert answer["claims"] == 0
