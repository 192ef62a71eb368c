"""The public notice board of legal service: where, who is there when, what is asked often, which talks come."""

from django.shortcuts import render
from django.utils import timezone

from sifang.core import clock
from sifang.counsel import matters, queries
from sifang.web import resident
from sifang.web.access import public

MOST = 60


@public
def board(request, code):
    """Without a login, and fit to be printed and hung up."""
    place = resident.community_or_404(code)
    duties = list(queries.public_duties(place.code)[:MOST])
    today, to_come = clock.today(), [duty for duty in duties if duty.ends_at > clock.now()]
    context = resident.frame(place, "", back="community") | {
        "stations": list(queries.public_stations(place.code)[:10]),
        "duties": duties,
        "today": today,
        "here_today": [duty for duty in to_come if timezone.localdate(duty.starts_at) == today],
        "next_duty": next(iter(to_come), None),
        "questions": _by_matter(queries.public_questions(place.code)[:100]),
        "points": queries.public_points(place.code)[:20],
        "talks": queries.public_talks(place.code)[:10],
    }
    return render(request, "counsel/board.html", context)


def _by_matter(found):
    """[(matter in words, its questions)] in the order of the matters."""
    rows: dict = {}
    for question in found:
        rows.setdefault(question.matter, []).append(question)
    return [(title, rows[key]) for key, title in matters.choices() if key in rows]
