"""What happened to one need, as far as it is everybody's: read from the deeds, without the name of any person."""

import itertools
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from sifang.core.models import Deed
from sifang.needs.models import Need
from sifang.people.models import Organization
from sifang.projects.models import Project, Step

TOLD_OF_NEEDS = (
    "need.reported",
    "need.listed",
    "need.returned",
    "need.resubmitted",
    "need.answered",
    "need.met",
    "need.rated",
    "need.rating_changed",
    "need.reopened",
)
TOLD_OF_PROJECTS = (
    "project.proposed",
    "project.tabled",
    "project.deferred",
    "project.claimed",
    "project.step_done",
    "project.escalated",
    "project.returned",
    "project.submitted",
    "project.handed_back",
)
# What comes, in order; where a need enters it depends on its stage.
WAY = ("verify", "project", "meeting", "work", "rate")


@dataclass(frozen=True)
class Moment:
    """One thing that happened: the deed's verb and moment, who did it (for “you”), and what the sentence needs."""

    verb: str
    at: datetime
    by: int | None = None
    project: object = None
    lead: str = ""
    supporting: tuple[str, ...] = ()
    step: object = None
    outcome: str = ""
    due: str = ""


def past(need):
    """The moments of ``need`` and of the projects that took it up, in order."""
    projects = {project.pk: project for project in _projects(need)}
    ours = Q(subject_kind=Need._meta.label_lower, subject_id=need.pk, verb__in=TOLD_OF_NEEDS)
    theirs = Q(subject_kind=Project._meta.label_lower, subject_id__in=projects, verb__in=TOLD_OF_PROJECTS)
    deeds = list(Deed.objects.filter(ours | theirs).order_by("at", "id"))
    names = Organization.objects.in_bulk({pk for deed in deeds for pk in _bodies(deed)})
    steps = Step.objects.in_bulk([deed.detail["step"] for deed in deeds if "step" in deed.detail])
    return [_moment(deed, projects, names, steps) for deed in _rated_first(deeds)]


def _rated_first(deeds):
    """The deeds with “not solved” before the reopening that follows from it; both are of one moment."""
    for place, (deed, later) in enumerate(itertools.pairwise(tuple(deeds))):
        if (deed.verb, later.verb) == ("need.reopened", "need.rated"):
            deeds[place : place + 2] = later, deed
    return deeds


def current_project(need):
    """The project that holds ``need`` now, with its claims and steps, or None."""
    return (
        Project.objects.filter(coverages__need=need, coverages__ended_at=None)
        .prefetch_related("claims__organization", "steps")
        .first()
    )


def ahead(need, project):
    """The names of what is still to come, the present one first; ``project`` holds the need now, or is None."""
    if need.stage in (Need.Stage.RETURNED, Need.Stage.MERGED, Need.Stage.CLOSED):
        return []
    here = {Need.Stage.NEW: "verify", Need.Stage.IN_PROJECT: "work", Need.Stage.MET: "rate"}
    return list(WAY[WAY.index(here.get(need.stage, "meeting" if project else "project")) :])


def _projects(need):
    """Those of the need's projects that a meeting gave to somebody, or that still may be."""
    return Project.objects.filter(needs=need).exclude(stage=Project.Stage.DROPPED, claims=None).distinct()


def _bodies(deed):
    return [pk for pk in (deed.detail.get("organization"), *deed.detail.get("supporting", ())) if pk]


def _moment(deed, projects, names, steps):
    bodies = [names[pk].name for pk in _bodies(deed) if pk in names]
    return Moment(
        verb=deed.verb,
        at=deed.at,
        by=deed.actor_id,
        project=projects.get(deed.subject_id) if deed.verb.startswith("project.") else None,
        lead=bodies[0] if bodies else "",
        supporting=tuple(bodies[1:]),
        step=steps.get(deed.detail.get("step")),
        outcome=deed.detail.get("outcome", ""),
        due=deed.detail.get("due", ""),
    )
