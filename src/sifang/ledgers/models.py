"""What the ledgers remember: files that were brought in, and what a person said about a column nobody knew."""

from django.conf import settings
from django.db import models

from sifang.places.models import Placed


class Import(Placed):
    """A workbook that was brought in."""

    ledger = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    new = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    same = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["place", "-at"], name="import_by_place")]

    def __str__(self):
        return f"{self.ledger} {self.place_id} {self.at:%F}"


class ColumnMapping(Placed):
    """At this place, a column of this title is that column of the ledger; an empty identifier leaves it out.

    With a ``sender`` this holds for the files of that sender alone.
    """

    ledger = models.CharField(max_length=20)
    sender = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=40)
    identifier = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ledger", "place", "sender", "title"], name="one_mapping_a_ledger_place_sender_and_title"
            )
        ]

    def __str__(self):
        return f"{self.title} → {self.identifier}"
