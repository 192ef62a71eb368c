"""Sessions: a new key at login, listed and ended by their owner, over after a rest, worth nothing without a post."""

import datetime

import pytest
from django.conf import settings
from django.test import Client

from sifang.core import clock
from sifang.people import commands as people
from sifang.people.commands import guarding
from sifang.web import sessions
from sifang.web.sessions import Session
from tests.worlds import world

pytestmark = pytest.mark.django_db
PASSWORD = "long-enough-word-1"


@world
def wang(town):
    """Worker Wang, with a password."""
    people.change_password(town.wang, PASSWORD)
    return town.wang


def logged_in(agent="Mozilla/5.0 (Windows NT 10.0) Chrome/130.0", username="wang"):
    """A browser in which somebody has logged in and looked at their account."""
    client = Client(headers={"User-Agent": agent})
    assert client.post("/login/", {"username": username, "password": PASSWORD}).status_code == 302
    assert client.get("/account/").status_code == 200
    return client


def key_of(client):
    """The session key a browser holds."""
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def is_in(client):
    """Whether the browser is still logged in."""
    return client.get("/account/").status_code == 200


def test_the_key_changes_at_login(wang):
    client = Client()
    session = client.session
    session["before"] = True
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    client.post("/login/", {"username": "wang", "password": PASSWORD})
    assert key_of(client) != session.session_key
    assert not Session.objects.filter(pk=session.session_key).exists()


def test_the_account_lists_where_one_is_logged_in_and_no_key(wang):
    desk, phone = logged_in(), logged_in("Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0")
    page = desk.get("/account/").content.decode()
    assert "Chrome · Windows" in page and "微信 · Android" in page
    assert key_of(desk) not in page and key_of(phone) not in page


def test_one_session_is_ended_from_another(wang, town):
    desk, phone, third = logged_in(), logged_in("Android Chrome"), logged_in()
    handle = Session.objects.get(pk=key_of(phone)).handle
    assert desk.post("/account/end-session/", {"which": handle}).status_code == 302
    assert is_in(desk) and not is_in(phone) and is_in(third)
    desk.post("/account/end-session/", {"which": "others"})
    assert is_in(desk) and not is_in(third)


def test_nobody_ends_the_session_of_another(wang, town):
    victim, other = logged_in(), Client()
    other.force_login(town.li)
    for which in (Session.objects.get(pk=key_of(victim)).handle, "others", ""):
        other.post("/account/end-session/", {"which": which})
    assert is_in(victim)


def test_a_session_rests_after_a_while_and_says_so(wang):
    client = logged_in()
    idle = datetime.timedelta(seconds=settings.SIFANG_IDLE)
    with clock.at(clock.now() + idle - datetime.timedelta(minutes=2)):
        assert is_in(client)
    with clock.at(clock.now() + 2 * idle):
        answer = client.get("/account/")
        assert answer.url == "/login/?next=/account/"
        assert "您离开了一会儿" in client.get(answer.url).content.decode()
    assert not is_in(client)


def test_no_session_outlives_twelve_hours_however_busy(wang):
    client, began = logged_in(), clock.now()
    for minutes in range(10, 12 * 60, 10):
        with clock.at(began + datetime.timedelta(minutes=minutes)):
            assert is_in(client), minutes
    with clock.at(began + datetime.timedelta(hours=12, minutes=1)):
        assert not is_in(client)


def test_a_locked_account_is_out_at_the_next_request_and_cannot_log_in(wang, town):
    client = logged_in()
    form = {"once": "x", "text": "三号楼漏水了很久", "place": town.taian.pk}
    guarding.lock_account(None, wang, "suspected")
    assert client.post("/needs/new/", form).url.startswith("/login/")
    assert client.get("/api/needs", {"place": town.taian.pk}).status_code == 401
    assert Client().post("/login/", {"username": "wang", "password": PASSWORD}).status_code == 422


def test_an_ended_post_opens_nothing_at_the_next_request(wang, town):
    client = logged_in()
    need = town.need()
    assert client.get(f"/needs/{need.pk}/").status_code == 200
    people.end_post(None, wang.posts.get())
    assert client.get(f"/needs/{need.pk}/").status_code == 404
    assert client.post(f"/needs/{need.pk}/correct/", {"once": "y"}).status_code == 403
    assert client.get("/work/").status_code == 403
    assert client.get("/ledgers/needs/export/").status_code == 403


def test_other_posts_make_a_new_key(wang, town):
    client = logged_in()
    before = key_of(client)
    people.appoint(None, wang, "grid_worker", place=town.taian)
    assert is_in(client)
    assert key_of(client) != before and not Session.objects.filter(pk=before).exists()


def test_a_new_password_from_the_office_ends_every_session(wang):
    client = logged_in()
    guarding.renew_password(None, wang)
    assert not is_in(client)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("", ""),
        ("curl/8", ""),
        ("iPhone Safari", "Safari · iPhone"),
        ("Macintosh; Mac OS X Firefox/1", "Firefox · Mac"),
    ],
)
def test_a_device_is_what_the_browser_calls_itself(agent, words):
    assert sessions.device(agent) == words
