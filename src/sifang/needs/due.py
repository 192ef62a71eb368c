"""What of the needs waits for the community, by its clocks: to take on, to dispose of, due, overdue, reminded of."""

import datetime

from django.db.models import Exists, F, OuterRef, Q

from sifang.core import clock
from sifang.core.models import Deed
from sifang.needs import queries
from sifang.needs.clocks import RUNNING_STAGES
from sifang.needs.models import Extension, Need, Ticket
from sifang.places.models import range_of

Stage = Need.Stage
REMEMBERED_DAYS = 60
# What says nothing new to whoever reminded: their own deeds and those of others who ask.
OF_ASKERS = ("need.nudged", "need.joined", "need.rated", "need.resubmitted", "need.reported")


def to_take_on(viewer, code):
    """Needs that nobody has taken on yet, those due first in front."""
    found = queries.needs_list(viewer, code, stages=[Stage.NEW]).filter(taken_on_at=None)
    return found.order_by(F("take_on_by_day").asc(nulls_first=True), "raised_on", "pk")


def to_dispose(viewer, code):
    """Needs somebody took on that go no way yet, and those whose department said no or was asked no more."""
    with_department = Ticket.objects.filter(need=OuterRef("pk"), stage__in=Ticket.OPEN_STAGES)
    new = Q(stage=Stage.NEW, taken_on_at__isnull=False)
    idle = Q(stage=Stage.IN_HAND, way=Need.Way.DEPARTMENT) & ~Exists(with_department)
    found = queries.needs_list(viewer, code, stages=[Stage.NEW, Stage.IN_HAND])
    return found.filter(new | idle).order_by(F("settle_by_day").asc(nulls_last=True), "pk")


def to_settle(viewer, code, by):
    """Needs whose second clock runs out by the day ``by``, the earliest first."""
    found = queries.needs_list(viewer, code, stages=RUNNING_STAGES).filter(settle_by_day__lte=by, stopped_on=None)
    return found.order_by("settle_by_day", "pk")


def overdue(viewer, code):
    """Needs that should have been settled before today."""
    return to_settle(viewer, code, clock.today() - datetime.timedelta(days=1))


def nudged(viewer, code):
    """Open needs of which an asker reminded the community, who has done nothing about them since."""
    kind, since = Need._meta.label_lower, clock.now() - datetime.timedelta(days=REMEMBERED_DAYS)
    reminders = Deed.objects.filter(range_of(code, "place_code"), verb="need.nudged", at__gte=since)
    later = Deed.objects.filter(subject_kind=kind, subject_id=OuterRef("subject_id"), id__gt=OuterRef("id"))
    unheard = reminders.filter(~Exists(later.exclude(verb__in=OF_ASKERS)))
    found = queries.needs_list(viewer, code, stages=Need.OPEN_STAGES)
    return found.filter(pk__in=unheard.values("subject_id")).order_by(F("settle_by_day").asc(nulls_last=True), "pk")


def reminders_of(need):
    """How often those who asked have reminded the community of the need, and when last: (times, moment or None)."""
    deeds = Deed.objects.filter(subject_kind=need._meta.label_lower, subject_id=need.pk, verb="need.nudged")
    moments = list(deeds.order_by("id").values_list("at", flat=True))
    return len(moments), moments[-1] if moments else None


def look_first(viewer, code):
    """New needs whose words speak of danger to life."""
    return queries.needs_list(viewer, code, stages=[Stage.NEW]).exclude(look_first="").order_by("raised_on", "pk")


def tickets(viewer, code, *stages):
    """The tickets at ``code`` or below that ``viewer`` may see, those due first in front."""
    found = Ticket.objects.visible_to(viewer).within(code).filter(stage__in=stages)
    return found.select_related("need__place", "department").order_by("due", "pk")


def tickets_of(viewer, *stages):
    """The tickets to the viewer's departments, those due first in front."""
    found = Ticket.objects.filter(department__in=viewer.reach.organizations, stage__in=stages)
    return found.select_related("need__place", "need__spot", "department").order_by("due", "pk")


def extensions_to_decide(viewer, code):
    """Extensions somebody else asked for, of needs that still run, the oldest first."""
    found = Extension.objects.visible_to(viewer).within(code).filter(stage=Extension.Stage.ASKED)
    running = found.filter(need__stage__in=RUNNING_STAGES, need__stopped_on=None)
    return running.exclude(asked_by=viewer).select_related("need__place", "asked_by").order_by("asked_at", "pk")
