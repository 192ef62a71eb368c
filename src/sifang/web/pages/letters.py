"""Letters of thanks: the list, one letter with the records behind it, approval."""

import re

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.letters import commands, queries, short_texts
from sifang.letters.models import Letter
from sifang.letters.papers.thanks import is_flush
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.letters import LetterForm
from sifang.web.pages.desk_place import asked_place
from sifang.web.pages.paging import page_of


@signed_in
def letters(request):
    """The letters the viewer may see: a community's own, or those an organization has received."""
    place = asked_place(request)
    every = queries.letter_list(request.user, place.code if place else "")
    stage = request.GET.get("stage", "") if request.GET.get("stage") in Letter.Stage.values else ""
    rows = queries.letter_list(request.user, place.code if place else "", stages=[stage]) if stage else every
    facts = {
        "page": page_of(request, rows),
        "stage": stage,
        "stages": [choice for choice in Letter.Stage if choice != Letter.Stage.DROPPED],
        "drafts": every.filter(stage=Letter.Stage.DRAFT).count(),
        "approves": request.user.may("approve_letter"),
        "drafts_year": request.user.may("activity"),
    }
    return render(request, "letters/list.html", facts)


@signed_in
def letter(request, pk):
    """One letter as it will be printed, and what stands behind its words."""
    return _show(request, _found(request, pk))


def _found(request, pk):
    rows = Letter.objects.visible_to(request.user).select_related(
        "place", "organization", "person", "project__place", "rating__need", "approved_by"
    )
    return found_or_404(rows, pk=pk)


def _show(request, found, form=None, status=200):
    may = request.user.may("approve_letter", found.place_id) and found.stage == Letter.Stage.DRAFT
    edits = may and (form is not None or "edit" in request.GET)
    known = queries.facts(found)
    facts = {
        "letter": found,
        "short_text": short_texts.of_letter(found),
        "may_approve": may,
        "form": (form or LetterForm(initial={"text": found.text})) if edits else None,
        # The sheet is as it is printed, whoever reads the page around it.
        "language": settings.LANGUAGE_CODE,
        "paragraphs": [marked(line.strip(), known) for line in _shown(found) if line.strip()],
        "may_receive": _may_receive(request.user, found),
        "facts": [fact for fact in known if fact.words in found.text],
    }
    return render(request, "letters/letter.html", facts, status=status)


def _shown(letter):
    """The lines of the letter as a page shows them: of a member no more than the masked name."""
    return letter.worded(letter.addressee).splitlines()


def _may_receive(viewer, letter):
    waits = letter.stage == Letter.Stage.APPROVED and letter.received_on is None
    speaks = letter.organization is not None and viewer.may("speak", organization=letter.organization)
    return waits and (speaks or viewer.may("activity", letter.place_id))


def marked(line, facts):
    """{"indented", "parts": [(words, whether a record stands behind them)]} of one paragraph of a letter."""
    pattern = "|".join(re.escape(fact.words) for fact in sorted(facts, key=lambda fact: -len(fact.words)))
    pieces = re.split(f"({pattern})", line) if pattern else [line]
    parts = [(piece, number % 2 == 1) for number, piece in enumerate(pieces) if piece]
    return {"indented": not is_flush(line), "parts": parts}


@acting("approve_letter")
@require_POST
def letter_approve(request, pk):
    """The letter goes out, as it stands or as it was edited."""
    found = _found(request, pk)
    form = LetterForm(request.POST) if "text" in request.POST else None
    if form is not None and not form.is_valid():
        return _show(request, found, form, status=422)
    commands.approve(request.user, found, form.cleaned_data["text"] if form else "")
    messages.success(request, _("The letter is approved; %(org)s can read it now.") % {"org": found.addressee})
    return redirect("letter", pk=pk)


@acting("approve_letter")
@require_POST
def letter_drop(request, pk):
    """The letter is not sent."""
    commands.drop(request.user, _found(request, pk))
    messages.success(request, _("The letter is not sent."))
    return redirect("letters")
