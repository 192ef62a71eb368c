"""The year's round of a street, the part each community has in it, and the schemes that offices adopt."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.stages import Staged
from sifang.evaluations import reach
from sifang.people.models import Person
from sifang.places.models import Placed, PlacedQuerySet, range_of_any


class Scheme(Placed):
    """Questions and weights that a city adopts from a year on; rounds opened before keep theirs."""

    since_year = models.PositiveSmallIntegerField()
    rule = models.JSONField()
    document = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "since_year"], name="one_scheme_a_year")]

    def __str__(self):
        return f"{self.place} {self.since_year}"


class RoundQuerySet(PlacedQuerySet):
    """Rounds, seen by somebody."""

    def visible_to(self, viewer):
        """Rounds of the viewer's street, or of the streets their organization department stands over."""
        return self.filter(range_of_any(reach.codes(viewer, "open_round", "review_round", "release")))


class Round(Staged, Placed):
    """One street's appraisal of one year; nothing about it changes once the feedback is out."""

    class Stage(models.TextChoices):
        OPEN = "open", _("being answered")
        CLOSED = "closed", _("closed, to be reviewed by the street")
        REVIEWED = "reviewed", _("reviewed, feedback to be released")
        RELEASED = "released", _("feedback released")

    ARROWS = {
        Stage.OPEN: {Stage.CLOSED},
        Stage.CLOSED: {Stage.REVIEWED},
        Stage.REVIEWED: {Stage.RELEASED},
    }

    year = models.PositiveSmallIntegerField()
    scheme = models.JSONField()
    closes_on = models.DateField()
    key_name = models.CharField(max_length=32, unique=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.OPEN)
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    reviewed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    reviewed_on = models.DateField(null=True)
    released_on = models.DateField(null=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "year"], name="one_round_a_year")]

    def __str__(self):
        return f"{self.place} {self.year}"

    @property
    def is_counted(self):
        """Whether the urns are opened."""
        return self.stage != self.Stage.OPEN


class ChapterQuerySet(PlacedQuerySet):
    """Communities' parts of rounds, seen by somebody."""

    def visible_to(self, viewer):
        """Those of the viewer's places, and of the communities that the viewer may give an opinion on."""
        desks = range_of_any(reach.codes(viewer, "work", "release"))
        return self.filter(desks | models.Q(place__in=reach.opined_on(viewer)))


class Chapter(Placed):
    """One community's part of a round."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="chapters")

    objects = ChapterQuerySet.as_manager()

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["round", "place"], name="one_chapter_a_community")]

    def __str__(self):
        return f"{self.place} {self.round.year}"
