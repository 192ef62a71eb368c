"""What happened to one need, as far as it is everybody's: read from the deeds, without the name of any person."""

import itertools
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from sifang.core.models import Deed
from sifang.needs.models import Extension, Need, Ticket
from sifang.people.models import Organization
from sifang.projects.models import Project, Step

TOLD_OF_NEEDS = (
    "need.reported",
    "need.taken_on",
    "need.listed",
    "need.disposed",
    "need.told",
    "need.nudged",
    "need.ended_unsolved",
    "need.sent_elsewhere",
    "need.rolled_over",
    "need.split",
    "need.split_off",
    "need.withdrawn",
    "need.brought_back",
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
TOLD_OF_TICKETS = ("ticket.sent", "ticket.accepted", "ticket.declined", "ticket.answered")
TOLD_OF_EXTENSIONS = ("extension.granted",)
# What comes, in order; where a need enters it depends on its stage.
WAY = ("verify", "project", "meeting", "work", "rate")
IN_HAND = ("hand", "rate")
ENDED = (*Need.UNMET_STAGES, Need.Stage.RETURNED, Need.Stage.MERGED, Need.Stage.CLOSED, Need.Stage.WITHDRAWN)


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
    way: str = ""
    days: int = 0


def past(need):
    """The moments of ``need`` and of the projects that took it up, in order."""
    projects = {project.pk: project for project in _projects(need)}
    ours = _about(TOLD_OF_NEEDS, Need, _same(need))
    handed = _about(TOLD_OF_TICKETS, Ticket, Ticket.objects.filter(need=need).values("pk"))
    longer = _about(TOLD_OF_EXTENSIONS, Extension, Extension.objects.filter(need=need).values("pk"))
    theirs = Q(subject_kind=Project._meta.label_lower, subject_id__in=projects, verb__in=TOLD_OF_PROJECTS)
    deeds = list(Deed.objects.filter(ours | handed | longer | theirs).order_by("at", "id"))
    names = Organization.objects.in_bulk({pk for deed in deeds for pk in _bodies(deed)})
    steps = Step.objects.in_bulk([deed.detail["step"] for deed in deeds if "step" in deed.detail])
    return [_moment(deed, projects, names, steps) for deed in _rated_first(deeds)]


def _about(verbs, model, keys):
    return Q(subject_kind=model._meta.label_lower, subject_id__in=keys, verb__in=verbs)


def _same(need):
    """The keys of the need and of the rows of earlier years that it was rolled over from."""
    keys = [need.pk]
    while need.rolled_from_id:
        need = need.rolled_from
        keys.append(need.pk)
    return keys


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
    if need.stage in ENDED:
        return []
    if need.stage == Need.Stage.IN_HAND:
        return list(IN_HAND)
    here = {Need.Stage.NEW: "verify", Need.Stage.IN_PROJECT: "work", Need.Stage.MET: "rate"}
    return list(WAY[WAY.index(here.get(need.stage, "meeting" if project else "project")) :])


def _projects(need):
    """Those of the need's projects that a meeting gave to somebody, or that still may be."""
    return Project.objects.filter(needs=need).exclude(stage=Project.Stage.DROPPED, claims=None).distinct()


def _bodies(deed):
    return [pk for pk in (_body(deed), *deed.detail.get("supporting", ())) if pk]


def _body(deed):
    return deed.detail.get("organization") or (deed.verb.startswith("ticket.") and deed.detail.get("department"))


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
        way=deed.detail.get("way", ""),
        days=deed.detail.get("days", 0),
    )
