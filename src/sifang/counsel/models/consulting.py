"""Consultations, the questions and answers grown from them, and referrals to legal aid. Nobody's name stands here."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sifang.core.stages import Staged
from sifang.counsel import matters
from sifang.counsel.models.readers import CounselQuerySet
from sifang.counsel.models.stations import Station
from sifang.disputes.models import Dispute
from sifang.people.models import Organization, Person, Post
from sifang.places.models import Placed


class Consultation(Staged, Placed):
    """Somebody asked a legal adviser something: what it was about, and what they were told."""

    class Stage(models.TextChoices):
        ASKED = "asked", _("asked")
        ANSWERED = "answered", _("answered")

    class Way(models.TextChoices):
        FACE = "face", _("face to face")
        PHONE = "phone", _("by phone")
        ONLINE = "online", _("online")

    class Who(models.TextChoices):
        RESIDENT = "resident", pgettext_lazy("who asks", "resident")
        NEW_WORKER = "new_worker", pgettext_lazy("who asks", "new-employment worker")
        FIRM = "firm", pgettext_lazy("who asks", "small firm or shop")

    ARROWS = {Stage.ASKED: {Stage.ANSWERED}}
    STARTS = (Stage.ANSWERED,)

    matter = models.CharField(max_length=20)
    way = models.CharField(max_length=8, choices=Way, default=Way.FACE)
    who = models.CharField(max_length=10, choices=Who, default=Who.RESIDENT)
    question = models.CharField(max_length=500, blank=True)
    answer = models.CharField(max_length=1000, blank=True)
    asked_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    adviser = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="consultations")
    station = models.ForeignKey(Station, null=True, on_delete=models.PROTECT, related_name="consultations")
    dispute = models.ForeignKey(Dispute, null=True, on_delete=models.PROTECT, related_name="consultations")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.ASKED)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = CounselQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["place", "-asked_on"], name="consultation_by_place"),
            models.Index(fields=["place", "matter"], name="consultation_by_matter"),
            models.Index(fields=["adviser", "stage"], name="consultation_by_adviser"),
        ]

    def __str__(self):
        return matters.customary(self.matter)

    @property
    def matter_title(self):
        """The matter in the reader's language."""
        return matters.title(self.matter)


class Question(Staged, Placed):
    """A frequent question with its answer (FAQ), written from what was asked often, published for everybody."""

    class Stage(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("question", "draft")
        PUBLISHED = "published", pgettext_lazy("question", "published")
        WITHDRAWN = "withdrawn", pgettext_lazy("question", "withdrawn")

    ARROWS = {
        Stage.DRAFT: {Stage.PUBLISHED},
        Stage.PUBLISHED: {Stage.WITHDRAWN},
        Stage.WITHDRAWN: {Stage.PUBLISHED},
    }

    matter = models.CharField(max_length=20)
    question = models.CharField(max_length=200)
    answer = models.CharField(max_length=2000)
    grown_from = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField(null=True, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)

    objects = CounselQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "stage", "matter"], name="question_by_place")]

    def __str__(self):
        return self.question

    @property
    def matter_title(self):
        """The matter in the reader's language."""
        return matters.title(self.matter)


class AidReferral(Staged, Placed):
    """Somebody was sent on to legal aid, and what became of it."""

    class Stage(models.TextChoices):
        REFERRED = "referred", pgettext_lazy("legal aid", "referred")
        GRANTED = "granted", pgettext_lazy("legal aid", "granted")
        DECLINED = "declined", pgettext_lazy("legal aid", "declined")

    ARROWS = {Stage.REFERRED: {Stage.GRANTED, Stage.DECLINED}}

    consultation = models.ForeignKey(Consultation, null=True, on_delete=models.PROTECT, related_name="aid")
    dispute = models.ForeignKey(Dispute, null=True, on_delete=models.PROTECT, related_name="aid")
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="+")
    adviser = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="aid")
    reason = models.CharField(max_length=300)
    referred_on = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.REFERRED)

    objects = CounselQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "stage"], name="aid_by_place")]

    def __str__(self):
        return self.reason
