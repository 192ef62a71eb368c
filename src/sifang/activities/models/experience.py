"""Experience material: how something was done well, reviewed, published, and shared at a session."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.activities.models.activities import Activity
from sifang.core.stages import Staged
from sifang.people.models import Organization, Person
from sifang.places.models import Placed, PlacedQuerySet, range_of_any


class ExperienceQuerySet(PlacedQuerySet):
    """Experience material, seen by somebody."""

    def visible_to(self, viewer):
        """What the viewer's places or organizations wrote, and everything that is published."""
        reach = viewer.reach
        own = models.Q(organization__in=reach.organizations)
        return self.filter(range_of_any(reach.codes) | own | models.Q(stage=Experience.Stage.PUBLISHED))


class Experience(Staged, Placed):
    """One piece of experience of a community or an organization."""

    class Stage(models.TextChoices):
        DRAFT = "draft", _("draft")
        REVIEWED = "reviewed", _("reviewed")
        PUBLISHED = "published", _("published")
        RETURNED = "returned", _("returned")

    class Theme(models.TextChoices):
        PROPERTY = "property", _("compounds and their management")

    ARROWS = {
        Stage.DRAFT: {Stage.REVIEWED, Stage.RETURNED},
        Stage.RETURNED: {Stage.DRAFT},
        Stage.REVIEWED: {Stage.PUBLISHED, Stage.RETURNED},
    }

    title = models.CharField(max_length=80)
    body = models.TextField(max_length=5000)
    theme = models.CharField(max_length=20, blank=True)
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="experiences")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    reply = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    written_on = models.DateField()
    published_on = models.DateField(null=True, blank=True)
    sessions = models.ManyToManyField(Activity, related_name="experiences")

    objects = ExperienceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "stage"], name="experience_by_place_and_stage")]

    def __str__(self):
        return self.title
