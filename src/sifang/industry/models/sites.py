"""Demonstration sites (红色物业示范点): applied for, checked, reviewed, named, checked again each year, withdrawn."""

from django.db import models
from django.utils.translation import pgettext_lazy

from sifang.core.stages import Staged
from sifang.people.models import Organization, Person
from sifang.places.models import Placed, PlacedQuerySet, range_of_any


class SiteChecklist(Placed):
    """What a demonstration site is measured by; its office writes the points."""

    title = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "title"], name="one_site_checklist_a_title")]

    def __str__(self):
        return self.title


class SitePoint(models.Model):
    """One point of a site's checklist."""

    checklist = models.ForeignKey(SiteChecklist, on_delete=models.PROTECT, related_name="points")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text


class SiteQuerySet(PlacedQuerySet):
    """Demonstration sites, seen by somebody."""

    def visible_to(self, viewer):
        """Sites where the viewer serves, names sites or stands for the owners, and those of their company."""
        here = {*viewer.reach.codes, *viewer.codes_of("name_site"), *viewer.codes_of("own")}
        return self.filter(range_of_any(sorted(here)) | models.Q(organization__in=viewer.reach.organizations))

    def public(self):
        """Sites that are named today."""
        return self.filter(stage=Site.Stage.NAMED)


class Site(Staged, Placed):
    """A compound and its property company that apply to be a demonstration site; ``place`` is the compound."""

    class Stage(models.TextChoices):
        APPLIED = "applied", pgettext_lazy("site", "applied")
        REVIEWED = "reviewed", pgettext_lazy("site", "reviewed")
        NAMED = "named", pgettext_lazy("site", "named")
        RETURNED = "returned", pgettext_lazy("site", "returned")
        REVOKED = "revoked", pgettext_lazy("site", "withdrawn")

    ARROWS = {
        Stage.APPLIED: {Stage.REVIEWED, Stage.RETURNED},
        Stage.RETURNED: {Stage.APPLIED},
        Stage.REVIEWED: {Stage.NAMED, Stage.RETURNED},
        Stage.NAMED: {Stage.REVOKED},
    }

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="sites")
    checklist = models.ForeignKey(SiteChecklist, null=True, on_delete=models.PROTECT, related_name="sites")
    title = models.CharField(max_length=80)
    words = models.CharField(max_length=1000, blank=True)
    answers = models.JSONField(default=list, blank=True)
    reply = models.CharField(max_length=300, blank=True)
    applied_on = models.DateField()
    reviewed_on = models.DateField(null=True, blank=True)
    reviewed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    review = models.CharField(max_length=500, blank=True)
    review_answers = models.JSONField(default=list, blank=True)
    named_on = models.DateField(null=True, blank=True)
    plate = models.CharField(max_length=40, blank=True)
    recheck_due = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    revoked_why = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.APPLIED)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = SiteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place"], condition=~models.Q(stage="revoked"), name="one_open_site_a_compound"
            ),
        ]
        indexes = [
            models.Index(fields=["place", "stage"], name="site_by_place"),
            models.Index(fields=["stage", "recheck_due"], name="site_by_recheck"),
        ]

    def __str__(self):
        return self.title


class Recheck(models.Model):
    """The yearly look at a named site: whether each point still holds, and what was said."""

    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="rechecks")
    on = models.DateField()
    holds = models.BooleanField()
    answers = models.JSONField(default=list, blank=True)
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self):
        return f"{self.site} {self.on:%F}"
