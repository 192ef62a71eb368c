"""Telling people, and their having read it."""

from django.apps import apps
from django.db.transaction import atomic

from sifang.core import clock
from sifang.notices import recipients
from sifang.notices.commands import owing
from sifang.notices.models import Notice


@atomic
def tell(deed):
    """Everybody the deed concerns has a notice of it, once; what they and groups wish is on its way. A reaction."""
    subject, found = recipients.of(deed)
    persons = list(found)
    Notice.objects.bulk_create(
        (Notice(person=person, deed=deed, about=str(subject)[:120], at=deed.at) for person in persons),
        ignore_conflicts=True,
    )
    owing.owe(deed, subject, persons)


@atomic
def retell(deed):
    """What was told about the deed's subject before says of it what it is called now. A reaction."""
    subject = apps.get_model(deed.subject_kind).objects.get(pk=deed.subject_id)
    told = Notice.objects.filter(deed__subject_kind=deed.subject_kind, deed__subject_id=deed.subject_id)
    told.update(about=str(subject)[:120])


@atomic
def mark_read(person, notice=None):
    """All notices of ``person`` count as read, or this one."""
    unread = Notice.objects.filter(person=person, read_at=None)
    (unread.filter(pk=notice.pk) if notice else unread).update(read_at=clock.now())
