"""Pairs that people do not want: open to all, and undone when somebody thinks better of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.needs.models import Need
from sifang.people.models import Person
from sifang.resources.models import Resource


class RefusedPairQuerySet(models.QuerySet):
    """Refused pairs, seen by somebody."""

    def visible_to(self, viewer):
        """Those of needs that the viewer may see."""
        return self.filter(need__in=Need.objects.visible_to(viewer))

    def open(self):
        """Those that nobody has taken back."""
        return self.filter(undone_at=None)


class RefusedPair(models.Model):
    """The engine no longer proposes this resource for this need; nothing else is learned from it."""

    class Why(models.TextChoices):
        UNFIT = "unfit", _("does not fit what is asked for")
        TIME = "time", _("the time does not suit")
        UNWILLING = "unwilling", _("the owner would rather not")
        OTHER = "other", _("another reason")

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="refused_pairs")
    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="refused_pairs")
    why = models.CharField(max_length=10, choices=Why)
    words = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    objects = RefusedPairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["need", "resource"], condition=models.Q(undone_at=None), name="one_open_refusal_a_pair"
            ),
        ]

    def __str__(self):
        return f"{self.need_id} ≠ {self.resource_id}"
