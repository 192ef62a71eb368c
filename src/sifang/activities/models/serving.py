"""The service menu: what is offered, taken up, done and confirmed by the one served; and members' service records."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.codes import new_code
from sifang.core.stages import Staged
from sifang.people.models import Organization, Person, Post
from sifang.places.models import Place, Placed, PlacedQuerySet, range_of_any


class ServedQuerySet(PlacedQuerySet):
    """Rows of the service menu, seen by somebody."""

    def visible_to(self, viewer):
        """Rows of the viewer's places and of the communities their organization is a partner of."""
        reach = viewer.reach
        return self.filter(range_of_any(reach.codes) | range_of_any(reach.communities))


class ServiceItem(Placed):
    """Something on the menu: a kind of service an organization, a member or the community offers."""

    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=80)
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="service_items")
    member = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="service_items")
    words = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = ServedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "kind"], name="service_item_by_place")]

    def __str__(self):
        return self.title


class Service(Staged, Placed):
    """One service for one person or household: asked for, taken up, done, confirmed by the one served.

    Of the one served it keeps what is needed to come and to be confirmed, sealed under that person's own key.
    """

    class Stage(models.TextChoices):
        OPEN = "open", _("asked for")
        TAKEN = "taken", _("taken up")
        DONE = "done", _("done, waiting for the word of the one served")
        CONFIRMED = "confirmed", _("confirmed by the one served")
        DROPPED = "dropped", _("dropped")

    ARROWS = {
        Stage.OPEN: {Stage.TAKEN, Stage.DROPPED},
        Stage.TAKEN: {Stage.DONE, Stage.OPEN, Stage.DROPPED},
        Stage.DONE: {Stage.CONFIRMED, Stage.TAKEN},
    }

    item = models.ForeignKey(ServiceItem, on_delete=models.PROTECT, related_name="services")
    served = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="services")
    spot = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    wish = models.CharField(max_length=200, blank=True)
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="services")
    member = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="services")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.OPEN)
    code = models.CharField(max_length=12, unique=True, default=new_code)
    asked_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=200, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    satisfaction = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = ServedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "stage"], name="service_by_place_and_stage")]

    def __str__(self):
        return str(self.item)


class ServiceRecord(Placed):
    """One line of a member's service card (党员服务记录卡), written because somebody wishes it kept."""

    member = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="service_records")
    on = models.DateField()
    content = models.CharField(max_length=200)
    hours = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    served = models.CharField(max_length=80, blank=True)
    witness = models.CharField(max_length=40, blank=True)
    word = models.CharField(max_length=80, blank=True)

    objects = ServedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "-on"], name="service_record_by_place")]

    def __str__(self):
        return self.content
