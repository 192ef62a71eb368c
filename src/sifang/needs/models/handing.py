"""What keeps a need in hand: a ticket to a department, and more time that was asked for and granted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.stages import Staged
from sifang.needs.models.needs import Need
from sifang.people.models import Organization, Person
from sifang.places.models import range_of, range_of_any


class TicketQuerySet(models.QuerySet):
    """Tickets, seen by somebody."""

    def visible_to(self, viewer):
        """Tickets about needs of the viewer's places, and those to the viewer's departments."""
        here = range_of_any(viewer.reach.codes, "need__place_id")
        return self.filter(here | models.Q(department__in=viewer.reach.organizations))

    def within(self, code):
        """Tickets about needs at ``code`` or below."""
        return self.filter(range_of(code, "need__place_id"))


class ExtensionQuerySet(models.QuerySet):
    """Extensions, seen by somebody."""

    def visible_to(self, viewer):
        """Extensions of needs of the viewer's places."""
        return self.filter(range_of_any(viewer.reach.codes, "need__place_id"))

    def within(self, code):
        """Extensions of needs at ``code`` or below."""
        return self.filter(range_of(code, "need__place_id"))


class Ticket(Staged):
    """A department is asked to settle a need; the community stays responsible to the asker."""

    class Stage(models.TextChoices):
        SENT = "sent", _("sent")
        ACCEPTED = "accepted", _("accepted by the department")
        DECLINED = "declined", _("not theirs, with the reason")
        ANSWERED = "answered", _("answered")
        CONFIRMED = "confirmed", _("confirmed by the community")
        RECALLED = "recalled", _("called back")

    ARROWS = {
        Stage.SENT: {Stage.ACCEPTED, Stage.DECLINED, Stage.ANSWERED, Stage.RECALLED},
        Stage.ACCEPTED: {Stage.ANSWERED, Stage.DECLINED, Stage.RECALLED},
        Stage.ANSWERED: {Stage.CONFIRMED, Stage.ACCEPTED},
    }
    OPEN_STAGES = (Stage.SENT, Stage.ACCEPTED, Stage.ANSWERED)

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="tickets")
    department = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="tickets")
    words = models.CharField(max_length=500)
    due = models.DateField()
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.SENT)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    answer = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["need"],
                condition=models.Q(stage__in=["sent", "accepted", "answered"]),
                name="one_open_ticket_a_need",
            ),
        ]
        indexes = [models.Index(fields=["department", "stage", "due"], name="ticket_by_department")]

    def __str__(self):
        return str(self.need)

    @property
    def place_id(self):
        """Where a deed about the ticket belongs: the need's community."""
        return self.need.place_id


class Extension(Staged):
    """More working days for a need: asked for with a reason, granted or refused by somebody else."""

    class Stage(models.TextChoices):
        ASKED = "asked", _("asked for")
        GRANTED = "granted", _("granted")
        REFUSED = "refused", _("refused")

    ARROWS = {Stage.ASKED: {Stage.GRANTED, Stage.REFUSED}}

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="extensions")
    days = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.ASKED)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    words = models.CharField(max_length=300, blank=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["need"], condition=models.Q(stage="asked"), name="one_open_extension_a_need"
            ),
            models.CheckConstraint(condition=models.Q(days__range=(1, 60)), name="extension_is_1_to_60_days"),
        ]

    def __str__(self):
        return str(self.need)

    @property
    def place_id(self):
        """Where a deed about the extension belongs: the need's community."""
        return self.need.place_id
