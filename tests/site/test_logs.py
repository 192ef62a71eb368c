"""The log never holds what opens somebody's need."""

import logging

import pytest
from django.conf import settings

from sifang.site.logs import NoTrackCodes


def record(words, *facts):
    return logging.LogRecord("django.request", logging.WARNING, "", 0, words, facts, None)


def test_a_track_code_is_not_written():
    told = record("%s: %s", "Unprocessable Entity", "/t/WRJ3PY4NFNZW/rate/")
    assert NoTrackCodes().filter(told)
    assert told.getMessage() == "Unprocessable Entity: /t/…/rate/"


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("/s/WRJ3PY4NFNZW/", "/s/…/"),
        ("/consent/WRJ3PY4NFNZW/", "/consent/…/"),
        ("/share/WRJ3PY4NFNZW/", "/share/…/"),
        ("/checkup/WRJ3PY4NFNZW/", "/checkup/…/"),
        ("/calendar/p620702002010:x2Fh.ics", "/calendar/…"),
        ("/meetings/3/here/?code=kJ8s&x=1", "/meetings/3/here/?code=…&x=1"),
    ],
)
def test_what_opens_a_service_a_calendar_or_a_door_is_not_written(address, written):
    told = record("%s: %s", "Conflict", address)
    NoTrackCodes().filter(told)
    assert told.getMessage() == f"Conflict: {written}"


def test_other_addresses_are_written_as_they_are():
    told = record("%s: %s", "Not Found", "/nowhere/")
    NoTrackCodes().filter(told)
    assert told.getMessage() == "Not Found: /nowhere/"


def test_every_handler_leaves_track_codes_out():
    assert all("track_codes" in handler["filters"] for handler in settings.LOGGING["handlers"].values())
