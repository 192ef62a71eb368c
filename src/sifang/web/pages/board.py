"""What came of it, for everybody: the public board, and the way of one need, without names of persons."""

import datetime

from django.db.models import Count
from django.shortcuts import render

from sifang.core import clock
from sifang.needs import queries, taxonomy, wording
from sifang.web import resident, timeline
from sifang.web.access import found_or_404, public
from sifang.web.pages import short_texts
from sifang.web.pages.month_bars import Sheet, bars
from sifang.web.pages.paging import page_of

MONTHS_SHOWN, MONTHS_CHOSEN = 6, 12
SHORTEST_LIST = 12
DESK, PHONE = Sheet(700, 40, 28), Sheet(340, 34, 15)


@public
def board(request, code):
    """What residents asked for, who took it on and what came of it."""
    place = resident.community_or_404(code)
    chosen = _chosen(request)
    show = request.GET.get("show") if request.GET.get("show") in queries.BOARD else queries.DONE
    counts = {name: queries.public_board(place.code, name, **chosen).count() for name in queries.BOARD}
    page = page_of(request, queries.public_board(place.code, show, **chosen), size=SHORTEST_LIST)
    rows = queries.public_months(place.code, _last_months(MONTHS_SHOWN))
    context = resident.frame(place, "board") | {
        "show": show,
        "counts": counts,
        "page": page,
        "outcomes": _outcomes(page),
        "months": rows,
        **_drawn(rows),
        "now": rows[-1],
        "short_text": short_texts.of_board(request, place, rows[-1], queries.public_board(place.code, queries.DONE)),
        "is_filtered": any(chosen.values()),
        "chosen": chosen,
        "month_choices": _last_months(MONTHS_CHOSEN)[::-1],
        "at": clock.now(),
        "categories": [row for row in wording.category_choices() if taxonomy.is_public(row[0])],
    }
    return render(request, "board/board.html", context)


def _outcomes(page):
    """The outcomes of the page's needs, in its order."""
    keys = [need.pk for need in page.object_list]
    found = {row.need.pk: row for row in resident.outcomes(page.paginator.object_list.filter(pk__in=keys))}
    return [found[key] for key in keys if key in found]


def _drawn(rows):
    """The bars of the months, for both widths, and what they add up to."""
    pairs, first = [(received, done) for _month, received, done in rows], rows[0][0].month
    received, done = map(sum, zip(*pairs, strict=True))
    return {
        "wide_bars": bars(pairs, DESK, first),
        "narrow_bars": bars(pairs, PHONE, first),
        "raised": received,
        "done": done,
    }


def _chosen(request):
    """The filters in the address, as the query takes them; what cannot be read counts as not given."""
    category = request.GET.get("category", "")
    known = dict(wording.category_choices())
    return {
        "month": _month(request.GET.get("month", "")),
        "category": category if category in known else "",
        "words": request.GET.get("q", "").strip()[:60],
    }


def _month(written):
    try:
        return datetime.datetime.strptime(written, "%Y-%m").date()  # noqa: DTZ007 - a month, not a moment
    except ValueError:
        return None


def _last_months(count):
    """The first days of the last ``count`` months, the oldest first."""
    today = clock.today()
    numbers = range(today.year * 12 + today.month - count, today.year * 12 + today.month)
    return [datetime.date(number // 12, number % 12 + 1, 1) for number in numbers]


@public
def board_need(request, code, pk):
    """The way of one need, from the words to the outcome."""
    place = resident.community_or_404(code)
    seen = queries.public_told(place.code).annotate(people=Count("asked_by", distinct=True))
    need = found_or_404(seen.select_related("place", "spot"), pk=pk)
    project = timeline.current_project(need)
    told = resident.outcomes(seen.filter(pk=pk))[0]
    moments = timeline.past(need)
    context = resident.frame(place, "board", back="board") | {
        "need": need,
        "outcome": told,
        "moments": moments,
        "project": project,
        "ahead": timeline.ahead(need, project),
        "has_met": any(moment.verb in ("project.tabled", "project.claimed") for moment in moments),
        "is_escalated": any(moment.verb == "project.escalated" for moment in moments),
    }
    return render(request, "board/need.html", context)
