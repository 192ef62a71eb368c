"""Readings of the map of places. Divisions are public facts."""

from sifang.places.models import COMMUNITY_LENGTH, Place, codes_above, range_of


def public_above(code):
    """The places that contain ``code``, largest first, itself last."""
    return Place.objects.filter(code__in=codes_above(code)).order_by("code")


def public_below(code, kind=None):
    """The places at or below ``code``, in order of code; only those of ``kind`` if given."""
    found = Place.objects.filter(range_of(code, "code"))
    return found.filter(kind=kind) if kind else found


def public_communities(code):
    """The communities at or below ``code``."""
    return public_below(code, Place.Kind.COMMUNITY)


def spot_named(community, words):
    """The grid, compound or building of ``community`` (a code) whose name stands in ``words``, the longest; or None."""
    named = [spot for spot in public_spots(community) if len(spot.short_name) > 1 and spot.short_name in words]
    return max(named, key=lambda spot: len(spot.short_name), default=None)


def public_spots(community):
    """The grids, compounds and buildings of ``community`` (a code)."""
    return public_below(community).exclude(code=community)


def is_community(code):
    """Whether ``code`` is as long as a community's."""
    return len(code) == COMMUNITY_LENGTH
