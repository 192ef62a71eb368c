"""Runs of the engine: what was proposed for a project and why, and what nothing could serve."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.stages import Staged
from sifang.needs.models import Need
from sifang.people.models import Person
from sifang.places.models import Placed
from sifang.projects.models.policies import MatchPolicy
from sifang.projects.models.projects import Project
from sifang.resources.models import Booking


class Allocation(models.Model):
    """A resource proposed for a project, how much of it, and why."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="allocations")
    booking = models.OneToOneField(Booking, on_delete=models.PROTECT, related_name="allocation")
    reasons = models.JSONField(default=list)
    by_hand = models.BooleanField(default=False)
    part = models.PositiveSmallIntegerField(default=1)  # which of the things the need asks for it serves

    def __str__(self):
        return str(self.booking)


class MatchRun(Staged, Placed):
    """One run of the engine over the open lists of a place: ordered, carried out by the worker, its proof kept.

    A trial (``draft`` is set) writes no proposals: it compares the policy that holds with the draft.
    """

    class Stage(models.TextChoices):
        ORDERED = "ordered", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    class Step(models.TextChoices):
        READING = "reading", _("reading the lists")
        PAIRING = "pairing", _("looking for who fits whom")
        SOLVING = "solving", _("choosing the best of all")
        EXPLAINING = "explaining", _("writing down the reasons")
        WRITING = "writing", _("writing the proposals")

    ARROWS = {
        Stage.ORDERED: {Stage.RUNNING, Stage.CANCELLED},
        Stage.RUNNING: {Stage.DONE, Stage.FAILED, Stage.CANCELLED},
    }

    stage = models.CharField(max_length=10, choices=Stage, default=Stage.ORDERED)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    at = models.DateTimeField(null=True)  # when it ended
    step = models.CharField(max_length=10, choices=Step, blank=True)
    is_cancel_asked = models.BooleanField(default=False)
    failure = models.CharField(max_length=300, blank=True)
    policy = models.ForeignKey(MatchPolicy, null=True, on_delete=models.PROTECT, related_name="runs")
    draft = models.ForeignKey(MatchPolicy, null=True, on_delete=models.PROTECT, related_name="trials")
    comparison = models.JSONField(default=dict)
    total = models.BigIntegerField(default=0)
    bound = models.BigIntegerField(default=0)
    certificate = models.JSONField(default=dict)
    needs = models.PositiveIntegerField(default=0)
    resources = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place"],
                condition=models.Q(stage__in=["ordered", "running"], draft=None),
                name="one_open_match_run_a_place",
            ),
        ]
        indexes = [
            models.Index(fields=["place", "-at"], name="match_run_by_place"),
            models.Index(fields=["ordered_at"], condition=models.Q(stage="ordered"), name="match_run_waiting"),
        ]

    def __str__(self):
        return f"{self.place_id} {self.ordered_at:%F}"


class Shortage(models.Model):
    """A need that a run could not serve, or not fully, and why."""

    run = models.ForeignKey(MatchRun, on_delete=models.CASCADE, related_name="shortages")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="shortages")
    part = models.PositiveSmallIntegerField(default=1)  # which of the things the need asks for is short
    missing = models.PositiveSmallIntegerField()
    price = models.PositiveIntegerField(default=0)  # the points that one more fitting half-day would bring
    reasons = models.JSONField(default=list)

    def __str__(self):
        return f"{self.need_id} −{self.missing}"
