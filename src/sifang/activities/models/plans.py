"""The year's plan that a community and its partners agree on: month by month, who does what."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.core.stages import Staged
from sifang.people.models import Organization, Person
from sifang.places.models import Placed, PlacedQuerySet, range_of_any


class PlanQuerySet(PlacedQuerySet):
    """Plans, seen by somebody."""

    def visible_to(self, viewer):
        """Plans of the viewer's places and of the communities their organization is a partner of."""
        reach = viewer.reach
        return self.filter(range_of_any(reach.codes) | range_of_any(reach.communities))


class Plan(Staged, Placed):
    """One community's plan of activities for one year."""

    class Stage(models.TextChoices):
        DRAFT = "draft", _("draft")
        AGREED = "agreed", _("agreed")
        CLOSED = "closed", _("closed")

    ARROWS = {Stage.DRAFT: {Stage.AGREED}, Stage.AGREED: {Stage.CLOSED, Stage.DRAFT}}

    year = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    agreed_on = models.DateField(null=True, blank=True)
    agreed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    summary = models.CharField(max_length=1000, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "year"], name="one_plan_a_year")]

    def __str__(self):
        return f"{self.place} {self.year}"


class PlanLine(models.Model):
    """One line of the plan: in this month, these organizations, this activity."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lines")
    month = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=80)
    organizations = models.ManyToManyField(Organization, related_name="plan_lines")
    grounds = models.JSONField(default=dict, blank=True)
    added_on = models.DateField(default=clock.today)
    dropped_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["month", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(month__gte=1, month__lte=12), name="plan_month_is_1_to_12"),
        ]

    def __str__(self):
        return self.title


class Reopening(models.Model):
    """An agreed plan was opened again: when, by whom and why. What was agreed before stays to be seen in its lines."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reopenings")
    on = models.DateField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.plan} {self.on:%F}"
