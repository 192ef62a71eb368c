"""What is on its way to one address."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.models import Deed
from sifang.core.stages import Staged
from sifang.notices.models.outlets import Outlet
from sifang.notices.models.wishes import Way
from sifang.people.models import Person


class Delivery(Staged):
    """One message to one address about one deed, one day's deeds, a code or a test; its words are made when it is sent.

    ``key`` is the same however often it is asked for, so that it takes effect once. Whoever sends it holds a lease.
    """

    class Kind(models.TextChoices):
        DEED = "deed", _("about one matter")
        DIGEST = "digest", _("of a day")
        CODE = "code", _("code to confirm an address")
        TEST = "test", _("test message")

    class Stage(models.TextChoices):
        WAITING = "waiting", _("on its way")
        SENT = "sent", _("sent")
        FAILED = "failed", _("not delivered")
        GIVEN_UP = "given_up", _("given up")
        DROPPED = "dropped", _("no longer wanted")

    ARROWS = {
        Stage.WAITING: {Stage.SENT, Stage.FAILED, Stage.DROPPED},
        Stage.FAILED: {Stage.WAITING, Stage.GIVEN_UP},
    }

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=8, choices=Kind)
    way = models.CharField(max_length=10, choices=Way)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="deliveries")
    outlet = models.ForeignKey(Outlet, null=True, on_delete=models.PROTECT, related_name="deliveries")
    deed = models.ForeignKey(Deed, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(null=True)  # of a digest: the notices from then to ``until``
    until = models.DateTimeField(null=True)
    place_code = models.CharField(max_length=18, blank=True)
    is_urgent = models.BooleanField(default=False)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.WAITING)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    lease = models.CharField(max_length=32, blank=True)
    leased_until = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["next_at"], condition=models.Q(stage="waiting"), name="delivery_due"),
            models.Index(fields=["place_code", "made_at"], condition=models.Q(stage="failed"), name="delivery_failed"),
        ]

    def __str__(self):
        return f"{self.get_way_display()} {self.get_kind_display()}"

    @property
    def place_id(self):
        """Where a deed about this delivery belongs."""
        return self.place_code
