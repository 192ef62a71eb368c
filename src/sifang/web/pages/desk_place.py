"""The place a desk's page is about: the viewer's own, or one below it that the address names."""

from django.http import Http404

from sifang.places.models import COMMUNITY_LENGTH, Place, covers, range_of_any
from sifang.web.access import found_or_404
from sifang.web.frame import own_place

MOST_CHOICES = 200


def asked_place(request):
    """The place that the field or parameter ``place`` names, None without one; 404 out of the viewer's reach."""
    code = request.POST.get("place") or request.GET.get("place") or ""
    reach = request.user.reach
    if not code:
        return None
    if not any(covers(own, code) for own in (*reach.codes, *reach.communities)):
        raise Http404
    return found_or_404(Place.objects.all(), pk=code)


def desk_place(request):
    """The place the page is about: the one asked for, else where the viewer's desk begins; None without either."""
    return asked_place(request) or own_place(request.user)


def place_of(request):
    """The place the page is about: a community for whoever works in one, else what the viewer's post covers."""
    place = desk_place(request)
    if place is None:
        return found_or_404(Place.objects.none())
    return Place.objects.get(pk=place.community_code) if len(place.code) > COMMUNITY_LENGTH else place


def place_choices(viewer):
    """The communities ``viewer`` may switch between; none when there is one only, or more than a list can show."""
    codes = (*viewer.reach.codes, *viewer.reach.communities)
    found = Place.objects.filter(range_of_any(codes, "code"), kind=Place.Kind.COMMUNITY).order_by("code")
    found = list(found[: MOST_CHOICES + 1])
    return found if 1 < len(found) <= MOST_CHOICES else []
