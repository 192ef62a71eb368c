"""Which messages a deed owes to whom, and when they may go out."""

import datetime

from django.conf import settings

from sifang.core import clock
from sifang.notices import hours, news, residents, urgency
from sifang.notices.models import Delivery, Outlet, Way, Wish
from sifang.places.models import codes_above

# Anybody may type in anybody's phone: a day's text messages to one who never said that they want them.
MOST_TEXTS, A_DAY = 10, datetime.timedelta(days=1)


def owe(deed, subject, persons):
    """Each wished message about ``deed`` is on its way, once however often this is asked."""
    is_urgent = urgency.is_urgent(subject)
    wanted = [*_of_persons(deed, persons, is_urgent), *_of_groups(deed, is_urgent), *_of_residents(deed)]
    if wanted:
        opens = deed.at if is_urgent else hours.next_open(deed.at)
        for row in wanted:
            row.is_urgent, row.place_code, row.made_at = is_urgent, deed.place_code, clock.now()
            row.next_at = row.until or opens
        Delivery.objects.bulk_create(wanted, ignore_conflicts=True)


def _of_persons(deed, persons, is_urgent):
    known = {person.pk: person for person in persons} | {row.person_id: row.person for row in residents.askers(deed)}
    wishes = Wish.objects.filter(person__in=known, confirmed_at__isnull=False).exclude(mode=Wish.Mode.OFF)
    since, until = hours.digest_window(deed.at) if wishes else (None, None)
    for wish in wishes:
        # What comes too late for its digest is told by itself, as is danger.
        if wish.mode == Wish.Mode.DIGEST and not is_urgent and clock.now() < until:
            key = f"digest {wish.person_id} {wish.way} {until:%F}"
            digest = Delivery.Kind.DIGEST
            yield Delivery(key=key, kind=digest, way=wish.way, person_id=wish.person_id, since=since, until=until)
        else:
            yield _to(deed, wish.way, wish.person_id)


def _of_residents(deed):
    """A text message to those who left a phone, unless they said that they want none."""
    if not settings.SIFANG_TELLING.sms:
        return
    stated = set(Wish.objects.filter(way=Way.SMS, person__needs=deed.subject_id).values_list("person", flat=True))
    for asker in residents.askers(deed):
        if asker.person.phone_index and asker.person_id not in stated and not _has_enough(asker.person_id):
            yield _to(deed, Way.SMS, asker.person_id)


def _has_enough(person_id):
    texts = Delivery.objects.filter(person=person_id, way=Way.SMS, made_at__gte=clock.now() - A_DAY)
    return texts.count() >= MOST_TEXTS


def _to(deed, way, person_id):
    kind = Delivery.Kind.DEED
    return Delivery(key=f"deed {deed.pk} {way} {person_id}", kind=kind, way=way, person_id=person_id, deed=deed)


def _of_groups(deed, is_urgent):
    kinds = news.kinds_of(deed.verb, is_urgent)
    if not kinds:
        return
    for outlet in Outlet.objects.filter(is_on=True, place__in=codes_above(deed.place_code)):
        if kinds & set(outlet.news):
            key = f"deed {deed.pk} outlet {outlet.pk}"
            yield Delivery(key=key, kind=Delivery.Kind.DEED, way=outlet.way, outlet=outlet, deed=deed)
