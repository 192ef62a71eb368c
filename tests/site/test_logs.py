"""The log never holds what opens somebody's need."""

import logging

from django.conf import settings

from sifang.site.logs import NoTrackCodes


def record(words, *facts):
    return logging.LogRecord("django.request", logging.WARNING, "", 0, words, facts, None)


def test_a_track_code_is_not_written():
    told = record("%s: %s", "Unprocessable Entity", "/t/WRJ3PY4NFNZW/rate/")
    assert NoTrackCodes().filter(told)
    assert told.getMessage() == "Unprocessable Entity: /t/…/rate/"


def test_other_addresses_are_written_as_they_are():
    told = record("%s: %s", "Not Found", "/nowhere/")
    NoTrackCodes().filter(told)
    assert told.getMessage() == "Not Found: /nowhere/"


def test_every_handler_leaves_track_codes_out():
    assert all("track_codes" in handler["filters"] for handler in settings.LOGGING["handlers"].values())
