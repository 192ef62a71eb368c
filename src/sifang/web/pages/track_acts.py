"""What an asker does on the track page beside reading and rating: opens the personal part, adds photos."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sifang.core.errors import Refused, require
from sifang.needs import commands as needs
from sifang.needs import photos as photos_of
from sifang.needs import rules
from sifang.web import personal, refusals
from sifang.web.access import found_or_404, public
from sifang.web.forms.photos import PhotosForm
from sifang.web.forms.track import DigitsForm
from sifang.web.pages.photos import count_photos, picture
from sifang.web.pages.track import show, with_asker


@public
@require_POST
@with_asker
def open_personal(request, asker):
    """The last four digits of the phone open what is personal; every wrong answer is the same."""
    if personal.is_tired(request, asker):
        sentence = _("Too many wrong digits were typed. Wait an hour, or ask your community.")
        return refusals.page(request, Refused(sentence), status=429)
    form = DigitsForm(request.POST)
    if form.is_valid() and personal.try_digits(request, asker, form.cleaned_data["digits"]):
        return redirect("track", asker.track_code)
    if not form.errors:
        form.add_error("digits", _("These are not the last four digits of the phone that was left. Try once more."))
    return show(request, asker, digits=form)


@public
@require_GET
@with_asker
def photo(request, asker, pk):
    """A photo of one's own, or of what came of it."""
    need = needs.standing(asker.need)
    found = found_or_404(photos_of.public_to_asker(asker, need), pk=pk)
    if not (found.is_public or personal.is_open(request, asker)):
        return found_or_404(photos_of.public_to_asker(asker, need).none())
    return picture(found)


@public
@require_POST
@with_asker
def photos_add(request, asker):
    """The asker has added photos."""
    if not personal.is_open(request, asker):
        return ask_digits(request, asker)
    form = PhotosForm(request.POST, request.FILES)
    count_photos(request, form.fields["photos"])
    if not form.is_valid():
        return show(request, asker, photos=form)
    needs.add_photos(asker.person, needs.standing(asker.need), form.cleaned_data["photos"])
    messages.success(request, _("The photos stand with your need; thank you."))
    return redirect("track", asker.track_code)


@public
@require_POST
@with_asker
def nudge(request, asker):
    """The community is reminded."""
    needs.nudge(asker.person, _speaking(asker))
    messages.success(request, _("The community is reminded."))
    return redirect("track", asker.track_code)


@public
@require_POST
@with_asker
def withdraw(request, asker):
    """The asker takes the need back; that is theirs alone, so the digits open it."""
    if not personal.is_open(request, asker):
        return ask_digits(request, asker)
    needs.withdraw(asker.person, _speaking(asker))
    messages.success(request, _("You have taken it back; thank you for telling."))
    return redirect("track", asker.track_code)


@public
@require_POST
@with_asker
def bring_back(request, asker):
    """The asker wants it after all."""
    if not personal.is_open(request, asker):
        return ask_digits(request, asker)
    needs.bring_back(asker.person, _speaking(asker))
    messages.success(request, _("Sent again; the community verifies it anew."))
    return redirect("track", asker.track_code)


def _speaking(asker):
    """The need that stands, if this code speaks for it."""
    need = needs.standing(asker.need)
    require(rules.speaks_for(asker, need), _("Only those who asked do this."))
    return need


def ask_digits(request, asker):
    """Back to the track page, where the digits are typed in."""
    messages.info(request, _("Type the last four digits of your phone first."))
    return redirect("track", asker.track_code)
