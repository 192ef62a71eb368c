"""Reactions for the tests of errands: one that remembers, one that fails, one that takes as long as a test wants."""

import threading

from sifang.core.models import next_number

told: list[int] = []
MOOD = {"broken": False}
STARTED, GO_ON = threading.Event(), threading.Event()


def remember(deed):
    """The deed is on the list."""
    told.append(deed.pk)


def stumble(deed):
    """A number is taken, then it may fail: nothing of it must stay behind."""
    next_number("stumbled")
    if MOOD["broken"]:
        raise ValueError(f"deed {deed.pk} cannot be told")


def linger(deed):
    """It says that it began, and ends when the test says so."""
    STARTED.set()
    if not GO_ON.wait(60):
        raise TimeoutError("nobody said to go on")
    told.append(deed.pk)


REACTIONS = {
    "test.remembered": [remember],
    "test.stumbled": [stumble],
    "test.lingered": [linger],
    "test.two": [remember, stumble],
}
