"""Those who ask for a need, what they said when it was done, and that they were called."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sifang.core.codes import new_code
from sifang.needs.models.needs import Need
from sifang.people.models import Person


class Asker(models.Model):
    """A person who asked for this need, or said "I have it too"; the track code opens it without a login."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="asked_by")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    track_code = models.CharField(max_length=12, unique=True, default=new_code)
    via = models.ForeignKey(Need, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "person"], name="one_asker_once_a_need")]

    def __str__(self):
        return f"{self.person_id} → {self.need_id}"


class Rating(models.Model):
    """What an asker said about the outcome; one word a person and round."""

    class Outcome(models.TextChoices):
        YES = "yes", _("solved")
        PARTLY = "partly", _("partly solved")
        NO = "no", _("not solved")

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="ratings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    satisfaction = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")  # who wrote it down by phone

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["need", "person", "round"], name="one_rating_a_person_and_round"),
            models.CheckConstraint(condition=models.Q(satisfaction__range=(1, 5)), name="satisfaction_is_1_to_5"),
        ]

    def __str__(self):
        return f"{self.need_id}: {self.outcome} {self.satisfaction}"

    @property
    def is_good(self):
        """Whether a thank-you letter is in place."""
        return self.outcome == self.Outcome.YES and self.satisfaction >= 4


class Callback(models.Model):
    """The community called an asker to hear whether it helped; what they said stands as their rating."""

    class Result(models.TextChoices):
        REACHED = "reached", _("reached")
        NOT_REACHED = "not_reached", _("not reached")
        WRONG_NUMBER = "wrong_number", _("the number is wrong")
        NOT_WANTED = "not_wanted", _("does not want to be called")

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="callbacks")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=12, choices=Result)
    rating = models.ForeignKey(Rating, null=True, on_delete=models.PROTECT, related_name="callbacks")
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["need", "at"], name="callback_by_need")]

    def __str__(self):
        return f"{self.need_id}: {self.result}"
