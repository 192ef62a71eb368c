"""What bodies of an industry hold: trainings with their attendances, livestream sales with their lines in 分."""

from django.db import models
from django.utils.translation import pgettext_lazy

from sifang.activities.models import Campaign
from sifang.core.stages import Staged
from sifang.industry.models.bodies import Body, IndustryQuerySet
from sifang.people.models import Organization, Person
from sifang.places.models import Placed


class Training(Staged, Placed):
    """A training; ``attendances`` counts heads for each session, without names."""

    class Stage(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("training", "planned")
        HELD = "held", pgettext_lazy("training", "held")
        CANCELLED = "cancelled", pgettext_lazy("training", "cancelled")

    ARROWS = {Stage.PLANNED: {Stage.HELD, Stage.CANCELLED}}
    STARTS = (Stage.HELD,)

    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="trainings")
    industry = models.CharField(max_length=20)
    title = models.CharField(max_length=80)
    starts_at = models.DateTimeField()
    venue = models.CharField(max_length=80, blank=True)
    is_for_new_workers = models.BooleanField(default=False)
    attendances = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=500, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.PROTECT, related_name="trainings")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PLANNED)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = IndustryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "-starts_at"], name="training_by_place")]

    def __str__(self):
        return self.title


class Livestream(Staged, Placed):
    """A livestream that sells what local enterprises make: planned, held, settled once its lines are all in."""

    class Stage(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("livestream", "planned")
        HELD = "held", pgettext_lazy("livestream", "held")
        SETTLED = "settled", pgettext_lazy("livestream", "settled")
        CANCELLED = "cancelled", pgettext_lazy("livestream", "cancelled")

    ARROWS = {Stage.PLANNED: {Stage.HELD, Stage.CANCELLED}, Stage.HELD: {Stage.SETTLED}}
    STARTS = (Stage.SETTLED,)

    body = models.ForeignKey(Body, null=True, on_delete=models.PROTECT, related_name="livestreams")
    title = models.CharField(max_length=80)
    starts_at = models.DateTimeField()
    channel = models.CharField(max_length=60, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.PROTECT, related_name="livestreams")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PLANNED)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = IndustryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "-starts_at"], name="livestream_by_place")]

    def __str__(self):
        return self.title


class SalesLine(Placed):
    """What an enterprise sold of one product on a livestream, in 分; the place is the livestream's."""

    SPOKEN_FOR = ("organization",)

    livestream = models.ForeignKey(Livestream, on_delete=models.PROTECT, related_name="lines")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="sales")
    product = models.CharField(max_length=60)
    pieces = models.PositiveIntegerField(null=True, blank=True)
    amount = models.PositiveBigIntegerField()
    sold_on = models.DateField()

    objects = IndustryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["livestream", "organization", "product"], name="one_line_a_product"),
        ]
        indexes = [models.Index(fields=["place", "sold_on"], name="sales_by_place")]

    def __str__(self):
        return self.product
