"""Joint committees (大工委, 大党委): their terms, whose turn it is to chair, and the limits an office sets."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.people import limits
from sifang.people.models.bodies import DatedQuerySet, Organization
from sifang.people.models.persons import Person
from sifang.places.models import Placed


class Committee(Placed):
    """The joint Party committee of a street or a community for one term; its members hold posts."""

    class Level(models.TextChoices):
        STREET = "street", _("joint street Party committee")
        COMMUNITY = "community", _("joint community Party committee")

    level = models.CharField(max_length=10, choices=Level)
    name = models.CharField(max_length=80)
    document = models.CharField(max_length=60, blank=True)
    since = models.DateField()
    term_ends = models.DateField(null=True, blank=True)
    announced_on = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place"], condition=models.Q(until=None), name="one_open_committee_a_place"
            ),
        ]
        indexes = [models.Index(fields=["level", "place"], name="committee_by_level_and_place")]

    def __str__(self):
        return self.name


class Turn(models.Model):
    """Whose turn it is to chair a committee, from a day to a day."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="turns")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "since"], name="one_turn_a_day"),
            models.CheckConstraint(condition=models.Q(until__gte=models.F("since")), name="turn_has_its_days"),
        ]

    def __str__(self):
        return f"{self.committee} {self.since:%F}"


class Limit(Placed):
    """A number that an office has set for its place and everything below, instead of the customary one."""

    name = models.CharField(max_length=40, choices=limits.choices)
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="one_limit_a_name_and_place")]

    def __str__(self):
        return f"{self.name} {self.value}"
