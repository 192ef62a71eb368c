"""What a leader charges a department with (交办): answered by the department, closed on the community's word alone."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.holidays import add_workdays
from sifang.core.models import record
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.text import redaction
from sifang.visits import rules
from sifang.visits.models import Assignment

Stage = Assignment.Stage
DAYS_TO_ANSWER = 5
LONGEST = 500


@atomic
def charge(actor, department, text, due, *, place, finding=None):
    """The department is charged with it and answers by ``due``."""
    require(
        rules.may_charge(actor, place),
        _("Only the sponsor leader of %(place)s charges a department.") % {"place": place},
    )
    insist(
        rules.may_be_charged(department, place),
        _("“%(department)s” is no competent department above %(place)s; choose one from the list.")
        % {"department": department, "place": place},
    )
    insist(finding is None or finding.visit.place_id == place.code, _("This finding belongs to another visit."))
    insist(len(text.strip()) >= 4, _("Say what is to be done, at least four characters."))
    insist(due >= clock.today(), _("The day %(day)s has passed; choose a later one.") % {"day": due})
    assignment = Assignment.objects.create(
        place=place, leader=actor, finding=finding, department=department, text=redaction.clean(text, LONGEST), due=due,
        since=clock.now(),
    )  # fmt: skip
    record(actor, "assignment.charged", assignment, department=department.pk)
    return assignment


@atomic
def answer(actor, assignment, words):
    """The department's answer stands with its day; the community's word is awaited."""
    require(
        rules.may_answer(actor, assignment),
        _("Only %(department)s, or the community for it, answers.") % {"department": assignment.department},
    )
    insist(len(words.strip()) >= 4, _("Say what was done or why not, at least four characters."))
    assignment.move(Stage.ANSWERED)
    assignment.answer, assignment.answered_on = redaction.clean(words, LONGEST), clock.today()
    assignment.save(update_fields=["answer", "answered_on"])
    record(actor, "assignment.answered", assignment, department=assignment.department_id)


@atomic
def confirm(actor, assignment, words):
    """The community has looked: it is done. What was found on the visit is met, unless a project holds it."""
    _require_community(actor, assignment)
    insist(len(words.strip()) >= 4, _("Say who looked and what they saw, at least four characters."))
    assignment.move(Stage.CLOSED)
    assignment.closing, assignment.closed_on = redaction.clean(words, LONGEST), clock.today()
    assignment.save(update_fields=["closing", "closed_on"])
    record(actor, "assignment.confirmed", assignment, department=assignment.department_id)
    _settle(actor, assignment)


def _settle(actor, assignment):
    """The need behind the finding is answered once no department is at it any more."""
    finding = assignment.finding
    if finding is None or finding.need_id is None:
        return
    left = finding.assignments.exclude(stage=Stage.CLOSED).exists()
    if not left and finding.need.hold() in (Need.Stage.NEW, Need.Stage.LISTED):
        needs.answer(actor, finding.need, assignment.closing)


@atomic
def send_back(actor, assignment, reason):
    """The answer did not help: the department reads what is missing and answers once more."""
    _require_community(actor, assignment)
    insist(len(reason.strip()) >= 4, _("Say what is still missing, at least four characters."))
    assignment.move(Stage.ASSIGNED)
    assignment.missing, assignment.answered_on = redaction.clean(reason, 300), None
    assignment.due = max(assignment.due, add_workdays(clock.today(), DAYS_TO_ANSWER))
    assignment.save(update_fields=["missing", "answered_on", "due"])
    record(actor, "assignment.sent_back", assignment, department=assignment.department_id)


def _require_community(actor, assignment):
    require(
        rules.may_confirm(actor, assignment),
        _("Only the community says whether it is done: not the department, and not the leader."),
    )
