"""Visits that the sponsors' ledger kept before, with what was found and who was charged; nobody is told."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, corrections
from sifang.core.errors import insist
from sifang.core.holidays import add_workdays
from sifang.core.models import record
from sifang.needs.commands import entering as needs
from sifang.needs.models import Need
from sifang.people.rules import require_keeper
from sifang.places.models import Place
from sifang.visits import rules
from sifang.visits.models import Assignment, Finding, Visit

DAYS_TO_ANSWER = 5
Stage = Assignment.Stage


@atomic
def enter_visit(actor, place, leader, on, purpose):
    """The leader came on that day."""
    require_keeper(actor, place)
    visit = Visit.objects.create(
        place=place, leader=leader, planned_on=on, held_on=on, purpose=purpose[:120], stage=Visit.Stage.HELD
    )
    record(actor, "visit.entered", visit)
    return visit


@atomic
def enter_finding(actor, visit, text, *, result="", closed_on=None):
    """What the visit found stands on the needs list, met where the ledger says that it was closed."""
    require_keeper(actor, visit.place)
    place = Place.objects.get(pk=visit.place.community_code)
    stage = Need.Stage.MET if closed_on else Need.Stage.LISTED
    need = needs.enter(
        actor, place, text, stage=stage, channel=Need.Channel.SPONSOR, raised_on=visit.held_on,
        closed_on=closed_on, remark=result[:500],
    )  # fmt: skip
    spot = visit.place if visit.place_id != place.pk else None
    finding = Finding.objects.create(visit=visit, text=text[:500], spot=spot, need=need)
    record(actor, "finding.entered", visit, finding=finding.pk)
    return finding


@atomic
def enter_assignment(actor, finding, department, *, due=None, result="", closed_on=None):
    """The department was charged with what was found; closed where the ledger says so."""
    visit = finding.visit
    require_keeper(actor, visit.place)
    insist(
        closed_on or rules.may_be_charged(department, visit.place),
        _("%(org)s is no department above %(place)s; what is still open is charged to a department.")
        % {"org": department, "place": visit.place},
    )
    made = Assignment.objects.create(
        place=visit.place, leader=visit.leader, finding=finding, department=department, text=finding.text,
        due=due or add_workdays(visit.held_on, DAYS_TO_ANSWER), since=clock.now(),
        stage=_stage(result, closed_on), **_answer(result, closed_on),
    )  # fmt: skip
    record(actor, "assignment.entered", made, department=department.pk)
    return made


def _stage(result, closed_on):
    return Stage.CLOSED if closed_on else Stage.ANSWERED if result else Stage.ASSIGNED


def _answer(result, closed_on):
    day = closed_on or (clock.today() if result else None)
    return {"answer": result[:500], "answered_on": day, "closed_on": closed_on}


@atomic
def amend_assignment(actor, assignment, *, due=None, result=None):
    """The day or the words are as the ledger has them now; whether it is closed is the community's word on its page."""
    require_keeper(actor, assignment.place)
    facts = ({"due": due} if due else {}) | ({"answer": result[:500]} if result else {})
    return corrections.write(actor, assignment, facts)
