"""The project list: projects, intents, claims, steps and escalations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.core.stages import Staged
from sifang.needs.models import Need
from sifang.people.models import Organization, Person
from sifang.places.models import Placed, PlacedQuerySet, range_of_any


class ProjectQuerySet(PlacedQuerySet):
    """Projects, seen by somebody."""

    def visible_to(self, viewer):
        """Projects of the viewer's places, those listed in their organization's communities, and those it holds."""
        reach = viewer.reach
        listed = ~models.Q(stage=Project.Stage.DROPPED) & range_of_any(reach.communities)
        held = models.Q(pk__in=Claim.objects.filter(organization__in=reach.organizations).values("project"))
        asked = models.Q(pk__in=Ask.objects.filter(department__in=reach.organizations).values("escalation__project"))
        return self.filter(range_of_any(reach.codes) | listed | held | asked)

    def overdue(self):
        """Claimed projects past their day."""
        return self.filter(stage=Project.Stage.CLAIMED, due__lt=clock.today())


class Project(Staged, Placed):
    """Work that meets one need or several; an organization holds it only when the joint meeting said so."""

    class Stage(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        TABLED = "tabled", _("before the joint meeting")
        CLAIMED = "claimed", _("claimed, under way")
        ESCALATED = "escalated", _("with the sponsor leader")
        SUBMITTED = "submitted", _("done, to be accepted")
        ACCEPTED = "accepted", _("accepted")
        DROPPED = "dropped", _("dropped")

    ARROWS = {
        Stage.PROPOSED: {Stage.TABLED, Stage.DROPPED, Stage.ESCALATED},
        Stage.TABLED: {Stage.CLAIMED, Stage.PROPOSED, Stage.ESCALATED},
        Stage.CLAIMED: {Stage.SUBMITTED, Stage.PROPOSED},
        Stage.ESCALATED: {Stage.PROPOSED, Stage.ACCEPTED},
        Stage.SUBMITTED: {Stage.ACCEPTED, Stage.CLAIMED},
    }
    OPEN_STAGES = (Stage.PROPOSED, Stage.TABLED, Stage.CLAIMED, Stage.ESCALATED, Stage.SUBMITTED)

    code = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    content = models.CharField(max_length=1000, blank=True)
    needs = models.ManyToManyField(Need, through="Coverage", related_name="projects")
    funding = models.CharField(max_length=120, blank=True)
    owner = models.CharField(max_length=40, blank=True)
    start = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.PROPOSED)
    by_hand = models.BooleanField(default=False)
    outcome = models.CharField(max_length=500, blank=True)
    remark = models.CharField(max_length=500, blank=True)
    ledger = models.JSONField(default=dict, blank=True)
    proposed_at = models.DateTimeField(default=clock.now)
    accepted_on = models.DateField(null=True, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "code"], name="one_project_a_code_and_community"),
        ]
        indexes = [
            models.Index(fields=["place", "stage"], name="project_by_place_and_stage"),
            models.Index(fields=["due"], condition=models.Q(stage="claimed"), name="project_claimed_due"),
        ]

    def __str__(self):
        return self.name

    @property
    def lead(self):
        """The open claim that leads, or None."""
        return next(
            (claim for claim in self.claims.all() if claim.role == Claim.Role.LEAD and not claim.ended_at), None
        )

    @property
    def is_overdue(self):
        """Whether the day it was promised for has passed while it is still under way."""
        return bool(self.stage == self.Stage.CLAIMED and self.due and self.due < clock.today())

    def wants_all_or_nothing(self):
        """Whether a need it meets has several parts that come together or not at all."""
        return self.coverages.filter(ended_at=None, need__is_all_or_nothing=True).exists()


class Coverage(models.Model):
    """A project meets a need; a need has one open project at most."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="coverages")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="coverages")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need"], condition=models.Q(ended_at=None), name="one_open_project_a_need"),
            models.UniqueConstraint(fields=["project", "need"], name="one_coverage_a_project_and_need"),
        ]

    def __str__(self):
        return f"{self.project_id} → {self.need_id}"


