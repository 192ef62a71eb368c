"""The needs, tickets and extensions that wait for the community, as tasks of its day; each need stands there once."""

from sifang.core import clock
from sifang.needs import due
from sifang.needs import queries as needs
from sifang.needs.models import Ticket
from sifang.web.pages.task import Task, later

MOST = 300
FOLLOW_UP_DAYS = 3


def of_needs(viewer, code):
    """The tasks about needs at ``code`` or below, at most ``MOST`` of each kind."""
    reminded = {row.pk: row for row in due.nudged(viewer, code)[:MOST]}
    found = {}
    for kind, rows, day in _kinds(viewer, code, reminded):
        for row in rows:
            is_nudged = row.pk in reminded
            found.setdefault(row.pk, Task(kind, row, day(row), "need", is_nudged=is_nudged))
    return [*found.values(), *_of_tickets(viewer, code)]


def _kinds(viewer, code, reminded):
    """(kind, needs, the day of one) in the order in which a need that is of several kinds is told."""
    return (
        ("verify", due.to_take_on(viewer, code)[:MOST], _take_on_day),
        ("dispose", due.to_dispose(viewer, code)[:MOST], lambda need: need.settle_by_day),
        ("settle", due.to_settle(viewer, code, clock.today())[:MOST], lambda need: need.settle_by_day),
        ("follow_up", needs.to_follow_up(viewer, code)[:MOST], lambda need: later(need.closed_on, FOLLOW_UP_DAYS)),
        ("nudge", reminded.values(), lambda need: None),
    )


def _take_on_day(need):
    return need.take_on_by_day or later(need.raised_on, needs.VERIFY_WITHIN_DAYS)


def _of_tickets(viewer, code):
    answered = due.tickets(viewer, code, Ticket.Stage.ANSWERED)[:MOST]
    found = [Task("ticket", row, None, "ticket") for row in answered]
    if viewer.may("sign") or viewer.may("oversee"):
        asked = due.extensions_to_decide(viewer, code)[:MOST]
        found += [Task("extension", row, row.need.settle_by_day, "extension") for row in asked]
    return found
