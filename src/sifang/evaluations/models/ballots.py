"""Residents' ballots: who may vote and has voted; what was said. No row of the one leads to a row of the other.

While the round is open the ballots of a community lie in one sealed urn. Voting writes to two rows only: the voter's
flag and the urn. There is no time, no number, no deed. Closing counts what holds five ballots or more, writes them
under random names in random order, and destroys every urn and its key; fewer than five are destroyed unread.
"""

import uuid

from django.db import models

from sifang.core.models import WriteOnce
from sifang.evaluations.models.rounds import Chapter
from sifang.people.models import Person


class Voter(models.Model):
    """A resident who may vote on their community. Nothing but whether they have: not when, not in which order."""

    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="voters")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    code_index = models.CharField(max_length=64, unique=True)
    voted = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "person"], name="one_voter_a_person_and_chapter")]

    def __str__(self):
        return f"{self.person_id} @ {self.chapter_id}"


class Urn(models.Model):
    """The sealed urn of a community while the round is open."""

    chapter = models.OneToOneField(Chapter, on_delete=models.PROTECT, primary_key=True, related_name="urn")
    sealed = models.BinaryField()

    def __str__(self):
        return str(self.chapter_id)


class Ballot(models.Model):
    """One anonymous ballot, counted; the random name is all it has."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    chapter = models.ForeignKey(Chapter, on_delete=models.PROTECT, related_name="ballots")
    marks = models.JSONField()
    words = models.CharField(max_length=120, blank=True)

    objects = WriteOnce.as_manager()

    def __str__(self):
        return str(self.pk)

    def spelled(self):
        """What the Merkle root covers."""
        return {"id": self.pk.hex, "chapter": self.chapter_id, "marks": self.marks, "words": self.words}


class Tally(models.Model):
    """How a community's ballots were counted, where there were at least five."""

    chapter = models.OneToOneField(Chapter, on_delete=models.PROTECT, primary_key=True, related_name="tally")
    ballots = models.PositiveIntegerField()
    counts = models.JSONField()
    root = models.CharField(max_length=64)

    objects = WriteOnce.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(ballots__gte=5), name="tally_has_five_ballots")]

    def __str__(self):
        return f"{self.chapter_id}: {self.ballots}"