class Intent(models.Model):
    """An organization would take the project on; only the joint meeting makes it a claim."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="intents")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="intents")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    offer = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organization"], condition=models.Q(withdrawn_at=None), name="one_open_intent"
            ),
        ]

    def __str__(self):
        return f"{self.organization} → {self.project}"


class Claim(models.Model):
    """A promise confirmed by a resolution of the joint meeting."""

    class Role(models.TextChoices):
        LEAD = "lead", _("lead organization")
        SUPPORT = "support", _("supporting organization")

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="claims")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="claims")
    role = models.CharField(max_length=8, choices=Role)
    commitment = models.CharField(max_length=500, blank=True)
    due = models.DateField()
    basis = models.CharField(max_length=120)
    confirmed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project"], condition=models.Q(role="lead", ended_at=None), name="one_open_lead_claim"
            ),
            models.UniqueConstraint(
                fields=["project", "organization"],
                condition=models.Q(ended_at=None),
                name="one_open_claim_an_organization",
            ),
            models.CheckConstraint(condition=~models.Q(basis=""), name="claim_has_a_resolution"),
        ]

    def __str__(self):
        return f"{self.organization}: {self.project}"


class Step(models.Model):
    """One step of carrying a project out."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="steps")
    title = models.CharField(max_length=80)
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self):
        return self.title

    @property
    def is_overdue(self):
        """Whether its day has passed and it is not done."""
        return not self.done_on and self.due < clock.today()


class EscalationQuerySet(PlacedQuerySet):
    """Escalations, seen by somebody."""

    def visible_to(self, viewer):
        """Escalations of the viewer's places, and those that ask the viewer's department."""
        reach = viewer.reach
        asked = models.Q(pk__in=Ask.objects.filter(department__in=reach.organizations).values("escalation"))
        return self.filter(range_of_any(reach.codes) | asked)

    def without_reply(self):
        """Escalations of which no leader has said in time that they take it on."""
        return self.filter(stage=Escalation.Stage.OPEN, replied_at=None, reply_by__lt=clock.now())


class Escalation(Staged, Placed):
    """A hard project laid before the sponsor leader; it closes only on the community's word."""

    class Stage(models.TextChoices):
        OPEN = "open", _("waiting for the sponsor leader")
        COORDINATING = "coordinating", _("departments are answering")
        ANSWERED = "answered", _("answered, waiting for the community's word")
        CLOSED = "closed", _("closed by the community")

    ARROWS = {
        Stage.OPEN: {Stage.COORDINATING, Stage.ANSWERED},
        Stage.COORDINATING: {Stage.ANSWERED},
        Stage.ANSWERED: {Stage.CLOSED, Stage.COORDINATING},
    }

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="escalations")
    tried = models.CharField(max_length=500)
    asked = models.CharField(max_length=500)
    due = models.DateField()
    answer = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    closing = models.CharField(max_length=500, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.OPEN)
    since = models.DateTimeField()
    is_emergency = models.BooleanField(default=False)
    reply_by = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)

    objects = EscalationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project"], condition=~models.Q(stage="closed"), name="one_open_escalation_a_project"
            ),
        ]
        indexes = [models.Index(fields=["place", "stage"], name="escalation_by_place_and_stage")]

    def __str__(self):
        return str(self.project)

    @property
    def waits_for_reply(self):
        """Whether the leader has not yet said that they take it on."""
        return bool(self.stage == self.Stage.OPEN and self.reply_by and not self.replied_at)

    @property
    def is_reply_overdue(self):
        """Whether the moment by which the leader says so has passed."""
        return self.waits_for_reply and self.reply_by < clock.now()


class Ask(models.Model):
    """What one department is asked in an escalation, and its answer."""

    escalation = models.ForeignKey(Escalation, on_delete=models.PROTECT, related_name="asks")
    department = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="asks")
    request = models.CharField(max_length=300, blank=True)
    due = models.DateField()
    answer = models.CharField(max_length=500, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["escalation", "department"], name="one_ask_a_department")]

    def __str__(self):
        return f"{self.department}: {self.escalation}"
