"""Legal check-ups (法治体检): the checklist, what was found, the advice, and what was done about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sifang.core.codes import new_code
from sifang.core.stages import Staged
from sifang.counsel.models.readers import CounselQuerySet
from sifang.people.models import Organization, Person, Post
from sifang.places.models import Placed


class Checklist(Placed):
    """A template of questions for one kind of people; a place below may use it."""

    class For(models.TextChoices):
        RIDER = "rider", _("riders and couriers")
        FIRM = "firm", _("small firms and shops")

    title = models.CharField(max_length=80)
    whom = models.CharField(max_length=8, choices=For)

    objects = CounselQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "title"], name="one_checklist_a_title_and_place")]

    def __str__(self):
        return self.title


class Check(models.Model):
    """One question of a checklist, what a sound answer is, and the advice where the answer is another."""

    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="checks")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    sound = models.BooleanField(default=True)
    advice = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text


class Checkup(Staged, Placed):
    """One check-up of a worker or a firm; a code opens its page for the one it is about, nobody's name is on it."""

    class Stage(models.TextChoices):
        SCHEDULED = "scheduled", pgettext_lazy("check-up", "scheduled")
        DONE = "done", pgettext_lazy("check-up", "done")
        FOLLOWED_UP = "followed_up", pgettext_lazy("check-up", "followed up")
        CANCELLED = "cancelled", pgettext_lazy("check-up", "cancelled")

    ARROWS = {Stage.SCHEDULED: {Stage.DONE, Stage.CANCELLED}, Stage.DONE: {Stage.FOLLOWED_UP}}

    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="checkups")
    title = models.CharField(max_length=80)
    worker = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="checkups")
    organization = models.ForeignKey(Organization, null=True, on_delete=models.PROTECT, related_name="checkups")
    adviser = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12, unique=True, default=new_code)
    scheduled_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    advice = models.CharField(max_length=1000, blank=True)
    follow_up_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True)
    followed_up_on = models.DateField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.SCHEDULED)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    objects = CounselQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["place", "stage", "scheduled_on"], name="checkup_by_place"),
            models.Index(
                fields=["follow_up_on"], condition=models.Q(stage="done", reminded_at=None), name="checkup_to_remind"
            ),
        ]

    def __str__(self):
        return self.title


class Finding(models.Model):
    """An answer that was not sound: what was advised, and what came of it."""

    checkup = models.ForeignKey(Checkup, on_delete=models.PROTECT, related_name="findings")
    check_made = models.ForeignKey(Check, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=200)
    advice = models.CharField(max_length=300)
    settled = models.BooleanField(null=True)
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.text
