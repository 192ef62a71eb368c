"""对照原文: the three-minute tour. What the article tells, our figure now, its records, the page where it is done."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import render
from django.urls import NoReverseMatch, resolve, reverse

from sifang.core import clock
from sifang.figures import articles, official
from sifang.places.models import CITY_LENGTH, Place, covers
from sifang.web.access import PUBLIC, SIGNED_IN, found_or_404, public
from sifang.web.article.mechanisms import SECTIONS, table
from sifang.web.pages.figures import VIEWERS, YEARS

TOLD_YEAR, TOLD_PLACE = 2024, "6207"


@dataclass(frozen=True)
class Line:
    """One mechanism as the page shows it."""

    id: str
    title: str
    says: str
    figure: object
    number: str
    place: str
    checks: list
    records: str
    page: str
    does: str

    @property
    def is_counted(self):
        """Whether there is anything to count."""
        return bool(self.number)


@public
def article(request):
    """The mechanisms of the article beside the records; a demo shows them to everybody, real data to accounts."""
    if not settings.SIFANG_DEMO and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    place, year = _place(request), _year(request)
    lines = [_line(request.user, row, place, year) for row in table()]
    checks = {check.fact.id: check for line in lines for check in line.checks}
    context = {
        "place": place,
        "year": year,
        "sections": [
            (number, title, words, [line for line, row in zip(lines, table(), strict=True) if row.section == number])
            for number, title, words in SECTIONS
        ],
        "agreeing": sum(check.ok for check in checks.values()),
        "checked": len(checks),
        "counted": sum(line.is_counted for line in lines),
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
    checks = [articles.public_check(fact) for fact in row.facts if _tells(fact, place, year)]
    at = checks[0].fact.place if len(checks) == 1 else place.pk
    value = checks[0].got if checks else row.counted.value(place.pk, year) if row.counted else 0
    return Line(
        id=row.id, title=title, says=says, figure=row.counted, number=official.exact(value, row.unit) if value else "",
        place="" if at == place.pk else at, checks=checks, records=_records(viewer, row, at, year),
        page=_page(viewer, row.page), does=does,
    )  # fmt: skip


def _tells(fact, place, year):
    return fact.year == year and covers(place.pk, fact.place) and len(place.pk) <= max(len(fact.place), CITY_LENGTH)


def _records(viewer, row, code, year):
    """The address of the rows the figure counts, where the viewer may read them."""
    if not row.counted or not any(covers(seat, code) for seat in _seats(viewer)):
        return ""
    return f"{reverse('figure-rows', args=[row.counted.name])}?place={code}&year={year}"


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
