"""Proposals on the project list: made for a need, widened, given another resource by hand, corrected, let go."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, corrections
from sifang.core.errors import insist, require
from sifang.core.models import next_code, record
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.places.models import covers
from sifang.projects import entries, reasons, rules
from sifang.projects.models import Allocation, Coverage, Project
from sifang.resources import commands as resources

Stage = Project.Stage


@atomic
def propose(actor, need, name="", *, by_hand=True, **facts):
    """A proposal for the need stands on the project list; one made by hand outlives runs that find no resource."""
    require(rules.may_propose(actor, need.place), _("Only the community proposes projects for its needs."))
    _insist_free(need)
    code = facts.pop("code", "") or next_code(Project.objects, "XM", need.place)
    project = Project.objects.create(place=need.place, code=code, name=name or need.title, by_hand=by_hand, **facts)
    Coverage.objects.create(project=project, need=need)
    entries.index(project)
    record(actor, "project.proposed", project, need=need.pk)
    return project


@atomic
def propose_for_leader(actor, need):
    """The need has a project, which the joint meeting lays before the sponsor leader; an emergency goes at once."""
    require(rules.may_propose(actor, need.place), _("Only the community proposes projects for its needs."))
    if need.hold() == Need.Stage.NEW:
        needs.verify(actor, need)
    elif need.stage == Need.Stage.IN_HAND:
        needs.list_from_hand(actor, need)
    held = need.coverages.filter(ended_at=None).select_related("project").first()
    project = held.project if held else propose(actor, need)
    needs.dispose(actor, need, Need.Way.LEADER)
    return project


@atomic
def cover(actor, project, need):
    """The project meets this need too."""
    require(rules.may_propose(actor, project.place), _("Only the community proposes projects for its needs."))
    insist(project.place_id == need.place_id, _("The need belongs to another community."))
    _insist_waiting(project)
    _insist_free(need)
    Coverage.objects.create(project=project, need=need)
    record(actor, "project.covers", project, need=need.pk)


def _insist_free(need):
    """The need stands on the list and has no project, and stays so in this transaction."""
    insist(
        need.hold() == Need.Stage.LISTED,
        _("“%(need)s” is not open on the needs list; verify it first.") % {"need": need},
    )
    insist(
        not need.coverages.filter(ended_at=None).exists(),
        _("“%(need)s” has a project already; open it instead.") % {"need": need},
    )


def _insist_waiting(project):
    """The project waits for the joint meeting, and does so in this transaction."""
    insist(
        project.hold() in (Stage.PROPOSED, Stage.TABLED),
        _("“%(project)s” is %(stage)s; its resources stand.")
        % {"project": project, "stage": Stage(project.stage).label},
    )


def _allocate(actor, project, resource, units, why, by_hand=False, part=1):
    booking = resources.book(actor, resource, units)
    return Allocation.objects.create(project=project, booking=booking, reasons=why, by_hand=by_hand, part=part)


@atomic
def choose(actor, project, resource, units, in_place_of=None, part=None):
    """A person chose this resource for the proposal, in place of another if given; later runs leave it.

    ``part`` is which of the things the need asks for it serves: if nobody says so, what the other one served.
    """
    require(rules.may_propose(actor, project.place), _("Only the community chooses resources for its proposals."))
    _insist_waiting(project)
    insist(
        covers(resource.area_id, project.place_id),
        _("“%(name)s” is not available now; choose another resource.") % {"name": resource},
    )
    if in_place_of:
        insist(in_place_of.project_id == project.pk, _("Choose one of the answers shown."))
        resources.release(actor, in_place_of.booking)
        in_place_of.delete()
    part = part or (in_place_of.part if in_place_of else 1)
    made = _allocate(actor, project, resource, units, reasons.BY_HAND, by_hand=True, part=part)
    record(actor, "project.resource_chosen", project, resource=resource.pk, units=units)
    return made


@atomic
def correct(actor, project, **facts):
    """The community has corrected what the list says about the project; the stage stays."""
    require(rules.may_propose(actor, project.place), _("Only the community corrects its project list."))
    corrections.insist_facts_alone(facts)
    changed = corrections.write(actor, project, facts)
    entries.index(project)
    return changed


def let_go(actor, project, used=False):
    """The project holds no resource and no need any more; ``used`` says whether the resources served."""
    for allocation in project.allocations.filter(booking__released_at=None).select_related("booking"):
        resources.release(actor, allocation.booking, used=used)
    project.coverages.filter(ended_at=None).update(ended_at=clock.now())
