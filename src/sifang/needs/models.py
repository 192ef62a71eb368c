"""The needs list: what residents lack, who asked, and what they said when it was done."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.core.codes import new_code
from sifang.core.stages import Staged
from sifang.people.lending import LendingKind
from sifang.people.models import Person
from sifang.places.models import Place, Placed, PlacedQuerySet, range_of_any

# The migrations of needs and activities know it by this name.
new_track_code = new_code


class NeedQuerySet(PlacedQuerySet):
    """Needs, seen by somebody."""

    def visible_to(self, viewer):
        """Needs of the viewer's places, those they asked, and listed ones where their organization is a partner."""
        reach = viewer.reach
        listed = models.Q(stage__in=Need.LISTED_STAGES) & range_of_any(reach.communities)
        asked = models.Q(pk__in=Asker.objects.filter(person=viewer).values("need"))
        return self.filter(range_of_any(reach.codes) | listed | asked)

    def open(self):
        """Needs that still wait for something."""
        return self.filter(stage__in=Need.OPEN_STAGES)


class Need(Staged, Placed):
    """One thing residents need, in their words; ``place`` is the community."""

    class Stage(models.TextChoices):
        NEW = "new", _("to be verified")
        RETURNED = "returned", _("returned")
        MERGED = "merged", _("merged")
        LISTED = "listed", _("on the needs list")
        IN_PROJECT = "in_project", _("taken up by a project")
        MET = "met", _("done, waiting for the asker's word")
        CLOSED = "closed", _("done and confirmed")

    class Channel(models.TextChoices):
        SPONSOR = "sponsor", _("sponsor leader (focus)")
        COMMUNITY = "community", _("community (regular visits)")
        PARTNER = "partner", _("partner organization (door to door)")
        RESIDENT_REP = "resident_rep", _("resident representative (on the spot)")
        RESIDENT = "resident", _("resident")

    class Urgency(models.IntegerChoices):
        ORDINARY = 0, _("ordinary")
        SOON = 1, _("rather urgent")
        URGENT = 2, _("urgent")
        DANGER = 3, _("danger")

    ARROWS = {
        Stage.NEW: {Stage.LISTED, Stage.RETURNED, Stage.MERGED, Stage.MET},
        Stage.RETURNED: {Stage.NEW},
        Stage.MERGED: {Stage.NEW},
        Stage.LISTED: {Stage.IN_PROJECT, Stage.MERGED, Stage.MET, Stage.RETURNED},
        Stage.IN_PROJECT: {Stage.LISTED, Stage.MET},
        Stage.MET: {Stage.CLOSED, Stage.LISTED},
        Stage.CLOSED: {Stage.LISTED},
    }
    OPEN_STAGES = (Stage.NEW, Stage.LISTED, Stage.IN_PROJECT)
    LISTED_STAGES = (Stage.LISTED, Stage.IN_PROJECT, Stage.MET, Stage.CLOSED)
    DONE_STAGES = (Stage.MET, Stage.CLOSED)

    code = models.CharField(max_length=40)
    text = models.CharField(max_length=2000)
    category = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=14, choices=Channel)
    spot = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    spot_words = models.CharField(max_length=80, blank=True)
    affected = models.CharField(max_length=40, blank=True)
    urgency = models.PositiveSmallIntegerField(choices=Urgency, default=Urgency.ORDINARY)
    kind = models.CharField(max_length=12, choices=LendingKind, blank=True)
    amount = models.PositiveSmallIntegerField(default=1)
    windows = models.PositiveIntegerField(default=0)
    is_all_or_nothing = models.BooleanField(default=False)  # its parts come together or not at all
    wished_by = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.NEW)
    raised_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    reply = models.CharField(max_length=500, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    ledger = models.JSONField(default=dict, blank=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    round = models.PositiveSmallIntegerField(default=1)
    askers = models.ManyToManyField(Person, through="Asker", through_fields=("need", "person"), related_name="needs")

    objects = NeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "code"], name="one_need_a_code_and_community"),
            models.CheckConstraint(condition=models.Q(urgency__lte=3), name="need_urgency_is_0_to_3"),
        ]
        indexes = [
            models.Index(fields=["place", "stage", "raised_on"], name="need_by_place_and_stage"),
        ]

    def __str__(self):
        return self.title

    @property
    def title(self):
        """The first clause of the text, short enough for a list row."""
        head = self.text
        for mark in "。；;\n":
            head = head.split(mark)[0]
        return head if len(head) <= 40 else head[:39] + "…"

    @property
    def waiting_days(self):
        """Days since it was raised, not counting after it was closed."""
        return ((self.closed_on or clock.today()) - self.raised_on).days

    @property
    def days_taken(self):
        """Days it took as people count them: what is settled on the day it was raised took one."""
        return max(self.waiting_days, 1)


class Part(models.Model):
    """What a need asks for besides its first kind and amount: a hall for the course, a van for the move."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()  # from 2: the need's own kind and amount are its first part
    kind = models.CharField(max_length=12, choices=LendingKind)
    category = models.CharField(max_length=20, blank=True)
    amount = models.PositiveSmallIntegerField(default=1)
    words = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["need", "number"], name="one_part_a_number_and_need")]

    def __str__(self):
        return f"{self.need_id}/{self.number}"


class Asker(models.Model):
    """A person who asked for this need, or said "I have it too"; the track code opens it without a login."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="asked_by")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    track_code = models.CharField(max_length=12, unique=True, default=new_code)
    via = models.ForeignKey(Need, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "person"], name="one_asker_once_a_need")]

    def __str__(self):
        return f"{self.person_id} → {self.need_id}"


class Rating(models.Model):
    """What an asker said about the outcome; one word a person and round."""

    class Outcome(models.TextChoices):
        YES = "yes", _("solved")
        PARTLY = "partly", _("partly solved")
        NO = "no", _("not solved")

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="ratings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    satisfaction = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "person", "round"], name="one_rating_a_person_and_round"),
            models.CheckConstraint(condition=models.Q(satisfaction__range=(1, 5)), name="satisfaction_is_1_to_5"),
        ]

    def __str__(self):
        return f"{self.need_id}: {self.outcome} {self.satisfaction}"

    @property
    def is_good(self):
        """Whether a thank-you letter is in place."""
        return self.outcome == self.Outcome.YES and self.satisfaction >= 4
