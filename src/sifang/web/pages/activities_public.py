"""What anybody may read of a community's activities: those to come, one with its poster, the calendar."""

from urllib.parse import urlsplit

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sifang.activities import feed, kinds, queries
from sifang.activities.models import Activity
from sifang.people.models import Organization
from sifang.places.models import Place
from sifang.web import resident
from sifang.web.access import found_or_404, public
from sifang.web.pages.paging import page_of

FEW = 5


@public
def coming(request, code):
    """The community's activities to come, and the last ones that took place."""
    place = resident.community_or_404(code)
    context = resident.frame(place, "", back="community") | {
        "page": page_of(request, queries.public_activities(place.code)),
        "held": queries.public_held(place.code)[:FEW],
        "feed": request.build_absolute_uri(reverse("calendar", args=[feed.public_token(place=place)])),
    }
    return render(request, "activities/public_list.html", context)


@public
def one(request, code, pk):
    """One activity as residents read it."""
    place = resident.community_or_404(code)
    found = found_or_404(queries.public_activity(place.code, pk))
    context = resident.frame(place, "", back="public-activities") | _told(found)
    return render(request, "activities/public.html", context)


def _told(found):
    bodies = Organization.objects.filter(turnouts__activity=found).order_by("name")
    return {
        "activity": found,
        "bodies": [str(body) for body in bodies],
        "everybody": kinds.welcomes_everybody(found.kind),
    }


@public
def poster(request, code, pk):
    """The activity as a sheet for the notice board, with a QR code of its page."""
    place = resident.community_or_404(code)
    found = found_or_404(queries.public_activity(place.code, pk).exclude(stage=Activity.Stage.CANCELLED))
    address = request.build_absolute_uri(reverse("public-activity", args=[place.code, pk]))
    context = _told(found) | {
        "community": place,
        "place_name": str(place),
        "picture": segno.make(address, error="m").svg_data_uri(scale=6, border=2),
        "address": address,
    }
    return render(request, "activities/poster.html", context)


@public
def calendar(request, token):
    """The calendar of a community or an organization for whoever has its address; only public facts."""
    subject = feed.public_subject(token)
    if subject is None:
        raise Http404
    name = _name(*subject)
    host = urlsplit(request.build_absolute_uri("/")).hostname
    content = feed.public_calendar(
        feed.public_rows(*subject),
        _("Activities of %(name)s") % {"name": name},
        host,
        lambda row: _address(request, row),
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="activities.ics"'
    return response


def _name(sort, key):
    if sort == "o":
        return found_or_404(Organization.objects.all(), pk=int(key))
    return found_or_404(Place.objects.all(), pk=key)


def _address(request, row):
    return request.build_absolute_uri(reverse("public-activity", args=[row.place_id, row.pk]))
