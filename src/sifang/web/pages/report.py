"""Reporting a need in three steps without an account, and joining one that is already there."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused
from sifang.core.holidays import add_workdays
from sifang.core.limits import Limit
from sifang.needs import commands as needs
from sifang.needs import queries, suggesting, taxonomy
from sifang.people import commands as people
from sifang.places import queries as places
from sifang.web import refusals, reported_before, resident
from sifang.web.access import found_or_404, public
from sifang.web.addresses import address_of
from sifang.web.forms.report import ContactForm, PhotoContactForm, WhatForm, WhereForm, draft_of, tiles
from sifang.web.pages.photos import count_photos

AN_HOUR = 3600
BY_PHONE, BY_ADDRESS = Limit("report-phone", 5, AN_HOUR), Limit("report-address", 20, AN_HOUR)
LOOKS = Limit("lookalikes", 200, AN_HOUR)
WHAT, WHERE, CONTACT = "what", "where", "contact"


@public
def report(request, code):
    """The three steps; what was written travels in the form itself and is stored only with the last one."""
    place = resident.community_or_404(code)
    if request.method != "POST":
        return _ask(request, place, WHAT, {"spot": request.GET.get("spot", "")[:18]})
    draft, step = draft_of(request.POST), request.POST.get("step", WHAT)
    if request.POST.get("back") in (WHAT, WHERE):
        return _ask(request, place, request.POST["back"], draft)
    what = WhatForm(draft)
    if not what.is_valid():
        return _ask(request, place, WHAT, draft, what)
    draft |= what.cleaned_data
    if step == WHAT:
        return _ask(request, place, WHERE, draft)
    where = WhereForm(place, draft)
    if not where.is_valid():
        return _ask(request, place, WHERE, draft, where)
    draft |= where.cleaned_data
    return _ask(request, place, CONTACT, draft) if step == WHERE else _store(request, place, draft, where)


def _ask(request, place, step, draft, failed=None):
    """The page of one step; ``failed`` is its form when something has to be mended."""
    named = places.named_in(place.code, draft["text"]) if step == WHERE and not draft.get("spot") else None
    draft = draft | ({"spot": named.spot.code} if named and not failed else {})
    fresh = {
        WHAT: lambda: WhatForm(initial=draft),
        WHERE: lambda: WhereForm(place, initial=draft),
        CONTACT: PhotoContactForm,
    }
    form = failed or fresh[step]()
    context = resident.frame(place, "report", back="community") | {
        "step": step,
        "form": form,
        "draft": draft,
        "tiles": tiles(),
    }
    context["kept"] = {name: words for name, words in draft.items() if name not in form.fields}
    if step == WHERE:
        context["named"] = None if failed else named
        context["alike"] = alike(place, draft["text"], draft.get("spot", ""))
        context["suggested"] = [] if draft.get("category") else suggesting.suggest(place, draft["text"])
    if step == CONTACT:
        where = WhereForm(place, draft)
        where.is_valid()
        context |= {
            "where": where.where,
            "category": resident.title_of(draft["category"]),
            "answer_by": answer_by(clock.today()),
        }
    return render(request, f"report/{step}.html", context, status=422 if failed else 200)


def _store(request, place, draft, where):
    contact = PhotoContactForm(request.POST, request.FILES)
    count_photos(request, contact.fields["photos"])
    if not contact.is_valid():
        return _ask(request, place, CONTACT, draft, contact)
    phone = contact.cleaned_data["phone"]
    again = _again(request, place, phone, draft["text"])
    if again:
        return again
    if _is_too_often(request, phone):
        return _too_often(request)
    person = people.meet_caller(None, phone, name=contact.cleaned_data["name"], home=place)
    spot = where.spots.get(draft["spot"])
    need = needs.report_with_photos(
        contact.cleaned_data["photos"], None, place, draft["text"], asker=person, category=draft["category"],
        spot=spot, spot_words=draft["spot_words"],
    )  # fmt: skip
    _count(request, phone)
    asker = need.asked_by.get(person=person)
    reported_before.remember(request, place, phone, draft["text"], asker)
    return redirect("reported", asker.track_code)


def _again(request, place, phone, text):
    """Where somebody is led who sends the same words once more; whose code it is, another device is not told."""
    asker = reported_before.known_here(request, place, phone, text)
    if asker:
        messages.info(request, _("You have sent this already; here is its code, and nothing was stored twice."))
        return redirect("reported", asker.track_code)
    if not reported_before.known_elsewhere(place, phone, text):
        return None
    messages.info(request, _("This phone number has sent the same words today; use the track code it was given then."))
    return redirect("track-find")


@public
def join(request, code, pk):
    """Somebody has the same need: the page that asks how to reach them, and their joining."""
    place = resident.community_or_404(code)
    need = found_or_404(queries.public_open(code), pk=pk)
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _join(request, need, form.cleaned_data)
    context = resident.frame(place, "report", back="report") | {
        "need": need,
        "people": need.asked_by.count(),
        "form": form,
    }
    return render(request, "report/join.html", context, status=422 if form.errors else 200)


def _join(request, need, contact):
    """A fresh tie shows its track code; one that was there before does not, for anybody may type a phone number."""
    if _is_too_often(request, contact["phone"]):
        return _too_often(request)
    began = clock.now()
    person = people.meet_caller(None, contact["phone"], name=contact["name"], home=need.place)
    asker = needs.join(person, need)
    _count(request, contact["phone"])
    if asker.since < began:
        messages.info(request, _("This phone number already follows this need; use the track code it was given then."))
        return redirect("track-find")
    return redirect("reported", asker.track_code)


@public
def lookalikes(request, code):
    """A fragment for the page while somebody writes: open needs that may be the same."""
    place = resident.community_or_404(code)
    words = (request.GET.get("q") or request.GET.get("text") or "")[:200]
    found = []
    if not LOOKS.is_reached(address_of(request)):
        LOOKS.count(address_of(request))
        found = alike(place, words, request.GET.get("spot", "")[:18])
    return render(request, "report/_alike.html", {"community": place, "alike": found})


def alike(place, words, spot=""):
    """[(need, how many ask)] of open needs that may be the same as ``words`` and that anybody may read."""
    if len(words.strip()) < 4:
        return []
    found = queries.public_lookalikes(place.code, words, spot=spot)
    readable = [need for need, _score, _shared in found if taxonomy.is_public(need.category, need.subcategory)]
    return [(need, need.asked_by.count()) for need in readable]


def answer_by(day):
    """The day by which the community answers what was reported on ``day``."""
    return add_workdays(day, queries.VERIFY_WITHIN_DAYS)


def _is_too_often(request, phone):
    return BY_ADDRESS.is_reached(address_of(request)) or bool(phone and BY_PHONE.is_reached(phone))


def _count(request, phone):
    BY_ADDRESS.count(address_of(request))
    if phone:
        BY_PHONE.count(phone)


def _too_often(request):
    sentence = _(
        "Many reports have come from here within the hour, so this one was not stored. "
        "Try again in an hour, or tell your community directly."
    )
    return refusals.page(request, Refused(sentence), status=429)
