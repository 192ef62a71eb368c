"""What somebody is told on their own page."""

from django.db import models

from sifang.core.models import Deed
from sifang.people.models import Person


class Notice(models.Model):
    """One line for one person about one deed; the words are chosen when it is read."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=120)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "deed"], name="one_notice_a_person_and_deed")]
        indexes = [models.Index(fields=["person", "-at"], name="notice_by_person")]

    def __str__(self):
        return f"{self.deed.verb} → {self.person_id}"
