"""Taking a need down: a call, a visit from door to door, something seen on the spot."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.core.holidays import add_workdays
from sifang.needs import commands as needs
from sifang.needs import queries
from sifang.needs.models import Callback, Need
from sifang.people.models import Person
from sifang.web.access import found_or_404
from sifang.web.forms.needs import NewForm
from sifang.web.pages.taking_down import alike, channels_of, guesses, place_asked, places_of, readable, reporting
from sifang.web.resident import grouped

LAST = "taken_down"


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
    """The same form, or its fragment, with what the caller with this phone asked for before. Nothing is written."""
    place, form = _form(request)
    form.is_valid()
    phone = form.cleaned_data.get("phone", "")
    form.errors.clear()
    facts = {"looked_up": phone} | _known(request.user, phone)
    if request.headers.get("X-Requested-With") == "fetch":
        return render(request, "needs/_caller.html", facts)
    return render(request, "needs/new.html", _facts(request, place, form) | facts)


@reporting
def lookalikes(request):
    """The fragment below the text: open needs of the place that may be the same thing."""
    place = found_or_404(places_of(request.user), pk=request.GET.get("place", ""))
    text, spot = request.GET.get("text", ""), request.GET.get("spot", "")
    facts = {"found": alike(request.user, place, text, spot), "guesses": guesses(place, text), "keys": True}
    return render(request, "needs/_lookalikes_live.html", facts)


def _form(request):
    """The place the form is about, and the form bound to what was sent."""
    place = place_asked(request)
    channels = channels_of(request.user, place)
    # Who takes calls down writes what residents say; a visit is chosen where it was one.
    first = {"channel": Need.Channel.RESIDENT.value} if request.user.may("unmask", place.code) else None
    return place, NewForm(request.POST or None, initial=first, place=place, channels=channels)


def _facts(request, place, form):
    return {
        "form": form,
        "place": place,
        "places": places_of(request.user),
        "may_look_up": request.user.may("unmask", place.code),
        "found": alike(request.user, place, request.POST.get("text", ""), request.POST.get("spot", "")),
        "keys": True,
        "last": _last(request) if request.method == "GET" else None,
    }


def _known(viewer, phone):
    """The resident with this phone as far as the viewer may know them, and the needs they asked for."""
    if not phone or not viewer.may("unmask"):
        return {}
    earlier = list(queries.asked_by_phone(viewer, phone))
    calls = Callback.objects.filter(need__in=earlier, person__in=Person.objects.by_phone(phone))
    return {
        "earlier": earlier,
        "open_count": sum(1 for need in earlier if need.stage in Need.OPEN_STAGES),
        "last_call": calls.order_by("-at", "-pk").first(),
    }


def _taken_down(request, place, form):
    same_as = form.cleaned_data["same_as"]
    other = found_or_404(readable(request.user, place), pk=same_as) if same_as else None
    sent = form.cleaned_data
    need = needs.take_down(
        request.user, place, sent["text"], phone=sent["phone"], name=sent["name"], same_as=other, **form.facts()
    )
    if request.POST.get("then") == "next":
        request.session[LAST] = [need.pk, _code(need, sent["phone"])]
        return redirect(f"{reverse('need-new')}?place={place.pk}")
    _say(request, need, other)
    seen = Need.objects.visible_to(request.user).filter(pk=need.pk).exists()
    return redirect("need", pk=need.pk) if seen else redirect("need-new")


def _say(request, need, other):
    said = _("One more asks for “%(need)s”.") if other else _("“%(need)s” is taken down as %(code)s, to be verified.")
    messages.success(request, said % {"need": need, "code": need.code})


def _code(need, phone):
    """The track code of the caller who left this phone, to be read to them; "" where nobody left one."""
    people = Person.objects.by_phone(phone) if phone else Person.objects.none()
    asker = need.asked_by.filter(person__in=people).first()
    return grouped(asker.track_code) if asker else ""


def _last(request):
    """What the last call became, once: the need, the code to read out, and by when the caller is called back."""
    key, code = request.session.pop(LAST, (None, ""))
    need = Need.objects.visible_to(request.user).filter(pk=key).first()
    by = need and (need.take_on_by_day or add_workdays(clock.today(), 1))
    return {"need": need, "code": code, "by": by} if need else None
