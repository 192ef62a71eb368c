"""A courier or a liaison of households says what they saw, by their own code: one text, where, send. No login."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import codes
from sifang.core.errors import Refused
from sifang.core.limits import Limit
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people import own_codes
from sifang.places import queries as places
from sifang.web import refusals, resident
from sifang.web.access import public
from sifang.web.by_code import opened_by
from sifang.web.forms.own_report import OwnCodeForm, OwnReportForm

CHANNEL_OF = {"courier": Need.Channel.RIDER, "household_liaison": Need.Channel.LIAISON}
BY_POST = Limit("own-report", 20, 3600)


@public
@require_POST
def find(request):
    """The page that the typed code opens; a wrong one is counted there."""
    form = OwnCodeForm(request.POST)
    code = codes.plain(form.cleaned_data["code"]) if form.is_valid() else ""
    if not code:
        sentence = _("Write the code that the community gave you.")
        return refusals.page(request, Refused(sentence), status=422)
    return redirect("own-report", code)


@public
@opened_by(own_codes.public_post)
def own_report(request, post):
    """What was seen stands in the community's list, by the channel of the post; no place of anybody is kept."""
    form = OwnReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _store(request, post, form.cleaned_data)
    facts = resident.frame(post.place, back="community") | {"post": post, "form": form}
    return render(request, "riders/own.html", facts, status=422 if form.errors else 200)


def _store(request, post, sent):
    if BY_POST.is_reached(post.pk):
        sentence = _("You have sent many within the hour, thank you. Wait a little, or call the community.")
        return refusals.page(request, Refused(sentence), status=429)
    need = needs.report(
        post.person, post.place, sent["text"], channel=CHANNEL_OF[post.kind], asker=post.person,
        spot=places.spot_named(post.place_id, sent["text"] + sent["spot_words"]), spot_words=sent["spot_words"],
    )  # fmt: skip
    BY_POST.count(post.pk)
    code = resident.grouped(need.asked_by.get(person=post.person).track_code)
    messages.success(request, _("Noted, thank you. Track code: %(code)s.") % {"code": code})
    return redirect("own-report", own_codes.of(post))
