"""What is hard goes to the sponsor leader, and comes back only when the community says so."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.holidays import add_workdays
from sifang.core.models import record
from sifang.needs import commands as needs
from sifang.projects import replying, rules
from sifang.projects.commands import carrying
from sifang.projects.models import Ask, Escalation, Project
from sifang.text import redaction

Stage = Escalation.Stage
DAYS_TO_ANSWER = 5


@atomic
def escalate(actor, project, *, tried, asked, departments, due=None, is_emergency=False):
    """The project is with the sponsor leader, whose clock runs: what was tried, what is asked, and of whom."""
    require(rules.may_escalate(actor, project), _("Only the community lays a project before the sponsor leader."))
    insist(
        len(tried.strip()) >= 4 and len(asked.strip()) >= 4,
        _("Say what was tried and what is asked, at least four characters each."),
    )
    insist(departments, _("Name at least one department that is needed."))
    _insist_meeting(project, is_emergency)
    project.move(Project.Stage.ESCALATED)
    for coverage in project.coverages.filter(ended_at=None).select_related("need"):
        needs.take_up(actor, coverage.need)
    due, now = due or add_workdays(clock.today(), DAYS_TO_ANSWER), clock.now()
    escalation = Escalation.objects.create(
        project=project, place=project.place, tried=_clean(tried), asked=_clean(asked), due=due, since=now,
        is_emergency=is_emergency, reply_by=replying.reply_by(project.place, now, is_emergency=is_emergency),
    )  # fmt: skip
    Ask.objects.bulk_create(Ask(escalation=escalation, department=department, due=due) for department in departments)
    record(actor, "project.escalated", project, escalation=escalation.pk)
    return escalation


def _insist_meeting(project, is_emergency):
    """An emergency waits for no meeting; anything else is laid before the leader by the joint meeting."""
    insist(
        is_emergency or project.hold() != Project.Stage.PROPOSED,
        _("“%(project)s” is proposed; put it before the joint meeting first. Only an emergency does not wait for it.")
        % {"project": project},
    )


def _clean(words):
    return redaction.redact(words.strip()[:500])[0]


@atomic
def acknowledge(actor, escalation, *, due=None):
    """The sponsor leader takes it on, and may say by which day the full answer comes; the clock stops."""
    _require_leader(actor, escalation)
    insist(
        escalation.hold() == Stage.OPEN,
        _("“%(matter)s” is answered already; there is nothing left to take on.") % {"matter": escalation},
    )
    escalation.refresh_from_db(fields=["replied_at"])
    insist(not escalation.replied_at, _("You have taken “%(matter)s” on already.") % {"matter": escalation})
    _insist_day_ahead(due)
    escalation.replied_at, escalation.due = clock.now(), due or escalation.due
    escalation.save(update_fields=["replied_at", "due"])
    record(actor, "escalation.taken_on", escalation)


def _require_leader(actor, escalation):
    require(
        rules.may_answer(actor, escalation),
        _("Only the sponsor leader of %(place)s answers this.") % {"place": escalation.place},
    )


def _insist_day_ahead(due):
    insist(not due or due >= clock.today(), _("The day %(day)s has passed; choose a later one.") % {"day": due})


@atomic
def answer(actor, escalation, words, *, due=None):
    """The sponsor leader's answer stands, which takes the matter on as well; the departments have their day."""
    _require_leader(actor, escalation)
    insist(len(words.strip()) >= 4, _("Say what is to be done, at least four characters."))
    _insist_day_ahead(due)
    escalation.move(Stage.COORDINATING)
    escalation.refresh_from_db(fields=["replied_at"])
    escalation.replied_at = escalation.replied_at or clock.now()
    escalation.answer, escalation.answered_by, escalation.answered_on = _clean(words), actor, clock.today()
    escalation.save(update_fields=["answer", "answered_by", "answered_on", "replied_at"])
    if due:
        escalation.asks.update(due=due)
    record(actor, "escalation.answered", escalation)


@atomic
def answer_ask(actor, ask, words):
    """The department's answer stands with its day; when all have answered, the community's word is awaited."""
    require(
        rules.may_answer_ask(actor, ask),
        _("Only %(department)s, or the community for it, answers.") % {"department": ask.department},
    )
    insist(len(words.strip()) >= 4, _("Say what was done or why not, at least four characters."))
    escalation = ask.escalation
    insist(
        escalation.hold() == Stage.COORDINATING,
        _("Departments answer after the sponsor leader has assigned the matter; it is now “%(stage)s”.")
        % {"stage": Stage(escalation.stage).label},
    )
    ask.answer, ask.answered_on = _clean(words), clock.today()
    ask.save(update_fields=["answer", "answered_on"])
    record(actor, "escalation.department_answered", escalation, department=ask.department_id)
    if not escalation.asks.filter(answered_on=None).exists():
        escalation.move(Stage.ANSWERED)


@atomic
def close(actor, escalation, *, solved, words):
    """The community's word: solved, so the needs are met; or not, so the project goes to the next joint meeting."""
    project = escalation.project
    require(
        rules.may_escalate(actor, project), _("Only the community closes what it has laid before the sponsor leader.")
    )
    insist(len(words.strip()) >= 4, _("Say what came of it, at least four characters."))
    escalation.move(Stage.CLOSED)
    escalation.closing, escalation.closed_on = _clean(words), clock.today()
    escalation.save(update_fields=["closing", "closed_on"])
    record(actor, "escalation.closed", escalation, solved=solved)
    project.move(Project.Stage.ACCEPTED if solved else Project.Stage.PROPOSED)
    if solved:
        project.outcome = escalation.closing
        project.save(update_fields=["outcome"])
        carrying.settle(actor, project, escalation.closing)
        record(actor, "project.accepted", project)
        return
    for coverage in project.coverages.filter(ended_at=None).select_related("need"):
        needs.put_back(actor, coverage.need)
    record(actor, "project.returned", project)


@atomic
def ask_again(actor, escalation, reason):
    """The answers did not help: the departments are asked once more and read what is missing."""
    require(rules.may_escalate(actor, escalation.project), _("Only the community asks again."))
    insist(len(reason.strip()) >= 4, _("Say what is still missing, at least four characters."))
    escalation.move(Stage.COORDINATING)
    due = add_workdays(clock.today(), DAYS_TO_ANSWER)
    escalation.asks.update(answered_on=None, due=due, request=_clean(reason)[:300])
    record(actor, "escalation.asked_again", escalation)
