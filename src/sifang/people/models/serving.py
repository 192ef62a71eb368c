"""Service posts: what a community asks of those who report to it, and who took which up."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.people.models.bodies import DatedQuerySet
from sifang.people.models.ties import Post
from sifang.places.models import Placed


class ServicePost(Placed):
    """A post of service that members choose, or are matched to by what they are good at."""

    class Kind(models.TextChoices):
        ORGANIZING = "organizing", _("Party building and organizing")
        LEGAL = "legal", _("legal advice")
        CARE = "care", _("help for the poor and disabled")
        GOVERNANCE = "governance", _("community governance")
        HEALTH = "health", _("health and medicine")
        CULTURE = "culture", _("culture and sports")
        SAFETY = "safety", _("patrols and public safety")
        OTHER = "other", _("other")

    kind = models.CharField(max_length=12, choices=Kind)
    title = models.CharField(max_length=60)
    wanted = models.PositiveSmallIntegerField(default=1)
    availability = models.CharField(max_length=120, blank=True)
    windows = models.PositiveIntegerField(default=0)
    skills = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "kind"], name="service_post_by_place")]

    def __str__(self):
        return self.title


class Uptake(models.Model):
    """A checked-in member has taken a service post up."""

    service_post = models.ForeignKey(ServicePost, on_delete=models.PROTECT, related_name="uptakes")
    member = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="uptakes")
    reasons = models.JSONField(default=list, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service_post", "member"], condition=models.Q(until=None), name="one_open_uptake"
            ),
        ]

    def __str__(self):
        return f"{self.member_id} → {self.service_post}"
