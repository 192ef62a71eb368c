"""A meeting: who was asked, what stood on the agenda, what was resolved, and the lists as they were."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.stages import Staged
from sifang.meetings.models.topics import Topic
from sifang.people.models import Committee, Organization, Person
from sifang.places.models import Place, Placed, PlacedQuerySet, range_of_any
from sifang.projects.models import Claim, Escalation, Project


class MeetingQuerySet(PlacedQuerySet):
    """Meetings, seen by somebody."""

    def visible_to(self, viewer):
        """Meetings of the viewer's places, and those the viewer or their organization was asked to once notified."""
        reach = viewer.reach
        mine = models.Q(organization__in=reach.organizations) | models.Q(sent_by__in=reach.organizations)
        asked = Invitation.objects.filter(models.Q(person=viewer) | mine)
        invited = ~models.Q(stage=Meeting.Stage.DRAFT) & models.Q(pk__in=asked.values("meeting"))
        return self.filter(range_of_any(reach.codes) | invited)


class Meeting(Staged, Placed):
    """One joint meeting, one of a joint committee, or one of the three parties of a compound."""

    class Kind(models.TextChoices):
        JOINT = "joint", _("joint meeting")
        COMMITTEE = "committee", _("committee meeting")
        TRIPARTITE = "tripartite", _("tripartite meeting")

    class Stage(models.TextChoices):
        DRAFT = "draft", _("in preparation")
        NOTIFIED = "notified", _("notice given")
        OPEN = "open", _("in session")
        HELD = "held", _("held, minutes to be signed")
        SIGNED = "signed", _("minutes signed")
        CANCELLED = "cancelled", _("cancelled")

    ARROWS = {
        Stage.DRAFT: {Stage.NOTIFIED, Stage.CANCELLED},
        Stage.NOTIFIED: {Stage.OPEN, Stage.CANCELLED},
        Stage.OPEN: {Stage.HELD},
        Stage.HELD: {Stage.SIGNED},
    }

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.JOINT)
    committee = models.ForeignKey(Committee, null=True, on_delete=models.PROTECT, related_name="meetings")
    compound = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="meetings")
    title = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    venue = models.CharField(max_length=80)
    chair = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorder = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    notified_at = models.DateTimeField(null=True)
    cancelled_why = models.CharField(max_length=300, blank=True)
    quorum = models.PositiveSmallIntegerField(null=True)
    talk_only = models.BooleanField(default=False)
    door_code = models.CharField(max_length=32, blank=True)
    lists = models.JSONField(default=dict)
    minutes = models.JSONField(default=dict)
    signed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "kind", "year", "number"],
                condition=models.Q(compound=None),
                name="one_meeting_a_number",
            ),
            models.UniqueConstraint(
                fields=["compound", "year", "number"],
                condition=~models.Q(compound=None),
                name="one_tripartite_meeting_a_number",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="committee") ^ ~models.Q(committee=None),
                name="committee_meetings_have_a_committee",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="tripartite") ^ ~models.Q(compound=None),
                name="tripartite_meetings_have_a_compound",
            ),
        ]
        indexes = [models.Index(fields=["place", "-starts_at"], name="meeting_by_place")]

    def __str__(self):
        return self.title


class Invitation(models.Model):
    """Somebody was asked to come, and came or did not; who ``sits_in`` has no vote and does not count to the quorum."""

    class Party(models.TextChoices):
        SPONSOR = "l", _("sponsor leader")
        ORGANIZATION = "o", _("partner organization")
        COMMUNITY = "c", _("community Party organization")
        RESIDENT = "r", _("resident representative")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitations")
    party = models.CharField(max_length=1, choices=Party)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="+")
    sits_in = models.BooleanField(default=False)
    present = models.BooleanField(null=True)
    remark = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=~models.Q(person=None), name="one_invitation_a_person"
            ),
            models.UniqueConstraint(
                fields=["meeting", "organization"],
                condition=~models.Q(organization=None),
                name="one_invitation_an_organization",
            ),
            models.CheckConstraint(
                condition=models.Q(person=None) ^ models.Q(organization=None), name="invitation_has_one_guest"
            ),
        ]
        ordering = ["party", "pk"]

    def __str__(self):
        # Whoever is asked in person holds a public post, with or without an account.
        return (self.person.name if self.person else "") or str(self.guest)

    @property
    def guest(self):
        """The person or the organization."""
        return self.person or self.organization


class Item(models.Model):
    """One item of the agenda: a project, an old resolution, or a plain topic."""

    class Outcome(models.TextChoices):
        CLAIMED = "claimed", _("claimed")
        DEFERRED = "deferred", _("deferred")
        ESCALATED = "escalated", _("to the sponsor leader")
        ADOPTED = "adopted", _("adopted")
        NOTED = "noted", _("noted")

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    project = models.ForeignKey(Project, null=True, on_delete=models.PROTECT, related_name="items")
    topic = models.ForeignKey(Topic, null=True, on_delete=models.PROTECT, related_name="items")
    old_resolution = models.ForeignKey("Resolution", null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=1000, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    claim = models.ForeignKey(Claim, null=True, on_delete=models.PROTECT, related_name="items")
    escalation = models.ForeignKey(Escalation, null=True, on_delete=models.PROTECT, related_name="items")
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "project"], condition=~models.Q(project=None), name="one_item_a_project_and_meeting"
            ),
            models.UniqueConstraint(
                fields=["meeting", "topic"], condition=~models.Q(topic=None), name="one_item_a_topic_and_meeting"
            ),
        ]

    def __str__(self):
        return self.title


class Resolution(models.Model):
    """What the meeting resolved on an item: who does what by when; it opens the next meeting until it is done."""

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="resolution")
    text = models.CharField(max_length=500)
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="resolutions")
    owner = models.CharField(max_length=40, blank=True)
    due = models.DateField(null=True)
    done_on = models.DateField(null=True)

    def __str__(self):
        return self.text


class Minutes(models.Model):
    """One signed version of a meeting's minutes; a correction is a new version, and the old one stays."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    body = models.JSONField()
    why = models.CharField(max_length=300, blank=True)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_version_a_number")]

    def __str__(self):
        return f"{self.meeting} v{self.number}"
