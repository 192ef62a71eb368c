"""The four parties of a community and its three lists in numbers: public facts, and where somebody is missing."""

from django.shortcuts import render

from sifang.needs import queries as needs
from sifang.people import queries as people
from sifang.projects import queries as projects
from sifang.resources import queries as resources
from sifang.web import resident
from sifang.web.access import public


@public
def parties(request, code):
    """Who stands for each party today, and how long the three lists are."""
    place = resident.community_or_404(code)
    context = resident.frame(place, "community", back="community") | {
        "parties": people.public_four_parties(place),
        "waiting": needs.public_board(code, needs.WAITING).count(),
        "doing": needs.public_board(code, needs.DOING).count(),
        "resources": resources.public_available(code).count(),
        "projects": projects.public_open(code).count(),
    }
    return render(request, "parties/parties.html", context)
