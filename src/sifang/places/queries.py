"""Readings of the map of places. Divisions are public facts."""

from sifang.places import naming
from sifang.places.models import COMMUNITY_LENGTH, Alias, Place, codes_above, range_of


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
    """The grid, compound or building of ``community`` (a code) that ``words`` name, also by an alias; or None."""
    found = named_in(community, words)
    return found.spot if found else None


def named_in(community, words):
    """The spot of ``community`` (a code) with the very words of ``words`` that name it; or None."""
    return naming.Names(community).spot_in(words)


def public_names(community):
    """[(words, code)] of the spots of ``community`` (a code): names, short forms, aliases, numbers with compounds."""
    return naming.names_of(list(public_spots(community)), public_aliases(community).values_list("place_id", "words"))


def public_aliases(community):
    """The other names of the spots of ``community`` (a code), by the code of the spot."""
    return Alias.objects.filter(range_of(community)).select_related("place").order_by("place_id", "pk")


def public_spots(community):
    """The grids, compounds and buildings of ``community`` (a code)."""
    return public_below(community).exclude(code=community)


def is_community(code):
    """Whether ``code`` is as long as a community's."""
    return len(code) == COMMUNITY_LENGTH
