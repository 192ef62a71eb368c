"""Every address: who may open it is declared, strangers log in first, and what belongs to others does not exist."""

import uuid

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from sifang.web.access import PUBLIC, SIGNED_IN

pytestmark = pytest.mark.django_db
API = ("api/", "open311/")


def addresses(patterns=None, prefix=""):
    """(route, view, name) of every page's address."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(pattern.pattern)
        if route.startswith(API):
            continue
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, route)
        else:
            yield route, pattern.callback, pattern.name


def undeclared(found):
    """The routes whose view does not say who may open it."""
    return [route for route, view, _name in found if not getattr(view, "access", None)]


def guarded():
    """(route, name) of every address that is not public."""
    return [(route, name) for route, view, name in addresses() if view.access != PUBLIC]


def url_of(route, name, lived):
    """The address of ``name`` for the lived object."""
    if "<int:pk>" in route:
        return reverse(name, kwargs={"pk": lived[route.split("/")[0]].pk})
    if "<slug:name>" in route:
        return reverse(name, kwargs={"name": "needs"})
    if "<slug:duty>" in route:
        return reverse(name, kwargs={"duty": "late"})
    if "<ledger>" in route or "<str:ledger>" in route or "<slug:ledger>" in route:
        return reverse(name, kwargs={"ledger": "needs"})
    return reverse(name)


def test_every_view_declares_who_may_open_it():
    assert undeclared(addresses()) == []


def test_an_undeclared_view_would_be_found():
    assert undeclared([("x/", lambda request: None, "x")]) == ["x/"]


def test_strangers_are_asked_to_log_in(lived):
    client = Client()
    for route, name in guarded():
        if "<token" in route:
            continue
        url = url_of(route, name, lived)
        for answer in (client.get(url), client.post(url, {"once": uuid.uuid4().hex})):
            assert answer.status_code == 302, (name, answer.status_code)
            assert answer.headers["Location"].startswith(reverse("login")), name


def test_a_foreign_object_is_404_where_the_act_is_open_to_the_viewer(town, lived):
    client = Client()
    client.force_login(town.zhou)
    for name in ("need", "chain", "project", "escalation", "meeting", "letter", "resource", "need-verify"):
        url = reverse(name, kwargs={"pk": lived[{"chain": "needs"}.get(name, name.split("-")[0] + "s")].pk})
        answer = client.post(url, {"once": "a"}) if name == "need-verify" else client.get(url)
        assert answer.status_code == 404, name


def test_signed_in_is_not_public():
    assert SIGNED_IN != PUBLIC
    assert {"needs", "project", "meeting"} <= {name for _route, name in guarded()}
