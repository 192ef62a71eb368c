"""Visits of leaders to communities, what they found and charged departments with, and tours for organizations."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sifang.core import clock
from sifang.core.stages import Staged
from sifang.needs.models import Need
from sifang.people.models import Organization, Person
from sifang.places.models import Place, Placed, PlacedQuerySet, range_of_any


class VisitQuerySet(PlacedQuerySet):
    """Visits, seen by somebody."""

    def visible_to(self, viewer):
        """Visits of the viewer's places, and the viewer's own."""
        return self.filter(range_of_any(viewer.reach.codes) | models.Q(leader=viewer))


class Visit(Staged, Placed):
    """A sponsor leader comes to a community or a grid: planned, then held. No clock-in, no track, no forced photo."""

    class Stage(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", pgettext_lazy("visit", "held")
        CANCELLED = "cancelled", _("cancelled")

    ARROWS = {Stage.PLANNED: {Stage.HELD, Stage.CANCELLED}}

    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="visits")
    planned_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    purpose = models.CharField(max_length=120)
    notes = models.CharField(max_length=1000, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PLANNED)
    ledger = models.JSONField(default=dict, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["place", "-planned_on"], name="visit_by_place"),
            models.Index(fields=["leader", "-planned_on"], name="visit_by_leader"),
        ]

    def __str__(self):
        return self.purpose


class Finding(models.Model):
    """Something found on a visit; it stands on the needs list with the channel 重点抓."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="findings")
    text = models.CharField(max_length=500)
    spot = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    need = models.ForeignKey(Need, null=True, on_delete=models.PROTECT, related_name="findings")

    def __str__(self):
        return self.text


class AssignmentQuerySet(PlacedQuerySet):
    """Assignments, seen by somebody."""

    def visible_to(self, viewer):
        """Assignments of the viewer's places, the viewer's own, and those to the viewer's department."""
        reach = viewer.reach
        own = models.Q(leader=viewer) | models.Q(department__in=reach.organizations)
        return self.filter(range_of_any(reach.codes) | own)

    def overdue(self):
        """Assignments past their day that no department has answered."""
        return self.filter(stage=Assignment.Stage.ASSIGNED, due__lt=clock.today())


class Assignment(Staged, Placed):
    """A leader charges a department with something by a day (交办); it closes only when the community confirms."""

    class Stage(models.TextChoices):
        ASSIGNED = "assigned", _("with the department")
        ANSWERED = "answered", _("answered, waiting for the community's word")
        CLOSED = "closed", _("confirmed by the community")

    ARROWS = {Stage.ASSIGNED: {Stage.ANSWERED}, Stage.ANSWERED: {Stage.CLOSED, Stage.ASSIGNED}}

    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    finding = models.ForeignKey(Finding, null=True, on_delete=models.PROTECT, related_name="assignments")
    department = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="assignments")
    text = models.CharField(max_length=500)
    due = models.DateField()
    answer = models.CharField(max_length=500, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    missing = models.CharField(max_length=300, blank=True)
    closing = models.CharField(max_length=500, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.ASSIGNED)
    since = models.DateTimeField()

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["place", "stage"], name="assignment_by_place_and_stage"),
            models.Index(fields=["department", "stage"], name="assignment_by_department"),
        ]

    def __str__(self):
        return self.text


class TourQuerySet(PlacedQuerySet):
    """Tours, seen by somebody."""

    def visible_to(self, viewer):
        """Tours of the viewer's places, and those the viewer's organization was asked to."""
        asked = models.Q(pk__in=TourGuest.objects.filter(organization__in=viewer.reach.organizations).values("tour"))
        return self.filter(range_of_any(viewer.reach.codes) | asked)


class Tour(Staged, Placed):
    """A community invites organizations to come and see how it is built."""

    class Stage(models.TextChoices):
        INVITED = "invited", _("invitations are out")
        HELD = "held", pgettext_lazy("visit", "held")
        CANCELLED = "cancelled", _("cancelled")

    ARROWS = {Stage.INVITED: {Stage.HELD, Stage.CANCELLED}}

    title = models.CharField(max_length=80)
    starts_at = models.DateTimeField()
    meeting_point = models.CharField(max_length=80)
    words = models.CharField(max_length=500, blank=True)
    outcome = models.CharField(max_length=500, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.INVITED)

    objects = TourQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "-starts_at"], name="tour_by_place")]

    def __str__(self):
        return self.title


class TourGuest(models.Model):
    """An organization was asked to a tour; it says whether it comes, and afterwards how many came is on record."""

    tour = models.ForeignKey(Tour, on_delete=models.PROTECT, related_name="guests")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="tours")
    is_coming = models.BooleanField(null=True)
    expected = models.PositiveSmallIntegerField(null=True)
    came = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tour", "organization"], name="one_guest_a_tour")]

    def __str__(self):
        return str(self.organization)
