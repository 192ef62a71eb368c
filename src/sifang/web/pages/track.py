"""What somebody with a track code sees and says: how it goes, what was missing, whether it helped."""

import datetime
from functools import wraps

import segno
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from sifang.activities import menu
from sifang.core import clock
from sifang.core.codes import plain
from sifang.core.errors import Refused, insist, require
from sifang.evaluations import queries as evaluations
from sifang.meetings import queries as meetings
from sifang.needs import commands as needs
from sifang.needs import photos as photos_of
from sifang.needs import queries, rules, second_thoughts, taxonomy
from sifang.needs.models import Need, Rating
from sifang.web import personal, refusals, resident, timeline
from sifang.web.access import public
from sifang.web.addresses import address_of
from sifang.web.by_code import WRONG_CODES
from sifang.web.forms.photos import PhotosForm
from sifang.web.forms.track import DigitsForm, RateForm, ResubmitForm, TrackForm
from sifang.web.pages.report import answer_by

Stage = Need.Stage
RATED_WITHIN = datetime.timedelta(days=30)


def with_asker(view):
    """The view gets the asker that the track code in the address opens; a wrong code is answered, and counted.

    The page is somebody's own: a shared device keeps no copy of it.
    """

    @wraps(view)
    @cache_control(no_store=True)
    def opened(request, track, **which):
        if WRONG_CODES.is_reached(address_of(request)):
            return _too_often(request)
        asker = queries.public_by_track_code(track)
        if asker:
            return view(request, asker, **which)
        return redirect("service-word", track) if menu.public_by_code(track) else _unknown(request, track)

    return opened


def _too_often(request):
    sentence = _(
        "Too many unknown codes were tried from here. "
        "Wait ten minutes, then look the code up on your confirmation page."
    )
    return refusals.page(request, Refused(sentence), status=429)


def _unknown(request, code):
    WRONG_CODES.count(address_of(request))
    form = TrackForm({"code": code[:40]})
    form.is_valid()
    form.add_error(
        "code", _("No need has this code. Compare it letter by letter with your confirmation, or ask your community.")
    )
    return render(request, "track/find.html", _find_frame(request) | {"form": form}, status=404)


def _find_frame(request):
    place = resident.last_community(request)
    return resident.frame(place, "track-find") if place else {}


@public
def find(request):
    """Where a track code is typed in."""
    form = TrackForm(request.GET or None)
    if form.is_bound and form.is_valid():
        code = plain(form.cleaned_data["code"])
        return redirect("track", code) if code else _unknown(request, "?")
    return render(request, "track/find.html", _find_frame(request) | {"form": form}, status=422 if form.errors else 200)


@public
@with_asker
def reported(request, asker):
    """What was reported is received: the code, and who answers by when."""
    need = needs.standing(asker.need)
    address = request.build_absolute_uri(reverse("track", args=[asker.track_code]))
    context = resident.frame(need.place, "report", back="community") | {
        "asker": asker,
        "need": need,
        "code": resident.grouped(asker.track_code),
        "answer_by": answer_by(need.raised_on),
        "others": need.asked_by.count() - 1,
        "hidden": personal.words_hidden(need, personal.is_open(request, asker)),
        "told": need if taxonomy.is_public(need.category, need.subcategory) else asker.need,
        "has_phone": bool(asker.person.phone),
        "picture": segno.make(address, error="m").svg_data_uri(scale=4, border=2),
    }
    return render(request, "track/reported.html", context)


@public
@with_asker
def track(request, asker):
    """How the need stands, what happened to it, and what comes next."""
    return show(request, asker)


def show(request, asker, form=None, **failed):
    """The track page; ``form``, or one of ``failed`` by its name, has to be mended."""
    need, me, opened = needs.standing(asker.need), asker.person_id, personal.is_open(request, asker)
    project = timeline.current_project(need)
    moments, is_past = timeline.past(need), need.stage in Need.DONE_STAGES and _is_past(need)
    context = resident.frame(need.place, "track-find", back="community") | {
        "asker": asker,
        "me": me,
        "need": need,
        "code": resident.grouped(asker.track_code),
        "project": project,
        "moments": moments,
        "ahead": [] if is_past else timeline.ahead(need, project),
        "is_past": is_past,
        "parts": [(part.track_code, resident.grouped(part.track_code)) for part in queries.public_parts(asker, need)],
        "others": need.asked_by.count() - 1,
        "is_merged": need.pk != asker.need_id,
        "answer_by": answer_by(need.raised_on),
        "today": clock.today(),
        "meets_at": meetings.public_next_day(project) if project else None,
        "steps": _steps(project),
        "may_rate": _may_rate(asker, need),
        "rating": second_thoughts.changeable(asker.person, need) if rules.speaks_for(asker, need) else None,
        "voting_code": evaluations.public_code_of(asker, need.place_id) if opened else "",
        "form": form or ResubmitForm(initial={"text": need.text}),
        **_personal(asker, need, opened),
        **_late(need, project),
        "acts": _acts(asker, need, opened),
        "digits_form": failed.get("digits") or DigitsForm(),
        "photos_form": failed.get("photos") or PhotosForm(),
    }
    return render(request, "track/track.html", context, status=422 if form or failed else 200)


