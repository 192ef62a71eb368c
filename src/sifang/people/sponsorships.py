"""Readings of sponsorship: which leader holds which contact points, what has no leader, whose term ends."""

import datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Substr

from sifang.core import clock
from sifang.people.models import Person, Post
from sifang.places.models import COMMUNITY_LENGTH, Place, range_of, range_of_any

SOON = datetime.timedelta(days=60)
SPONSORED = {"community": (Place.Kind.COMMUNITY,), "grid": (Place.Kind.GRID,)}


def held(code):
    """The sponsors' posts held today at ``code`` or below, in order of place."""
    rows = Post.objects.current().within(code).filter(kind="sponsor").annotate(inside=_community("place_id"))
    return rows.select_related("person", "place").order_by("place_id", "since", "pk")


def _community(code):
    """The name of the community that the place of the column ``code`` lies in."""
    above = Place.objects.filter(code=Substr(OuterRef(code), 1, COMMUNITY_LENGTH))
    return Subquery(above.values("short_name")[:1])


def sponsorships(viewer):
    """The sponsors' posts held today that the viewer's posts reach."""
    rows = Post.objects.current().filter(range_of_any(viewer.reach.codes), kind="sponsor")
    rows = rows.annotate(inside=_community("place_id"))
    return rows.select_related("person", "place")


def without_leader(code, kind):
    """The communities or grids at ``code`` or below that no leader holds today."""
    sponsored = Post.objects.current().filter(kind="sponsor", place=OuterRef("pk"))
    rows = Place.objects.filter(range_of(code, "code"), kind__in=SPONSORED[kind])
    return rows.filter(~Exists(sponsored)).annotate(inside=_community("code")).order_by("code")


def ending(code):
    """The sponsors' posts whose term, or last day, comes within sixty days."""
    last = clock.today() + SOON
    return held(code).filter(Q(term_ends__lte=last) | Q(until__lte=last))


def leaders(code):
    """The leaders who hold posts at ``code`` or below, each with ``held``, how many; in order of appointment."""
    posts = Post.objects.current().within(code).filter(kind="sponsor")
    return (
        Person.objects.filter(posts__in=posts).annotate(held=Count("posts", filter=Q(posts__in=posts))).order_by("pk")
    )


def leaders_with_points(code):
    """The same leaders with ``points``, what each holds there."""
    points = Prefetch("posts", held(code), "points")
    return leaders(code).prefetch_related(points)


def held_by(viewer, person):
    """The contact points of ``person`` that the viewer's posts reach."""
    return sponsorships(viewer).filter(person=person).order_by("place_id")


def public_contact_points(code="", words=""):
    """The contact points everybody may read: leader, office and place; ``words`` stand in the place's name."""
    rows = held(code)
    return rows.filter(place__name__contains=words) if words else rows
