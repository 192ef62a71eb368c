"""对照原文: the three-minute tour. What the article tells, our figure now, its records, the page where it is done."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import render
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.text import capfirst

from sifang.core import clock
from sifang.figures import articles, official
from sifang.figures.register import known
from sifang.places.models import Place, covers
from sifang.web.access import PUBLIC, SIGNED_IN, found_or_404, public
from sifang.web.article.mechanisms import SECTIONS, table
from sifang.web.pages.figures import VIEWERS, YEARS

TOLD_YEAR, TOLD_PLACE = 2024, "6207"


@dataclass(frozen=True)
class Line:
    """One mechanism as the page shows it; ``told`` are (what the article tells, where else, the records there)."""

    id: str
    title: str
    says: str
    figure: object
    number: str
    told: list
    records: str
    page: str
    does: str


@public
def article(request):
    """The mechanisms of the article beside the records; a demo shows them to everybody, real data to accounts."""
    if not settings.SIFANG_DEMO and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    place, year = _place(request), _year(request)
    lines = [_line(request.user, row, place, year) for row in table()]
    checks = [check for line in lines for check, _place, _records in line.told]
    context = {
        "place": place,
        "year": year,
        "sections": [
            (number, title, words, [line for line, row in zip(lines, table(), strict=True) if row.section == number])
            for number, title, words in SECTIONS
        ],
        "agreeing": sum(check.ok for check in checks),
        "checked": len(checks),
        "counted": sum(bool(line.number) for line in lines),
        "told_year": TOLD_YEAR,
        "this_year": clock.today().year,
        "opens_records": bool(_seats(request.user)),
    }
    return render(request, "article/article.html", context)


def _place(request):
    """Where the viewer's figures begin; for everybody else the place the article tells of."""
    seats = _seats(request.user)
    asked = request.GET.get("place", "")
    if asked and not (asked.isdecimal() and (not seats or any(covers(seat, asked) for seat in seats))):
        raise Http404
    code = asked or next(iter(seats), TOLD_PLACE)
    return found_or_404(Place.objects.all(), pk=code)


def _seats(viewer):
    """The codes at which the viewer reads figures, the widest first."""
    if not viewer.is_authenticated:
        return []
    held = [post.place_id for post in viewer.current_posts if any(post.opens(act, None, None) for act in VIEWERS)]
    return sorted(filter(None, held), key=len)


def _year(request):
    asked = request.GET.get("year", "")
    return int(asked) if len(asked) == 4 and asked.isdecimal() and int(asked) in YEARS else TOLD_YEAR


def _line(viewer, row, place, year):
    title, says, does = row.told()
    value = row.counted.value(place.pk, year)
    return Line(
        id=row.id, title=title, says=says, figure=row.counted,
        number=official.exact(value, row.unit) if value else "", told=_told(viewer, row, place, year),
        records=_records(viewer, row.counted, place.pk, year), page=_page(viewer, row.page), does=does,
    )  # fmt: skip


def _told(viewer, row, place, year):
    """What the article tells of the place, or of one below a whole city, beside the records."""
    found = [fact for fact in row.facts if fact.year == year and covers(place.pk, fact.place)]
    checks = [articles.public_check(fact) for fact in found]
    places = Place.objects.in_bulk([fact.place for fact in found if fact.place != place.pk])
    return [
        (check, _where(row, check.fact, places), _records(viewer, known(check.fact.figure), check.fact.place, year))
        for check in checks
    ]


def _where(row, fact, places):
    """What the number of ``fact`` is of, where it isn't the line's own: a place below, or a narrower figure."""
    narrower = "" if fact.figure == row.counted.name else capfirst(known(fact.figure).title)
    return places.get(fact.place) or narrower


def _records(viewer, figure, code, year):
    """The address of the rows the figure counts, where the viewer may read them."""
    if not any(covers(seat, code) for seat in _seats(viewer)):
        return ""
    return f"{reverse('figure-rows', args=[figure.name])}?place={code}&year={year}"


def _page(viewer, name):
    """The address of the page called ``name``, where the viewer may open it."""
    try:
        address = reverse(name)
    except NoReverseMatch:
        return ""
    access = resolve(address).func.access
    if access == PUBLIC:
        return address
    if not viewer.is_authenticated:
        return ""
    return address if access == SIGNED_IN or any(viewer.may(act) for act in access) else ""
