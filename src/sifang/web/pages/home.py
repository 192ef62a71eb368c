"""The front page, where everybody finds their way, and a community's own."""

import datetime
from itertools import groupby

from django.shortcuts import redirect, render

from sifang.activities import menu
from sifang.activities import queries as activities
from sifang.commerce import queries as commerce
from sifang.core import clock
from sifang.counsel import queries as counsel
from sifang.industry import sites
from sifang.needs import queries as needs
from sifang.people import queries as people
from sifang.places.models import COUNTY_LENGTH, STREET_LENGTH, Place
from sifang.web import resident
from sifang.web.access import public
from sifang.web.frame import first_desk

NEWEST, NEWEST_DONE = 3, 5
A_YEAR = datetime.timedelta(days=365)


@public
def home(request):
    """Who is signed in stands before their desk; anybody else looks for their community."""
    if request.user.is_authenticated:
        return redirect(first_desk(request.user))
    words = request.GET.get("q", "").strip()[:40]
    found = list(people.public_communities_in_use(words))
    context = {"words": words, "streets": _by_street(found), "last": resident.last_community(request)}
    return render(request, "home/home.html", context)


@public
def community(request, code):
    """A community's own page: report, track, see what came of it."""
    place = resident.community_or_404(code)
    month = clock.today().replace(day=1)
    days = needs.public_days_taken(place.code, month)
    [(_month, received, _done)] = needs.public_months(place.code, [month])
    context = resident.frame(place, "community") | {
        "street": Place.objects.filter(pk=place.code[:STREET_LENGTH]).first(),
        "month": month,
        "done": len(days),
        "received": received,
        "average": round(sum(days) / len(days), 1) if days else None,
        "doing": needs.public_board(place.code, needs.DOING).count(),
        "activities": activities.public_activities(place.code)[:NEWEST],
        "held": activities.public_held(place.code).exists(),
        "menu": menu.public_items(place.code).exists(),
        "has_counsel": counsel.has_board(place.code),
        "has_shops": commerce.public_districts(place.code).exists(),
        "experiences": activities.public_experiences(place.code).exists(),
        "sites": sites.public_named(place.code[:COUNTY_LENGTH]).exists(),
        "newest": resident.outcomes(needs.public_board(place.code)[:NEWEST_DONE]),
    }
    response = render(request, "home/community.html", context)
    response.set_cookie(resident.COOKIE, place.code, max_age=A_YEAR, httponly=True, samesite="Lax")
    return response


def _by_street(communities):
    """[(street, its communities)] in the order of their codes."""
    streets = Place.objects.in_bulk({place.code[:STREET_LENGTH] for place in communities})
    grouped = groupby(communities, key=lambda place: place.code[:STREET_LENGTH])
    return [(streets.get(code), list(members)) for code, members in grouped]
