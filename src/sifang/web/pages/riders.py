"""One page on the phone for couriers, riders and drivers: everything there is for them, nothing they must do."""

import segno
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from sifang.activities import menu
from sifang.counsel import on_duty
from sifang.industry import new_workers
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
        "duties": on_duty.public_on_duty(place.code)[:FEW],
        "trainings": new_workers.public_trainings(place.code)[:FEW],
        "legal": _board(place),
    }
    return render(request, "riders/riders.html", facts)


def _board(place):
    """The address of the community's legal notice board, or "" while there is none."""
    try:
        return reverse("public-legal", args=[place.code])
    except NoReverseMatch:
        return ""


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
