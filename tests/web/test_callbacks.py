"""The page of needs to call back about, and one call."""

import pytest

from sifang.needs import commands as needs
from sifang.people.models import Unmasking
from tests.web.test_projects import by

pytestmark = pytest.mark.django_db


def test_a_call_shows_the_phone_once_and_keeps_what_was_said(client, town):
    need = town.need()
    needs.answer(town.wang, need, "灯泡换好了")
    asker = need.asked_by.get()
    by(client, town.wang)
    page = client.get("/needs/callbacks/").content.decode()
    assert need.title in page and "19900001234" not in page
    for beside in (f"/needs/{need.pk}/", f"/work/?open={need.pk}"):
        assert f'action="/needs/{need.pk}/call/"' in client.get(beside).content.decode()
    page = client.post(f"/needs/{need.pk}/call/", {"asker": asker.pk})
    assert "19900001234" in page.content.decode() and page.headers["Cache-Control"] == "no-store"
    assert need.code in Unmasking.objects.get().reason
    half = {"asker": asker.pk, "result": "reached", "outcome": "yes", "words": "都好"}
    answer = client.post(f"/needs/{need.pk}/called/", half)
    assert answer.status_code == 422 and "19900001234" not in answer.content.decode()
    assert "satisfaction" in answer.context["form"].errors
    assert client.post(f"/needs/{need.pk}/called/", half | {"satisfaction": 4}).status_code == 302
    page = client.get(f"/needs/{need.pk}/").content.decode()
    assert "回访过1次" in page and "都好" in page and f'action="/needs/{need.pk}/call/"' not in page
    assert not client.get("/needs/callbacks/").context["rows"]


def test_another_communitys_calls_do_not_exist(client, town):
    need = town.need()
    needs.answer(town.wang, need, "灯泡换好了")
    sent = {"asker": need.asked_by.get().pk, "result": "reached"}
    for person, status in ((town.zhou, 404), (town.su, 403), (town.clerk, 403)):
        by(client, person)
        assert client.post(f"/needs/{need.pk}/call/", sent).status_code == status
        assert client.post(f"/needs/{need.pk}/called/", sent).status_code == status
    by(client, town.zhou)
    assert not client.get("/needs/callbacks/").context["rows"]
    by(client, town.wang)
    assert client.post(f"/needs/{need.pk}/call/", {"asker": "x"}).status_code == 404
