"""One page on the phone for couriers, riders and drivers: everything there is for them, nothing they must do."""

import segno
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sifang.activities import menu
from sifang.counsel import queries as counsel
from sifang.industry import queries as industry
from sifang.web import resident
from sifang.web.access import public

FEW, FEW_SERVICES = 3, 6


@public
@require_GET
def riders(request, code):
    """Report, ask for care, meet a lawyer, come to a training, register: no login, no name, no place of anybody."""
    place = resident.community_or_404(code)
    facts = resident.frame(place, back="community") | {
        "services": menu.public_items(place.code)[:FEW_SERVICES],
        "duties": counsel.public_next_duties(place.code)[:FEW],
        "trainings": industry.public_trainings(place.code)[:FEW],
        "legal": reverse("public-legal", args=[place.code]),
    }
    return render(request, "riders/riders.html", facts)


@public
@require_GET
def poster(request, code):
    """The page's QR code on a sheet for the wall of a station or a shop."""
    place = resident.community_or_404(code)
    address = request.build_absolute_uri(reverse("riders", args=[place.code]))
    facts = {
        "community": place,
        "place_name": str(place),
        "address": address,
        "picture": segno.make(address, error="m").svg_data_uri(scale=6, border=2),
    }
    return render(request, "riders/poster.html", facts)
