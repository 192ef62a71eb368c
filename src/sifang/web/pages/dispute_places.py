"""Where somebody meets disputes: the places of their posts, and the compounds their company manages."""

from django.db.models import Q

from sifang.disputes.models import Dispute
from sifang.people.models import Management
from sifang.places.models import COMMUNITY_LENGTH, Place, covers, range_of_any
from sifang.web.access import found_or_404

MOST = 300
Side = Dispute.Side
BELOW = (Place.Kind.COMMUNITY, Place.Kind.VILLAGE, Place.Kind.COMPOUND)


def grounds(viewer):
    """The codes at which the viewer's posts show disputes, the first one where the desk begins."""
    return list(dict.fromkeys((*viewer.reach.codes, *viewer.codes_of("mediate"), *viewer.codes_of("own"))))


def ground(request):
    """The place the page is about: the one asked for, else the viewer's first; None for a company's liaison."""
    codes, asked = grounds(request.user), request.GET.get("place", "")
    if asked:
        return found_or_404(Place.objects.filter(range_of_any(codes, "code")), pk=asked)
    return Place.objects.filter(pk=codes[0]).first() if codes else None


def managed(viewer):
    """The codes of the compounds that the viewer's organizations manage today."""
    held = Management.objects.current().filter(organization__in=viewer.reach.organizations)
    return list(held.values_list("place", flat=True))


def places_to_register(viewer):
    """The communities and compounds at which the viewer may register a dispute."""
    codes = [code for code in grounds(viewer) if viewer.may("dispute", code) or viewer.may("report_dispute", code)]
    inside = range_of_any(codes, "code") & Q(kind__in=BELOW)
    found = Place.objects.filter(inside | Q(pk__in=managed(viewer))).order_by("code")
    return found.filter(pk__in=list(found.values_list("pk", flat=True)[:MOST]))


def registrars(viewer):
    """In whose name the viewer registers a dispute, the usual one first."""
    if viewer.may("dispute"):
        return [Side.RESIDENT, Side.COMMUNITY, Side.COMPANY, Side.OWNERS, Side.DEPARTMENT]
    sides = []
    if managed(viewer):
        sides.append(Side.COMPANY)
    if viewer.may("own"):
        sides.append(Side.OWNERS)
    if viewer.may("mediate"):
        sides.append(Side.LAWYER)
    return sides


def compounds(viewer, place):
    """The compounds by which the list at ``place`` can be narrowed."""
    if place is None or len(place.code) != COMMUNITY_LENGTH:
        return []
    return list(Place.objects.filter(code__startswith=place.code, kind=Place.Kind.COMPOUND).order_by("code")[:MOST])


def is_inside(place, code):
    """Whether ``code`` lies in ``place``, or anywhere where no place is chosen."""
    return place is None or covers(place.code, code)