def _personal(asker, need, opened):
    """What the page shows of words and photos; another's words of a private matter it never shows."""
    is_private = not taxonomy.is_public(need.category, need.subcategory)
    return {
        "opened": opened,
        "hidden": personal.words_hidden(need, opened),
        "told": asker.need if is_private else need,
        "is_private": is_private,
        "photos": photos_of.public_to_asker(asker, need).filter(**({} if opened else {"is_public": True})),
        "takes_photos": opened and need.stage in (*Need.OPEN_STAGES, Stage.RETURNED) and rules.speaks_for(asker, need),
        "has_phone": bool(asker.person.phone),
    }


def _late(need, project):
    """Since which day something promised is late, and who has to see to it now: a body, never a person."""
    day, body = need.settle_by_day, need.place
    if need.stage == Stage.IN_PROJECT:
        day, body = _owed_by_project(need, project)
    elif need.stopped_on or need.stage not in Need.OPEN_STAGES:
        day = None
    elif need.ticket_out:
        body = need.ticket_out.department
    return {"late_since": day if day and day < clock.today() else None, "responsible": body}


def _owed_by_project(need, project):
    """The day a project was promised for, and who has to act: its lead, or the community once the lead is ready."""
    if not (project and project.lead):
        return None, need.place
    is_ready = project.stage == project.Stage.SUBMITTED
    return project.due, need.place if is_ready else project.lead.organization


def _acts(asker, need, opened):
    """Which buttons the asker has."""
    if not rules.speaks_for(asker, need):
        return {}
    is_open, again = need.stage in Need.OPEN_STAGES, needs.may_nudge_from(asker.person, need)
    may_nudge = again is None or again <= clock.now()
    alone = not need.asked_by.exclude(person=asker.person).exists()
    takes_back = Stage.WITHDRAWN in need.ARROWS.get(need.stage, ())
    return {
        "nudge": is_open and may_nudge,
        "nudge_from": again if is_open and not may_nudge else None,
        "withdraw": opened and takes_back and alone,
        "bring_back": opened and need.stage == Stage.WITHDRAWN,
    }


def _steps(project):
    """How many steps the project has, how many are done, and the next one."""
    steps = list(project.steps.all()) if project else []
    return {
        "all": len(steps),
        "done": sum(1 for step in steps if step.done_on),
        "next": next((step for step in steps if not step.done_on), None),
    }


def _may_rate(asker, need):
    said = Rating.objects.filter(need=need, person=asker.person_id, round=need.round)
    is_fresh = need.stage in Need.DONE_STAGES and not said.exists()
    return is_fresh and rules.speaks_for(asker, need) and not _is_past(need)


def _is_past(need):
    """Whether the days are over in which the link takes a rating."""
    return bool(need.closed_on) and clock.today() > need.closed_on + RATED_WITHIN


@public
@with_asker
def rate(request, asker):
    """Whether it helped; “not solved” puts the need back on the list. For a day the word may be changed."""
    need = needs.standing(asker.need)
    said = second_thoughts.changeable(asker.person, need) if rules.speaks_for(asker, need) else None
    if request.method != "POST" and not (said or _may_rate(asker, need)):
        return redirect("track", asker.track_code)
    require(rules.speaks_for(asker, need), _("Only those who asked rate the outcome."))
    insist(said or not _is_past(need), _("The thirty days to rate this are over. If it is back, report it again."))
    form = RateForm(request.POST or None, initial=_said(request, said))
    if request.method == "POST" and form.is_valid():
        rating = needs.rate(asker.person, need, **form.facts())
        messages.success(request, _thanks(rating))
        return redirect("track", asker.track_code)
    opened = personal.is_open(request, asker)
    context = resident.frame(need.place, "track-find", back="community") | {
        "asker": asker,
        "need": need,
        "said": said,
        "outcome": resident.outcomes(Need.objects.filter(pk=need.pk).select_related("place"))[0],
        "form": form,
        **_personal(asker, need, opened),
    }
    return render(request, "track/rate.html", context, status=422 if form.errors else 200)


def _said(request, said):
    if said:
        return {"outcome": said.outcome, "words": said.words, "satisfaction": said.satisfaction}
    return {"outcome": request.GET.get("outcome", "")}


def _thanks(rating):
    if rating.outcome == Rating.Outcome.NO:
        return _(
            "Your word is noted: it is not solved, so the need is open again and the community looks for a way anew."
        )
    return _("Your word is noted. Thank you; it is what the community and the organization go by.")


@public
@require_POST
@with_asker
def resubmit(request, asker):
    """The asker has added what was missing; the community verifies again."""
    form = ResubmitForm(request.POST)
    if not form.is_valid():
        return show(request, asker, form)
    needs.resubmit(asker.person, asker.need, form.cleaned_data["text"])
    messages.success(request, _("Sent again; the community verifies it anew."))
    return redirect("track", asker.track_code)
