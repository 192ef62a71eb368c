"""Everybody × every address × own, sibling and foreign objects × every method: the answer follows from the declaration.

Nothing here is a list of addresses: they are walked, the expected answer is derived from the access a view declares
and from whether the object is any of the viewer's business. Objects lie in 泰安社区; viewers stand there, in the
community next door of the same street, above both, and in another county.
"""

import re
import time
from collections import Counter, defaultdict

import pytest
from django.db import transaction
from django.template import loader
from django.urls import reverse

from sifang.core.models import Deed
from sifang.web.access import PUBLIC, SIGNED_IN
from tests.web.door import knock, match_of
from tests.web.test_every_address import addresses
from tests.web.world import area, private_people, sees, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.long]

REFUSED_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
SEES_NAMES = ("unmask", "register")
# What opens to somebody far away without naming an object shows them their own rows: these look at all of it.
LOOKERS = ("nobody", "neighbour secretary", "neighbour liaison", "far officer", "far system_admin")
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


class Walk:
    """One walk over everything."""

    def __init__(self, world):
        self.world, self.faults, self.met = world, defaultdict(list), Counter()
        self.routes = list(addresses())
        self.canaries = {word: person for person in private_people() for word in (person.name, person.phone) if word}

    def all(self):
        """Everybody has been everywhere."""
        began = time.process_time()
        for name, viewer in self.world.viewers.items():
            self.who, self.viewer, self.is_near = name, viewer, not name.startswith(("neighbour", "far"))
            self.seen = {word: sees(self.viewer, thing) for word, thing in self.things()} if self.viewer else {}
            for route in self.routes:
                self.visit(*route)
        self.seconds = time.process_time() - began

    def things(self):
        """(word, object) of everything that was lived."""
        return ((word, thing) for word, thing in self.world.objects.items() if hasattr(thing, "pk"))

    def visit(self, route, view, name):
        """One address, by every method."""
        kwargs = self.named(route)
        if kwargs is None:
            self.faults["no object"].append(route)
            return
        self.name, self.view, self.url = name, view, reverse(name, kwargs=kwargs)
        self.match = match_of(self.url)
        for method in REFUSED_METHODS:
            self.expect("method", self.ask(method).status_code, (405,), method)
        expected = self.expected(view.access, route)
        if not (expected or "<int:pk>" in route or self.is_near or self.who in LOOKERS):
            return
        is_shut = expected in ((302,), (403,))
        looked = self.ask("GET", bare=is_shut)
        self.judge(looked, expected, "GET")
        self.listen(looked)
        if is_shut:
            self.expect("HEAD", self.ask("HEAD").status_code, (looked.status_code,), "HEAD")
            self.judge(self.ask("POST", bare=True), expected, "POST")
        else:
            self.send(expected)

    def ask(self, method, bare=False):
        """The answer of the view at this address."""
        return knock(self.view, method, self.url, self.viewer, self.match, bare=bare)

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

    def expected(self, access, route):
        """The answers that may be given, by the access the view declares and the object; None: it depends."""
        if access == PUBLIC:
            return None
        if self.viewer is None:
            return (302,)
        if access != SIGNED_IN and not any(self.viewer.may(act) for act in access):
            return (403,)
        return None if "<int:pk>" not in route or self.seen[self.word(route)] else (404, 405)

    def send(self, expected):
        """Sent with nothing in it; then everything is as before."""
        with transaction.atomic():
            before = Deed.objects.order_by("-pk").values_list("pk", flat=True).first()
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(loader, "render_to_string", _unread)
                answer = self.ask("POST")
            written = list(Deed.objects.filter(pk__gt=before).values_list("verb", "place_code"))
            transaction.set_rollback(True)
        self.judge(answer, expected, "POST")
        self.met["written"] += bool(written)
        if answer.status_code >= 400 and written:
            self.faults["refused, but written"].append((self.who, self.name, written))
        if self.viewer and self.view.access != PUBLIC:
            near = area(self.viewer)
            elsewhere = [deed for deed in written if deed[1] and not any(deed[1].startswith(code) for code in near)]
            self.faults["written elsewhere"] += [(self.who, self.name, *deed) for deed in elsewhere]

    def judge(self, answer, expected, method):
        """The answer is one that may be given."""
        self.met[answer.status_code] += 1
        if answer.status_code >= 500:
            self.faults["crash"].append((self.who, method, self.name, answer.crash))
        elif expected:
            self.expect(RULE_OF[expected[0]], answer.status_code, expected, method)
            if expected == (302,) and not answer.headers.get("Location", "").startswith(reverse("login")):
                self.faults["stranger"].append((self.who, method, self.name, answer.headers.get("Location")))

    def expect(self, rule, status, expected, method):
        """The number is one of those that may be given."""
        self.met[rule] += 1
        if status not in expected:
            self.faults[rule].append((self.who, method, self.name, status))

    def listen(self, answer):
        """Nobody's name stands on a page for somebody who may not see it; a phone stands on none."""
        if answer.status_code != 200:
            return
        self.met["pages"] += 1
        text = text_of(answer)
        knows = self.viewer is not None and any(self.viewer.may(act) for act in SEES_NAMES)
        for word, person in self.canaries.items():
            if word in text and (word == person.phone or not knows):
                self.faults["canary"].append((self.who, self.name, word))


def test_nobody_met_what_is_not_theirs_on_a_long_quick_walk(peopled):
    walked = Walk(peopled)
    walked.all()
    assert set(walked.faults) <= set(RULES)
    found = {rule: sorted({str(fault) for fault in faults}) for rule, faults in walked.faults.items() if faults}
    assert not found, "\n".join(f"{rule}, {len(some)}:\n" + "\n".join(some[:60]) for rule, some in found.items())
    assert walked.met["pages"] > 300 and walked.met["foreign"] > 1000 and walked.met["right"] > 1000
    assert walked.met["written"] > 10
    assert walked.seconds < TWICE_A_MINUTE, dict(walked.met)
