"""Tokens: never more than the person may, narrowed by scope and place, over at once; and ETags both ways."""

import datetime
import json
import re

import pytest
from django.core.cache import cache
from django.test import Client

from sifang.api.bearers import BY_TOKEN
from sifang.core import clock
from sifang.core.errors import NotAllowed, Refused
from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people import commands as people
from sifang.people.models import Token
from tests.api.programs import Program, issue

pytestmark = pytest.mark.django_db
TEXT = "二号楼下水道堵了三天"


def test_a_token_reads_and_writes_for_its_person_and_the_deed_names_both(town):
    token, secret = issue(town.wang, town.taian)
    program = Program(secret)
    body = {"place": town.taian.pk, "text": TEXT, "channel": "community"}
    first, again = program.post("/api/needs", body, once="a"), program.post("/api/needs", body, once="a")
    assert first.status_code == 201 and first.json() == again.json()
    key = first.json()["id"]
    deed = Deed.objects.get(verb="need.reported", subject_id=key)
    assert (deed.actor, deed.detail["token"]) == (town.wang, token.pk)
    assert program.get(f"/api/needs/{key}").json()["text"] == TEXT
    joined = program.post(f"/api/needs/{key}/join", {})
    assert Client().get(f"/api/track/{joined.json()['track_code']}").json()["stage"] == "new"
    assert program.post(f"/api/needs/{key}/verify", {"category": "infrastructure"}).json()["stage"] == "listed"
    assert program.post(f"/api/needs/{key}/answer", {"words": "已经疏通了"}).json()["stage"] == "met"
    assert not Deed.objects.filter(verb="person.registered", detail__has_key="token").exists()
    assert secret not in json.dumps(list(Token.objects.values()), default=str)


def test_etags_spare_the_reader_and_stop_lost_updates(town):
    program, need = Program(issue(town.wang, town.taian)[1]), town.need(verified=False)
    path = f"/api/needs/{need.pk}"
    seen = program.get(path).headers["ETag"]
    assert program.get(path, **{"If-None-Match": seen}).status_code == 304
    listed = program.get(f"/api/needs?place={town.taian.pk}&size=1")
    assert 'rel="last"' in listed.headers["Link"]
    same = {"If-None-Match": listed.headers["ETag"]}
    assert program.get(f"/api/needs?place={town.taian.pk}&size=1", **same).status_code == 304
    assert program.post(f"{path}/verify", {}, **{"If-Match": seen}).status_code == 200
    late = program.post(f"{path}/return", {"reason": "说不清在哪里"}, **{"If-Match": seen})
    assert late.status_code == 412 and late.json()["error"]
    need.refresh_from_db()
    assert need.stage == Need.Stage.LISTED


def test_what_lies_beyond_the_scopes_and_places_is_closed(town):
    here, there = town.need(verified=False), needs.report(None, town.nanguan, TEXT, asker=town.ma)
    clerk = Program(issue(town.clerk, town.taian, scopes=["read:needs"])[1])
    assert clerk.get(f"/api/needs/{here.pk}").status_code == 200
    assert clerk.get(f"/api/needs/{there.pk}").status_code == 404
    assert [row["id"] for row in clerk.get(f"/api/needs?place={town.street.pk}").json()["rows"]] == [here.pk]
    assert clerk.post(f"/api/needs/{here.pk}/verify", {}).status_code == 403
    assert clerk.get(f"/api/projects?place={town.taian.pk}").status_code == 403
    writer = Program(issue(town.clerk, town.taian)[1])
    assert writer.post(f"/api/needs/{there.pk}/verify", {}).status_code == 404
    assert writer.post("/api/needs", {"place": town.nanguan.pk, "text": TEXT}).status_code == 404
    assert writer.get(f"/api/figures/{town.nanguan.pk}").status_code == 404
    assert writer.get(f"/api/places?below={town.street.pk}").json()["count"] == 1
    mass = writer.post(f"/api/needs/{here.pk}/verify", {"urgency": 1, "stage": "closed", "code": "XQ-1"})
    assert mass.status_code == 422 and set(mass.json()["fields"]) == {"verdict.stage", "verdict.code"}
    here.refresh_from_db()
    assert here.stage == Need.Stage.NEW


