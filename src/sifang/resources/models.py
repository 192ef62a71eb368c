"""The resource list and the talent pool: what is on offer, and what of it is booked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.stages import Staged
from sifang.people.lending import LendingKind
from sifang.people.models import Organization, Person
from sifang.places.models import Place, Placed, PlacedQuerySet, range_of_any


class ResourceQuerySet(PlacedQuerySet):
    """Resources, seen by somebody."""

    def visible_to(self, viewer):
        """Resources of the viewer's places and communities, and those of the viewer's own organization or person."""
        reach = viewer.reach
        own = models.Q(organization__in=reach.organizations) | models.Q(person=viewer)
        here = models.Q(stage=Resource.Stage.AVAILABLE) & range_of_any(reach.communities)
        return self.filter(range_of_any(reach.codes) | here | own)

    def available(self, day):
        """Verified resources whose validity has not run out on ``day``."""
        return self.filter(models.Q(valid_to=None) | models.Q(valid_to__gte=day), stage=Resource.Stage.AVAILABLE)

    def with_booked(self):
        """Each with ``booked``: the half-days that open bookings hold."""
        held = models.Sum("bookings__units", filter=models.Q(bookings__released_at=None), default=0)
        return self.annotate(booked=held)


class Resource(Staged, Placed):
    """Something an organization or a person lends; ``place`` is the community that keeps it on its list."""

    class Stage(models.TextChoices):
        DECLARED = "declared", _("declared, to be verified")
        AVAILABLE = "available", _("available")
        RETURNED = "returned", _("returned")
        RETIRED = "retired", _("no longer offered")

    class Group(models.TextChoices):
        YOUTH = "youth", _("keen young people")
        VETERAN = "veteran", _("veterans")
        FIVE_ELDERS = "five_elders", _("five elders")
        MEMBER = "member", _("Party members")
        NEIGHBOUR = "neighbour", _("neighbours")

    ARROWS = {
        Stage.DECLARED: {Stage.AVAILABLE, Stage.RETURNED, Stage.RETIRED},
        Stage.RETURNED: {Stage.DECLARED, Stage.RETIRED},
        Stage.AVAILABLE: {Stage.RETIRED},
        Stage.RETIRED: {Stage.DECLARED},
    }

    code = models.CharField(max_length=40)
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="resources"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="resources")
    group = models.CharField(max_length=12, choices=Group, blank=True)
    kind = models.CharField(max_length=12, choices=LendingKind)
    categories = models.JSONField(default=list, blank=True)
    name = models.CharField(max_length=80)
    quantity = models.CharField(max_length=120, blank=True)
    capacity = models.PositiveSmallIntegerField(default=4)
    windows = models.PositiveIntegerField(default=0)
    availability = models.CharField(max_length=120, blank=True)
    conditions = models.CharField(max_length=200, blank=True)
    area = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    valid_to = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DECLARED)
    reply = models.CharField(max_length=500, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    ledger = models.JSONField(default=dict, blank=True)

    objects = ResourceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "code"], name="one_resource_a_code_and_community"),
            models.CheckConstraint(
                condition=models.Q(organization=None) ^ models.Q(person=None), name="resource_has_one_owner"
            ),
        ]
        indexes = [
            models.Index(fields=["place", "stage"], name="resource_by_place_and_stage"),
            models.Index(fields=["area", "stage"], name="resource_by_area_and_stage"),
        ]

    def __str__(self):
        return self.name

    @property
    def owner(self):
        """The organization or the person that lends it."""
        return self.organization or self.person


class Booking(models.Model):
    """Half-days of a resource that a project holds until they are released."""

    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="bookings")
    units = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    used = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(units__gte=1), name="booking_holds_something")]
        indexes = [models.Index(fields=["resource"], condition=models.Q(released_at=None), name="booking_open")]

    def __str__(self):
        return f"{self.resource} × {self.units}"
