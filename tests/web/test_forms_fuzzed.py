"""Every form on every page, by those who may send it: odd words, numbers and days get an answer, never a crash.

Nothing here is a list of forms: pages are opened, the forms on them read, each sent as it stands, wholly bad, and with
one field bad. SIFANG_FUZZ=all sends every bad value in every field, eight thousand requests, instead of one in every
third field.
"""

import os
import re
import uuid
from collections import defaultdict
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from sifang.core.models import Deed
from sifang.web.access import PUBLIC, SIGNED_IN
from tests.web.test_every_address import addresses
from tests.web.test_matrix import PARAMETER

pytestmark = [pytest.mark.django_db, pytest.mark.walk, pytest.mark.long]

ALL = os.environ.get("SIFANG_FUZZ") == "all"
# That somebody took a ledger out, masked, is known to the auditor: looking itself is the deed.
KNOWN = "/export/"
VIEWERS = ("nobody", "secretary", "street_clerk", "liaison", "sponsor", "officer", "department", "system_admin")
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
FIELD = re.compile(r"<(?:input|select|textarea|button)\b[^>]*?\bname=\"([^\"]+)\"", re.DOTALL)
QUERY = re.compile(r"href=\"[^\"]*\?([^\"#]+)\"")
NUMBERS = ("9" * 25, "-1", "2147483648", "1e309", "NaN", "\u0662")
DAYS = ("0001-01-01", "9999-12-31", "9999-12-31T23:59", "0001-01-01T00:00", "2026-02-30")
CHOICES = ("9" * 25, "\u202e\U0001f600", "620702002010", "-1")
WORDS = ("=1+1\u202e\U0001f600<script>{{ 7*7 }}%s%(x)s'--", "字" * 3000)
WHOLE = ("", "9" * 25, "9999-12-31", "0001-01-01T00:00", "字" * 3000)
BAD = {
    "text": WORDS, "search": WORDS, "tel": WORDS, "number": NUMBERS, "date": DAYS, "datetime-local": DAYS,
    "select": CHOICES,
}  # fmt: skip
PLAUSIBLE = {"date": "2026-11-30", "datetime-local": "2026-12-01T09:00", "number": "3", "tel": "19911112222"}


def tag_of(field, body):
    """(the tag of the field, what kind of input it is)."""
    tag = re.search(rf'<(?:input|select|textarea|button)\b[^>]*name="{re.escape(field)}"[^>]*>', body, re.DOTALL)
    if tag is None:
        return "", "select"
    kind = re.search(r'type="([^"]*)"', tag.group())
    usual = "text" if tag.group().startswith("<textarea") else "select"
    return tag.group(), kind.group(1) if kind else usual


def plausible(field, body):
    """A value that the field may well take."""
    select = re.search(rf'<select\b[^>]*name="{re.escape(field)}".*?</select>', body, re.DOTALL)
    tag, kind = tag_of(field, body)
    given = re.search(r'value="([^"]+)"', select.group() if select else tag)
    return given.group(1) if given else PLAUSIBLE.get(kind, "改好路灯，请大家看一看")


def forms_of(answer, url):
    """(address, method, fields, body) of each form on a page, and of each address with a query in it."""
    html = answer.content.decode(errors="replace")
    for head, body in FORM.findall(html):
        action = re.search(r'action="([^"]*)"', head)
        target = urlsplit(action.group(1)).path if action else ""
        fields = set(FIELD.findall(body)) - {"csrfmiddlewaretoken", "once"}
        yield target or url, "POST" if 'method="post"' in head.lower() else "GET", tuple(sorted(fields)), body
    for query in QUERY.findall(html):
        yield url, "GET", tuple(sorted({pair.split("=")[0] for pair in query.replace("&amp;", "&").split("&")})), ""


