"""Needs as another system reads them: public ones, since when to the minute, and when they last changed."""

import datetime

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from sifang.core.models import Deed
from sifang.needs import taxonomy
from sifang.needs.models import Need

# What a stranger may count as still waiting; everything else is closed.
WAITING_STAGES = (*Need.OPEN_STAGES, Need.Stage.RETURNED)


def public_exchange(code, *, since, until, lines=(), is_open=None):
    """The listed needs at ``code`` or below that were asked for from ``since`` up to ``until``, the newest first.

    ``lines`` are ids of the category tree: a need stands under its subcategory, or without one under its category.
    """
    found = _dated(Need.objects.within(code).filter(stage__in=Need.LISTED_STAGES)).filter(_between(since, until))
    of_these = Q(subcategory__in=lines) | Q(subcategory="", category__in=lines)
    found = found.filter(of_these) if lines else found
    if is_open is not None:
        waiting = Q(stage__in=WAITING_STAGES)
        found = found.filter(waiting if is_open else ~waiting)
    return found.order_by("-raised_on", "-pk")


def public_by_number(code, numbers):
    """The needs with these numbers at ``code`` or below, in any stage: whoever knows the number was told it."""
    return _dated(Need.objects.within(code).filter(pk__in=numbers)).order_by("-raised_on", "-pk")


def requested_at(need):
    """When it was asked for: to the second where it came in on that day, else the beginning of the day."""
    came = need.first_at
    if came and timezone.localdate(came) == need.raised_on:
        return came
    return _midnight(need.raised_on)


def _dated(needs):
    deeds = Deed.objects.filter(subject_kind=Need._meta.label_lower, subject_id=OuterRef("pk")).values("at")
    first, last = Subquery(deeds.order_by("id")[:1]), Subquery(deeds.order_by("-id")[:1])
    found = taxonomy.open_to_all(needs).select_related("place", "spot", "merged_into")
    return found.annotate(first_at=first, last_at=last)


def _between(since, until):
    """By whole days through the index; only on the two days at the ends the moment is looked at."""
    first, last = timezone.localdate(since), timezone.localdate(until)
    begun = Q(raised_on__gt=first) | Q(raised_on=first, first_at__gte=since)
    if since <= _midnight(first):
        begun |= Q(raised_on=first)
    later = Q(raised_on=last, first_at__gt=until, first_at__lt=_midnight(last + datetime.timedelta(days=1)))
    return Q(raised_on__lte=last) & begun & ~later


def _midnight(day):
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
