"""The backlog of a year as a curve, a sentence and a table; every number opens to its rows."""

import datetime

from django.shortcuts import render

from sifang.core import clock
from sifang.disputes import backlog, queries
from sifang.places.models import Place
from sifang.web.access import acting, found_or_404
from sifang.web.pages.backlog_curve import line
from sifang.web.pages.dispute_places import ground
from sifang.web.pages.paging import page_of

WATCH = ("dispute", "mediate", "own", "oversee", "observe", "work")
OLDEST = 2000
DAY = datetime.timedelta(days=1)
COUNTED = ("opening", "came", "went", "closing")


def _place(request):
    return ground(request) or found_or_404(Place.objects.none())


def _year(request):
    asked, now = request.GET.get("year", ""), clock.today().year
    return int(asked) if asked.isdecimal() and len(asked) == 4 and OLDEST <= int(asked) <= now else now


@acting(*WATCH)
def backlog_page(request):
    """What waited, came, went and waits, month by month."""
    place, year, today = _place(request), _year(request), clock.today()
    since, until = datetime.date(year, 1, 1), min(datetime.date(year, 12, 31), today)
    points = backlog.curve(place.code, since, until)
    flows = [point.flow for point in points]
    whole = backlog.Flow(
        flows[0].opening, sum(flow.came for flow in flows), sum(flow.went for flow in flows), flows[-1].closing
    )
    drawn = [(0, whole.opening), *((point.last.month, point.flow.closing) for point in points)]
    context = {
        "place": place, "year": year, "years": [one for one in (year - 1, year, year + 1) if one <= today.year],
        "whole": whole, "points": points, "since": since, "until": until,
        "wide": line(drawn), "narrow": line(drawn, width=340, left=34),
    }  # fmt: skip
    return render(request, "disputes/backlog.html", context)


def _days(request):
    """The two days the address asks for, the year's own where it names none."""
    try:
        since = datetime.date.fromisoformat(request.GET.get("since", ""))
        until = datetime.date.fromisoformat(request.GET.get("until", ""))
    except ValueError:
        today = clock.today()
        since, until = datetime.date(today.year, 1, 1), today
    return max(since, datetime.date(OLDEST, 1, 1)), until


@acting(*WATCH)
def rows(request):
    """The disputes behind one number of the backlog."""
    place, (since, until) = _place(request), _days(request)
    kind = request.GET.get("kind") if request.GET.get("kind") in COUNTED else "closing"
    spells = {
        "opening": lambda: backlog.standing(place.code, since - DAY),
        "came": lambda: backlog.came(place.code, since, until),
        "went": lambda: backlog.went(place.code, since, until),
        "closing": lambda: backlog.standing(place.code, until),
    }[kind]()
    page = page_of(request, queries.spells_seen(request.user, spells))
    facts = {"place": place, "kind": kind, "since": since, "until": until, "page": page}
    return render(request, "disputes/rows.html", facts)
