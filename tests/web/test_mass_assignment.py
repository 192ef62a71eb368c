"""A form takes its own fields: every other field of the models, sent along, changes nothing."""

import re
from collections import Counter

import pytest
from django.apps import apps
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from sifang.core import clock
from sifang.web.access import PUBLIC
from tests.web.door import knock, match_of
from tests.web.test_every_address import addresses
from tests.web.test_matrix import PARAMETER
from tests.web.world import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.long]
FORM = re.compile(r'<form[^>]*method="post"[^>]*>.*?</form>', re.S)
ACTION = re.compile(r'action="([^"]*)"')
CONTROL = re.compile(r"<(?:input|textarea|select|button)[^>]*\bname=\"([^\"]+)\"[^>]*>", re.S)
# Both tries happen at one moment, so that only what was sent can make a difference.
NOON = timezone.now()
SENDERS = ("secretary", "carrying liaison", "sponsor", "officer", "security_admin")
# What somebody would like to set: a value of its own for each kind of field.
ALIEN = {
    models.BooleanField: "on", models.DateField: "1999-01-01", models.DateTimeField: "1999-01-01 00:00",
    models.JSONField: "{}", models.ForeignKey: "1", models.CharField: "1", models.TextField: "1",
}  # fmt: skip


def test_no_form_takes_a_field_it_does_not_show(peopled):
    world, faults, met, sent_to = peopled, [], Counter(), set()
    for sender in SENDERS:
        viewer = world.viewers[sender]
        for page in pages_of(world, viewer):
            forms = list(forms_on(page))
            for address, sent in forms:
                called = match_of(address).view_name
                if called in sent_to:
                    continue
                plain, more = (
                    outcome(viewer, address, sent),
                    outcome(viewer, address, sent, extra(shown_at(address, forms))),
                )
                met[plain[0]] += 1
                sent_to |= {called} if plain[0] < 400 else set()
                if more[0] < 400 and plain != more:
                    faults.append((sender, address, differences(plain, more)))
    assert not faults, "\n".join(str(fault) for fault in faults)
    assert len(sent_to) > 15, met


def pages_of(world, viewer):
    """The text of every page that ``viewer`` may open and that is about something of theirs."""
    for route, view, name in addresses():
        if view.access == PUBLIC:
            continue
        words = route.split("<int:pk>")[0].strip("/").split("/")
        word = words[-1] if words[-1] in world.objects else words[0]
        kwargs = {
            parameter: world.objects.get(word if parameter == "pk" else parameter)
            for parameter in PARAMETER.findall(route)
        }
        url = reverse(name, kwargs={key: getattr(value, "pk", value) for key, value in kwargs.items()})
        answer = knock(view, "GET", url, viewer)
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            yield url, text_of(answer)


def forms_on(page):
    """(address, what a form would send as it stands, its empty fields filled in) of each form on a page."""
    url, text = page
    for form in FORM.findall(text):
        action = ACTION.search(form.split(">")[0])
        address = (action.group(1) if action else url).replace("&amp;", "&")
        if address.startswith("/") and "logout" not in address:
            yield address, {name: filled(form, name) for name in CONTROL.findall(form)}


def filled(form, name):
    """The value a field carries, or one that may do."""
    named = rf'<(input|textarea|select|button)[^>]*\bname="{re.escape(name)}"[^>]*>(.*?)(?=<|$)'
    control = re.search(named, form, re.S)
    tag = control.group(0)
    value = re.search(r'\bvalue="([^"]*)"', tag)
    if value and value.group(1):
        return value.group(1)
    if control.group(1) == "select":
        inside = form[control.start() :].split("</select>")[0]
        return next((one for one in re.findall(r'<option value="([^"]+)"', inside)), "")
    if 'type="date"' in tag:
        return str(clock.today())
    return control.group(2).strip() or ("3" if 'type="number"' in tag else "社区说明情况")


def shown_at(address, forms):
    """The fields that any form of the page sends to ``address``, and those that it sends at another time."""
    return {name for there, sent in forms if there == address for name in sent} | AT_TIMES.get(
        match_of(address).view_name, set()
    )


def extra(sent):
    """Every field of every model, under its name and its column's, that is not among ``sent``."""
    found = {}
    for model in apps.get_models():
        if model.__module__.startswith("sifang."):
            for field in model._meta.concrete_fields:
                value = next((words for kind, words in ALIEN.items() if isinstance(field, kind)), "1")
                found |= {field.name: value, field.attname: value}
    return {name: value for name, value in found.items() if name not in sent}


def outcome(viewer, address, sent, more=None):
    """(number of the answer, every row that is there afterwards) of sending the form; then it is as if never sent."""
    with clock.at(NOON), transaction.atomic():
        answer = knock(match_of(address).func, "POST", address, viewer, data={**(more or {}), **sent})
        rows = written()
        transaction.set_rollback(True)
    return answer.status_code, rows


def written():
    """The rows of the tables a form may write to, without what differs from one moment to the next."""
    return {
        model._meta.label: [tuple(fact for name, fact in row.items() if name not in PASSING)
                            for row in model.objects.order_by("-pk").values()[:12]]
        for model in apps.get_models()
        if model.__module__.startswith("sifang.") and model._meta.label not in APART
    }  # fmt: skip


def differences(plain, more):
    """Where two outcomes differ."""
    if plain[0] != more[0]:
        return plain[0], more[0]
    return [label for label in plain[1] if plain[1][label] != more[1][label]]


# Beside each finding that nobody is charged with yet, the page of a visit sends it along.
AT_TIMES = {"visit-charge": {"finding"}}
PASSING = {
    "id", "seconds", "at", "nonce", "mark", "since", "track_code", "code", "token", "door_code", "data_key", "password",
    "last_login", "name_sealed", "phone_sealed", "address_sealed", "next_at", "deed_id",
}  # fmt: skip
APART = {"web.Session", "core.Replay", "core.Link", "places.Place"}
