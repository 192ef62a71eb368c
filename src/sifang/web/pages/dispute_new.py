"""A dispute is registered by one of the three parties, a lawyer, or the community for somebody."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sifang.disputes import commands
from sifang.disputes.commands.registering import managing
from sifang.web.access import acting
from sifang.web.forms.disputes import DisputeForm
from sifang.web.pages.dispute_places import places_to_register, registrars


@acting("dispute", "report_dispute", "speak")
def dispute_new(request):
    """The form, and the dispute once it is filled in."""
    sides = registrars(request.user)
    if not sides:
        return render(request, "disputes/new.html", {"form": None})
    asked = {"place": request.GET.get("place", "")}
    places = places_to_register(request.user)
    form = DisputeForm(request.POST or None, initial=asked, places=places, registrars=sides)
    if not form.is_valid():
        return render(request, "disputes/new.html", {"form": form}, status=422 if form.is_bound else 200)
    given, company = form.cleaned_data, managing(form.cleaned_data["place"])
    made = commands.register(
        request.user, given["place"], given["cause"], given["summary"], registrar=given["registrar"],
        company=company, parties=form.parties(company), households=given["households"], is_safety=given["is_safety"],
        since=given["since"],
    )  # fmt: skip
    told = _("Registered as %(code)s, %(colour)s; the names are behind the wall.")
    messages.success(request, told % {"code": made.code, "colour": made.get_colour_display()})
    return redirect("dispute", pk=made.pk)
