"""Feedback: the organization department's letters, what the appraised say to them, and the answers."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.evaluations import commands, queries, rules
from sifang.evaluations.models import Sheet, Statement
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.evaluations import AnswerForm, SayForm
from sifang.web.pages import sheets
from sifang.web.pages.paging import page_of
from sifang.web.pages.rounds import found_round


@acting("release")
def round_letters(request, pk):
    """The letters of a round, those out and those not, in order of place; one by one or all at once."""
    found = found_round(request, pk)
    kind = request.GET.get("kind", "") if request.GET.get("kind") in Sheet.Kind.values else ""
    rows = queries.letters_of(found, kind)
    facts = {
        "round": found,
        "page": page_of(request, rows),
        "kind": kind,
        "kinds": Sheet.Kind.choices,
        "waiting": queries.letters_of(found).filter(stage=Sheet.Stage.REVIEWED).count(),
        "may_release": rules.may_release(request.user, found),
        "back": reverse("round", args=[pk]),
    }
    return render(request, "evaluations/letters.html", facts)


@acting("release")
@require_POST
def round_release(request, pk):
    """Every letter that waits is out."""
    n = commands.release(request.user, found_round(request, pk))
    messages.success(request, _("%(n)s letters are out; each can be answered within the days that are set.") % {"n": n})
    return redirect("round-letters", pk=pk)


@acting("release")
@require_POST
def sheet_release(request, pk):
    """This letter is out."""
    found = sheets.found_sheet(request, pk)
    commands.release_sheet(request.user, found)
    messages.success(request, _("The letter to %(who)s is out.") % {"who": found.appraised})
    return redirect("round-letters", pk=found.round_id)


@signed_in
@require_POST
def sheet_say(request, pk):
    """The appraised explain, or ask for a review."""
    found, form = sheets.found_sheet(request, pk), SayForm(request.POST)
    if not form.is_valid():
        return sheets.show(request, found, say=form, status=422)
    act = commands.ask_review if form.cleaned_data["kind"] == "review" else commands.state
    act(request.user, found, form.cleaned_data["words"])
    messages.success(request, _("Sent. The organization department answers on this page."))
    return redirect("sheet", pk=pk)


@acting("release")
def statement(request, pk):
    """What the appraised said, and the answer."""
    seen = Sheet.objects.visible_to(request.user)
    rows = Statement.objects.filter(sheet__in=seen).select_related(
        "sheet__round", "sheet__place", "sheet__organization", "sheet__post__person", "by"
    )
    found = found_or_404(rows, pk=pk)
    sheet = found.sheet
    form = AnswerForm(sheet.round.scheme, sheet.kind, request.POST or None, marks=sheet.marks)
    if request.method == "POST" and form.is_valid():
        marks = form.marks if form.cleaned_data["correct"] else None
        commands.answer_review(request.user, found, form.cleaned_data["answer"], marks=marks)
        messages.success(request, _("Answered; the appraised read it on their page."))
        return redirect("sheet", pk=sheet.pk)
    facts = {
        "statement": found,
        "sheet": sheet,
        "round": sheet.round,
        "form": form,
        "rows": form.rows,
        "may_answer": rules.may_release(request.user, sheet) and not found.answered_on,
        "back": reverse("sheet", args=[sheet.pk]),
    }
    return render(request, "evaluations/statement.html", facts, status=422 if form.errors else 200)
