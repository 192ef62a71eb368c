"""Carrying a claimed project out: steps, submission, the community's acceptance."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.needs import commands as needs
from sifang.projects import rules
from sifang.projects.commands import proposing
from sifang.projects.models import Project, Step
from sifang.text import redaction

Stage = Project.Stage


@atomic
def plan_step(actor, project, title, due):
    """The project has a further step with a day."""
    require(
        rules.may_carry(actor, project),
        _("Only an organization that holds the project, or the community, plans its steps."),
    )
    insist(
        project.hold() == Stage.CLAIMED,
        _("Steps belong to a claimed project; “%(project)s” is %(stage)s.") % _here(project),
    )
    insist(
        project.due is None or due <= project.due,
        _("The step would end after the project's due day %(day)s; choose an earlier one.") % {"day": project.due},
    )
    step = Step.objects.create(project=project, title=redaction.redact(title.strip()[:80])[0], due=due)
    record(actor, "project.step_planned", project, step=step.pk)
    return step


@atomic
def finish_step(actor, step, note=""):
    """The step is done today."""
    project = step.project
    require(
        rules.may_carry(actor, project),
        _("Only an organization that holds the project, or the community, reports its steps."),
    )
    insist(
        project.hold() == Stage.CLAIMED,
        _("Steps belong to a claimed project; “%(project)s” is %(stage)s.") % _here(project),
    )
    step.refresh_from_db()
    if step.done_on:
        raise Refused(_("“%(step)s” was done on %(day)s already.") % {"step": step, "day": step.done_on})
    step.done_on, step.note = clock.today(), redaction.redact(note.strip()[:300])[0]
    step.save(update_fields=["done_on", "note"])
    record(actor, "project.step_done", project, step=step.pk)


@atomic
def submit(actor, project, outcome):
    """The organization says the work is done and what came of it; the community looks."""
    require(
        rules.may_carry(actor, project), _("Only an organization that holds the project, or the community, submits it.")
    )
    insist(len(outcome.strip()) >= 4, _("Say what came of it, at least four characters; the residents read it."))
    project.move(Stage.SUBMITTED)
    project.outcome = redaction.redact(outcome.strip()[:500])[0]
    project.save(update_fields=["outcome"])
    record(actor, "project.submitted", project)


@atomic
def accept(actor, project):
    """The community has accepted the work: the needs are met, the resources are free, the askers are asked."""
    require(rules.may_accept(actor, project), _("Only the community accepts a project."))
    project.move(Stage.ACCEPTED)
    settle(actor, project, project.outcome)
    record(actor, "project.accepted", project)


def settle(actor, project, words):
    """The project's needs are met, its coverages ended and its bookings released as used."""
    project.accepted_on = clock.today()
    project.save(update_fields=["accepted_on"])
    for coverage in project.coverages.filter(ended_at=None).select_related("need"):
        needs.meet(actor, coverage.need, words)
    proposing.let_go(actor, project, used=True)


@atomic
def send_back(actor, project, reason):
    """The work is not accepted yet; the organization reads what is missing."""
    require(rules.may_accept(actor, project), _("Only the community judges a project."))
    insist(len(reason.strip()) >= 4, _("Say what is missing, at least four characters."))
    project.move(Stage.CLAIMED)
    project.remark = redaction.redact(reason.strip()[:500])[0]
    project.save(update_fields=["remark"])
    record(actor, "project.sent_back", project)


def _here(project):
    return {"project": project, "stage": Stage(project.stage).label}
