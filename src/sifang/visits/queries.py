"""Readings of visits, assignments and tours."""

from django.db.models import Case, Count, F, IntegerField, Q, Sum, Value, When

from sifang.core import clock
from sifang.visits.models import Assignment, Tour, TourGuest, Visit


def visit_list(viewer, code, *, stages=None):
    """The visits at ``code`` or below that ``viewer`` may see, the latest day first, with their findings counted."""
    found = Visit.objects.visible_to(viewer).within(code).select_related("place", "leader")
    found = found.filter(stage__in=stages) if stages else found
    return found.annotate(found=Count("findings")).order_by("-planned_on", "-pk")


def planned(viewer, code):
    """Visits that are planned, the nearest first."""
    return visit_list(viewer, code, stages=[Visit.Stage.PLANNED]).order_by("planned_on", "pk")


def own_visits(leader):
    """The visits of ``leader``, the latest first, with their findings counted."""
    found = Visit.objects.filter(leader=leader).select_related("place", "leader")
    return found.annotate(found=Count("findings")).order_by("-planned_on", "-pk")


def own_planned(leader):
    """What ``leader`` has planned, the nearest first."""
    return own_visits(leader).filter(stage=Visit.Stage.PLANNED).order_by("planned_on", "pk")


def findings_of(visit):
    """What was found on a visit the viewer has loaded, with the need and who is charged with it."""
    found = visit.findings.select_related("spot", "need")
    return found.prefetch_related("assignments__department").order_by("pk")


def _assignments(found):
    return found.select_related("place", "leader", "department", "finding__visit", "finding__need")


def assignments(viewer, code, *, stages=None):
    """The assignments at ``code`` or below that ``viewer`` may see, the open ones first, then by their day."""
    found = _assignments(Assignment.objects.visible_to(viewer).within(code))
    found = found.filter(stage__in=stages) if stages else found
    last = Case(When(stage=Assignment.Stage.CLOSED, then=Value(1)), default=Value(0), output_field=IntegerField())
    return found.order_by(last, F("closed_on").desc(nulls_first=True), "due", "pk")


def to_confirm(viewer, code):
    """Assignments a department has answered and the community has not spoken about, the longest waiting first."""
    return assignments(viewer, code, stages=[Assignment.Stage.ANSWERED]).order_by("answered_on", "pk")


def assigned_by(leader):
    """What ``leader`` charged departments with and is not closed, those due first."""
    found = _assignments(Assignment.objects.filter(leader=leader)).exclude(stage=Assignment.Stage.CLOSED)
    return found.order_by("due", "pk")


def assigned_to(viewer):
    """What departments the viewer speaks for are charged with and have not answered, those due first."""
    found = _assignments(Assignment.objects.filter(department__in=viewer.reach.organizations))
    return found.filter(stage=Assignment.Stage.ASSIGNED).order_by("due", "pk")


def answered_by(viewer):
    """What departments the viewer speaks for have answered, the latest first."""
    found = _assignments(Assignment.objects.filter(department__in=viewer.reach.organizations))
    return found.exclude(stage=Assignment.Stage.ASSIGNED).order_by("-answered_on", "-pk")


def tour_list(viewer, code):
    """The tours at ``code`` or below that ``viewer`` may see, the latest first, with guests and people counted."""
    coming = Count("guests", filter=Q(guests__is_coming=True))
    found = Tour.objects.visible_to(viewer).within(code).select_related("place")
    found = found.annotate(asked=Count("guests"), coming=coming, came=Sum("guests__came"))
    return found.order_by("-starts_at", "-pk")


def guests_of(tour):
    """Who was asked to a tour the viewer has loaded, by name."""
    return tour.guests.select_related("organization").order_by("organization__name", "pk")


def invited(viewer):
    """Tours to come to which the viewer's organizations are asked, the nearest first: their places as guests."""
    found = TourGuest.objects.filter(organization__in=viewer.reach.organizations, tour__stage=Tour.Stage.INVITED)
    return (
        found.filter(tour__starts_at__gte=clock.now())
        .select_related("tour__place", "organization")
        .order_by("tour__starts_at", "pk")
    )
