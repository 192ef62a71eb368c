"""What binds an industry together: associations, industry committees, joint branches, and who belongs to them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sifang.core.stages import Staged
from sifang.people.models import DatedQuerySet, Organization, Person
from sifang.places.models import Placed, PlacedQuerySet, range_of_any


class IndustryQuerySet(PlacedQuerySet):
    """Rows of an industry, seen by somebody. A model names in ``SPOKEN_FOR`` the organizations whose own it is."""

    def visible_to(self, viewer):
        """Rows at the places where the viewer serves or keeps an industry, and those of their own organizations."""
        own = models.Q(pk__in=[])
        for field in getattr(self.model, "SPOKEN_FOR", ()):
            own |= models.Q(**{f"{field}__in": viewer.reach.organizations})
        return self.filter(range_of_any((*viewer.reach.codes, *viewer.codes_of("industry"))) | own)


class Body(Staged, Placed):
    """An association, an industry committee or a joint Party branch; ``duties`` are its written duties."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", _("industry Party committee")
        BRANCH = "branch", _("joint Party branch")
        ASSOCIATION = "association", _("industry association")

    class Stage(models.TextChoices):
        PREPARING = "preparing", pgettext_lazy("body", "in preparation")
        REGISTERED = "registered", pgettext_lazy("body", "registered")
        ACTIVE = "active", pgettext_lazy("body", "active")
        ENDED = "ended", pgettext_lazy("body", "ended")

    ARROWS = {
        Stage.PREPARING: {Stage.REGISTERED, Stage.ENDED},
        Stage.REGISTERED: {Stage.ACTIVE, Stage.ENDED},
        Stage.ACTIVE: {Stage.ENDED},
    }
    STARTS = (Stage.ACTIVE,)

    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=80)
    industry = models.CharField(max_length=20)
    duties = models.TextField(max_length=5000, blank=True)
    document = models.CharField(max_length=60, blank=True)
    founded_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PREPARING)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = IndustryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="one_body_a_name_and_place")]
        indexes = [models.Index(fields=["place", "kind", "stage"], name="body_by_place")]
        verbose_name_plural = "bodies"

    def __str__(self):
        return self.name


class Membership(models.Model):
    """An organization belongs to a body; ``persons`` counts those of it who do, without names."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="memberships")
    persons = models.PositiveIntegerField(null=True, blank=True)
    duty = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "organization"], condition=models.Q(until=None), name="one_open_membership"
            ),
        ]

    def __str__(self):
        return f"{self.organization} – {self.body}"
