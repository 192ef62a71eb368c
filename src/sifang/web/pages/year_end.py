"""The year's end of the needs list: what is left goes to the new year's list, page by page, with the reason told."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sifang.core import clock
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.places.models import COMMUNITY_LENGTH, Place
from sifang.web.access import acting, found_or_404
from sifang.web.forms.handing import RollForm
from sifang.web.pages.desk_place import desk_place
from sifang.web.pages.paging import page_of

MOST = 50
LONGEST_KEY = 12


@acting("verify")
def year_end(request):
    """What is left of last year or before; those chosen stand anew on this year's list."""
    place = desk_place(request)
    if place is None or len(place.code) != COMMUNITY_LENGTH:
        place = found_or_404(Place.objects.none())
    year = clock.today().year - 1
    left = needs.to_roll_over(place, year)
    form = RollForm(request.POST or None)
    keys = [int(key) for key in request.POST.getlist("need")[:MOST] if key.isdigit() and len(key) < LONGEST_KEY]
    if form.is_valid() and not keys:
        form.add_error(None, _("Choose at least one need."))
    if form.is_valid():
        chosen = Need.objects.visible_to(request.user).filter(pk__in=keys)
        made = needs.roll_over(
            request.user, place, chosen, year, form.cleaned_data["why_not"], form.cleaned_data["words"]
        )
        told = ngettext(
            "%(n)s need stands on this year's list; those who asked read why it waited.",
            "%(n)s needs stand on this year's list; those who asked read why they waited.",
            len(made),
        )
        messages.success(request, told % {"n": len(made)})
        return redirect(f"{reverse('needs-year-end')}?place={place.code}")
    facts = {
        "place": place,
        "year": year,
        "this_year": year + 1,
        "page": page_of(request, left.select_related("spot", "place")),
        "form": form,
        "chosen": keys,
    }
    return render(request, "needs/year_end.html", facts, status=422 if form.is_bound else 200)
