"""The deeds, for the auditor: who did what, when and where; whether the seal holds; and a file of it to take along."""

import csv
import io

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from sifang.people import accounts
from sifang.people.commands import guarding
from sifang.web.access import acting
from sifang.web.deed_words import sentence
from sifang.web.forms.audit import DeedsForm

SIZE, MOST = 50, 20_000
TITLES = ("number", "at", "who", "verb", "subject", "place", "link", "mark")


class _Counted(Paginator):
    """A paginator that stops counting at a hundred thousand: nobody turns so many pages."""

    @cached_property
    def count(self):
        return self.object_list[:100_000].count()


@acting("audit")
def audit(request):
    """The deeds at the viewer's places, the latest first, narrowed by verb, person and day."""
    form = DeedsForm(request.GET or None)
    page = _Counted(_asked(request, form), SIZE).get_page(request.GET.get("page"))
    rows = [(deed, sentence(deed.verb)) for deed in page]
    return render(request, "audit/log.html", {"form": form, "page": page, "rows": rows, "most": MOST})


def _asked(request, form):
    return accounts.deeds(request.user, **(form.asked() if form.is_valid() else {}))


@acting("audit")
def seal(request):
    """Posting reads the whole seal; the page says whether it holds, or which row fails first."""
    verdict = guarding.read_seal(request.user) if request.method == "POST" else None
    last = accounts.deeds(request.user, verb="seal.read").first()
    return render(request, "audit/seal.html", {"verdict": verdict, "last": last})


@acting("audit")
@require_POST
def export(request):
    """The deeds asked for as a table; that they were taken out is a deed itself."""
    found = list(_asked(request, DeedsForm(request.POST))[:MOST])
    guarding.take_deeds_out(request.user, len(found))
    sheet = io.StringIO()
    table = csv.writer(sheet)
    table.writerow(TITLES)
    table.writerows(_line(deed) for deed in found)
    # The mark in front tells a spreadsheet that the letters are UTF-8.
    answer = HttpResponse("\ufeff" + sheet.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="deeds.csv"'
    return answer


def _line(deed):
    link = getattr(deed, "link", None)
    who = deed.actor.username if deed.actor else ""
    subject = f"{deed.subject_kind} {deed.subject_id}"
    at = localtime(deed.at).isoformat(timespec="seconds")
    return deed.pk, at, who, deed.verb, subject, deed.place_code, link.sequence if link else "", deed.mark
