"""Letters that a person approves before they go out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.stages import Staged
from sifang.needs.models import Rating
from sifang.people.models import Organization, Person
from sifang.places.models import Placed, PlacedQuerySet, range_of_any
from sifang.projects.models import Project


class LetterQuerySet(PlacedQuerySet):
    """Letters, seen by somebody."""

    def visible_to(self, viewer):
        """Letters of the viewer's places, and the approved ones to the viewer's organization."""
        received = models.Q(organization__in=viewer.reach.organizations, stage=Letter.Stage.APPROVED)
        return self.filter(range_of_any(viewer.reach.codes) | received)


class Letter(Staged, Placed):
    """A thank-you letter (感谢信) from a community to an organization, drafted from the facts of one project."""

    class Stage(models.TextChoices):
        DRAFT = "draft", _("draft")
        APPROVED = "approved", _("approved and sent")
        DROPPED = "dropped", _("not sent")

    ARROWS = {Stage.DRAFT: {Stage.APPROVED, Stage.DROPPED}}

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="letters")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="letters")
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="letters")
    text = models.TextField(max_length=2000)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    drafted_at = models.DateTimeField()

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "project"], name="one_letter_a_project"),
        ]
        indexes = [models.Index(fields=["place", "stage"], name="letter_by_place_and_stage")]

    def __str__(self):
        return str(self.project)
