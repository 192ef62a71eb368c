"""Readings of the resource list."""

from django.db.models import Count, F, Q

from sifang.core import clock
from sifang.places.models import codes_above
from sifang.resources.models import Resource


def resource_list(viewer, code, *, kind="", stages=None, words=""):
    """Resources at ``code`` or below that ``viewer`` may see, with what is booked and used.

    By owner and name, those that persons lend behind those of organizations.
    """
    found = (
        Resource.objects.visible_to(viewer)
        .within(code)
        .select_related("organization", "person", "place", "area")
        .with_booked()
    )
    found = found.filter(kind=kind) if kind else found
    found = found.filter(stage__in=stages) if stages else found
    found = (
        found.filter(Q(name__contains=words) | Q(code__contains=words) | Q(organization__name__contains=words))
        if words
        else found
    )
    used = Count("bookings", filter=Q(bookings__used=True), distinct=True)
    return found.annotate(times_used=used).order_by(F("organization__name").asc(nulls_last=True), "name", "pk")


def to_verify(viewer, code):
    """Offers the community has not verified yet."""
    return resource_list(viewer, code, stages=[Resource.Stage.DECLARED])


def serving(community):
    """The available resources whose area covers ``community`` (a code), with booked half-days. For matching."""
    return (
        Resource.objects.available(clock.today())
        .filter(area__in=codes_above(community))
        .select_related("organization", "person")
        .with_booked()
        .order_by("pk")
    )


def public_available(code):
    """The available resources at ``code`` or below, for counting in public."""
    return Resource.objects.available(clock.today()).within(code)
