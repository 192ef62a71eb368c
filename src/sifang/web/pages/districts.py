"""Business districts: the list, one district with its numbers, its joint acts and its pledges."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.commerce import commands, queries, rules
from sifang.commerce.models import District, JointAct, Pledge
from sifang.places.models import Place
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.districts import ActForm, DistrictForm, LastDayForm
from sifang.web.pages.paging import page_of

KEEPERS = ("district", "ledger")
FEW = 5


@signed_in
def districts(request):
    """The districts the viewer may see, with what is in them."""
    context = {
        "page": page_of(request, queries.districts(request.user)),
        "may_found": any(request.user.may(act) for act in KEEPERS),
        "opens_finance": any(request.user.may(act) for act in ("finance", "ledger")),
    }
    return render(request, "districts/list.html", context)


@acting(*KEEPERS)
def district_new(request):
    """Found a district."""
    form = DistrictForm(request.POST or None, places=queries.places_to_keep(request.user))
    if not form.is_valid():
        return render(request, "districts/new.html", {"form": form}, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    place = found_or_404(Place.objects.all(), pk=given["place"])
    made = commands.found_district(
        request.user, place, given["name"], party_org=given["party_org"], since=given["since"]
    )
    messages.success(request, _("The district is there; now enter its shops."))
    return redirect("district", pk=made.pk)


def visible(request, pk):
    """The district the viewer may see, or 404."""
    return found_or_404(District.objects.visible_to(request.user).select_related("place"), pk=pk)


@signed_in
def district(request, pk):
    """One district: its numbers, each of which opens its rows, and what goes on."""
    found = found_or_404(queries.districts(request.user), pk=pk)
    context = {
        "district": found,
        "keeps": rules.may_keep(request.user, found.place),
        "measures": queries.measures(request.user, found)[:FEW],
        "acts": queries.joint_acts(request.user, found)[:FEW],
        "end_form": LastDayForm(auto_id="end_%s"),
    }
    return render(request, "districts/district.html", context)


@acting(*KEEPERS)
@require_POST
def district_end(request, pk):
    """The district ends."""
    found, form = visible(request, pk), LastDayForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors["last_day"][0])
        return redirect("district", pk=pk)
    commands.end_district(request.user, found, form.cleaned_data["last_day"])
    messages.success(request, _("The district has ended; its records stay."))
    return redirect("district", pk=pk)


@signed_in
def acts(request, pk):
    """What the merchants did together, and writing down one more."""
    found = visible(request, pk)
    keeps = rules.may_keep(request.user, found.place)
    form = ActForm(request.POST or None, district=found)
    if request.method == "POST" and form.is_valid():
        commands.act_jointly(request.user, found, **form.cleaned_data)
        messages.success(request, _("It is written down."))
        return redirect("district-acts", pk=pk)
    kind = request.GET.get("kind", "")
    context = {
        "district": found,
        "keeps": keeps,
        "form": form,
        "kinds": JointAct.Kind.choices,
        "kind": kind if kind in JointAct.Kind.values else "",
        "page": page_of(request, queries.joint_acts(request.user, found, kind).prefetch_related("merchants")),
    }
    return render(request, "districts/acts.html", context, status=422 if form.is_bound else 200)


@signed_in
def pledges(request, pk):
    """The pledges given in a district, by how they stand."""
    found, stage = visible(request, pk), request.GET.get("stage", "")
    stage = stage if stage in Pledge.Stage.values else ""
    numbers = queries.pledge_numbers(request.user, found)
    context = {
        "district": found,
        "stage": stage,
        "stages": [(value, label, numbers.get(value, 0)) for value, label in Pledge.Stage.choices],
        "page": page_of(request, queries.pledges(request.user, found, stage)),
    }
    return render(request, "districts/pledges.html", context)
