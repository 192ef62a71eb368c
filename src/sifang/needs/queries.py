"""Readings of the needs list."""

import datetime

from django.db.models import Count, Q

from sifang.core import clock
from sifang.needs.models import Asker, Need
from sifang.text.likeness import Index

REMEMBERED_DAYS = 180
MOST_COMPARED = 2000
VERIFY_WITHIN_DAYS = 1


def needs_list(viewer, code, *, stages=None, words="", spot=""):
    """The needs at ``code`` or below that ``viewer`` may see, newest first, with the number of those who ask."""
    found = Need.objects.visible_to(viewer).within(code).select_related("place", "spot")
    found = found.filter(stage__in=stages) if stages else found
    found = found.filter(Q(text__contains=words) | Q(code__contains=words)) if words else found
    found = found.filter(spot_id=spot) if spot else found
    return found.annotate(people=Count("asked_by", distinct=True)).order_by("-raised_on", "-pk")


def to_verify(viewer, code):
    """Needs nobody has verified yet, those that waited longest first."""
    return needs_list(viewer, code, stages=[Need.Stage.NEW]).order_by("raised_on", "pk")


def to_verify_late(viewer, code):
    """Those of ``to_verify`` that have waited longer than promised."""
    last = clock.today() - datetime.timedelta(days=VERIFY_WITHIN_DAYS)
    return to_verify(viewer, code).filter(raised_on__lt=last)


def to_follow_up(viewer, code):
    """Needs that are done and whose askers have not said whether it helped."""
    return needs_list(viewer, code, stages=[Need.Stage.MET]).order_by("closed_on", "pk")


def public_lookalikes(community, text, *, spot="", leaving_out=None, limit=3):
    """Open needs of ``community`` (a code) that may be the same thing: [(need, score, shared words)], most alike first.

    Only needs of the last 180 days, at most 2,000, are compared; the score and its default floor are those of
    ``text.likeness``.
    """
    since = clock.today() - datetime.timedelta(days=REMEMBERED_DAYS)
    found = Need.objects.within(community).open().filter(raised_on__gte=since).exclude(pk=leaving_out)
    needs = {need.pk: need for need in found.order_by("-pk")[:MOST_COMPARED]}
    index = Index((need.pk, need.text, need.spot_id or "") for need in needs.values())
    return [(needs[key], score, shared) for key, score, shared in index.like(text, place=spot, limit=limit)]


def public_by_track_code(code):
    """The asker with this track code, with the need, or None; spaces and dashes do not matter."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return Asker.objects.filter(track_code=plain).select_related("person", "need__place", "need__spot", "need__merged_into").first()


def public_done(code, words=""):
    """Needs that were met at ``code`` or below, the newest first, for the public board."""
    found = Need.objects.within(code).filter(stage__in=Need.DONE_STAGES).annotate(people=Count("asked_by", distinct=True))
    found = found.filter(text__contains=words) if words else found
    return found.select_related("place", "spot").order_by("-closed_on", "-pk")
