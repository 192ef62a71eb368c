"""The place that a page of legal counsel is about: where the viewer keeps, gives or watches over it."""

from django.http import Http404

from sifang.counsel.models.readers import READERS
from sifang.places.models import COMMUNITY_LENGTH, Place, covers, range_of_any
from sifang.web.access import found_or_404
from sifang.web.pages.desk_place import MOST_CHOICES

# Who gives counsel or writes it down; who arranges stations, points, teams and lists.
SERVING, ARRANGING = ("keep_counsel", "counsel"), ("keep_counsel", "oversee_counsel")


def counsel_place(request, acts=READERS):
    """The place the field or parameter ``place`` names, else the viewer's first; 404 out of their reach."""
    codes = [code for act in acts for code in request.user.codes_of(act)]
    asked = request.POST.get("place") or request.GET.get("place") or ""
    if not codes or (asked and not any(covers(own, asked) for own in codes)):
        raise Http404
    return found_or_404(Place.objects.all(), pk=asked or codes[0])


def counsel_choices(viewer, acts=READERS):
    """The communities the viewer may switch between; none when there is one only, or more than a list can show."""
    codes = {code for act in acts for code in viewer.codes_of(act)}
    found = Place.objects.filter(range_of_any(codes, "code"), kind__in=(Place.Kind.COMMUNITY, Place.Kind.VILLAGE))
    found = list(found.order_by("code")[: MOST_CHOICES + 1])
    return found if 1 < len(found) <= MOST_CHOICES else []


def serving_place(request):
    """The community in which the viewer serves and writes something down."""
    place = counsel_place(request, SERVING)
    return Place.objects.get(pk=place.community_code) if len(place.code) > COMMUNITY_LENGTH else place


def frame_of(request):
    """What every list of legal counsel shows: the place asked for (None: all together) and the choice."""
    place = counsel_place(request) if request.GET.get("place") else None
    return {"place": place, "places": counsel_choices(request.user), "code": place.code if place else ""}
