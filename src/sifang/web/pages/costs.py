"""Shared costs: drafted with the working, each merchant's word, settled; and the slips the merchants read it on."""

import segno
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.commerce import commands, queries, rules
from sifang.commerce.models import CostSharing, Share
from sifang.core.money import shown
from sifang.web import resident
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.districts import ShortWhyForm
from sifang.web.forms.measures import CostForm
from sifang.web.pages.cost_bars import bars, weighed
from sifang.web.pages.districts import KEEPERS
from sifang.web.pages.measures import visible as measure_of

Basis, Stage = CostSharing.Basis, CostSharing.Stage
MOST_SHOPS = 200


def _basis(request):
    asked = request.POST.get("basis") or request.GET.get("basis") or Basis.AREA
    return asked if asked in Basis.values else Basis.AREA


@acting(*KEEPERS)
def cost_new(request, pk):
    """Draft how a cost is shared."""
    return _draft(request, measure_of(request, pk), None)


@acting(*KEEPERS)
def cost_redraft(request, pk):
    """Replace a draft by another one."""
    cost = _visible(request, pk)
    return _draft(request, cost.measure, cost)


def _draft(request, measure, cost):
    basis = _basis(request)
    shops = list(measure.district.merchants.current().order_by("name", "pk")[:MOST_SHOPS])
    initial = {"title": cost.title, "amount": cost.amount} if cost else {}
    form = CostForm(request.POST or None, basis=basis, merchants=shops, initial=initial)
    if not form.is_valid():
        context = {"form": form, "measure": measure, "cost": cost, "basis": basis, "bases": Basis.choices}
        return render(request, "costs/new.html", context, status=422 if form.is_bound else 200)
    given = form.cleaned_data["title"], form.cleaned_data["amount"], basis, form.weights
    made = (
        commands.redraft_cost(request.user, cost, *given)
        if cost
        else commands.draft_cost(request.user, measure, *given)
    )
    messages.success(request, _("The draft is worked out; now each shop says whether it agrees."))
    return redirect("cost", pk=made.pk)


def _visible(request, pk):
    return found_or_404(queries.costs(request.user), pk=pk)


@signed_in
def cost(request, pk):
    """One shared cost: the bars, the working, the sum, and who has agreed and paid."""
    return _page(request, _visible(request, pk))


def _page(request, found, *, status=200, **forms):
    shares = list(queries.shares_of(found))
    context = {
        "cost": found,
        "amount": shown(found.amount),
        "bars": bars(found, shares),
        "weight_total": weighed(found.basis, sum(share.weight for share in shares)),
        "sum": shown(sum(share.amount for share in shares)),
        "agreed": sum(share.agreed_on is not None for share in shares),
        "paid": sum(share.paid_on is not None for share in shares),
        "keeps": rules.may_keep(request.user, found.measure.place),
        "drop_form": ShortWhyForm(auto_id="drop_%s"),
    }
    return render(request, "costs/cost.html", context | forms, status=status)


@acting(*KEEPERS)
def cost_slips(request, pk):
    """A slip for each shop: the working, its part, and the code under which it agrees."""
    found = _visible(request, pk)
    shares = list(queries.shares_of(found))
    slips = [_slip(request, bar) for bar in bars(found, shares)]
    context = {
        "cost": found,
        "slips": slips,
        "amount": shown(found.amount),
        "weight_total": weighed(found.basis, sum(share.weight for share in shares)),
    }
    return render(request, "costs/slips.html", context)


def _slip(request, bar):
    address = request.build_absolute_uri(reverse("share-word", args=[bar.share.code]))
    picture = segno.make(address, error="m").svg_data_uri(scale=4, border=2)
    return {"bar": bar, "code": resident.grouped(bar.share.code), "picture": picture}


def _share(request, pk):
    rows = Share.objects.filter(cost__in=CostSharing.objects.visible_to(request.user))
    return found_or_404(rows.select_related("cost__measure__place", "merchant__organization"), pk=pk)


@acting(*KEEPERS)
@require_POST
def share_agree(request, pk):
    """The merchant's word is put down."""
    found = _share(request, pk)
    commands.agree_share(request.user, found)
    messages.success(request, _("“%(merchant)s” agrees.") % {"merchant": found.merchant})
    return redirect("cost", pk=found.cost_id)


@acting(*KEEPERS)
@require_POST
def share_paid(request, pk):
    """The merchant has paid."""
    found = _share(request, pk)
    commands.pay_share(request.user, found)
    messages.success(request, _("“%(merchant)s” has paid.") % {"merchant": found.merchant})
    return redirect("cost", pk=found.cost_id)


@acting(*KEEPERS)
@require_POST
def cost_settle(request, pk):
    """All shares are paid."""
    commands.settle_cost(request.user, _visible(request, pk))
    messages.success(request, _("It is settled."))
    return redirect("cost", pk=pk)


@acting(*KEEPERS)
@require_POST
def cost_drop(request, pk):
    """The draft is dropped."""
    found, form = _visible(request, pk), ShortWhyForm(request.POST, auto_id="drop_%s")
    if not form.is_valid():
        return _page(request, found, drop_form=form, status=422)
    commands.drop_cost(request.user, found, form.cleaned_data["why"])
    messages.success(request, _("It is dropped."))
    return redirect("cost", pk=pk)
