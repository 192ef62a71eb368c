"""The observer's lines: what is under way at their places, from the first step to the result. No resident is named."""

import datetime

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sifang.activities.models import Activity
from sifang.core import clock
from sifang.meetings import council_queries as councils
from sifang.meetings import queries as meetings
from sifang.meetings.models import Meeting
from sifang.people import accounts
from sifang.places.models import range_of_any
from sifang.projects import queries as projects
from sifang.projects.models import Escalation, Project
from sifang.web.duties.lines import Duty, row

LATELY_DAYS = 90


def _here(viewer):
    return range_of_any(accounts.codes_of(viewer, "observe"))


def under_way(viewer):
    """The projects that are proposed, claimed or being done."""
    found = projects.project_list(viewer, "", stages=Project.OPEN_STAGES).filter(_here(viewer))
    return found.order_by(F("due").asc(nulls_last=True), "pk")


def late(viewer):
    """The projects that are past their day."""
    return projects.overdue(viewer, "").filter(_here(viewer))


def done(viewer):
    """The projects that were accepted lately."""
    since = clock.today() - datetime.timedelta(days=LATELY_DAYS)
    return (
        projects.project_list(viewer, "").filter(_here(viewer), accepted_on__gte=since).order_by("-accepted_on", "pk")
    )


def _project(project):
    return row(reverse("project", args=[project.pk]), project.name, project.place, due=project.due, staged=project)


def _done(project):
    return row(reverse("project", args=[project.pk]), project.name, project.place, project.accepted_on, staged=project)


def hard(viewer):
    """The projects that wait for a leader or a department."""
    stages = [Escalation.Stage.OPEN, Escalation.Stage.COORDINATING, Escalation.Stage.ANSWERED]
    return projects.escalations(viewer, "", stages=stages).filter(_here(viewer))


def _escalation(escalation):
    return row(
        reverse("project", args=[escalation.project_id]), escalation.project.name, escalation.place,
        due=escalation.due, staged=escalation,
    )  # fmt: skip


def coming(viewer):
    """The meetings to come or in session."""
    stages = (Meeting.Stage.NOTIFIED, Meeting.Stage.OPEN)
    return meetings.meeting_list(viewer, "").filter(_here(viewer), stage__in=stages).order_by("starts_at", "pk")


def _meeting(meeting):
    return row(reverse("meeting", args=[meeting.pk]), meeting, meeting.place, meeting.starts_at, staged=meeting)


def talks(viewer):
    """The councils that were held lately."""
    since = clock.now() - datetime.timedelta(days=LATELY_DAYS)
    return councils.council_list(viewer, "").filter(_here(viewer), held_at__gte=since)


def _talk(council):
    return row(reverse("council", args=[council.pk]), council.topic, council.place, council.held_at)


def activities_to_come(viewer):
    """The activities that are planned."""
    stages = [Activity.Stage.PLANNED]
    found = Activity.objects.visible_to(viewer).filter(_here(viewer), stage__in=stages, starts_at__gte=clock.now())
    return found.select_related("place").order_by("starts_at", "pk")


def _activity(activity):
    return row(reverse("activity", args=[activity.pk]), activity.title, activity.place, activity.starts_at)


DUTIES = (
    Duty(
        "under-way", ("observe",), _("projects under way"), _("no project is under way"), under_way, _project,
        is_news=True,
    ),
    Duty("late", ("observe",), _("projects past their day"), _("no project is late"), late, _project, is_news=True),
    Duty(
        "hard", ("observe",), _("hard projects laid before a leader"), _("nothing is laid before a leader"),
        hard, _escalation, is_news=True,
    ),
    Duty(
        "done", ("observe",), _("projects done in the last three months"), _("nothing was finished lately"),
        done, _done, is_news=True,
    ),
    Duty(
        "coming", ("observe",), _("meetings to come"), _("no meeting is called"), coming, _meeting, is_news=True,
    ),
    Duty(
        "observed-talks", ("observe",), _("bench talks of the last three months"), _("no bench talk was held lately"),
        talks, _talk, is_news=True,
    ),
    Duty(
        "activities", ("observe",), _("activities to come"), _("no activity is planned"),
        activities_to_come, _activity, is_news=True,
    ),
)  # fmt: skip
