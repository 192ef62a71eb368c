"""One community's part of a round: its sheets, its members on one list, opinions on it, its voting slips."""

import segno
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core.errors import require
from sifang.evaluations import codes, commands, queries, rules, schemes
from sifang.evaluations.models import Chapter, Round, Sheet
from sifang.evaluations.records import shown
from sifang.people.models import Organization
from sifang.web import resident
from sifang.web.access import acting, found_or_404
from sifang.web.forms.evaluations import MembersForm, OpinionForm
from sifang.web.pages.paging import page_of

SLIPS = 60


def _found(request, pk):
    rows = Chapter.objects.visible_to(request.user).select_related("round__place", "place")
    return found_or_404(rows, pk=pk)


def _desk(request, pk):
    """The chapter for those who work for its community, or look after it."""
    found = _found(request, pk)
    may = request.user.may("work", found.place_id) or request.user.may("release", found.place_id)
    require(may, _("Only those who work for the community look at its sheets."))
    return found


@acting("work", "release")
def chapter(request, pk):
    """The sheets of a community: what is answered and what is not."""
    found = _desk(request, pk)
    kinds = (Sheet.Kind.LEADER, Sheet.Kind.ORGANIZATION)
    sheets = list(queries.sheets_of(found, *kinds))
    members = queries.sheets_of(found, Sheet.Kind.MEMBER)
    street = request.user.may("review_round", found.place_id) or request.user.may("release", found.place_id)
    voters, voted = queries.turnout(found)
    facts = {
        "chapter": found,
        "round": found.round,
        "sheets": sheets,
        "left": sum(sheet.stage == Sheet.Stage.DRAFT for sheet in sheets),
        "next": next((sheet for sheet in sheets if sheet.stage == Sheet.Stage.DRAFT), None),
        "members": members.count(),
        "members_rated": members.filter(answered__gt=0).count(),
        "own": queries.sheets_of(found, Sheet.Kind.COMMUNITY).filter(pk__in=_seen(request)).first(),
        "voters": voters,
        "voted": voted,
        "asked": queries.leaders_asked(found),
        "opinions": found.opinions.count(),
        "street": street,
        "back": reverse("round", args=[found.round_id]) if street else reverse("rounds"),
    }
    return render(request, "evaluations/chapter.html", facts)


def _seen(request):
    return Sheet.objects.visible_to(request.user).values("pk")


@acting("work")
def chapter_members(request, pk):
    """All members on one list; a grade only for those one knows."""
    found = _desk(request, pk)
    page = page_of(request, queries.sheets_of(found, Sheet.Kind.MEMBER))
    form = MembersForm(page.object_list, request.POST or None)
    if request.method == "POST" and form.is_valid():
        commands.rate_members(request.user, found, form.grades)
        messages.success(request, _("Kept. “I do not know” says nothing about anybody."))
        return redirect(_after(request, found, page))
    facts = {
        "chapter": found,
        "round": found.round,
        "page": page,
        "form": form,
        "rows": [(sheet, form[f"m{sheet.pk}"], _numbers(found, sheet)) for sheet in page],
        "back": reverse("chapter", args=[pk]),
        "may_sign": request.user.may("appraise", found.place_id),
        "question": schemes.title_of(found.round.scheme["kinds"][schemes.MEMBER]["questions"][0]),
    }
    return render(request, "evaluations/members.html", facts, status=422 if form.errors else 200)


def _numbers(found, sheet):
    question = found.round.scheme["kinds"][schemes.MEMBER]["questions"][0]
    return [each for each in shown(sheet, question) if each[2]]


def _after(request, found, page):
    here = reverse("chapter-members", args=[found.pk])
    number = page.next_page_number() if page.has_next() and "next" in request.POST else page.number
    return f"{here}?page={number}"


@acting("appraise")
@require_POST
def chapter_members_sign(request, pk):
    """Everybody who was rated is signed at once."""
    found = _desk(request, pk)
    n = commands.sign_members(request.user, found)
    messages.success(request, _("%(n)s members' sheets are signed.") % {"n": n})
    return redirect("chapter", pk=pk)


@acting("opine")
def chapter_opinion(request, pk):
    """A leader's or an organization's signed opinion on a community."""
    found = _found(request, pk)
    seats = queries.own_opinion(request.user, found)
    seat, given = _chosen(request, seats)
    require(seat is not None, _("Only the sponsor leaders of the community and its partners give an opinion on it."))
    marks = (given.marks | {"opinion": given.words}) if given else None
    form = OpinionForm(found.round.scheme, schemes.COMMUNITY, request.POST or None, marks=marks)
    if request.method == "POST" and form.is_valid():
        body = seat if isinstance(seat, Organization) else None
        commands.opine(
            request.user, found.round, found.place, form.marks, form.cleaned_data["opinion"], organization=body
        )
        messages.success(request, _("Your opinion is signed; until the round closes you may change it."))
        return redirect("rounds")
    sheet = queries.sheets_of(found, Sheet.Kind.COMMUNITY).first()
    facts = {
        "chapter": found,
        "round": found.round,
        "form": form,
        "seat": seat,
        "given": given,
        "rows": [(question, field, shown(sheet, question)) for question, field in form.rows],
        "is_open": found.round.stage == Round.Stage.OPEN,
        "back": reverse("rounds"),
    }
    return render(request, "evaluations/opinion.html", facts, status=422 if form.errors else 200)


def _chosen(request, seats):
    """The seat the address names by ?for=, else the first."""
    wanted = request.GET.get("for") or request.POST.get("for") or ""
    named = [(seat, given) for seat, given in seats if isinstance(seat, Organization) and str(seat.pk) == wanted]
    return next(iter(named or seats), (None, None))


@acting("register")
def chapter_slips(request, pk):
    """The voting slips of a community, to print, cut and hand out; the codes are worked out, not kept."""
    found = _desk(request, pk)
    require(request.user.may("register", found.place_id), _("Only the community hands out voting slips."))
    page = page_of(request, queries.slips(found), SLIPS)
    address = request.build_absolute_uri(reverse("ballot"))
    rows = [(voter, codes.code_for(voter)) for voter in page] if found.round.stage == Round.Stage.OPEN else []
    facts = {
        "chapter": found,
        "round": found.round,
        "page": page,
        "slips": [
            (voter, resident.grouped(code), segno.make(f"{address}#{code}", error="m").svg_data_uri(scale=3, border=1))
            for voter, code in rows
            if code
        ],
        "address": address,
        "back": reverse("chapter", args=[pk]),
        "may_review": rules.may_review(request.user, found.round),
    }
    return render(request, "evaluations/slips.html", facts)
