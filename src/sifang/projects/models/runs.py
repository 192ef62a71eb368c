"""Runs of the engine: what was proposed for a project and why, and what nothing could serve."""

import math

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sifang.core.stages import Staged
from sifang.needs.models import Need
from sifang.people.models import Person
from sifang.places.models import Placed, PlacedQuerySet, codes_above, range_of, range_of_any
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


class MatchRunQuerySet(PlacedQuerySet):
    """Runs of the engine, seen by somebody; trials of a policy are not among them."""

    def visible_to(self, viewer):
        """Runs over the viewer's places, below them and over the larger places that hold them."""
        codes = (*viewer.reach.codes, *viewer.reach.communities)
        above = models.Q(place__in={larger for code in codes for larger in codes_above(code)})
        return self.filter(range_of_any(codes) | above, draft=None)

    def open(self):
        """Runs that wait or are under way."""
        return self.filter(stage__in=MatchRun.OPEN_STAGES, draft=None)

    def touching(self, code):
        """Runs over the place, over a larger one that holds it, or over one inside it."""
        return self.filter(range_of(code) | models.Q(place__in=codes_above(code)), draft=None)


class MatchRun(Staged, Placed):
    """One run of the engine over the open lists of a place: ordered, carried out by the worker, its proof kept.

    A trial (``draft`` is set) writes no proposals: it compares the policy that holds with the draft.
    """

    class Stage(models.TextChoices):
        ORDERED = "ordered", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", pgettext_lazy("matching", "done")
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
    OPEN_STAGES = (Stage.ORDERED, Stage.RUNNING)

    stage = models.CharField(max_length=10, choices=Stage, default=Stage.ORDERED)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    at = models.DateTimeField(null=True)  # when it ended
    step = models.CharField(max_length=10, choices=Step, blank=True)
    share = models.FloatField(default=0)  # of the step, 0 to 1
    seen_at = models.DateTimeField(null=True)  # when whoever carries it out last said so
    is_cancel_asked = models.BooleanField(default=False)
    failure = models.CharField(max_length=300, blank=True)
    policy = models.ForeignKey(MatchPolicy, null=True, on_delete=models.PROTECT, related_name="runs")
    draft = models.ForeignKey(MatchPolicy, null=True, on_delete=models.PROTECT, related_name="trials")
    comparison = models.JSONField(default=dict)
    total = models.BigIntegerField(default=0)
    bound = models.BigIntegerField(default=0)
    certificate = models.JSONField(default=dict)
    skipped = models.JSONField(default=list)  # pairs not written: something they hang on had changed
    needs = models.PositiveIntegerField(default=0)
    resources = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)

    objects = MatchRunQuerySet.as_manager()

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

    @property
    def is_open(self):
        """Whether it waits or is under way."""
        return self.stage in self.OPEN_STAGES

    @property
    def better_at_most(self):
        """By how many percent any other result could be better at most, in tenths rounded up; 0 where none can."""
        return math.ceil(1000 * (self.bound - self.total) / self.total) / 10 if self.total > 0 else 0.0

    @property
    def done_share(self):
        """How much of the run is over, 0 to 1, every step counted alike."""
        if self.stage != self.Stage.RUNNING or not self.step:
            return 0.0
        return (self.Step.values.index(self.step) + min(self.share, 1)) / len(self.Step)


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
