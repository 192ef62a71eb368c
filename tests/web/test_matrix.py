"""Everybody × every address × own, sibling and foreign objects × every method: the answer follows from the declaration.

Nothing here is a list of addresses: they are walked, the expected answer is derived from the access a view declares
and from whether the object is any of the viewer's business. Objects lie in 泰安社区; viewers stand there, in the
community next door of the same street, above both, and in another county.
"""

import logging
import re
import time
from collections import Counter, defaultdict
from typing import NamedTuple

import pytest
from django.db import connection, transaction
from django.template import loader
from django.urls import reverse

from sifang.web.access import PUBLIC, SIGNED_IN
from tests.web.door import knock, match_of
from tests.web.test_every_address import addresses
from tests.web.world import area, private_people, sees, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.long]

REFUSED_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
SEES_NAMES = ("unmask", "register")
# A public page shows everybody the same, and what opens to somebody far away without naming an object shows them
# their own rows: these look at all of it.
LOOKERS = (
    "nobody", "secretary", "liaison", "neighbour secretary", "neighbour liaison", "far officer", "far system_admin",
)  # fmt: skip
# Seconds of one core: half of it when nobody else is at work on the machine.
TWICE_A_MINUTE = 120
RULE_OF = {302: "stranger", 403: "right", 404: "foreign"}
RULES = (
    "no object", "crash", "method", "stranger", "right", "foreign", "HEAD", "refused, but written",
    "written elsewhere", "canary",
)  # fmt: skip


def _unread(*_template, **_more):
    """The page that answers a form; nobody reads it on this walk."""
    return ""


