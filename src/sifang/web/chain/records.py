"""Everything the chain of one need is told from, read in a fixed number of queries."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q
from django.utils import timezone

from sifang.core.models import Deed
from sifang.letters.models import Letter
from sifang.meetings.models import Item, Meeting
from sifang.places.models import codes_above
from sifang.projects.models import Allocation, Claim, Escalation, Intent, MatchRun, Project, Step
from sifang.projects.naming import Names

TOLD_DEEDS = ("need.listed", "need.answered", "need.returned")


@dataclass(frozen=True)
class Records:
    """The rows behind a chain; ``seen`` says which projects, meetings, letters and escalations the viewer may open.

    ``names`` are what the reasons of pairs name, as the viewer may read it.
    """

    need: object
    askers: int
    merged: list
    ratings: list
    projects: list
    letters: list
    runs: list
    deeds: dict
    seen: dict
    names: Names

    def done_on(self, verb):
        """The days on which ``verb`` was done to the need, the first one first."""
        return self.deeds.get(verb, [])


def read(viewer, need):
    """The records of ``need``: facts for all who may see it, addresses for what they may open."""
    projects = list(_projects(need))
    meetings = {item.meeting_id for project in projects for item in project.items.all()}
    letters = Letter.objects.filter(project__in=projects).exclude(stage=Letter.Stage.DROPPED)
    may_read = Letter.objects.visible_to(viewer).filter(project__in=projects)
    shown = letters.filter(Q(stage=Letter.Stage.APPROVED) | Q(pk__in=may_read.values("pk")))
    return Records(
        need=need,
        askers=need.asked_by.count(),
        merged=list(need.merged.order_by("raised_on", "pk")),
        ratings=list(need.ratings.order_by("at", "pk")),
        projects=projects,
        letters=list(shown.select_related("organization").order_by("drafted_at", "pk")),
        runs=_runs(need, projects),
        deeds=_deeds(need),
        seen={
            "projects": _keys(Project.objects.visible_to(viewer).filter(pk__in=[row.pk for row in projects])),
            "meetings": _keys(Meeting.objects.visible_to(viewer).filter(pk__in=meetings)),
            "letters": _keys(may_read),
            "escalations": _keys(Escalation.objects.visible_to(viewer).filter(project__in=projects)),
        },
        names=Names(viewer, [row.reasons for project in projects for row in project.allocations.all()]),
    )


def _keys(rows):
    return set(rows.values_list("pk", flat=True))


def _projects(need):
    """The projects that took the need up, oldest first; dropped ones only if a meeting ever saw them."""
    unseen = Q(stage=Project.Stage.DROPPED, items=None)
    found = Project.objects.filter(coverages__need=need).exclude(unseen).select_related("place")
    return found.prefetch_related(*_belongings()).distinct().order_by("proposed_at", "pk")


def _belongings():
    """What each project brings along, each kind in the order it is told."""
    owners = ("booking__resource__organization", "booking__resource__person")
    called = Item.objects.exclude(meeting__stage=Meeting.Stage.CANCELLED).select_related("meeting")
    asked = Escalation.objects.select_related("answered_by").prefetch_related("asks__department")
    return (
        Prefetch("allocations", Allocation.objects.select_related(*owners).order_by("pk")),
        Prefetch("intents", Intent.objects.filter(withdrawn_at=None).select_related("organization").order_by("at")),
        Prefetch("claims", Claim.objects.select_related("organization").order_by("confirmed_at", "pk")),
        Prefetch("steps", Step.objects.order_by("due", "pk")),
        Prefetch("items", called.prefetch_related("meeting__invitations__person").order_by("meeting__starts_at", "pk")),
        Prefetch("escalations", asked.order_by("since")),
        "needs",
    )


def _runs(need, projects):
    """The engine's runs over the need's place up to the last booking, the latest first."""
    if not any(project.allocations.all() for project in projects):
        return []
    done = MatchRun.objects.filter(stage=MatchRun.Stage.DONE, draft=None)
    found = done.filter(place__in=codes_above(need.place_id), at__date__gte=need.raised_on)
    return list(found.order_by("-at")[:50])


def _deeds(need):
    found = {}
    rows = Deed.objects.filter(subject_kind=need._meta.label_lower, subject_id=need.pk, verb__in=TOLD_DEEDS)
    for verb, at in rows.order_by("id").values_list("verb", "at"):
        found.setdefault(verb, []).append(timezone.localdate(at))
    return found
