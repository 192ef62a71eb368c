"""Telling people, and their having read it."""

from django.apps import apps
from django.db.transaction import atomic

from sifang.core import clock
from sifang.notices import recipients
from sifang.notices.models import Notice


@atomic
def tell(deed):
    """Everybody the deed concerns has a notice of it, once. A reaction."""
    subject, persons = recipients.of(deed)
    Notice.objects.bulk_create(
        (Notice(person=person, deed=deed, about=str(subject)[:120], at=deed.at) for person in persons),
        ignore_conflicts=True,
    )


@atomic
def retell(deed):
    """What was told about the deed's subject before says of it what it is called now. A reaction."""
    subject = apps.get_model(deed.subject_kind).objects.get(pk=deed.subject_id)
    told = Notice.objects.filter(deed__subject_kind=deed.subject_kind, deed__subject_id=deed.subject_id)
    told.update(about=str(subject)[:120])


@atomic
def mark_read(person):
    """All notices of ``person`` count as read."""
    Notice.objects.filter(person=person, read_at=None).update(read_at=clock.now())
