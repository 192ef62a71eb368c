"""From the list to an organization's hands: tabled, intended, claimed, handed back.

``claim`` is called by ``meetings`` alone: only the joint meeting's resolution makes a claim.
"""

from django.db.transaction import atomic
from django.utils import timezone
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people.models import Partnership
from sifang.projects import rules
from sifang.projects.commands import proposing
from sifang.projects.models import Claim, Intent, Project
from sifang.text import redaction

Stage = Project.Stage


@atomic
def table(actor, project):
    """The project is before the joint meeting. Called by meetings."""
    project.move(Stage.TABLED)
    record(actor, "project.tabled", project)


@atomic
def defer(actor, project):
    """The meeting put the project off: it is a proposal again, for the next one. Called by meetings."""
    project.move(Stage.PROPOSED)
    record(actor, "project.deferred", project)


@atomic
def state_intent(actor, project, organization, offer=""):
    """``organization`` would take the project on; the joint meeting will read it."""
    require(
        rules.may_state_intent(actor, project, organization),
        _("Only the liaison of a partner organization of %(place)s states an intent.") % {"place": project.place},
    )
    if project.hold() not in (Stage.PROPOSED, Stage.TABLED):
        _refuse_taken(project)
    if Intent.objects.filter(project=project, organization=organization, withdrawn_at=None).exists():
        raise Refused(
            _("%(org)s has already stated its intent; the joint meeting will read it.") % {"org": organization}
        )
    intent = Intent.objects.create(
        project=project,
        organization=organization,
        by=actor,
        offer=redaction.redact(offer.strip()[:300])[0],
        at=clock.now(),
    )
    record(actor, "project.intended", project, organization=organization.pk)
    return intent


@atomic
def withdraw_intent(actor, intent):
    """The intent is taken back; what the meeting has decided meanwhile stands."""
    require(rules.may_withdraw(actor, intent), _("Only %(org)s takes its intent back.") % {"org": intent.organization})
    intent.project.hold()
    intent.refresh_from_db(fields=["withdrawn_at"])
    if intent.project.hold() not in (Stage.PROPOSED, Stage.TABLED):
        _refuse_taken(intent.project)
    intent.refresh_from_db(fields=["withdrawn_at"])
    insist(intent.withdrawn_at is None, _("This intent was already taken back."))
    intent.withdrawn_at = clock.now()
    intent.save(update_fields=["withdrawn_at"])
    record(actor, "project.intent_withdrawn", intent.project, organization=intent.organization_id)


@atomic
def claim(actor, project, lead, *, due, basis, supporting=(), commitment=""):
    """``lead`` holds the project, with ``supporting`` beside it, by the resolution ``basis``. One lead at a time."""
    require(rules.may_claim(actor, project), _("Only the community records what the joint meeting resolved."))
    insist(due >= clock.today(), _("The due day %(day)s has passed; agree on a later one.") % {"day": due})
    if project.hold() != Stage.TABLED:
        _refuse_taken(project)
    _insist_partners(project, [lead, *supporting])
    project.move(Stage.CLAIMED)
    project.due, project.start = due, clock.today()
    project.save(update_fields=["due", "start"])
    for coverage in project.coverages.filter(ended_at=None).select_related("need"):
        needs.take_up(actor, coverage.need)
    promise = {
        "commitment": redaction.redact(commitment.strip()[:500])[0],
        "due": due,
        "basis": basis,
        "confirmed_at": clock.now(),
    }
    beside = [body for body in supporting if body != lead]
    made = Claim.objects.create(project=project, organization=lead, role=Claim.Role.LEAD, **promise)
    for body in beside:
        Claim.objects.create(project=project, organization=body, role=Claim.Role.SUPPORT, **promise)
    keys = [body.pk for body in beside]
    record(actor, "project.claimed", project, organization=lead.pk, supporting=keys, due=str(due))
    return made


def _insist_partners(project, bodies):
    ties = Partnership.objects.current().filter(place_id=project.place_id, organization__in=bodies)
    known = set(ties.values_list("organization_id", flat=True))
    for body in bodies:
        insist(
            body.pk in known,
            _("%(org)s is not a partner of %(place)s; enter the partnership first.")
            % {"org": body, "place": project.place},
        )


def _refuse_taken(project):
    held = (
        Claim.objects.filter(project=project, role=Claim.Role.LEAD, ended_at=None)
        .select_related("organization")
        .first()
    )
    if held is None:
        raise Refused(
            _("“%(project)s” is %(stage)s and cannot be claimed now; the next joint meeting can table it.")
            % {"project": project, "stage": Stage(project.stage).label}
        )
    raise Refused(
        _("“%(project)s” was claimed by %(org)s on %(day)s. You can offer to support it on its page.")
        % {"project": project, "org": held.organization, "day": f"{timezone.localtime(held.confirmed_at):%Y-%m-%d}"}
    )


@atomic
def hand_back(actor, project, reason):
    """The claims ended with a reason; the project is a proposal again and its needs are back on the list."""
    require(
        rules.may_carry(actor, project),
        _("Only an organization that holds the project, or the community, hands it back."),
    )
    insist(
        len(reason.strip()) >= 4, _("Say why it is handed back, at least four characters; the next meeting reads it.")
    )
    project.move(Stage.PROPOSED)
    words = redaction.redact(reason.strip()[:300])[0]
    project.claims.filter(ended_at=None).update(ended_at=clock.now(), ended_why=words)
    project.due = None
    project.save(update_fields=["due"])
    for coverage in project.coverages.filter(ended_at=None).select_related("need"):
        needs.put_back(actor, coverage.need)
    record(actor, "project.handed_back", project)


@atomic
def drop(actor, project, reason):
    """The project is off the list; what it had booked is free and its needs are open for matching."""
    require(rules.may_propose(actor, project.place), _("Only the community drops a project from its list."))
    insist(
        project.hold() != Stage.TABLED,
        _("“%(project)s” is on the agenda of a joint meeting; take it off there or put it off first.")
        % {"project": project},
    )
    project.move(Stage.DROPPED)
    project.remark = redaction.redact(reason.strip()[:500])[0]
    project.save(update_fields=["remark"])
    proposing.let_go(actor, project)
    record(actor, "project.dropped", project)


def has_open_needs(project):
    """Whether every need of the project still stands on the list."""
    return not project.coverages.filter(ended_at=None).exclude(need__stage=Need.Stage.LISTED).exists()
