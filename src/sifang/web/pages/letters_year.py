"""Letters for a whole year: drafted in one go from the records, approved, printed, and noted when they arrived."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.letters import commands, queries
from sifang.letters.models import Letter
from sifang.letters.papers.pdf import MOST, thanks_pdf
from sifang.places.models import Place
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.letters import ReceiptForm, YearForm
from sifang.web.pages.paging import page_of
from sifang.web.pages.papers import plain
from sifang.web.pages.plans import organizes_at

PDF = "application/pdf"
Stage = Letter.Stage


@acting("activity")
def year(request):
    """How many letters of the year are drafted, approved and received, and each of them."""
    place, of = _asked(request)
    facts = {
        "place": place,
        "year": of,
        "form": YearForm(initial={"year": of}),
        "count": queries.progress(request.user, place, of),
        "page": page_of(request, queries.year_letters(request.user, place, of), size=50),
        "may_approve": request.user.may("approve_letter", place.pk),
    }
    return render(request, "letters/year.html", facts)


def _asked(request):
    """The viewer's community, and the year that the form or the address names: else the year that is ending."""
    place = found_or_404(Place.objects.all(), pk=getattr(organizes_at(request), "pk", ""))
    form = YearForm(request.POST if request.method == "POST" else request.GET)
    today = clock.today()
    usual = today.year if today.month > 3 else today.year - 1
    return place, form.cleaned_data["year"] if form.is_valid() else usual


def _back(place, of):
    return redirect(f"{reverse('letters-year')}?place={place.code}&year={of}")


@acting("activity")
@require_POST
def draft(request):
    """Whoever the records speak of has a letter in draft."""
    place, of = _asked(request)
    made = commands.draft_year(request.user, place, of)
    if made:
        messages.success(request, _("%(n)s letters are drafted; read them, then approve.") % {"n": len(made)})
    else:
        messages.info(request, _("Nobody is left to thank: everybody the records speak of has a letter."))
    return _back(place, of)


@acting("approve_letter")
@require_POST
def approve(request):
    """The drafts that are left are approved as they stand."""
    place, of = _asked(request)
    n = commands.approve_year(request.user, place, of)
    messages.success(request, _("%(n)s letters are approved; the liaisons are told.") % {"n": n})
    return _back(place, of)


@acting("activity")
def papers(request):
    """All approved letters of the year in one PDF, a page each."""
    place, of = _asked(request)
    rows = queries.year_letters(request.user, place, of).filter(stage=Stage.APPROVED)
    return _pdf(thanks_pdf(list(rows[: MOST + 1])), f"{place}{of}年感谢信")


@signed_in
def paper(request, pk):
    """One letter as PDF."""
    letter = _found(request, pk)
    return _pdf(
        thanks_pdf([letter], named=queries.may_name(request.user, letter)),
        f"感谢信 {letter.organization or letter.place}",
    )


def _pdf(content, name):
    response = HttpResponse(content, content_type=PDF)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{plain(name)}.pdf")
    return response


def _found(request, pk):
    rows = Letter.objects.visible_to(request.user).select_related("place", "organization", "person")
    return found_or_404(rows, pk=pk)


@acting("speak", "activity")
@require_POST
def receive(request, pk):
    """The letter has arrived."""
    letter, form = _found(request, pk), ReceiptForm(request.POST)
    by = form.cleaned_data["by"] if form.is_valid() else ""
    commands.receive(request.user, letter, by=by)
    messages.success(request, _("Noted that the letter arrived."))
    return redirect("letter", pk=pk)
