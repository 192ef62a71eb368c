"""Sheets with frozen facts, opinions on communities, and what the appraised said to what they read."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.stages import Staged
from sifang.evaluations import reach
from sifang.evaluations.models.rounds import Chapter, Round
from sifang.people.models import Organization, Person, Post
from sifang.places.models import Placed, PlacedQuerySet, range_of_any


class SheetQuerySet(PlacedQuerySet):
    """Sheets, seen by somebody."""

    def visible_to(self, viewer):
        """Those of the viewer's desk; those on the viewer, or on the viewer's organization, once released."""
        desk = range_of_any(reach.codes(viewer, "work", "release"))
        own = models.Q(post__person=viewer) | models.Q(organization__in=viewer.reach.organizations)
        # A community does not read the street's sheet on itself before it is out.
        hidden = models.Q(kind=Sheet.Kind.COMMUNITY) & ~models.Q(stage=Sheet.Stage.RELEASED)
        street = range_of_any(reach.codes(viewer, "review_round", "release"))
        return self.filter((desk & ~hidden) | street | (own & models.Q(stage=Sheet.Stage.RELEASED)))

    def move_all(self, here, to):
        """All of these that are in ``here`` go to ``to``, along an arrow that the model draws."""
        if to not in Sheet.ARROWS[here]:
            raise ValueError(f"No arrow leads from {here} to {to}.")
        return self.filter(stage=here).update(stage=to)


class Sheet(Staged, Placed):
    """What one community says of one leader, organization or member, or the street of a community, with the facts.

    ``facts`` holds for each name the primary keys of the records it counts, as they were when the round opened.
    ``inputs`` is what the score was made of on the day of release; a correction is a new version.
    """

    class Kind(models.TextChoices):
        LEADER = "leader", _("sponsor leader")
        ORGANIZATION = "organization", _("partner organization")
        MEMBER = "member", _("checked-in Party member")
        COMMUNITY = "community", _("community")

    class Stage(models.TextChoices):
        DRAFT = "draft", _("to be answered and signed")
        SIGNED = "signed", _("signed")
        REVIEWED = "reviewed", _("reviewed by the street")
        RELEASED = "released", _("feedback released")

    ARROWS = {
        Stage.DRAFT: {Stage.SIGNED},
        Stage.SIGNED: {Stage.DRAFT, Stage.REVIEWED},
        Stage.REVIEWED: {Stage.RELEASED},
    }
    STARTS = (Stage.REVIEWED,)

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sheets")
    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="sheets")
    kind = models.CharField(max_length=12, choices=Kind)
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="sheets")
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="sheets")
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    facts = models.JSONField(default=dict)
    marks = models.JSONField(default=dict)
    answered = models.PositiveSmallIntegerField(default=0)
    opinion = models.CharField(max_length=500, blank=True)
    returned_why = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    signed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(null=True)
    inputs = models.JSONField(default=dict)
    hundredths = models.PositiveIntegerField(null=True)
    letter_number = models.PositiveIntegerField(null=True)
    released_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    released_on = models.DateField(null=True)
    reply_by = models.DateField(null=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        ordering = ["place", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["chapter", "post", "version"],
                condition=models.Q(post__isnull=False),
                name="one_sheet_a_post_and_version",
            ),
            models.UniqueConstraint(
                fields=["chapter", "organization", "version"],
                condition=models.Q(organization__isnull=False),
                name="one_sheet_an_organization",
            ),
            models.UniqueConstraint(
                fields=["chapter", "version"],
                condition=models.Q(kind="community"),
                name="one_sheet_on_a_community",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["leader", "member"], post__isnull=False, organization=None)
                | models.Q(kind="organization", post=None, organization__isnull=False)
                | models.Q(kind="community", post=None, organization=None),
                name="sheet_is_on_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(stage="released") | models.Q(letter_number__isnull=False),
                name="released_sheets_have_a_number",
            ),
        ]
        indexes = [
            models.Index(fields=["chapter", "kind", "stage"], name="sheet_by_chapter"),
            models.Index(fields=["round", "stage", "kind"], name="sheet_by_round_and_stage"),
            models.Index(fields=["place", "kind"], name="sheet_by_place_and_kind"),
        ]

    def __str__(self):
        return str(self.appraised)

    @property
    def appraised(self):
        """Whom the sheet is on: a person, an organization or a community."""
        return self.organization or (self.post.person if self.post else self.place)


class Statement(models.Model):
    """What the appraised, or somebody for them, said to the feedback; and the answer, once."""

    class Kind(models.TextChoices):
        EXPLANATION = "explanation", _("explanation")
        REVIEW = "review", _("request for a review")

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=12, choices=Kind)
    words = models.CharField(max_length=1000)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    answer = models.CharField(max_length=1000, blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)
    correction = models.OneToOneField(Sheet, null=True, on_delete=models.PROTECT, related_name="corrects")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.sheet}"

    @property
    def place_id(self):
        """Where a deed about this statement belongs."""
        return self.sheet.place_id


class Opinion(Placed):
    """What a sponsor leader or an organization says of a community, under their name."""

    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="opinions")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="opinions")
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="opinions")
    marks = models.JSONField(default=dict)
    words = models.CharField(max_length=500, blank=True)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()
    is_final = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["chapter", "post"], condition=models.Q(post__isnull=False), name="one_opinion_a_leader"
            ),
            models.UniqueConstraint(
                fields=["chapter", "organization"],
                condition=models.Q(organization__isnull=False),
                name="one_opinion_an_organization",
            ),
            models.CheckConstraint(
                condition=models.Q(post=None) ^ models.Q(organization=None), name="opinion_is_somebodys"
            ),
        ]

    def __str__(self):
        return f"{self.organization or self.post} → {self.place}"

    @property
    def group(self):
        """On whose behalf it is given."""
        return "leader" if self.post_id else "organization"
