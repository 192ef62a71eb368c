"""The service log of legal advisers: each line is written by what was done, and the community confirms it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.activities.models import Activity
from sifang.counsel.models.checkups import Checkup
from sifang.counsel.models.consulting import AidReferral, Consultation
from sifang.counsel.models.readers import CounselQuerySet
from sifang.disputes.models import Session
from sifang.people.models import Person, Post
from sifang.places.models import Placed


class LogEntry(Placed):
    """One service of a legal adviser to a community."""

    class Kind(models.TextChoices):
        CONSULTATION = "consultation", _("consultation")
        TALK = "talk", _("legal talk")
        MEDIATION = "mediation", _("mediation")
        CHECKUP = "checkup", _("legal check-up")
        REVIEW = "review", _("review of a contract or rule")
        AID = "aid", _("referral to legal aid")

    adviser = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="log")
    on = models.DateField()
    way = models.CharField(max_length=8, choices=Consultation.Way, default=Consultation.Way.FACE)
    kind = models.CharField(max_length=12, choices=Kind)
    matter = models.CharField(max_length=200)
    result = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    consultation = models.OneToOneField(Consultation, null=True, on_delete=models.PROTECT, related_name="entry")
    session = models.OneToOneField(Session, null=True, on_delete=models.PROTECT, related_name="entry")
    checkup = models.OneToOneField(Checkup, null=True, on_delete=models.PROTECT, related_name="entry")
    activity = models.OneToOneField(Activity, null=True, on_delete=models.PROTECT, related_name="entry")
    aid = models.OneToOneField(AidReferral, null=True, on_delete=models.PROTECT, related_name="entry")
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    remark = models.CharField(max_length=300, blank=True)

    objects = CounselQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["place", "-on"], name="log_by_place"),
            models.Index(fields=["adviser", "-on"], name="log_by_adviser"),
            models.Index(fields=["place"], condition=models.Q(confirmed_on=None), name="log_to_confirm"),
        ]

    def __str__(self):
        return self.matter
