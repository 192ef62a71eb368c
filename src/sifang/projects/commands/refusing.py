"""What people say of a proposed pair: it stays, it does not fit, or they think better of it."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.projects import rules
from sifang.projects.models import Project, RefusedPair
from sifang.resources import commands as resources
from sifang.text import redaction

Stage = Project.Stage
MOST_WORDS = 200


@atomic
def keep(actor, allocation):
    """The proposed pair is a person's choice from now on; later runs leave it."""
    _hold(actor, allocation)
    _insist_other(allocation, by_hand=True)
    record(actor, "project.pair_kept", allocation.project, resource=allocation.booking.resource_id)


@atomic
def let_engine_choose(actor, allocation):
    """The pair is no longer a person's choice: it stands until the next run, which may propose another."""
    _hold(actor, allocation)
    _insist_other(allocation, by_hand=False)
    record(actor, "project.pair_left_open", allocation.project, resource=allocation.booking.resource_id)


@atomic
def refuse_pair(actor, allocation, why, words=""):
    """The resource is given back and not proposed again for these needs. Returns the refusals.

    Nothing else follows, but that a need which wants all or nothing gives back what else was proposed for it.
    """
    _hold(actor, allocation)
    insist(why in RefusedPair.Why.values, _("Choose one of the reasons shown."))
    project, resource = allocation.project, allocation.booking.resource
    _free(actor, allocation)
    if project.wants_all_or_nothing():
        for other in project.allocations.filter(by_hand=False, booking__released_at=None).select_related("booking"):
            _free(actor, other)
    facts = {"why": why, "words": redaction.clean(words, MOST_WORDS), "by": actor, "at": clock.now()}
    refused = [
        RefusedPair.objects.get_or_create(need_id=need, resource=resource, undone_at=None, defaults=facts)[0]
        for need in project.coverages.filter(ended_at=None).order_by("need").values_list("need", flat=True)
    ]
    record(actor, "project.pair_refused", project, resource=resource.pk, why=why)
    return refused


@atomic
def take_back(actor, refused):
    """The pair may be proposed again from the next run on."""
    require(rules.may_propose(actor, refused.need.place), _("Only the community says which pairs do not fit."))
    taken = RefusedPair.objects.filter(pk=refused.pk, undone_at=None).update(undone_at=clock.now())
    insist(taken, _("This was taken back already; the pair may be proposed again."))
    record(actor, "need.refusal_taken_back", refused.need, resource=refused.resource_id)


def _hold(actor, allocation):
    """The actor decides for the community, and the proposal waits for the joint meeting, in this transaction too."""
    project = allocation.project
    require(rules.may_propose(actor, project.place), _("Only the community says which pairs fit."))
    insist(
        project.hold() in (Stage.PROPOSED, Stage.TABLED),
        _("“%(project)s” is %(stage)s; its resources stand.")
        % {"project": project, "stage": Stage(project.stage).label},
    )
    insist(
        project.allocations.filter(pk=allocation.pk, booking__released_at=None).exists(),
        _("This pair is no longer proposed; reload the page to see what is."),
    )


def _free(actor, allocation):
    resources.release(actor, allocation.booking)
    allocation.delete()


def _insist_other(allocation, *, by_hand):
    """Whether a person chose the pair changes to ``by_hand``, and was not so before."""
    changed = type(allocation).objects.filter(pk=allocation.pk).exclude(by_hand=by_hand).update(by_hand=by_hand)
    insist(changed, _("That is so already; nothing has to be done."))
    allocation.by_hand = by_hand
