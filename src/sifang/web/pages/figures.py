"""The board: every number is a link to the rows it counts; places stand in order of code and are never ranked."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from sifang.core import clock
from sifang.figures import queries
from sifang.figures.register import FIELD_GROUPS, GROUPS, HEARD_GROUPS, known
from sifang.places import queries as places
from sifang.places.models import Place, covers
from sifang.web.access import acting, found_or_404
from sifang.web.pages import figure_heard
from sifang.web.pages.figure_line import opened
from sifang.web.pages.figure_lines import lines
from sifang.web.pages.month_bars import NARROW, WIDE, bars
from sifang.web.pages.paging import page_of

VIEWERS = ("ledger", "work", "answer_escalation")
EVER = "ever"
YEARS = range(2000, 2101)
GROUP_TITLES = {
    "lists": _("the three lists"),
    "heard": _("residents heard"),
    "ends": _("how it ended"),
    "channels": _("by which channel"),
    "ties": _("the four parties"),
    "doings": _("what was done together"),
    "selling": _("new employment groups"),
    "advice": _("coal industry"),
    "law": _("lawyers"),
    "compounds": _("property management"),
    "trade": _("business districts"),
}


@acting(*VIEWERS)
def board(request):
    """Every figure of the place and year asked for, the year month by month, and the places of the next level."""
    place, year = _asked(request)
    groups = _groups(place, year)
    months = queries.needs_by_month(place.code, year or clock.today().year)
    facts = _facts(request, place, year) | {
        "groups": list(groups.values()),
        "cards": [group for name, group in groups.items() if name not in HEARD_GROUPS],
        "heard": figure_heard.facts(_values(groups), place.code, year),
        "tables": _tables(place, year, groups),
        "months": months,
        "wide_bars": bars(months, WIDE),
        "narrow_bars": bars(months, NARROW),
        "raised": sum(raised for raised, _done in months),
        "done": sum(done for _raised, done in months),
        "bars_year": year or clock.today().year,
    }
    return render(request, "figures/board.html", facts)


def _groups(place, year):
    """{name: (title, [(figure, value)])}; an emerging field stands there where anything of it was counted."""
    found = {name: [(figure, figure.value(place.code, year)) for figure in GROUPS[name]] for name in GROUPS}
    return {
        name: (GROUP_TITLES[name], figures)
        for name, figures in found.items()
        if name not in FIELD_GROUPS or any(value for _figure, value in figures)
    }


def _values(groups):
    return {figure.name: value for name in HEARD_GROUPS for figure, value in groups[name][1]}


def _tables(place, year, names):
    """[(title, figures, rows of the places below, whether somebody may stand in several)] where there are any."""
    found = [
        (GROUP_TITLES[name], GROUPS[name], _below(place, year, GROUPS[name]), _overlaps(GROUPS[name])) for name in names
    ]
    return [table for table in found if table[2]]


def _below(place, year, figures):
    found = queries.figures_below(place.code, year, figures)
    return [(there, list(zip(figures, numbers, strict=True))) for there, numbers in found]


def _overlaps(figures):
    return any(figure.is_distinct for figure in figures)


@acting(*VIEWERS)
def rows(request, name):
    """The rows one figure counts at the place and in the year asked for."""
    place, year = _asked(request)
    figure = known(name)
    if figure is None:
        raise Http404
    page = page_of(request, figure.rows(place.code, year).order_by("-pk"))
    facts = _facts(request, place, year) | {
        "figure": figure,
        "value": page.paginator.count if figure.counts_rows else figure.value(place.code, year),
        "page": page,
        "lines": [opened(request.user, line) for line in lines(figure.name, page)],
    }
    return render(request, "figures/rows.html", facts)


def _seats(viewer):
    """The codes of the posts that open the board."""
    return [post.place_id for post in viewer.current_posts if any(post.opens(act, None, None) for act in VIEWERS)]


def _asked(request):
    """The place and the year that the address asks for: by default where the viewer sits, and the year just counted."""
    seats = _seats(request.user)
    code = request.GET.get("place") or seats[0]
    if not code.isdecimal() or not any(covers(seat, code) for seat in seats):
        raise Http404
    place = found_or_404(Place.objects.all(), pk=code)
    return place, _year(request.GET.get("year", ""), place)


def _year(asked, place):
    """The year that was asked for, None for all of them; else the last one with anything to count."""
    if asked == EVER:
        return None
    if len(asked) == 4 and asked.isdecimal() and int(asked) in YEARS:
        return int(asked)
    return next(iter(queries.years(place.code)), clock.today().year)


def _facts(request, place, year):
    """What both pages show around the numbers: where in the map, which years, and the address of this choice."""
    seats = _seats(request.user)
    above = [found for found in places.public_above(place.code) if any(covers(seat, found.code) for seat in seats)]
    known = {clock.today().year, *queries.years(place.code), *([year] if year else [])}
    return {
        "place": place,
        "above": above[:-1],
        "seats": Place.objects.filter(pk__in=seats).order_by("code") if len(set(seats)) > 1 else [],
        "year": year,
        "year_word": year or EVER,
        "years": sorted(known, reverse=True),
    }