def test_a_token_ends_with_its_day_its_revocation_its_post_and_its_account(town):
    token, secret = issue(town.wang, town.taian)
    program, path, need = Program(secret), f"/api/needs?place={town.taian.pk}", town.need()
    assert program.get(path).json()["count"] == 1
    with clock.at(clock.now() + datetime.timedelta(days=31)):
        assert program.get(path).status_code == 401
    people.end_post(town.clerk, town.wang.posts.get())
    assert program.get(path).json()["count"] == 0
    assert program.get(f"/api/needs/{need.pk}").status_code == 404
    other, its_secret = issue(town.li, town.taian)
    with pytest.raises(NotAllowed):
        people.revoke_token(town.wang, other)
    people.revoke_token(town.li, other)
    with pytest.raises(Refused):
        people.revoke_token(town.li, other)
    assert Program(its_secret).get(path).status_code == 401
    town.wang.is_active = False
    town.wang.save()
    assert program.get(path).status_code == 401


def test_a_wrong_token_never_falls_back_on_a_session_and_guessing_is_stopped(town):
    cache.clear()
    client = Client(headers={"Authorization": "Bearer sf_wrong"})
    client.force_login(town.wang)
    path = f"/api/needs?place={town.taian.pk}"
    assert client.get(path).status_code == 401
    for _n in range(30):
        answer = client.get(path)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    token, secret = issue(town.wang, town.taian)
    assert Client(headers={"Authorization": f"Bearer {secret}"}).get(path).status_code == 429
    cache.clear()
    for _n in range(BY_TOKEN.most):
        BY_TOKEN.count(token.pk)
    assert Program(secret).get(path).status_code == 429
    cache.clear()


def test_a_session_needs_the_csrf_token_where_a_bearer_does_not(town):
    client = Client(enforce_csrf_checks=True)
    client.force_login(town.wang)
    body = json.dumps({"place": town.taian.pk, "text": TEXT, "channel": "community"})
    asked = client.post("/api/needs", body, content_type="application/json", headers={"Idempotency-Key": "k"})
    assert asked.status_code == 403 and asked.json()["error"]


def test_nobody_gives_out_more_than_they_hold(town):
    with pytest.raises(NotAllowed):
        issue(town.wang, town.nanguan)
    with pytest.raises(NotAllowed):
        issue(town.wang, town.street)
    for wrong in ({"scopes": ["all"]}, {"scopes": []}, {"days": 400}, {"days": 0}):
        with pytest.raises(Refused):
            issue(town.wang, town.taian, **wrong)
    with pytest.raises(Refused):
        issue(town.wang)
    issue(town.su, town.taian)


def test_the_page_shows_a_new_token_once_and_takes_it_back(town):
    client = Client()
    client.force_login(town.li)
    day = (clock.today() + datetime.timedelta(days=9)).isoformat()
    sent = {"label": "热线交换", "scopes": ["read:needs"], "places": town.taian.pk, "expires_on": day, "once": "a"}
    assert client.post("/tokens/", sent | {"places": "泰安"}).status_code == 422
    shown = client.post("/tokens/", sent)
    secret = re.search(r"sf_[\w-]{43}", shown.content.decode()).group()
    assert client.post("/tokens/", sent).status_code == 409
    assert secret not in client.get("/tokens/").content.decode()
    path = f"/api/needs?place={town.taian.pk}"
    assert Program(secret).get(path).status_code == 200
    assert client.post(f"/tokens/{Token.objects.get().pk}/revoke/", {"once": "b"}).status_code == 302
    assert Program(secret).get(path).status_code == 401
