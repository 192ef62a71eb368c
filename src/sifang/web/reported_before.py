"""Whoever sends the same words again within a day is led to what they have sent, not to a second need."""

import datetime
import hashlib

from django.conf import settings
from django.core.cache import cache

from sifang.core import clock
from sifang.needs.models import Asker
from sifang.people.models import Person
from sifang.web.addresses import address_of

A_DAY = datetime.timedelta(days=1)


def known_here(request, place, phone, text):
    """The asker who sent these words from this device, or from this address under this phone, or None."""
    key = _key(request, place, phone, text)
    pk = cache.get(key) if key else None
    return Asker.objects.filter(pk=pk).first() if pk else None


def remember(request, place, phone, text, asker):
    """For a day this device is led to ``asker``, should it send the same words again."""
    key = _key(request, place, phone, text)
    if key:
        cache.set(key, asker.pk, A_DAY.total_seconds())


def known_elsewhere(place, phone, text):
    """Whether these words came with this phone within a day, from whatever device."""
    askers = Person.objects.by_phone(phone) if phone else Person.objects.none()
    same = Asker.objects.filter(person__in=askers, need__place=place, need__text=text, since__gt=clock.now() - A_DAY)
    return same.exists()


def _key(request, place, phone, text):
    device = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    sender = device or (phone and address_of(request))
    told = "\0".join((sender, place.code, phone, text))
    return f"reported-{hashlib.sha256(told.encode()).hexdigest()}" if sender else ""