class Fuzz:
    """One walk over every form."""

    def __init__(self, world):
        self.world, self.faults, self.done, self.sent = world, defaultdict(list), set(), 0
        self.shut = set()

    def all(self):
        """Everybody has sent every form that nobody had sent before."""
        for name in VIEWERS:
            viewer = self.world.viewers[name]
            self.who, self.client = name, Client(raise_request_exception=False)
            if viewer:
                self.client.force_login(viewer)
            for route, view, address in addresses():
                if (
                    address != "logout"
                    and (viewer or view.access == PUBLIC)
                    and not self.was_shut(view, address, viewer)
                ):
                    self.open(route, address)

    def was_shut(self, view, name, viewer):
        """Whether the door is shut to the viewer and was found shut before: one look at a shut door is enough."""
        if view.access in (PUBLIC, SIGNED_IN) or any(viewer.may(act) for act in view.access):
            return False
        before = name in self.shut
        self.shut.add(name)
        return before

    def open(self, route, name):
        """The page, and every form on it."""
        words = {"pk": route.split("<int:pk>")[0].strip("/").split("/")}
        kwargs = {}
        for parameter in PARAMETER.findall(route):
            near = [word for word in (*words.get(parameter, ())[::-1], parameter) if word in self.world.objects]
            if not near:
                return
            value = self.world.objects[near[0]]
            kwargs[parameter] = getattr(value, "pk", value)
        url = reverse(name, kwargs=kwargs)
        answer = self.send("GET", url, {})
        if answer.status_code == 200 and answer.headers.get("Content-Type", "").startswith("text/html"):
            for form in forms_of(answer, url):
                self.once(*form)

    def once(self, target, method, fields, body):
        """The form, unless it was sent before or ends the walk."""
        known = (re.sub(r"\d+", "0", target), method, fields)
        if fields and known not in self.done and "logout" not in target:
            self.done.add(known)
            self.fuzz(target, method, fields, body)

    def fuzz(self, target, method, fields, body):
        """As it stands, all fields bad, and each bad among plausible ones.

        PostgreSQL keeps every row that was taken back until the transaction ends and reads past it: there the walk
        only opens the pages.
        """
        if connection.vendor == "postgresql":
            return
        good = {field: plausible(field, body) for field in fields}
        self.send(method, target, good)
        for bad in WHOLE if ALL else WHOLE[:3]:
            self.send(method, target, dict.fromkeys(fields, bad))
        turn = len(self.done)
        for number, field in enumerate(fields):
            if not ALL and (number + turn) % 3:
                continue
            bads = BAD.get(tag_of(field, body)[1], CHOICES)
            for bad in bads if ALL else [bads[(number + turn) % len(bads)]]:
                self.send(method, target, good | {field: bad})

    def send(self, method, url, sent):
        """The answer to one request, after which nothing has changed; whoever only looks does no deed."""
        self.sent += 1
        cache.clear()
        with transaction.atomic():
            before = Deed.objects.count()
            if method == "POST":
                answer = self.client.post(url, sent | {"once": uuid.uuid4().hex})
            else:
                answer = self.client.get(url, sent)
                if Deed.objects.count() != before and not url.endswith(KNOWN):
                    self.faults[url].append((self.who, "a deed by looking"))
            transaction.set_rollback(True)
        if answer.status_code >= 500:
            self.faults[url].append((self.who, method, {name: value[:30] for name, value in sent.items()}))
        return answer


def test_no_form_crashes_and_nobody_does_a_deed_by_looking(peopled):
    fuzz = Fuzz(peopled)
    fuzz.all()
    assert not fuzz.faults
    assert len(fuzz.done) > 120 and fuzz.sent > 1_000, (len(fuzz.done), fuzz.sent)


def test_a_form_is_read_with_its_fields():
    class Page:
        content = (
            b'<form method="post" action="/a/"><input type="date" name="day"><textarea name="why"></textarea></form>'
        )

    [(target, method, fields, body)] = list(forms_of(Page, "/b/"))
    assert (target, method, fields) == ("/a/", "POST", ("day", "why"))
    assert [tag_of(field, body)[1] for field in fields] == ["date", "text"]
