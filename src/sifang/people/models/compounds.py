"""Compounds: how old and how large they are, which company manages them, and the owners' committee on file."""

from django.db import models

from sifang.people.models.bodies import DatedQuerySet, Organization
from sifang.places.models import Place, Placed


class Compound(models.Model):
    """What is known of a compound beside its name and place."""

    place = models.OneToOneField(Place, on_delete=models.PROTECT, related_name="compound")
    built_in = models.PositiveSmallIntegerField(null=True, blank=True)
    households = models.PositiveIntegerField(null=True, blank=True)
    is_old = models.BooleanField(default=False)
    remark = models.CharField(max_length=200, blank=True)

    def __str__(self):
        return str(self.place)


class Management(Placed):
    """A property company manages a compound, from a day to a day; ``is_first`` where nobody had managed it before."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="managements")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    is_first = models.BooleanField(default=False)
    ended_why = models.CharField(max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place"], condition=models.Q(until=None), name="one_open_management"),
        ]

    def __str__(self):
        return f"{self.organization} – {self.place}"


class OwnersCommittee(Placed):
    """The owners' committee (业委会) of a compound for one term, with the number under which it is filed."""

    name = models.CharField(max_length=80)
    filing_number = models.CharField(max_length=40, blank=True)
    filed_on = models.DateField(null=True, blank=True)
    since = models.DateField()
    term_ends = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place"], condition=models.Q(until=None), name="one_open_owners_committee"),
        ]

    def __str__(self):
        return self.name
