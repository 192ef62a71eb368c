"""Taking a need down: a call, a visit from door to door, something seen on the spot."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.needs import commands as needs
from sifang.needs import queries
from sifang.needs.models import Need
from sifang.web.access import found_or_404
from sifang.web.forms.needs import NewForm
from sifang.web.pages.taking_down import alike, channels_of, guesses, place_asked, places_of, readable, reporting


@reporting
def new(request):
    """A new need stands in the list, or somebody joined one that stands there already."""
    place, form = _form(request)
    if request.method == "POST" and form.is_valid():
        return _taken_down(request, place, form)
    return render(request, "needs/new.html", _facts(request, place, form), status=422 if request.POST else 200)


@reporting
@require_POST
def caller(request):
    """The same form, with what the caller with this phone has asked for before. Nothing is written."""
    place, form = _form(request)
    form.is_valid()
    phone = form.cleaned_data.get("phone", "")
    form.errors.clear()
    facts = {"looked_up": phone} | _known(request.user, phone)
    return render(request, "needs/new.html", _facts(request, place, form) | facts)


@reporting
def lookalikes(request):
    """The fragment below the text: open needs of the place that may be the same thing."""
    place = found_or_404(places_of(request.user), pk=request.GET.get("place", ""))
    text, spot = request.GET.get("text", ""), request.GET.get("spot", "")
    facts = {"found": alike(request.user, place, text, spot), "guesses": guesses(place, text)}
    return render(request, "needs/_lookalikes_live.html", facts)


def _form(request):
    """The place the form is about, and the form bound to what was sent."""
    place = place_asked(request)
    return place, NewForm(request.POST or None, place=place, channels=channels_of(request.user, place))


def _facts(request, place, form):
    return {
        "form": form,
        "place": place,
        "places": places_of(request.user),
        "may_look_up": request.user.may("unmask", place.code),
        "found": alike(request.user, place, request.POST.get("text", ""), request.POST.get("spot", "")),
    }


def _known(viewer, phone):
    """The resident with this phone as far as the viewer may know them, and the needs they asked for."""
    if not phone or not viewer.may("unmask"):
        return {}
    return {"earlier": queries.asked_by_phone(viewer, phone)}


def _taken_down(request, place, form):
    same_as = form.cleaned_data["same_as"]
    other = found_or_404(readable(request.user, place), pk=same_as) if same_as else None
    sent = form.cleaned_data
    need = needs.take_down(
        request.user, place, sent["text"], phone=sent["phone"], name=sent["name"], same_as=other, **form.facts()
    )
    if other:
        messages.success(request, _("One more asks for “%(need)s”.") % {"need": need})
    else:
        messages.success(
            request, _("“%(need)s” is taken down as %(code)s, to be verified.") % {"need": need, "code": need.code}
        )
    seen = Need.objects.visible_to(request.user).filter(pk=need.pk).exists()
    return redirect("need", pk=need.pk) if seen else redirect("need-new")
