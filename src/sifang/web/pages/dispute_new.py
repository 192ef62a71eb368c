"""A dispute is registered by one of the three parties, a lawyer, or the community for somebody."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sifang.disputes import commands
from sifang.disputes.commands.registering import managing
from sifang.needs import rules
from sifang.needs.models import Need
from sifang.web.access import acting, found_or_404
from sifang.web.forms.disputes import DisputeForm
from sifang.web.pages.dispute_places import places_to_register, registrars

LONGEST_KEY = 12


@acting("dispute", "report_dispute", "speak")
def dispute_new(request):
    """The form, and the dispute once it is filled in."""
    sides = registrars(request.user)
    if not sides:
        return render(request, "disputes/new.html", {"form": None})
    about = _turned_out(request)
    asked = {"place": about.place_id, "summary": about.text[:500]} if about else {"place": request.GET.get("place", "")}
    places = places_to_register(request.user)
    form = DisputeForm(request.POST or None, initial=asked, places=places, registrars=sides)
    if not form.is_valid():
        facts = {"form": form, "about": about}
        return render(request, "disputes/new.html", facts, status=422 if form.is_bound else 200)
    given, company = form.cleaned_data, managing(form.cleaned_data["place"])
    made = commands.register(
        request.user, given["place"], given["cause"], given["summary"], registrar=given["registrar"],
        company=company, parties=form.parties(company), households=given["households"], is_safety=given["is_safety"],
        since=given["since"], need=about,
    )  # fmt: skip
    told = _("Registered as %(code)s, %(colour)s; the names are behind the wall.")
    messages.success(request, told % {"code": made.code, "colour": made.get_colour_display()})
    return redirect("dispute", pk=made.pk)


def _turned_out(request):
    """The need that turned out to be a dispute, if the address names one whose community the viewer works for."""
    key = request.POST.get("need") or request.GET.get("need") or ""
    if not key:
        return None
    rows = Need.objects.visible_to(request.user).select_related("place")
    need = found_or_404(rows, pk=int(key) if key.isdigit() and len(key) < LONGEST_KEY else 0)
    if not rules.may_verify(request.user, need):
        raise Http404
    return need
