"""Several needs out of one pasted text: read into drafts, shown with what they came from, taken down when confirmed."""

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sifang.core.errors import Refused, insist
from sifang.matching import windows
from sifang.needs import commands as needs
from sifang.places.naming import Names
from sifang.text import drafts
from sifang.web.forms.needs import suggested_windows
from sifang.web.forms.paste import DraftForm, PasteForm, spots_of
from sifang.web.pages.taking_down import alike, channels_of, likeliest, place_asked, places_of, readable, reporting


@dataclass
class Row:
    """One draft on the page: its number, its form, the pieces of text it came from, and what stands there already."""

    number: int
    form: DraftForm
    pieces: list
    alarm: str
    found: list
    failed: str = ""


@reporting
def paste(request):
    """The page that takes a pasted text, and the drafts read from it; nothing is stored."""
    place = place_asked(request)
    form = PasteForm(request.POST or None, channels=channels_of(request.user, place))
    if request.method != "POST":
        return _ask(request, place, form)
    read = _read(place, form.cleaned_data["source"]) if form.is_valid() else None
    if read is None or not read.drafts:
        if read:
            form.add_error("source", _("Nothing in it says what is needed; copy the messages again and paste them."))
        return _ask(request, place, form, status=422)
    spots = spots_of(place)
    made = {n: DraftForm(prefix=f"d{n}", spots=spots, initial=_initial(one)) for n, one in enumerate(read.drafts)}
    return _show(request, place, form, read, made)


@reporting
@require_POST
def confirm(request):
    """The ticked drafts are taken down, each by itself; those that could not be are shown again with the reason."""
    place = place_asked(request)
    form = PasteForm(request.POST, channels=channels_of(request.user, place))
    read = _read(place, form.cleaned_data["source"]) if form.is_valid() else None
    if read is None or not read.drafts:
        return _ask(request, place, form, status=422)
    spots = spots_of(place)
    shown = [n for n in range(len(read.drafts)) if f"d{n}-text" in request.POST]
    sent = {n: DraftForm(request.POST, prefix=f"d{n}", spots=spots) for n in shown}
    kept = {n: draft for n, draft in sent.items() if draft.is_kept}
    # Every ticked draft is looked at, so that all that has to be mended is shown at once.
    wrong = [draft for draft in kept.values() if not draft.is_valid()]
    if wrong or not kept:
        form.nothing_ticked = not kept
        return _show(request, place, form, read, sent, status=422)
    failed = _take_down(request, place, kept, form.cleaned_data["channel"])
    if failed:
        return _show(request, place, form, read, {n: sent[n] for n in failed}, failed=failed)
    return redirect(f"{reverse('needs')}?place={place.pk}" if request.user.may("work", place.pk) else reverse("needs"))


def _take_down(request, place, kept, channel):
    """Those of ``kept`` that can be are taken down; returns {number: why not} of the others."""
    taken, failed = [], {}
    for number, draft in kept.items():
        try:
            taken.append(_one(request.user, place, draft, channel))
        except Refused as refusal:
            failed[number] = str(refusal)
    _tell(request, taken)
    return failed


@transaction.atomic
def _one(viewer, place, draft, channel):
    """One draft stands in the list, wholly or not at all; returns the need and whether it stood there before."""
    sent = draft.cleaned_data
    other = readable(viewer, place).filter(pk=sent["same_as"]).first() if sent["same_as"] else None
    insist(
        other or not sent["same_as"],
        _("The need that it was to join is not open any more; choose another, or take it down by itself."),
    )
    asker = {"phone": sent["phone"], "name": sent["name"]}
    need = needs.take_down(viewer, place, sent["text"], **asker, same_as=other, channel=channel, **draft.facts())
    return need, bool(other)


def _tell(request, taken):
    new = [need for need, joined in taken if not joined]
    if new:
        codes = ", ".join(need.code for need in new)
        sentence = ngettext("%(n)s need is taken down: %(codes)s.", "%(n)s needs are taken down: %(codes)s.", len(new))
        messages.success(request, sentence % {"n": len(new), "codes": codes})
    for need, joined in taken:
        if joined:
            messages.success(request, _("One more asks for “%(need)s”.") % {"need": need})


def _read(place, source):
    known = Names(place.code)

    def locate(text):
        named = known.spot_in(text)
        return (named.spot.code, named.start, named.end) if named else None

    return drafts.read(source, locate, lambda text: likeliest(place, text))


def _initial(draft):
    mask = suggested_windows(draft.when)
    names = ("text", "name", "phone", "spot", "spot_words", "category")
    return {name: getattr(draft, name) for name in names} | {
        "keep": True,
        "when": windows.words(mask) if mask else "",
    }


def _ask(request, place, form, status=200):
    facts = {"form": form, "place": place, "places": places_of(request.user)} | _limits()
    return render(request, "needs/paste.html", facts, status=status)


def _limits():
    return {"most_characters": drafts.MOST_CHARACTERS, "most_drafts": drafts.MOST_DRAFTS}


def _show(request, place, form, read, forms, failed=None, status=200):
    """The drafts with their evidence; after a confirmation only those that could not be taken down."""
    rows = [_row(request, place, form, n, read.drafts[n], own, failed or {}) for n, own in forms.items()]
    facts = {
        "form": form, "place": place, "rows": rows, "skipped": read.skipped, "rest": read.rest, "failed": failed,
        "wrong": [row for row in rows if row.form.is_bound and row.form.is_kept and row.form.errors],
    }  # fmt: skip
    return render(request, "needs/pasted.html", facts | _limits(), status=status)


def _row(request, place, form, number, draft, own, failed):
    pieces = draft.pieces(form.cleaned_data["source"])
    found = alike(request.user, place, str(own["text"].value() or ""), str(own["spot"].value() or ""))
    return Row(number + 1, own, pieces, draft.alarm, found, failed.get(number, ""))
