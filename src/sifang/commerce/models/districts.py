"""Business districts and their merchants, what they do together, and the pledges of honest trade."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sifang.core.stages import Staged
from sifang.people.models import DatedQuerySet, Organization, Person
from sifang.places.models import Placed, PlacedQuerySet, range_of_any


class CommerceQuerySet(PlacedQuerySet):
    """Rows of business districts, seen by somebody."""

    def visible_to(self, viewer):
        """Rows at the places where the viewer serves or keeps a business district."""
        return self.filter(range_of_any((*viewer.reach.codes, *viewer.codes_of("district"))))


class District(Placed):
    """A business district (商圈) with its Party organization."""

    name = models.CharField(max_length=80)
    party_org = models.CharField(max_length=80, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = CommerceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="one_district_a_name_and_place")]

    def __str__(self):
        return self.name


class MerchantQuerySet(DatedQuerySet):
    """Merchants: dated, and seen by somebody."""

    def visible_to(self, viewer):
        """Merchants where the viewer serves or keeps a business district, and shops of their own organization."""
        here = range_of_any((*viewer.reach.codes, *viewer.codes_of("district")))
        return self.filter(here | models.Q(organization__in=viewer.reach.organizations))


class Merchant(Placed):
    """A shop or small firm of a district. Whether its owner is a Party member is kept in no field.

    ``area`` is the floor area in dm² (0.01 m²), so that it shares a cost exactly.
    """

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="merchants")
    name = models.CharField(max_length=80)
    uscc = models.CharField(max_length=18, blank=True)
    trade = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    area = models.PositiveIntegerField(null=True, blank=True)
    contact = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="shops")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = MerchantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["district", "name"], condition=models.Q(until=None), name="one_merchant_a_name_and_district"
            ),
        ]
        indexes = [
            models.Index(fields=["district", "until"], name="merchant_by_district"),
            models.Index(fields=["place"], name="merchant_by_place"),
        ]

    def __str__(self):
        return self.name

    @property
    def area_m2(self):
        """The floor area in m², as it is read and written."""
        return None if self.area is None else Decimal(self.area) / 100


class JointAct(Placed):
    """Something the merchants of a district did together under one of the three joint mechanisms (三联)."""

    class Kind(models.TextChoices):
        BUILDING = "building", _("joint Party building")
        PLEDGING = "pledging", _("joint pledging of honest trade")
        SHARING = "sharing", _("shared development")

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=80)
    on = models.DateField()
    merchants = models.ManyToManyField(Merchant, related_name="acts")
    headcount = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=500, blank=True)

    objects = CommerceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["district", "-on"], name="joint_act_by_district")]

    def __str__(self):
        return self.title


class Pledge(Staged, Placed):
    """A merchant's pledge of honest trade: given, kept, breached or withdrawn."""

    class Stage(models.TextChoices):
        PLEDGED = "pledged", pgettext_lazy("pledge", "given")
        KEPT = "kept", pgettext_lazy("pledge", "kept")
        BREACHED = "breached", pgettext_lazy("pledge", "breached")
        WITHDRAWN = "withdrawn", pgettext_lazy("pledge", "withdrawn")

    ARROWS = {
        Stage.PLEDGED: {Stage.KEPT, Stage.BREACHED, Stage.WITHDRAWN},
        Stage.KEPT: {Stage.BREACHED, Stage.WITHDRAWN},
        Stage.BREACHED: {Stage.KEPT, Stage.WITHDRAWN},
    }

    merchant = models.ForeignKey(Merchant, on_delete=models.PROTECT, related_name="pledges")
    words = models.CharField(max_length=300)
    pledged_on = models.DateField()
    reviewed_on = models.DateField(null=True, blank=True)
    review = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PLEDGED)

    objects = CommerceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["merchant"], condition=models.Q(ended_on=None), name="one_open_pledge_a_merchant"
            ),
        ]
        indexes = [models.Index(fields=["place", "stage"], name="pledge_by_place")]

    def __str__(self):
        return self.words
