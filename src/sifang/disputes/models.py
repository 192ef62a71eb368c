"""Disputes: their colour and stage, the sessions, the agreement; who the parties are stands behind a wall."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sifang.core import clock
from sifang.core.stages import Staged
from sifang.meetings.models import Meeting
from sifang.needs.models import Need
from sifang.people.models import Organization, Person, Post
from sifang.places.models import Placed, PlacedQuerySet, range_of_any


class Path(models.TextChoices):
    """Where a dispute is tried to be settled, in the order in which it is tried."""

    TRIPARTITE = "tripartite", _("the three parties")
    MEDIATION = "mediation", _("people's mediation")
    ADVISER = "adviser", _("legal adviser")
    DEPARTMENT = "department", _("competent department")
    PETITION = "petition", _("petition office")
    COURT = "court", _("court")


class DisputeQuerySet(PlacedQuerySet):
    """Disputes, seen by somebody: the summary. Who may read the parties' names, ``rules.may_see_parties`` says."""

    def visible_to(self, viewer):
        """Disputes where the viewer serves or mediates today, of their bodies, and those they are a party to."""
        bodies = viewer.reach.organizations
        served = (*viewer.reach.codes, *viewer.codes_of("mediate"), *viewer.codes_of("own"))
        parties = Party.objects.filter(models.Q(person=viewer) | models.Q(organization__in=bodies))
        referred = Referral.objects.filter(organization__in=bodies)
        own = models.Q(company__in=bodies) | models.Q(pk__in=parties.values("dispute"))
        return self.filter(range_of_any(served) | own | models.Q(pk__in=referred.values("dispute")))

    def open(self):
        """Disputes that still wait to be settled."""
        return self.filter(stage__in=Dispute.OPEN_STAGES)

    def overdue(self):
        """Open disputes past their day."""
        return self.open().filter(due__lt=clock.today())


class Dispute(Staged, Placed):
    """One dispute at a compound or in a community, told without anybody's name."""

    class Stage(models.TextChoices):
        REGISTERED = "registered", pgettext_lazy("dispute", "registered")
        IN_MEDIATION = "in_mediation", _("in mediation")
        RESOLVED = "resolved", pgettext_lazy("dispute", "resolved")
        UNRESOLVED = "unresolved", pgettext_lazy("dispute", "not resolved here")
        CLOSED = "closed", pgettext_lazy("dispute", "closed")

    class Colour(models.TextChoices):
        GREEN = "green", _("green")
        YELLOW = "yellow", _("yellow")
        RED = "red", _("red")

    class Side(models.TextChoices):
        COMMUNITY = "community", _("residents' committee")
        COMPANY = "company", _("property company")
        OWNERS = "owners", _("owners' committee")
        RESIDENT = "resident", _("resident")
        LAWYER = "lawyer", _("lawyer")
        DEPARTMENT = "department", _("competent department")

    ARROWS = {
        Stage.REGISTERED: {Stage.IN_MEDIATION, Stage.RESOLVED},
        Stage.IN_MEDIATION: {Stage.RESOLVED, Stage.UNRESOLVED},
        Stage.RESOLVED: {Stage.CLOSED, Stage.IN_MEDIATION},
        Stage.UNRESOLVED: {Stage.CLOSED, Stage.IN_MEDIATION},
        Stage.CLOSED: {Stage.IN_MEDIATION},
    }
    OPEN_STAGES = (Stage.REGISTERED, Stage.IN_MEDIATION, Stage.UNRESOLVED)

    code = models.CharField(max_length=40)
    cause = models.CharField(max_length=20)
    summary = models.CharField(max_length=500)
    registrar = models.CharField(max_length=10, choices=Side)
    company = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="disputes")
    owner = models.CharField(max_length=10, choices=Side, blank=True)
    colour = models.CharField(max_length=6, choices=Colour)
    path = models.CharField(max_length=10, choices=Path, default=Path.TRIPARTITE)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.REGISTERED)
    began_on = models.DateField(default=clock.today)
    received_on = models.DateField()
    due = models.DateField()
    mediator = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="mediating")
    adviser = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="advising")
    reported_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=500, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    reopened_why = models.CharField(max_length=300, blank=True)
    need = models.ForeignKey(Need, null=True, on_delete=models.PROTECT, related_name="disputes")
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ledger = models.JSONField(default=dict, blank=True)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "code"], name="one_dispute_a_code_and_place"),
            models.CheckConstraint(
                condition=models.Q(colour__in=["green", "yellow", "red"]), name="dispute_colour_is_legal"
            ),
        ]
        indexes = [
            models.Index(fields=["place", "stage", "due"], name="dispute_by_place_and_stage"),
            models.Index(fields=["place", "-received_on"], name="dispute_by_place_and_day"),
            models.Index(fields=["company", "stage"], name="dispute_by_company"),
        ]

    def __str__(self):
        return self.summary if len(self.summary) <= 40 else self.summary[:39] + "…"


