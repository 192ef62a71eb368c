"""Projects that a community kept in its ledger before: brought in as the ledger gives them."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, corrections
from sifang.core.errors import insist
from sifang.core.models import next_code, record
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people.rules import require_keeper
from sifang.projects import entries
from sifang.projects.models import Claim, Coverage, Project

Stage = Project.Stage
ENTERED = (Stage.PROPOSED, Stage.CLAIMED, Stage.ACCEPTED, Stage.DROPPED)


@atomic
def enter(actor, place, name, *, stage=Stage.PROPOSED, code="", met=(), lead=None, basis="", **facts):
    """A project of the ledger stands on the list. Held by ``lead`` only if the ledger names the meeting that said so.

    Open projects cover those of the needs ``met`` that are free; a project that is over covers none.
    """
    require_keeper(actor, place)
    insist(stage in ENTERED, _("A ledger brings a project in as proposed, claimed, accepted or dropped."))
    insist(
        stage != Stage.CLAIMED or (lead and basis and facts.get("due")),
        _("A claim needs its organization, its meeting and its day."),
    )
    code = code or next_code(Project.objects, "XM", place)
    project = Project.objects.create(place=place, name=name, stage=stage, code=code, **facts)
    if stage == Stage.CLAIMED:
        Claim.objects.create(
            project=project,
            organization=lead,
            role=Claim.Role.LEAD,
            due=facts["due"],
            basis=basis,
            confirmed_at=clock.now(),
        )
    if stage in Project.OPEN_STAGES:
        _cover(actor, project, met)
    entries.index(project)
    record(actor, "project.entered", project, stage=stage)
    return project


@atomic
def amend(actor, project, *, met=(), **facts):
    """The project says what the ledger says now and covers the free needs it adds; its stage stays."""
    require_keeper(actor, project.place)
    if project.stage in Project.OPEN_STAGES:
        _cover(actor, project, met)
    changed = corrections.write(actor, project, facts)
    entries.index(project)
    return changed


def _cover(actor, project, met):
    """The project meets those of these needs that are on the list and have no project."""
    for need in met:
        if need.stage != Need.Stage.LISTED or need.coverages.filter(ended_at=None).exists():
            continue
        Coverage.objects.create(project=project, need=need)
        if project.stage == Stage.CLAIMED:
            needs.take_up(actor, need)
