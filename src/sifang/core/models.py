"""What every context writes beside its change: deed, errands, seal, replay guard; and the days offices changed."""

import secrets

from django.conf import settings
from django.db import models, transaction
from django.utils.module_loading import import_string

from sifang.core import by_token, clock, keyring, seal
from sifang.core.errors import Refused


class WriteOnce(models.QuerySet):
    """Rows that are added and read, never changed."""

    def update(self, **changes):
        raise Refused("A deed is written once and cannot be changed.")

    def delete(self):
        raise Refused("A deed is written once and cannot be deleted.")


class Deed(models.Model):
    """One thing somebody did. No personal text in ``detail``: it outlives the person's data key."""

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="deeds")
    verb = models.CharField(max_length=60, db_index=True)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    place_code = models.CharField(max_length=18, blank=True)
    detail = models.JSONField(default=dict)
    at = models.DateTimeField()
    nonce = models.CharField(max_length=32, unique=True)
    mark = models.CharField(max_length=64)

    objects = WriteOnce.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="deed_by_subject"),
            models.Index(fields=["place_code", "at"], name="deed_by_place"),
        ]

    def __str__(self):
        return f"{self.verb} {self.subject_kind} {self.subject_id}"

    def fact(self):
        """What the seal covers: everything but the row's own id and marks."""
        return {
            "actor": self.actor_id,
            "verb": self.verb,
            "kind": self.subject_kind,
            "subject": self.subject_id,
            "place": self.place_code,
            "detail": self.detail,
            "at": self.at.timestamp(),
            "nonce": self.nonce,
        }

    def save(self, *args, **kwargs):
        if self.pk:
            raise Refused("A deed is written once and cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Refused("A deed is written once and cannot be deleted.")


class Errand(models.Model):
    """One reaction owed to one deed; done once, tried again with growing pauses, visible when it keeps failing."""

    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="errands")
    reaction = models.CharField(max_length=120)
    tries = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deed", "reaction"], name="one_errand_a_reaction")]
        indexes = [models.Index(fields=["next_at"], condition=models.Q(done_at=None), name="errand_due")]

    def __str__(self):
        return f"{self.reaction} ← {self.deed_id}"


class Link(models.Model):
    """One link of the seal: the deed's place in the one order, and the head of the chain after it."""

    sequence = models.BigIntegerField(primary_key=True)
    deed = models.OneToOneField(Deed, on_delete=models.PROTECT, related_name="link")
    head = models.CharField(max_length=64)

    def __str__(self):
        return f"{self.sequence} {self.head[:12]}"


class Series(models.Model):
    """The last number given out under one heading, so that codes run without gaps a person would ask about."""

    heading = models.CharField(max_length=80, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.heading} {self.last}"


class Replay(models.Model):
    """The answer already given to a request that carried a once-key; sending it again gets the same answer."""

    key = models.CharField(max_length=100, unique=True)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    location = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self):
        return self.key


class WorkdayChange(models.Model):
    """A day that offices here treat otherwise than the published plan, or than Monday to Friday, says."""

    day = models.DateField(primary_key=True)
    works = models.BooleanField()
    why = models.CharField(max_length=80)

    def __str__(self):
        return f"{self.day} {self.works}"


def record(actor, verb, subject, **detail):
    """One deed and the errands it sets off are written in the caller's transaction."""
    deed = _signed(actor, verb, subject, detail)
    deed.save()
    _owe([deed])
    return deed


def record_many(actor, verb, subjects, details=None):
    """As ``record`` for each of ``subjects``, with few statements; ``details`` gives each its own, in order."""
    details = details or [{}] * len(subjects)
    deeds = [_signed(actor, verb, subject, detail) for subject, detail in zip(subjects, details, strict=True)]
    Deed.objects.bulk_create(deeds)
    _owe(deeds)
    return deeds


def _signed(actor, verb, subject, detail):
    deed = Deed(
        actor=actor,
        verb=verb,
        subject_kind=subject._meta.label_lower,
        subject_id=int(subject.pk),
        place_code=getattr(subject, "place_id", None) or "",
        detail=detail | by_token.detail(),
        at=clock.now(),
        nonce=secrets.token_hex(16),
    )
    deed.mark = seal.mark(keyring.key("seal"), deed.fact())
    return deed


def _owe(deeds):
    Errand.objects.bulk_create(
        Errand(deed=deed, reaction=reaction_name(react), next_at=deed.at)
        for deed in deeds
        for react in reactions().get(deed.verb, ())
    )


def reactions():
    """The table verb → functions that ``settings.SIFANG_REACTIONS`` names."""
    return import_string(settings.SIFANG_REACTIONS)


def reaction_name(react):
    """The dotted name under which an errand remembers ``react``."""
    return f"{react.__module__}.{react.__qualname__}"


@transaction.atomic
def next_number(heading):
    """The next whole number under ``heading``, from 1, never given twice."""
    Series.objects.get_or_create(heading=heading)
    Series.objects.filter(heading=heading).update(last=models.F("last") + 1)
    return Series.objects.values_list("last", flat=True).get(heading=heading)


def next_code(rows, letters, place):
    """The next code such as XQ-2026-0007 at ``place``, where none of ``rows`` carries it, not from a ledger either."""
    year = clock.today().year
    heading = f"{rows.model._meta.model_name} {place.pk} {year}"
    while True:
        code = f"{letters}-{year}-{next_number(heading):04d}"
        if not rows.filter(place=place, code=code).exists():
            return code
