"""Legal service stations: where they are, whose firm keeps them, and who is there when; talk points and teams."""

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from sifang.activities.models import Activity
from sifang.core.stages import Staged
from sifang.counsel import matters
from sifang.counsel.models.readers import CounselQuerySet
from sifang.people.models import DatedQuerySet, Organization, Person, Post
from sifang.places.models import Placed


class Station(Staged, Placed):
    """A legal service station of a community; its notice board says who is there when."""

    class Stage(models.TextChoices):
        OPEN = "open", pgettext_lazy("station", "open")
        CLOSED = "closed", pgettext_lazy("station", "closed")

    ARROWS = {Stage.OPEN: {Stage.CLOSED}}

    name = models.CharField(max_length=80)
    firm = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="stations")
    venue = models.CharField(max_length=80)
    hours = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.OPEN)

    objects = CounselQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="one_station_a_name_and_place")]
        indexes = [models.Index(fields=["place", "stage"], name="station_by_place")]

    def __str__(self):
        return self.name


class Duty(models.Model):
    """A legal adviser is at a station at that time."""

    station = models.ForeignKey(Station, on_delete=models.PROTECT, related_name="duties")
    adviser = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="duties")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cancelled_why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["adviser", "starts_at"], condition=models.Q(cancelled_why=""), name="one_duty_at_a_time"
            ),
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="duty_has_its_hours"),
        ]
        indexes = [models.Index(fields=["station", "starts_at"], name="duty_by_station")]

    def __str__(self):
        day = timezone.localtime(self.starts_at)
        return f"{day:%m-%d %H:%M} {self.station}"

    @property
    def place_id(self):
        """Where a deed about this duty belongs."""
        return self.station.place_id


class TalkPoint(Placed):
    """A fixed place for legal talks (普法宣传点)."""

    name = models.CharField(max_length=80)
    venue = models.CharField(max_length=80, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="one_talk_point_a_name_and_place")]

    def __str__(self):
        return self.name


class TalkTeam(Placed):
    """A team of lawyers who give legal talks (法治宣传队)."""

    name = models.CharField(max_length=80)
    firm = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="talk_teams")
    members = models.ManyToManyField(Person, related_name="talk_teams")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="one_talk_team_a_name_and_place")]

    def __str__(self):
        return self.name


class Talk(models.Model):
    """A legal talk is an activity, held at a point by a team or a legal adviser on a matter people ask about."""

    activity = models.OneToOneField(Activity, on_delete=models.PROTECT, related_name="talk")
    point = models.ForeignKey(TalkPoint, null=True, on_delete=models.PROTECT, related_name="talks")
    team = models.ForeignKey(TalkTeam, null=True, on_delete=models.PROTECT, related_name="talks")
    adviser = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="talks")
    matter = models.CharField(max_length=20, blank=True)

    def __str__(self):
        return str(self.activity)

    @property
    def place_id(self):
        """Where a deed about this talk belongs."""
        return self.activity.place_id

    @property
    def matter_title(self):
        """The matter in the reader's language."""
        return matters.title(self.matter)
