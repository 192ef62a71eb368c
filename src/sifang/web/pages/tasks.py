"""What waits for the community today, from every list, as rows of one kind."""

import datetime

from sifang.core import clock
from sifang.counsel import queries as counsel
from sifang.disputes import queries as disputes
from sifang.disputes.models import Dispute
from sifang.industry import sites
from sifang.letters.models import Letter
from sifang.letters.queries import letter_list
from sifang.meetings.models import Meeting
from sifang.meetings.queries import meeting_list
from sifang.projects import queries as projects
from sifang.projects.models import Escalation
from sifang.resources import queries as resources
from sifang.visits import queries as visits
from sifang.web.pages.need_tasks import of_needs
from sifang.web.pages.task import Task

MOST = 300
OF_NEEDS = ("verify", "dispose", "settle", "follow_up", "nudge")


def waiting_for(viewer, code):
    """The tasks at ``code`` or below, those due first in front; at most ``MOST`` of each kind."""
    found = [
        *of_needs(viewer, code),
        *(Task("overdue", row, row.due, "project") for row in projects.overdue(viewer, code)[:MOST]),
        *(Task("due", row, row.due, "project") for row in projects.due_on(viewer, code, clock.today())[:MOST]),
        *(Task("accept", row, None, "project") for row in projects.to_accept(viewer, code)[:MOST]),
        *(Task("escalation", row, row.due, "escalation") for row in _answered(viewer, code)[:MOST]),
        *(Task("silent", row, None, "escalation") for row in projects.without_reply(viewer, code)[:MOST]),
        *(Task("assignment", row, None, "assignment") for row in visits.to_confirm(viewer, code)[:MOST]),
        *(Task("resource", row, None, "resource") for row in resources.to_verify(viewer, code)[:MOST]),
    ]
    if viewer.may("dispute"):
        found += [Task("dispute", row, row.due, "dispute") for row in _pressing(viewer, code)[:MOST]]
    if viewer.may("keep_counsel"):
        found += _to_confirm(viewer, code)
    if viewer.may("apply_site"):
        found += [Task("recheck", row, row.recheck_due, "site") for row in sites.recheck_due(viewer, code)[:MOST]]
    if viewer.may("sign"):
        found += [Task("minutes", row, None, "meeting") for row in _unsigned(viewer, code)[:MOST]]
    if viewer.may("approve_letter"):
        found += [
            Task("letter", row, None, "letter") for row in letter_list(viewer, code, stages=[Letter.Stage.DRAFT])[:MOST]
        ]
    return sorted(found, key=_first)


def _first(task):
    """What comes first in the list: danger to life, then what is due first."""
    return not task.is_first, task.due or datetime.date.max, task.kind, task.row.pk


def _answered(viewer, code):
    return projects.escalations(viewer, code, stages=[Escalation.Stage.ANSWERED])


def _pressing(viewer, code):
    """The disputes that are to be settled by today, or were before."""
    return disputes.dispute_list(viewer, code, stages=Dispute.OPEN_STAGES).filter(due__lte=clock.today())


def _to_confirm(viewer, code):
    """One task for all the lines of the service log that wait, if any do."""
    waiting = counsel.log_list(viewer, code, unconfirmed=True)
    oldest = waiting.order_by("on", "pk").first()
    return [Task("log", oldest, None, "service-log", waiting.count())] if oldest else []


def _unsigned(viewer, code):
    return meeting_list(viewer, code).filter(stage=Meeting.Stage.HELD)


# The counters over the list: which tasks each counts on a day.
COUNTERS = {
    "verify": lambda task, today: task.kind == "verify",
    "today": lambda task, today: task.due == today,
    "late": lambda task, today: task.due is not None and task.due < today,
    "accept": lambda task, today: task.kind in ("accept", "escalation", "assignment", "ticket"),
    "follow_up": lambda task, today: task.kind == "follow_up",
    "nudged": lambda task, today: task.is_nudged,
    "first": lambda task, today: task.is_first,
}


def counted(name, waiting, today):
    """The counter ``name``: how many tasks it counts, and the first of them."""
    found = [task for task in waiting if COUNTERS[name](task, today)]
    return {"name": name, "count": len(found), "first": found[0] if found else None}
