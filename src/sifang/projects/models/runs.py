"""Runs of the engine: what was proposed for a project and why, and what nothing could serve."""

from django.db import models

from sifang.needs.models import Need
from sifang.people.models import Person
from sifang.places.models import Placed
from sifang.projects.models.projects import Project
from sifang.resources.models import Booking


class Allocation(models.Model):
    """A resource proposed for a project, how much of it, and why."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="allocations")
    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, related_name="allocation")
    reasons = models.JSONField(default=list)
    by_hand = models.BooleanField(default=False)

    def __str__(self):
        return str(self.booking)


class MatchRun(Placed):
    """One run of the engine over the open lists of a place: its exact total, and the bound that proves it."""

    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    total = models.BigIntegerField()
    bound = models.BigIntegerField()
    needs = models.PositiveIntegerField()
    resources = models.PositiveIntegerField()
    seconds = models.FloatField()

    class Meta:
        indexes = [models.Index(fields=["place", "-at"], name="match_run_by_place")]

    def __str__(self):
        return f"{self.place_id} {self.at:%F}"


class Shortage(models.Model):
    """A need that a run could not serve, or not fully, and why."""

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="shortages")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="shortages")
    missing = models.PositiveSmallIntegerField()
    reasons = models.JSONField(default=list)

    def __str__(self):
        return f"{self.need_id} −{self.missing}"
