"""Activities: what was done together, by which organizations, and how many came."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.activities.models.plans import PlanLine
from sifang.core.stages import Staged
from sifang.people.models import Organization, Person
from sifang.places.models import Placed, PlacedQuerySet, range_of_any
from sifang.projects.models import Project


class Campaign(Placed):
    """A campaign by name (三抓三促, 创安创稳): a tag on activities and projects of its place and below."""

    name = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    projects = models.ManyToManyField(Project, through="ProjectTag", related_name="campaigns")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="one_campaign_a_name_and_place")]

    def __str__(self):
        return self.name


class ProjectTag(models.Model):
    """A project counts towards a campaign."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="tags")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="tags")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "project"], name="one_tag_a_project_and_campaign")]

    def __str__(self):
        return f"{self.campaign} – {self.project}"


class ActivityQuerySet(PlacedQuerySet):
    """Activities, seen by somebody."""

    def visible_to(self, viewer):
        """Activities of the viewer's places and partner communities, and legal talks where they advise."""
        reach = viewer.reach
        talks = models.Q(kind="law_talk") & range_of_any(viewer.codes_of("counsel"))
        return self.filter(range_of_any(reach.codes) | range_of_any(reach.communities) | talks)

    def held_in(self, year):
        """Activities that took place in ``year``."""
        return self.filter(stage=Activity.Stage.HELD, starts_at__year=year)


class Activity(Staged, Placed):
    """One activity of a community with its partners."""

    class Stage(models.TextChoices):
        PLANNED = "planned", _("planned")
        HELD = "held", _("held")
        CANCELLED = "cancelled", _("cancelled")

    ARROWS = {Stage.PLANNED: {Stage.HELD, Stage.CANCELLED}}

    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=80)
    line = models.ForeignKey(PlanLine, null=True, on_delete=models.PROTECT, related_name="activities")
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.PROTECT, related_name="activities")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    venue = models.CharField(max_length=80, blank=True)
    words = models.CharField(max_length=500, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PLANNED)
    residents = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=500, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    reminded_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ledger = models.JSONField(default=dict, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["place", "-starts_at"], name="activity_by_place"),
            models.Index(fields=["place", "stage", "starts_at"], name="activity_by_place_and_stage"),
            models.Index(fields=["stage", "starts_at"], name="activity_by_stage_and_start"),
        ]

    def __str__(self):
        return self.title


class Turnout(models.Model):
    """How many of an organization came to an activity: a count, no names."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="turnouts")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="turnouts")
    expected = models.PositiveSmallIntegerField(null=True)
    came = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "organization"], name="one_turnout_an_organization")]

    def __str__(self):
        return f"{self.organization} – {self.activity}"


class Participant(models.Model):
    """Somebody who wished to be named as having taken part."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="took_part")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "person"], name="one_participant_an_activity")]

    def __str__(self):
        return f"{self.person_id} – {self.activity}"