def asked(sql, *values):
    """The rows of a question that is put thousands of times."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


class Door(NamedTuple):
    """An address with an object in it, and what it leads to."""

    route: str
    view: object
    name: str
    url: str
    match: object

    @property
    def has_object(self):
        return "<int:pk>" in self.route


class Walk:
    """One walk over everything."""

    def __init__(self, world):
        self.world, self.faults, self.met = world, defaultdict(list), Counter()
        self.papers = set()
        self.canaries = {word: person for person in private_people() for word in (person.name, person.phone) if word}

    def all(self):
        """Everybody has been everywhere."""
        began = time.process_time()
        doors = list(self.doors())
        for name, viewer in self.world.viewers.items():
            self.become(name, viewer)
            for door in doors:
                self.door = door
                if viewer is None:
                    self.shut_out_methods()
                self.visit()
        self.seconds = time.process_time() - began

    def become(self, name, viewer):
        """From here on it is this viewer who walks."""
        self.who, self.viewer, self.is_near = name, viewer, not name.startswith(("neighbour", "far"))
        self.knows = viewer is not None and any(viewer.may(act) for act in SEES_NAMES)
        self.seen = {word: sees(viewer, thing) for word, thing in self.things()} if viewer else {}

    def doors(self):
        """Every address, with the lived object in it."""
        for route, view, name in addresses():
            kwargs = self.named(route)
            if kwargs is None:
                self.faults["no object"].append(route)
                continue
            url = reverse(name, kwargs=kwargs)
            yield Door(route, view, name, url, match_of(url))

    def things(self):
        """(word, object) of everything that was lived."""
        return ((word, thing) for word, thing in self.world.objects.items() if hasattr(thing, "pk"))

    def shut_out_methods(self):
        """No other method is answered: not even by the way to the login, so nobody was asked who they are."""
        for method in REFUSED_METHODS:
            self.expect("method", self.ask(method).status_code, (405,), method)

    def visit(self):
        """One address, by every method that a view looks at."""
        expected = self.expected()
        if not (expected or self.who in LOOKERS or self.opens_for_each()):
            return
        is_shut = expected in ((302,), (403,))
        if is_shut:
            status = self.look(expected, bare=True)
            self.expect("HEAD", self.ask("HEAD").status_code, (status,), "HEAD")
            self.judge(self.ask("POST", bare=True), expected, "POST")
            return
        if expected or (self.door.name, self.is_near, self.knows) not in self.papers:
            self.look(expected)
            self.send(expected)

    def opens_for_each(self):
        """What the view shows is the viewer's own affair: where it asks who they are, and something near is there."""
        return self.door.view.access != PUBLIC and (self.door.has_object or self.is_near)

    def look(self, expected, bare=False):
        """The page is judged and read; a file is remembered: the next of the same kind of viewer need not have it."""
        looked = self.ask("GET", bare=bare)
        self.judge(looked, expected, "GET")
        self.listen(looked)
        if "Content-Disposition" in looked.headers:
            self.papers.add((self.door.name, self.is_near, self.knows))
        return looked.status_code

    def ask(self, method, bare=False):
        """The answer of the view at this address."""
        return knock(self.door.view, method, self.door.url, self.viewer, self.door.match, bare=bare)

    def named(self, route):
        """The values of the address's parameters, or None if ``lived`` has no object for it."""
        found = {}
        for parameter in PARAMETER.findall(route):
            value = self.world.objects.get(self.word(route) if parameter == "pk" else parameter)
            if value is None:
                return None
            found[parameter] = getattr(value, "pk", value)
        return found

    def word(self, route):
        """The word an object is called in its address: the one before its number, or the first."""
        words = route.split("<int:pk>")[0].strip("/").split("/")
        return words[-1] if words[-1] in self.world.objects else words[0]

    def expected(self):
        """The answers that may be given, by the access the view declares and the object; None: it depends."""
        access = self.door.view.access
        if access == PUBLIC:
            return None
        if self.viewer is None:
            return (302,)
        if access != SIGNED_IN and not any(self.viewer.may(act) for act in access):
            return (403,)
        return None if not self.door.has_object or self.seen[self.word(self.door.route)] else (404, 405)

    def send(self, expected):
        """Sent with nothing in it; then everything is as before."""
        with transaction.atomic():
            before = asked("SELECT max(id) FROM core_deed")
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(loader, "render_to_string", _unread)
                answer = self.ask("POST")
            written = asked("SELECT verb, place_code FROM core_deed WHERE id > %s", *before[0])
            transaction.set_rollback(True)
        self.judge(answer, expected, "POST")
        self.met["written"] += bool(written)
        if answer.status_code >= 400 and written:
            self.faults["refused, but written"].append((self.who, self.door.name, written))
        if self.viewer and self.door.view.access != PUBLIC:
            near = area(self.viewer)
            elsewhere = [deed for deed in written if deed[1] and not any(deed[1].startswith(code) for code in near)]
            self.faults["written elsewhere"] += [(self.who, self.door.name, *deed) for deed in elsewhere]

    def judge(self, answer, expected, method):
        """The answer is one that may be given."""
        self.met[answer.status_code] += 1
        if answer.status_code >= 500:
            self.faults["crash"].append((self.who, method, self.door.name, answer.crash))
        elif expected:
            self.expect(RULE_OF[expected[0]], answer.status_code, expected, method)
            if expected == (302,) and not answer.headers.get("Location", "").startswith(reverse("login")):
                self.faults["stranger"].append((self.who, method, self.door.name, answer.headers.get("Location")))

    def expect(self, rule, status, expected, method):
        """The number is one of those that may be given."""
        self.met[rule] += 1
        if status not in expected:
            self.faults[rule].append((self.who, method, self.door.name, status))

    def listen(self, answer):
        """Nobody's name stands on a page for somebody who may not see it; a phone stands on none."""
        if answer.status_code != 200:
            return
        self.met["pages"] += 1
        text = text_of(answer)
        for word, person in self.canaries.items():
            if word in text and (word == person.phone or not self.knows):
                self.faults["canary"].append((self.who, self.door.name, word))


def test_nobody_met_what_is_not_theirs_on_a_long_quick_walk(peopled, caplog):
    caplog.set_level(logging.ERROR, "django")
    walked = Walk(peopled)
    walked.all()
    assert set(walked.faults) <= set(RULES)
    found = {rule: sorted({str(fault) for fault in faults}) for rule, faults in walked.faults.items() if faults}
    assert not found, "\n".join(f"{rule}, {len(some)}:\n" + "\n".join(some[:60]) for rule, some in found.items())
    assert walked.met["pages"] > 300 and walked.met["foreign"] > 1000 and walked.met["right"] > 1000
    assert walked.met["written"] > 10
    assert walked.seconds < TWICE_A_MINUTE, dict(walked.met)
