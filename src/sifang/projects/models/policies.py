"""The policy by which pairs are weighed at a place: its versions, and trials of a draft against what holds today."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sifang.core.stages import Staged
from sifang.people.models import Person
from sifang.places.models import Placed, PlacedQuerySet, codes_above, range_of_any


class MatchPolicyQuerySet(PlacedQuerySet):
    """Policies, seen by somebody."""

    def visible_to(self, viewer):
        """All of the viewer's places; of their partner communities, and of the places above, what holds or has held."""
        reach = viewer.reach
        near = (*reach.codes, *reach.communities)
        above = models.Q(place__in={larger for code in near for larger in codes_above(code)})
        published = models.Q(stage__in=(MatchPolicy.Stage.IN_FORCE, MatchPolicy.Stage.REPLACED))
        return self.filter(range_of_any(reach.codes) | above & published)


class MatchPolicy(Staged, Placed):
    """One version of the points for a place and all below it; the nearest place above that has one in force decides."""

    class Stage(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("points", "draft")
        IN_FORCE = "in_force", _("in force")
        REPLACED = "replaced", _("replaced")
        DROPPED = "dropped", pgettext_lazy("points", "dropped")

    ARROWS = {
        Stage.DRAFT: {Stage.IN_FORCE, Stage.DROPPED},
        Stage.IN_FORCE: {Stage.REPLACED},
    }

    points = models.JSONField()
    why = models.CharField(max_length=500)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    written_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    put_in_force_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = MatchPolicyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place"], condition=models.Q(stage="in_force"), name="one_policy_in_force_a_place"
            ),
        ]
        indexes = [models.Index(fields=["place", "-written_at"], name="match_policy_by_place")]

    def __str__(self):
        return f"{self.place_id} {self.written_at:%F}"
