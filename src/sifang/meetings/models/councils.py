"""Councils: bench talks and courtyard councils, written down in half a minute."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sifang.needs.models import Need
from sifang.people.models import Person
from sifang.places.models import Place, Placed, PlacedQuerySet, range_of_any

SHORT = 60


class CouncilQuerySet(PlacedQuerySet):
    """Councils, seen by somebody."""

    def visible_to(self, viewer):
        """Councils of the viewer's places, and those the viewer wrote down."""
        return self.filter(range_of_any(viewer.reach.codes) | models.Q(by=viewer))


class Council(Placed):
    """One talk of residents in the open: where, how many, what about, what came of it. Nothing else is asked."""

    class Kind(models.TextChoices):
        BENCH = "bench", _("bench talk")
        COURTYARD = "courtyard", _("courtyard council")

    class Outcome(models.TextChoices):
        SETTLED = "settled", _("settled on the spot")
        SELF_HELP = "self_help", _("residents do it themselves")
        NEED = "need", _("put on the needs list")
        RESOLVED = "resolved", _("somebody was charged with it")
        LATER = "later", _("talked over again next time")

    class Band(models.TextChoices):
        FEW = "few", _("up to 5 people")
        SOME = "some", _("6 to 15 people")
        MANY = "many", _("16 to 30 people")
        CROWD = "crowd", _("more than 30 people")

    # The fewest people of each band, which is what a phone's answer makes sure of.
    FEWEST = {Band.FEW: 1, Band.SOME: 6, Band.MANY: 16, Band.CROWD: 31}

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.BENCH)
    spot = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    where = models.CharField(max_length=80, blank=True)
    held_at = models.DateTimeField()
    headcount = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=6, choices=Band, blank=True)
    topic = models.CharField(max_length=300)
    outcome = models.CharField(max_length=10, choices=Outcome)
    result = models.CharField(max_length=500, blank=True)
    owner = models.CharField(max_length=40, blank=True)
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    public_words = models.CharField(max_length=500, blank=True)
    need = models.ForeignKey(Need, null=True, blank=True, on_delete=models.PROTECT, related_name="councils")
    photo = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ledger = models.JSONField(default=dict, blank=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["place", "-held_at"], name="council_by_place"),
            models.Index(
                fields=["place", "due"],
                condition=models.Q(outcome="resolved", done_on=None),
                name="council_charge_open",
            ),
        ]
        constraints = [models.CheckConstraint(condition=models.Q(headcount__gte=1), name="council_has_people")]

    def __str__(self):
        return self.topic if len(self.topic) <= SHORT else self.topic[: SHORT - 1] + "…"

    @property
    def told(self):
        """What the public page says of it: the words chosen for it, else the topic."""
        return self.public_words or self.topic

    @property
    def came(self):
        """How many came, in words: as counted, or the band that was chosen."""
        return self.get_band_display() or ngettext("%(n)s person", "%(n)s people", self.headcount) % {
            "n": self.headcount
        }

    @property
    def spot_words(self):
        """Where it was, in one line."""
        return " ".join(part for part in (str(self.spot or ""), self.where) if part)
