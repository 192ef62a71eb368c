"""Couriers and riders: their own page on the phone, and the community's masked list."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sifang.core import clock
from sifang.core.errors import Refused
from sifang.core.limits import Limit
from sifang.people import commands as people
from sifang.people import own_codes, serving
from sifang.places import queries as map_of
from sifang.web import refusals, resident
from sifang.web.access import public
from sifang.web.addresses import address_of
from sifang.web.forms.serving import JoinForm
from sifang.web.pages.desk_place import place_of
from sifang.web.pages.paging import page_of
from sifang.web.pages.serving import keeping

BY_ADDRESS = Limit("join-address", 20, 3600)


@public
def join(request, code):
    """A courier registers of their own will: one page, sent once; the same phone a second time changes nothing."""
    place = resident.community_or_404(code)
    form = JoinForm(request.POST or None)
    if not form.is_valid():
        facts = resident.frame(place, back="community") | {"form": form}
        return render(request, "serving/join.html", facts, status=422 if form.errors else 200)
    if BY_ADDRESS.is_reached(address_of(request)):
        sentence = _("Many have registered from here within the hour. Try again in an hour, or tell the community.")
        return refusals.page(request, Refused(sentence), status=429)
    BY_ADDRESS.count(address_of(request))
    began = clock.now()
    post = people.register_worker(None, form.cleaned_data["name"], place, **form.facts())
    if post.card.consented_at and post.card.consented_at >= began:  # whoever types a known phone learns no code
        said = _("Your own code is %(code)s: with it you report in one sentence, without a login.")
        messages.success(request, said % {"code": resident.grouped(own_codes.of(post))})
    return redirect("join-done", place.pk)


@public
@require_GET
def done(request, code):
    """What the community keeps now, and how to have it erased."""
    place = resident.community_or_404(code)
    return render(request, "serving/joined.html", resident.frame(place, back="community"))


@keeping
@require_GET
def couriers(request):
    """The community's couriers, masked; nothing says where they are or were."""
    place = place_of(request)
    facts = {
        "place": place,
        "page": page_of(request, serving.registered(request.user, place, "courier")),
        "is_community": map_of.is_community(place.code),
    }
    return render(request, "serving/couriers.html", facts)
