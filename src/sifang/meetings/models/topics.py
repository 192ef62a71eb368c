"""The topic library: what the four parties would like a meeting to talk about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.stages import Staged
from sifang.people.models import Organization, Person
from sifang.places.models import Placed, PlacedQuerySet, range_of_any


class TopicQuerySet(PlacedQuerySet):
    """Topics, seen by somebody."""

    def visible_to(self, viewer):
        """Topics of the viewer's places, and those the viewer or their organization proposed."""
        own = models.Q(by=viewer) | models.Q(organization__in=viewer.reach.organizations)
        return self.filter(range_of_any(viewer.reach.codes) | own)


class Topic(Staged, Placed):
    """Something proposed for a meeting by one of the four parties; ``grounds`` names the records it grew from."""

    class Stage(models.TextChoices):
        PROPOSED = "proposed", _("proposed, to be screened")
        SCREENED = "screened", _("accepted, waiting for a meeting")
        SCHEDULED = "scheduled", _("on an agenda")
        DECIDED = "decided", _("discussed and decided")
        DECLINED = "declined", _("not taken up")

    class Party(models.TextChoices):
        SPONSOR = "l", _("sponsor leader")
        ORGANIZATION = "o", _("partner organization")
        COMMUNITY = "c", _("community Party organization")
        RESIDENT = "r", _("residents")

    ARROWS = {
        Stage.PROPOSED: {Stage.SCREENED, Stage.DECLINED},
        Stage.SCREENED: {Stage.SCHEDULED, Stage.DECLINED},
        Stage.SCHEDULED: {Stage.DECIDED, Stage.SCREENED},
    }

    title = models.CharField(max_length=120)
    why = models.CharField(max_length=500, blank=True)
    party = models.CharField(max_length=1, choices=Party)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="topics")
    grounds = models.JSONField(default=dict, blank=True)
    reply = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PROPOSED)
    proposed_at = models.DateTimeField()

    objects = TopicQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "stage"], name="topic_by_place_and_stage")]

    def __str__(self):
        return self.title