class Spell(Placed):
    """One stretch of days in which a dispute waited to be settled; a dispute opened again begins another.

    The backlog on a day is the number of spells that have begun by then and have not ended.
    """

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="spells")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = PlacedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dispute"], condition=models.Q(until=None), name="one_open_spell"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")), name="spell_has_its_days"
            ),
        ]
        indexes = [models.Index(fields=["place", "since", "until"], name="spell_by_place_and_days")]

    def __str__(self):
        return f"{self.dispute_id} {self.since}"


class Party(models.Model):
    """Somebody the dispute is between; read by the mediator and the parties alone."""

    class Role(models.TextChoices):
        APPLICANT = "applicant", _("applicant")
        RESPONDENT = "respondent", _("respondent")

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="parties")
    role = models.CharField(max_length=10, choices=Role)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person=None) ^ models.Q(organization=None), name="party_is_one_body"
            ),
        ]
        ordering = ["pk"]

    def __str__(self):
        return f"{self.role} {self.dispute_id}"


class Why(models.TextChoices):
    """Why the rule gives a colour; ``ColourChange.reason`` holds one of these keys, or the words of a person."""

    SAFETY = "safety", _("it endangers somebody's safety")
    MASS = "mass", _("many households are concerned")
    LONG_STANDING = "long_standing", _("it has been open for long")
    THREE_PARTIES = "three_parties", _("it needs the three parties together")
    AT_ONCE = "at_once", _("it can be settled on the spot")
    ON_THE_SPOT = "on_the_spot", _("it was settled on the spot")
    LEDGER = "ledger", _("so says the ledger kept before")


class ColourChange(models.Model):
    """The colour became another, for a reason; the first row says why it began in its colour."""

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="colours")
    before = models.CharField(max_length=6, choices=Dispute.Colour, blank=True)
    after = models.CharField(max_length=6, choices=Dispute.Colour)
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.before} → {self.after}"

    @property
    def words(self):
        """The reason in words, the rule's own in the reader's language."""
        return Why(self.reason).label if self.reason in Why.values else self.reason


class Session(models.Model):
    """Once the parties sat together, who led it, and what came of it."""

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="sessions")
    path = models.CharField(max_length=10, choices=Path)
    held_on = models.DateField()
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="disputes")
    mediator = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    adviser = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="mediated")
    notes = models.CharField(max_length=1000, blank=True)
    settled = models.BooleanField(default=False)

    class Meta:
        ordering = ["held_on", "pk"]
        indexes = [models.Index(fields=["adviser", "held_on"], name="session_by_adviser")]

    def __str__(self):
        return f"{self.dispute_id} {self.held_on}"


class Agreement(Staged):
    """What the parties agreed and signed; a court may confirm it within thirty days; whether it is kept is checked."""

    class Stage(models.TextChoices):
        SIGNED = "signed", pgettext_lazy("agreement", "signed")
        PERFORMED = "performed", pgettext_lazy("agreement", "performed")
        BROKEN = "broken", pgettext_lazy("agreement", "not kept")

    ARROWS = {Stage.SIGNED: {Stage.PERFORMED, Stage.BROKEN}}

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="agreements")
    terms = models.CharField(max_length=1000)
    signed_on = models.DateField()
    signed_by = models.ManyToManyField(Party, related_name="agreements")
    perform_by = models.DateField(null=True, blank=True)
    confirm_by = models.DateField()
    confirmation_asked_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.SIGNED)

    class Meta:
        ordering = ["signed_on", "pk"]
        indexes = [models.Index(fields=["stage", "perform_by"], name="agreement_by_performance")]

    def __str__(self):
        return self.terms if len(self.terms) <= 40 else self.terms[:39] + "…"

    @property
    def place_id(self):
        """Where a deed about it belongs."""
        return self.dispute.place_id


class Referral(models.Model):
    """The dispute went up to a department, the petition office or a court, and what they answered."""

    dispute = models.ForeignKey(Dispute, on_delete=models.PROTECT, related_name="referrals")
    path = models.CharField(max_length=10, choices=Path)
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    referred_on = models.DateField()
    reply = models.CharField(max_length=500, blank=True)
    replied_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["referred_on", "pk"]

    def __str__(self):
        return f"{self.dispute_id} → {self.path}"
