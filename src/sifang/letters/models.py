"""Letters that a person approves before they go out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.stages import Staged
from sifang.needs.models import Rating
from sifang.people.models import Organization, Person
from sifang.places.models import Placed, PlacedQuerySet, range_of_any
from sifang.projects.models import Project

# Stands in the text of a member's letter where the name goes: the name itself is sealed with the person.
NAME = "〔姓名〕"


class LetterQuerySet(PlacedQuerySet):
    """Letters, seen by somebody."""

    def visible_to(self, viewer):
        """Letters of the viewer's places, and the approved ones to the viewer's organization."""
        received = models.Q(organization__in=viewer.reach.organizations, stage=Letter.Stage.APPROVED)
        return self.filter(range_of_any(viewer.reach.codes) | received)


class Letter(Staged, Placed):
    """A thank-you letter (感谢信) from a community, drafted from the facts of one project, or of a whole year."""

    class Stage(models.TextChoices):
        DRAFT = "draft", _("draft")
        APPROVED = "approved", _("approved and sent")
        DROPPED = "dropped", _("not sent")

    ARROWS = {Stage.DRAFT: {Stage.APPROVED, Stage.DROPPED}}

    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="letters")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="letters")
    project = models.ForeignKey(Project, null=True, on_delete=models.PROTECT, related_name="letters")
    rating = models.ForeignKey(Rating, null=True, on_delete=models.PROTECT, related_name="letters")
    year = models.PositiveSmallIntegerField(null=True)
    facts = models.JSONField(default=dict, blank=True)
    text = models.TextField(max_length=2000)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    approved_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    drafted_at = models.DateTimeField()
    received_on = models.DateField(null=True, blank=True)
    received_by = models.CharField(max_length=40, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "project"], name="one_letter_a_project"),
            models.UniqueConstraint(
                fields=["place", "organization", "year"],
                condition=models.Q(project=None, person=None),
                name="one_yearly_letter_an_organization",
            ),
            models.UniqueConstraint(
                fields=["place", "person", "year"],
                condition=~models.Q(person=None),
                name="one_yearly_letter_a_person",
            ),
            models.CheckConstraint(
                condition=models.Q(project=None) ^ models.Q(year=None), name="letter_is_of_a_project_or_a_year"
            ),
            models.CheckConstraint(
                condition=~models.Q(organization=None) | ~models.Q(person=None), name="letter_thanks_somebody"
            ),
        ]
        indexes = [models.Index(fields=["place", "stage"], name="letter_by_place_and_stage")]

    def __str__(self):
        return str(self.project or self.person or self.organization)

    @property
    def addressee(self):
        """Who is thanked, as a list or a page may say it: the organization, or the masked name of a member."""
        return self.person or self.organization

    @property
    def is_yearly(self):
        """Whether it tells of a whole year, not of one project."""
        return self.year is not None

    def worded(self, name):
        """The text with ``name`` where it leaves room for the one thanked; no name of a member is kept in it."""
        return self.text.replace(NAME, str(name))
