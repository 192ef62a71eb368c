"""The service menu for residents: what can be had, asking for it, and the word of the one served by code."""

import segno
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sifang.activities import commands, menu
from sifang.activities.models import Service
from sifang.core.errors import Refused
from sifang.core.limits import Limit
from sifang.web import refusals, resident
from sifang.web.access import found_or_404, public
from sifang.web.addresses import address_of
from sifang.web.by_code import opened_by
from sifang.web.forms.menu import ANSWERS, AskForm, WordForm

AN_HOUR = 3600
ASKS = Limit("service-ask", 10, AN_HOUR)
Stage = Service.Stage


@public
def listing(request, code):
    """What residents of the community can ask for."""
    place = resident.community_or_404(code)
    context = resident.frame(place, "", back="community") | {"items": menu.public_items(place.code)[:100]}
    return render(request, "menu/public_list.html", context)


@public
def ask(request, code, pk):
    """A resident asks for a service and leaves a phone."""
    place = resident.community_or_404(code)
    item = found_or_404(menu.public_items(place.code), pk=pk)
    form = AskForm(place, request.POST or None)
    if request.method == "POST" and form.is_valid():
        if ASKS.is_reached(address_of(request)):
            return refusals.page(request, Refused(_("Too much was asked for from here. Wait an hour.")), status=429)
        ASKS.count(address_of(request))
        made = commands.ask_service(None, item, **form.cleaned_data)
        return redirect("service-word", made.code)
    context = resident.frame(place, "", back="public-menu") | {"item": item, "form": form}
    return render(request, "menu/public_ask.html", context, status=422 if form.errors else 200)


@public
@opened_by(menu.public_by_code)
def word(request, found):
    """How the service stands, and, when it is done, the word of the one served: two taps, no login."""
    form = WordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _say(found, form.cleaned_data["answer"])
        return redirect("service-word", found.code)
    address = request.build_absolute_uri(reverse("service-word", args=[found.code]))
    context = resident.frame(found.place, "", back="public-menu") | {
        "service": found,
        "answers": ANSWERS,
        "code": resident.grouped(found.code),
        "picture": segno.make(address, error="m").svg_data_uri(scale=4, border=2),
        "form": form,
    }
    return render(request, "menu/word.html", context, status=422 if form.errors else 200)


def _say(service, answer):
    if answer == "no":
        commands.dispute(service.code)
    else:
        commands.confirm(service.code, int(answer))
