"""Organizations and the partnerships that tie them to communities."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.places.models import Placed, PlacedQuerySet


class Organization(Placed):
    """A body that lends a hand or is asked for one."""

    class Kind(models.TextChoices):
        AGENCY = "agency", _("government agency")
        INSTITUTION = "institution", _("public institution")
        ENTERPRISE = "enterprise", _("enterprise")
        SOCIAL = "social", _("social organization")
        PROPERTY = "property", _("property company")
        DEPARTMENT = "department", _("competent department")

    name = models.CharField(max_length=80)
    uscc = models.CharField(max_length=18, null=True, blank=True, unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.INSTITUTION)
    party_org = models.CharField(max_length=80, blank=True)
    head = models.CharField(max_length=40, blank=True)
    member_count = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "place"], name="one_organization_a_name_and_place")]

    def __str__(self):
        return self.name


class DatedQuerySet(PlacedQuerySet):
    """Ties with a first and a last day."""

    def current(self, day=None):
        """Ties that hold on ``day`` (today)."""
        day = day or clock.today()
        return self.filter(models.Q(since__lte=day), models.Q(until=None) | models.Q(until__gte=day))

    def held_in(self, year):
        """Ties that held on some day of ``year``."""
        began = models.Q(since__year__lte=year)
        return self.filter(began, models.Q(until=None) | models.Q(until__year__gte=year))


class Partnership(Placed):
    """An organization builds a community together with it, from a day on; the agreement says how."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="partnerships")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    terms = models.CharField(max_length=1000, blank=True)
    service_day = models.CharField(max_length=40, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "place"], condition=models.Q(until=None), name="one_open_partnership"
            ),
        ]

    def __str__(self):
        return f"{self.organization} – {self.place}"
