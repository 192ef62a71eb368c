"""The sponsor leader's desk: at most three things that wait for a word or a visit, then each community at a glance."""

from dataclasses import dataclass

from django.db.models import Count, Max
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sifang.core import clock, language
from sifang.core.holidays import add_workdays
from sifang.meetings import queries as meetings
from sifang.needs.models import Need
from sifang.places.models import Place
from sifang.projects import queries as projects
from sifang.projects.commands.escalating import DAYS_TO_ANSWER
from sifang.projects.models import Escalation, Project
from sifang.visits import destinations
from sifang.visits import queries as visits
from sifang.visits.models import Visit
from sifang.web.access import acting
from sifang.web.forms.escalations import AnswerForm
from sifang.web.templatetags.sifang import day

Stage = Escalation.Stage
AT_ONCE, SHORT = 3, 10


@dataclass(frozen=True)
class Waiting:
    """An escalation, where it is stuck, the answer that can be given with one tap, and a form for other words."""

    escalation: object
    stuck: str
    due: object
    ready: str
    form: object


@dataclass(frozen=True)
class Card:
    """One community: how many needs are open and projects overdue, the next meeting, the last one, the last visit."""

    place: object
    open: int
    overdue: int
    invitation: object
    attended: object
    visited: object
    destination: object


@acting("answer_escalation")
def desk(request):
    """What waits for the leader, emergencies and those due first; what departments are at; their communities."""
    codes = [post.place_id for post in request.user.current_posts if post.opens("answer_escalation", None, None)]
    found = projects.escalations(request.user, "", stages=[Stage.OPEN]).within_any(codes)
    given = projects.escalations(request.user, "", stages=[Stage.COORDINATING, Stage.ANSWERED]).within_any(codes)
    waiting = found.prefetch_related("items__meeting").order_by("-is_emergency", "due", "pk")[:AT_ONCE]
    planned = list(visits.own_planned(request.user)[:SHORT])
    today = [visit for visit in planned if visit.planned_on <= clock.today()]
    context = {
        "waiting": [_waiting(escalation) for escalation in waiting],
        "waiting_count": found.count(),
        "visits_today": today[: AT_ONCE - len(waiting)],
        "visits_to_come": [visit for visit in planned if visit not in today],
        "given": given[:SHORT],
        "assigned": visits.assigned_by(request.user)[:SHORT],
        "cards": _cards(request.user, codes),
    }
    return render(request, "sponsor/desk.html", context)


def _waiting(escalation):
    due = max(escalation.due, add_workdays(clock.today(), DAYS_TO_ANSWER))
    # One tap makes these words the leader's own, which the departments read.
    with language.kept():
        ready = _("%(departments)s: please take this on and answer by %(day)s. %(asked)s") % {
            "departments": pgettext("between names", ", ").join(str(ask.department) for ask in escalation.asks.all()),
            "day": day(due),
            "asked": escalation.asked,
        }
    form = AnswerForm(initial={"due": due}, auto_id=f"answer_{escalation.pk}_%s")
    return Waiting(escalation, _stuck(escalation), due, ready[:500], form)


def _stuck(escalation):
    """Where it is stuck: what the joint meeting noted, else the residents' own words, else what the project says."""
    notes = [item.note for item in escalation.items.all() if item.note]
    texts = [need.text for need in escalation.project.needs.all() if need.title != escalation.project.name]
    return next(iter([*notes, *texts, escalation.project.content]), "")


def _cards(viewer, codes):
    opened = _counted(Need.objects.visible_to(viewer).within_any(codes).open())
    late = _counted(Project.objects.visible_to(viewer).within_any(codes).overdue())
    coming = {row.meeting.place_id: row for row in reversed(list(meetings.invitations_of(viewer)[:SHORT]))}
    attended = {row.meeting.place_id: row for row in reversed(list(meetings.attendance_of(viewer)[:SHORT]))}
    held = Visit.objects.filter(leader=viewer, stage=Visit.Stage.HELD).order_by()
    visited = dict(held.values("place").annotate(last=Max("held_on")).values_list("place", "last"))
    destination = {found.place.pk: found for found in destinations.own(viewer)}
    return [
        Card(
            place,
            opened.get(place.pk, 0),
            late.get(place.pk, 0),
            coming.get(place.pk),
            attended.get(place.pk),
            visited.get(place.pk),
            destination.get(place.pk),
        )  # fmt: skip
        for place in Place.objects.filter(pk__in=codes).order_by("code")
    ]


def _counted(rows):
    """{place: number of rows}."""
    return dict(rows.order_by().values("place").annotate(number=Count("pk")).values_list("place", "number"))
