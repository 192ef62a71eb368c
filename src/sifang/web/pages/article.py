"""对照原文: the three-minute tour. What an article tells, our figure now, its records, the page where it is done."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import render
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.figures import articles, official
from sifang.figures.register import known
from sifang.people.models import Post
from sifang.places.models import Place, covers
from sifang.web.access import PUBLIC, SIGNED_IN, found_or_404, public
from sifang.web.article.mechanisms import ARTICLES, table
from sifang.web.pages.figures import EVER, VIEWERS, YEARS


@dataclass(frozen=True)
class Line:
    """One mechanism as the page shows it; ``told`` are (the check, our number, of what else, its records)."""

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
    told = _article(request)
    place, year = _place(request, told), _year(request, told)
    lines = {number: _lines(request.user, number, place, year, told) for number, _title, _words in told.sections}
    flat = [line for found in lines.values() for line in found]
    checks = [check for line in flat for check, _got, _where, _records in line.told]
    context = {
        "place": place,
        "year": year,
        "articles": ARTICLES.values(),
        "article": told,
        "sections": [(number, title, words, lines[number]) for number, title, words in told.sections],
        "agreeing": sum(check.ok for check in checks),
        "checked": len(checks),
        "counted": sum(bool(line.number) for line in flat),
        "this_year": clock.today().year,
        "opens_records": bool(_seats(request.user)),
    }
    return render(request, "article/article.html", context)


def _article(request):
    """The article asked for; else the one that tells of the viewer's place, or of where somebody serves."""
    asked = request.GET.get("article", "")
    if asked and asked not in ARTICLES:
        raise Http404
    told = list(ARTICLES.values())
    here = [one for one in told for seat in _seats(request.user) if covers(one.place, seat) or covers(seat, one.place)]
    lived = [one for one in told if not here and not asked and Post.objects.within(one.place).exists()]
    return ARTICLES[asked] if asked else [*here, *lived, *told][0]


def _place(request, told):
    """Where the viewer's figures begin; for everybody else the place the article tells of."""
    seats = _seats(request.user)
    asked = request.GET.get("place", "")
    if asked and not (asked.isdecimal() and (not seats or any(covers(seat, asked) for seat in seats))):
        raise Http404
    code = asked or next(iter(seats), told.place)
    return found_or_404(Place.objects.all(), pk=code)


def _seats(viewer):
    """The codes at which the viewer reads figures, the widest first."""
    if not viewer.is_authenticated:
        return []
    held = [post.place_id for post in viewer.current_posts if any(post.opens(act, None, None) for act in VIEWERS)]
    return sorted(filter(None, held), key=len)


def _year(request, told):
    asked = request.GET.get("year", "")
    return int(asked) if len(asked) == 4 and asked.isdecimal() and int(asked) in YEARS else told.year


def _lines(viewer, section, place, year, told):
    return [_line(viewer, row, place, year, told) for row in table() if row.section == section]


def _line(viewer, row, place, year, told):
    title, says, does = row.told()
    return Line(
        id=row.id, title=title, says=says, figure=row.counted, number=_number(row, place.pk, year),
        told=_told(viewer, row, place, told) if year == told.year else [],
        records=_records(viewer, row.counted, place.pk, year), page=_page(viewer, row.page), does=does,
    )  # fmt: skip


def _number(row, code, year):
    """Our number in its unit; nothing where there is none yet, or none on purpose."""
    value = row.counted.value(code, year) if row.counted else 0
    if not value:
        return ""
    return row.counted.shown(value) if row.counted.is_money else official.exact(value, row.unit)


def _told(viewer, row, place, told):
    """What the article tells of the place, or of one below a whole city, beside the records."""
    found = [fact for fact in row.facts if covers(place.pk, fact.place)]
    places = Place.objects.in_bulk([fact.place for fact in found if fact.place not in (place.pk, told.place)])
    return [_beside(viewer, row, fact, places) for fact in found]


def _beside(viewer, row, fact, places):
    """(the check, our number, of what else it is, its records)."""
    check, figure = articles.public_check(fact), known(fact.figure)
    got = official.exact(check.got, fact.unit) if isinstance(check.got, int) else f"{check.got:,.2f}{fact.unit}"
    return check, got, _where(row, fact, places), _records(viewer, figure, fact.place, fact.year)


def _where(row, fact, places):
    """What the number of ``fact`` is of, where it isn't the line's own: a place below, another figure, all years."""
    narrower = "" if fact.figure == row.counted.name else capfirst(known(fact.figure).title)
    ever = "" if fact.year or narrower else _("altogether")
    return places.get(fact.place) or narrower or ever


def _records(viewer, figure, code, year):
    """The address of the rows the figure counts, where the viewer may read them."""
    if not figure or not any(covers(seat, code) for seat in _seats(viewer)):
        return ""
    return f"{reverse('figure-rows', args=[figure.name])}?place={code}&year={year or EVER}"


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
