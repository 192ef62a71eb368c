"""The page of those who serve a community: how many of each, and the list behind every number."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sifang.people import serving
from sifang.places import queries as map_of
from sifang.places.models import Place
from sifang.web.access import acting, found_or_404
from sifang.web.pages.desk_place import place_of

keeping = acting("register", "ledger")


@keeping
def hub(request):
    """The numbers of the place, each opening its list."""
    place = place_of(request)
    counts = serving.counts(request.user, place)
    facts = {
        "place": place,
        "counts": counts,
        "lines": _lines(place, counts),
        "free": max(counts["wanted"] - counts["taken"], 0),
        "is_community": map_of.is_community(place.code),
    }
    return render(request, "serving/hub.html", facts)


def community_of(request):
    """The community somebody enters something at; 404 for larger places."""
    place = place_of(request)
    return place if map_of.is_community(place.code) else found_or_404(Place.objects.none())


def back_to(name, place):
    """The address of a list at ``place``."""
    return f"{reverse(name)}?place={place.pk}"


def _lines(place, counts):
    """(icon, title, what it is, number, address) of each list."""
    neighbours = sum(counts.get(kind, 0) for kind in serving.NEIGHBOURS)
    rows = (
        ("user", _("Reported Party members"), _("registered of their own will"), counts.get("member", 0), "members"),
        ("heart", _("Service posts"), _("places taken up"), counts["taken"], "service-posts"),
        ("home", _("Members and their households"), _("liaisons; no household is named"),
         counts.get("household_liaison", 0), "household-liaisons"),
        ("walk", _("Couriers and riders"), _("registered with the least data"), counts.get("courier", 0), "couriers"),
        ("people", _("Wardens, property staff, enthusiasts"), _("neighbours who lend a hand"), neighbours,
         "neighbours"),
        ("building", _("Partner organizations"), _("with agreements and receipts"), counts["partners"], "roster"),
    )  # fmt: skip
    return [(icon, title, words, number, back_to(name, place)) for icon, title, words, number, name in rows]
