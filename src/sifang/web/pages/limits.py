"""The numbers of a place: the customary one, what holds here, who set it; the offices set their own."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sifang.people import commands as people
from sifang.people.limits import LIMITS
from sifang.people.limits_of import public_limits
from sifang.places.models import Place
from sifang.web.access import acting, found_or_404
from sifang.web.forms.ties import LimitForm
from sifang.web.pages.desk_place import desk_place


@acting("settings", "appoint")
def limits(request):
    """Every number as it holds at the place; whoever may sets one of them."""
    place = desk_place(request) or found_or_404(Place.objects.none())
    if request.method == "POST":
        return _set(request, place)
    facts = {"place": place, "rows": public_limits(place.code), "may_set": request.user.may("settings", place.code)}
    return render(request, "limits/limits.html", facts)


def _set(request, place):
    form, name = LimitForm(request.POST), request.POST.get("name", "")
    if form.is_valid():
        people.set_limit(request.user, place, name, form.cleaned_data["value"])
        messages.success(
            request, _("“%(title)s” is set for %(place)s.") % {"title": LIMITS[name].title, "place": place}
        )
    else:
        messages.error(request, form.errors["value"][0])
    return redirect(f"{reverse('limits')}?place={place.code}")
