"""Sheets with QR codes for stairwells and courtyards: whoever scans one reports at that very place."""

import segno
from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from sifang.letters.papers import wall_codes as papers
from sifang.people import queries as people
from sifang.places import queries as map_of
from sifang.web.access import acting, found_or_404
from sifang.web.forms.report import PhoneField
from sifang.web.pages.desk_place import place_of

MOST = 400
# What a drawing in a file begins with, other than one in a page.
_NAMESPACE = '<svg xmlns="http://www.w3.org/2000/svg"'
PER_PAGE = ((1, gettext_lazy("one")), (4, gettext_lazy("four")), (8, gettext_lazy("eight")))
keeping = acting("appoint", "ledger")


class CodesForm(forms.Form):
    """Which places, how many on a page, and the number to call."""

    spot = forms.MultipleChoiceField(
        label=gettext_lazy("For which places"), required=False, widget=forms.CheckboxSelectMultiple
    )
    per = forms.TypedChoiceField(
        label=gettext_lazy("How many on a page"), choices=PER_PAGE, coerce=int, widget=forms.RadioSelect
    )
    phone = PhoneField(
        label=gettext_lazy("The community's telephone"),
        required=False,
        help_text=gettext_lazy("It stands on the sheets in large digits; it is kept nowhere else."),
    )

    def __init__(self, place, spots, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.places = {spot.code: spot for spot in (place, *spots)}
        self.fields["spot"].choices = [(code, spot.short_name) for code, spot in self.places.items()]

    @property
    def chosen(self):
        """The places that were ticked; all of them where none was."""
        return [self.places[code] for code in self.cleaned_data["spot"]] or list(self.places.values())


@keeping
@require_GET
def wall_codes(request):
    """What is to be printed is chosen."""
    place, form = _asked(request, bound="per" in request.GET)
    facts = {"place": place, "form": form, "back": f"{reverse('roster')}?place={place.code}"}
    return render(request, "wall_codes/choose.html", facts, status=422 if form.errors else 200)


@keeping
@require_GET
def wall_codes_print(request):
    """The sheets themselves, ready for the printer."""
    place, form = _asked(request, bound=True)
    if not form.is_valid():
        return render(request, "wall_codes/choose.html", {"place": place, "form": form}, status=422)
    facts = {
        "community": place,
        "per": form.cleaned_data["per"],
        "phone": form.cleaned_data["phone"],
        "codes": [(spot, _code(request, place, spot).svg_data_uri(border=2)) for spot in form.chosen],
        "pdf": f"{reverse('wall-codes-pdf')}?{request.GET.urlencode()}" if papers.is_made_here() else "",
        "back": f"{reverse('wall-codes')}?{request.GET.urlencode()}",
    }
    return render(request, "wall_codes/print.html", facts)


@keeping
@require_GET
def wall_codes_pdf(request):
    """The sheets as a PDF."""
    place, form = _asked(request, bound=True)
    if not form.is_valid():
        return render(request, "wall_codes/choose.html", {"place": place, "form": form}, status=422)
    codes = [papers.Code(str(spot), _code(request, place, spot).svg_inline(omitsize=True)) for spot in form.chosen]
    content = papers.pdf_of(place, codes, form.cleaned_data["per"], form.cleaned_data["phone"])
    headers = {"Content-Disposition": f'attachment; filename="{place.code}.pdf"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@keeping
@require_GET
def wall_code_svg(request):
    """The code of one place as a drawing that may be printed in any size."""
    place, form = _asked(request, bound=True)
    spot = found_or_404(map_of.public_below(place.code), pk=request.GET.get("one", "")[:18])
    drawing = _NAMESPACE + _code(request, place, spot).svg_inline(scale=10, border=4).removeprefix("<svg")
    headers = {"Content-Disposition": f'attachment; filename="{spot.code}.svg"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(drawing, content_type="image/svg+xml", headers=headers)


def _asked(request, bound):
    place = found_or_404(people.public_communities_in_use(), pk=place_of(request).code)
    spots = map_of.public_spots(place.code)[:MOST]
    return place, CodesForm(place, spots, request.GET if bound else None, initial={"per": 4})


def _code(request, place, spot):
    address = request.build_absolute_uri(reverse("report", args=[place.code]))
    return segno.make(address if spot.code == place.code else f"{address}?spot={spot.code}", error="q")
