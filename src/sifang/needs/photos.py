"""Readings of the photos that stand with needs."""

from django.db.models import Prefetch, Q

from sifang.needs import taxonomy
from sifang.needs.models import Need, Photo


def visible(viewer):
    """The photos of needs that ``viewer`` works on."""
    return Photo.objects.filter(need__in=Need.objects.visible_to(viewer)).select_related("need__place")


def public(code):
    """The published photos of needs at ``code`` or below that anybody may read."""
    needs = taxonomy.open_to_all(Need.objects.within(code).filter(stage__in=Need.LISTED_STAGES))
    return Photo.objects.filter(is_public=True, need__in=needs)


def public_to_asker(asker, need):
    """The photos that an asker sees who has shown that the code is theirs: their own, and what came of it."""
    own = Q(need__in={need.pk, asker.need_id}, by=asker.person_id)
    return Photo.objects.filter(own | Q(need=need, is_after=True) | Q(need=need, is_public=True))


def published():
    """What a reading of public needs fetches along, as ``published``."""
    return Prefetch("photos", Photo.objects.filter(is_public=True), "published")
