"""The needs list: what residents lack, and what each of these things asks for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.core.stages import Staged
from sifang.people.lending import LendingKind
from sifang.people.models import Person
from sifang.places.models import Place, Placed, PlacedQuerySet, range_of_any


class NeedQuerySet(PlacedQuerySet):
    """Needs, seen by somebody."""

    def visible_to(self, viewer):
        """Needs of the viewer's places, those they asked, and listed ones where their organization is a partner."""
        reach = viewer.reach
        listed = models.Q(stage__in=Need.LISTED_STAGES) & range_of_any(reach.communities)
        asked = models.Q(pk__in=viewer.needs.values("pk"))
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
        IN_HAND = "in_hand", _("in hand")
        UNSOLVED = "unsolved", _("not solved, with the reason")
        ELSEWHERE = "elsewhere", _("not for this level, sent on")
        WITHDRAWN = "withdrawn", _("withdrawn by the asker")

    class Channel(models.TextChoices):
        SPONSOR = "sponsor", _("sponsor leader (focus)")
        COMMUNITY = "community", _("community (regular visits)")
        PARTNER = "partner", _("partner organization (door to door)")
        RESIDENT_REP = "resident_rep", _("resident representative (on the spot)")
        RESIDENT = "resident", _("resident")
        RIDER = "rider", _("courier or delivery rider")
        LIAISON = "liaison", _("household liaison")
        HOTLINE = "hotline", _("hotline 12345")

    class Way(models.TextChoices):
        """How the community disposes of a need."""

        ON_THE_SPOT = "on_the_spot", _("settled on the spot")
        COUNCIL = "council", _("courtyard council")
        DEPARTMENT = "department", _("ticket to a department")
        LIST = "list", _("needs list, for matching")
        DISPUTE = "dispute", _("registered as a dispute")
        LEADER = "leader", _("laid before the sponsor leader")

    class WhyNot(models.TextChoices):
        """Why a need could not be solved."""

        MEANS = "means", _("no money or means for it yet")
        LAW = "law", _("the law or a plan stands against it")
        CONSENT = "consent", _("those concerned do not agree")
        TECHNICAL = "technical", _("it cannot be built or repaired there")
        UNCLEAR = "unclear", _("it could not be verified")
        OTHER = "other", _("another reason")

    class Urgency(models.IntegerChoices):
        ORDINARY = 0, _("ordinary")
        SOON = 1, _("rather urgent")
        URGENT = 2, _("urgent")
        DANGER = 3, _("danger")

    ARROWS = {
        Stage.NEW: {
            Stage.LISTED, Stage.RETURNED, Stage.MERGED, Stage.MET, Stage.IN_HAND, Stage.UNSOLVED, Stage.ELSEWHERE,
            Stage.WITHDRAWN,
        },
        Stage.RETURNED: {Stage.NEW, Stage.WITHDRAWN, Stage.UNSOLVED},
        Stage.MERGED: {Stage.NEW},
        Stage.LISTED: {
            Stage.IN_PROJECT, Stage.MERGED, Stage.MET, Stage.RETURNED, Stage.IN_HAND, Stage.UNSOLVED, Stage.ELSEWHERE,
            Stage.WITHDRAWN,
        },
        Stage.IN_HAND: {Stage.LISTED, Stage.MET, Stage.RETURNED, Stage.UNSOLVED, Stage.ELSEWHERE, Stage.WITHDRAWN},
        Stage.IN_PROJECT: {Stage.LISTED, Stage.MET},
        Stage.MET: {Stage.CLOSED, Stage.LISTED},
        Stage.CLOSED: {Stage.LISTED},
        Stage.UNSOLVED: {Stage.LISTED},
        Stage.ELSEWHERE: {Stage.LISTED},
        Stage.WITHDRAWN: {Stage.NEW},
    }  # fmt: skip
    OPEN_STAGES = (Stage.NEW, Stage.LISTED, Stage.IN_HAND, Stage.IN_PROJECT)
    # What partners and the public may read: verified, and not taken back.
    LISTED_STAGES = (
        Stage.LISTED, Stage.IN_HAND, Stage.IN_PROJECT, Stage.MET, Stage.CLOSED, Stage.UNSOLVED, Stage.ELSEWHERE,
    )  # fmt: skip
    DONE_STAGES = (Stage.MET, Stage.CLOSED)
    # The honest ends beside “done”: each counted by itself.
    UNMET_STAGES = (Stage.UNSOLVED, Stage.ELSEWHERE)

    code = models.CharField(max_length=40)
    text = models.CharField(max_length=2000)
    category = models.CharField(max_length=20, blank=True)
    subcategory = models.CharField(max_length=40, blank=True)  # the id of a line below the category in the tree
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
    way = models.CharField(max_length=12, choices=Way, blank=True)
    why_not = models.CharField(max_length=10, choices=WhyNot, blank=True)
    sent_to = models.CharField(max_length=120, blank=True)  # where a need went that is not for this level
    look_first = models.CharField(max_length=20, blank=True)  # the word that speaks of danger to life
    # Who took it on first stays the asker's contact; the two clocks run in working days.
    taken_on_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    taken_on_at = models.DateTimeField(null=True, blank=True)
    take_on_by_day = models.DateField(null=True, blank=True)
    settle_by_day = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)  # since when the second clock stands still
    source = models.CharField(max_length=40, blank=True)  # who sent it in bulk, and its number there
    source_code = models.CharField(max_length=60, blank=True)
    rolled_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="rolled_to")
    cluster = models.ForeignKey("Cluster", null=True, blank=True, on_delete=models.SET_NULL, related_name="needs")
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
            models.UniqueConstraint(
                fields=["place", "source", "source_code"],
                condition=~models.Q(source_code=""),
                name="one_need_a_number_of_its_source",
            ),
        ]
        indexes = [
            models.Index(fields=["place", "stage", "raised_on"], name="need_by_place_and_stage"),
            models.Index(fields=["place", "settle_by_day"], name="need_by_place_and_due"),
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
    def ticket_out(self):
        """The ticket that is with a department now, or None."""
        return self.tickets.filter(stage__in=("sent", "accepted", "answered")).select_related("department").first()

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
