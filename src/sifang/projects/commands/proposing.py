"""From the open lists to proposals: the engine pairs needs with resources, the reasons are kept."""

import time

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, corrections
from sifang.core.errors import insist, require
from sifang.core.models import next_code, record
from sifang.matching import explain, solve
from sifang.needs.models import Need
from sifang.places.models import Place, covers
from sifang.projects import lists, reasons, rules
from sifang.projects.models import Allocation, Coverage, MatchRun, Project, Shortage
from sifang.resources import commands as resources

Stage = Project.Stage


@atomic
def match(actor, place):
    """The open lists of ``place`` are matched: proposals with reasons, and the needs that nothing serves with why."""
    require(rules.may_propose(actor, place), _("Only the community matches its lists."))
    Place.objects.select_for_update().get(pk=place.pk)
    started = time.monotonic()
    _free_proposals(actor, place)
    found = lists.of(_open_needs(place), place.code)
    instance = found.instance()
    solution = solve.solve(instance)
    solution.certify()
    run = MatchRun.objects.create(
        place=place, by=actor, stage=MatchRun.Stage.DONE, ordered_at=clock.now(), at=clock.now(),
        total=solution.total, bound=solution.bound, needs=len(found.needs), resources=len(found.resources),
        seconds=round(time.monotonic() - started, 3),
    )  # fmt: skip
    _write_proposals(actor, found, explain.explain(instance, solution))
    _write_shortages(run, found, explain.shortage(instance, solution))
    _drop_empty(actor, place)
    record(actor, "list.matched", run, total=run.total, bound=run.bound)
    return run


def _open_needs(place):
    """Listed needs that no tabled or claimed project holds."""
    held = Coverage.objects.filter(ended_at=None).exclude(project__stage=Stage.PROPOSED)
    found = Need.objects.within(place.code).filter(stage=Need.Stage.LISTED)
    chosen = Coverage.objects.filter(ended_at=None, project__allocations__by_hand=True)
    return found.exclude(pk__in=held.values("need")).exclude(pk__in=chosen.values("need")).order_by("pk")


def _free_proposals(actor, place):
    """Proposals give back what an earlier run booked, unless a person chose it."""
    for allocation in Allocation.objects.filter(
        project__in=Project.objects.within(place.code).filter(stage=Stage.PROPOSED),
        by_hand=False,
        booking__released_at=None,
    ).select_related("booking"):
        resources.release(actor, allocation.booking)
        allocation.delete()


def _write_proposals(actor, found, explained):
    """One proposal a need, with its resources, largest share first."""
    for (line, offer), why in sorted(explained.items()):
        project = _proposal(actor, found.needs[line])
        units = next(reason.facts["units"] for reason in why if reason.code.startswith("units."))
        _allocate(actor, project, found.resources[offer], units, reasons.kept(why, found))


def _proposal(actor, need):
    coverage = Coverage.objects.filter(need=need, ended_at=None).select_related("project").first()
    return coverage.project if coverage else propose(actor, need, by_hand=False)


@atomic
def propose(actor, need, name="", *, by_hand=True, **facts):
    """A proposal for the need stands on the project list; one made by hand outlives runs that find no resource."""
    require(rules.may_propose(actor, need.place), _("Only the community proposes projects for its needs."))
    _insist_free(need)
    code = facts.pop("code", "") or next_code(Project.objects, "XM", need.place)
    project = Project.objects.create(place=need.place, code=code, name=name or need.title, by_hand=by_hand, **facts)
    Coverage.objects.create(project=project, need=need)
    record(actor, "project.proposed", project, need=need.pk)
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


def _allocate(actor, project, resource, units, why, by_hand=False):
    booking = resources.book(actor, resource, units)
    return Allocation.objects.create(project=project, booking=booking, reasons=why, by_hand=by_hand)


@atomic
def choose(actor, project, resource, units, in_place_of=None):
    """A person chose this resource for the proposal, in place of another if given; later runs leave it."""
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
    made = _allocate(actor, project, resource, units, reasons.BY_HAND, by_hand=True)
    record(actor, "project.resource_chosen", project, resource=resource.pk, units=units)
    return made


@atomic
def correct(actor, project, **facts):
    """The community has corrected what the list says about the project; the stage stays."""
    require(rules.may_propose(actor, project.place), _("Only the community corrects its project list."))
    corrections.insist_facts_alone(facts)
    return corrections.write(actor, project, facts)


def _write_shortages(run, found, short):
    Shortage.objects.bulk_create(
        Shortage(run=run, need=found.needs[row.line], missing=row.missing, reasons=reasons.kept(row.reasons, found))
        for row in short
    )


def _drop_empty(actor, place):
    """Proposals that no resource serves any more and nobody intends to take on are off the list."""
    proposals = Project.objects.within(place.code).filter(stage=Stage.PROPOSED, by_hand=False)
    for project in proposals.filter(allocations=None, intents=None, items=None):
        project.move(Stage.DROPPED)
        let_go(actor, project)
        record(actor, "project.dropped", project)


def let_go(actor, project, used=False):
    """The project holds no resource and no need any more; ``used`` says whether the resources served."""
    for allocation in project.allocations.filter(booking__released_at=None).select_related("booking"):
        resources.release(actor, allocation.booking, used=used)
    project.coverages.filter(ended_at=None).update(ended_at=clock.now())
