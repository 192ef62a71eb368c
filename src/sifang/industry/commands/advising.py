"""Departments visit enterprises one by one and advise them; each issue found is closed, or shown as overdue."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.holidays import add_workdays
from sifang.core.models import record
from sifang.industry import rules, words
from sifang.industry.models import AdvisoryVisit, Issue

Stage = AdvisoryVisit.Stage
DAYS_TO_CLOSE = 20
MOST_ISSUES = 30


@atomic
def plan_advisory(actor, department, enterprise, on, purpose):
    """The department goes to see the enterprise on that day."""
    _require_adviser(actor, department, enterprise)
    insist(department.pk != enterprise.pk, _("A department advises somebody else; choose the enterprise."))
    visit = AdvisoryVisit.objects.create(
        place=enterprise.place, department=department, enterprise=enterprise, planned_on=on,
        purpose=words.title(purpose, 120), by=actor,
    )  # fmt: skip
    record(actor, "advisory.planned", visit, department=department.pk, enterprise=enterprise.pk)
    return visit


@atomic
def hold_advisory(actor, visit, *, on=None, notes="", issues=()):
    """The visit took place; each issue, a text or (text, due), stands open until somebody closes it."""
    _require_adviser(actor, visit.department, visit.enterprise)
    day = on or clock.today()
    insist(day <= clock.today(), _("This day lies ahead; enter the visit when it has taken place."))
    insist(len(issues) <= MOST_ISSUES, _("Enter at most %(n)s issues for one visit.") % {"n": MOST_ISSUES})
    visit.move(Stage.DONE)
    visit.done_on, visit.notes = day, words.free(notes, 1000)
    visit.save(update_fields=["done_on", "notes"])
    for issue in issues:
        text, due = (issue, None) if isinstance(issue, str) else issue
        due = due or add_workdays(day, DAYS_TO_CLOSE)
        Issue.objects.create(visit=visit, text=words.told(text), due=due)
    record(actor, "advisory.held", visit, issues=len(issues))


@atomic
def cancel_advisory(actor, visit, why):
    """The visit does not take place."""
    _require_adviser(actor, visit.department, visit.enterprise)
    told = words.reason(why)
    visit.move(Stage.CANCELLED)
    visit.cancelled_why = told
    visit.save(update_fields=["cancelled_why"])
    record(actor, "advisory.cancelled", visit)


@atomic
def close_issue(actor, issue, outcome):
    """The issue is solved, and this came of it."""
    require(
        rules.may_close(actor, issue),
        _("Only the department, the enterprise itself or the industry's office closes this issue."),
    )
    told = words.told(outcome)
    issue.move(Issue.Stage.CLOSED)
    issue.outcome, issue.closed_on = told, clock.today()
    issue.save(update_fields=["outcome", "closed_on"])
    record(actor, "issue.closed", issue, visit=issue.visit_id)


@atomic
def reopen_issue(actor, issue, why):
    """It was not solved after all; what is missing is added to the issue, and it has a new day."""
    require(
        rules.may_reopen(actor, issue),
        _("Only the department or the industry's office says that an issue is not solved."),
    )
    told = words.reason(why)
    issue.move(Issue.Stage.OPEN)
    issue.outcome, issue.closed_on = told, None
    issue.due = add_workdays(clock.today(), DAYS_TO_CLOSE)
    issue.save(update_fields=["outcome", "closed_on", "due"])
    record(actor, "issue.reopened", issue, visit=issue.visit_id)


def _require_adviser(actor, department, enterprise):
    require(
        rules.may_advise(actor, department, enterprise),
        _("Only the liaison of %(department)s, or the industry's office, keeps its advisory visits.")
        % {"department": department},
    )
