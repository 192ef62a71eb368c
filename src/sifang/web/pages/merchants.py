"""The merchants of a district: the roster, one shop with its pledge and shares, joining and leaving."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.commerce import commands, queries, rules
from sifang.commerce.models import Merchant, Pledge
from sifang.core.errors import NotAllowed, Refused
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.districts import (
    CorrectionForm,
    LastDayForm,
    MerchantForm,
    PledgeForm,
    ReviewForm,
    SeeForm,
    ShortWhyForm,
)
from sifang.web.pages.districts import KEEPERS
from sifang.web.pages.districts import visible as district_of
from sifang.web.pages.paging import page_of


@signed_in
def merchants(request, pk):
    """The roster of a district, or who has left it."""
    found = district_of(request, pk)
    left = request.GET.get("show") == "left"
    context = {
        "district": found,
        "left": left,
        "keeps": rules.may_keep(request.user, found.place),
        "page": page_of(request, queries.merchants(request.user, found, left=left).select_related("contact")),
    }
    return render(request, "merchants/list.html", context)


@acting(*KEEPERS)
def merchant_new(request, pk):
    """A shop joins the district."""
    found, form = district_of(request, pk), MerchantForm(request.POST or None)
    made = _registered(request, found, form) if form.is_valid() else None
    if made is None:
        context = {"form": form, "district": found}
        return render(request, "merchants/new.html", context, status=422 if form.is_bound else 200)
    messages.success(request, _("“%(merchant)s” is on the roster.") % {"merchant": made})
    return redirect("merchant", pk=made.pk)


def _registered(request, district, form):
    """The shop; or None, and the form says why not and keeps what was written."""
    try:
        return commands.register_merchant(request.user, district, **form.cleaned_data)
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def _visible(request, pk):
    rows = Merchant.objects.visible_to(request.user).select_related("district__place", "place", "contact")
    return found_or_404(rows, pk=pk)


@signed_in
def merchant(request, pk):
    """One shop: its facts, its pledge, what it bears."""
    return _page(request, _visible(request, pk))


def _page(request, found, *, status=200, **forms):
    held = found.pledges.filter(ended_on=None).first()
    context = {
        "merchant": found,
        "keeps": rules.may_keep(request.user, found.place),
        "pledge": held,
        "earlier": found.pledges.exclude(ended_on=None).order_by("-pledged_on", "-pk"),
        "shares": queries.shares_borne(request.user, found)[:20],
        "pledge_form": PledgeForm(auto_id="pledge_%s"),
        "review_form": ReviewForm(auto_id="review_%s"),
        "withdraw_form": ShortWhyForm(auto_id="withdraw_%s"),
        "leave_form": LastDayForm(auto_id="leave_%s"),
        "see_form": SeeForm(auto_id="see_%s"),
        "correct_form": CorrectionForm(auto_id="correct_%s", initial=_facts(found)),
    }
    return render(request, "merchants/merchant.html", context | forms, status=status)


def _facts(found):
    return {"trade": found.trade, "unit": found.unit, "area": found.area_m2, "uscc": found.uscc}


@acting(*KEEPERS)
@require_POST
def merchant_correct(request, pk):
    """The roster says something else of the shop."""
    found, form = _visible(request, pk), CorrectionForm(request.POST, auto_id="correct_%s")
    if not form.is_valid():
        return _page(request, found, correct_form=form, status=422)
    commands.correct_merchant(request.user, found, **form.cleaned_data)
    messages.success(request, _("It is corrected."))
    return redirect("merchant", pk=pk)


@acting(*KEEPERS)
@require_POST
def merchant_see(request, pk):
    """The contact's name and phone in full, on this answer only; the reason is kept."""
    found, form = _visible(request, pk), SeeForm(request.POST, auto_id="see_%s")
    if not form.is_valid() or found.contact is None:
        return _page(request, found, see_form=form, status=422)
    seen = commands.call_merchant(request.user, found, form.cleaned_data["reason"])
    return _page(request, found, seen=seen)


@acting(*KEEPERS)
@require_POST
def merchant_leave(request, pk):
    """The shop leaves the district."""
    found, form = _visible(request, pk), LastDayForm(request.POST, auto_id="leave_%s")
    if not form.is_valid():
        return _page(request, found, leave_form=form, status=422)
    commands.leave_district(request.user, found, form.cleaned_data["last_day"])
    messages.success(request, _("It is off the roster; what it did stays on record."))
    return redirect("merchant", pk=pk)


@acting(*KEEPERS)
@require_POST
def merchant_pledge(request, pk):
    """The shop gives its pledge."""
    found, form = _visible(request, pk), PledgeForm(request.POST, auto_id="pledge_%s")
    if not form.is_valid():
        return _page(request, found, pledge_form=form, status=422)
    commands.pledge(request.user, found, form.cleaned_data["words"], form.cleaned_data["on"])
    messages.success(request, _("The pledge is given and public."))
    return redirect("merchant", pk=pk)


def _pledge(request, pk):
    rows = Pledge.objects.visible_to(request.user).select_related("merchant__district__place", "merchant__contact")
    return found_or_404(rows, pk=pk)


@acting(*KEEPERS)
@require_POST
def pledge_review(request, pk):
    """Somebody looked whether the pledge is kept."""
    found, form = _pledge(request, pk), ReviewForm(request.POST, auto_id="review_%s")
    if not form.is_valid():
        return _page(request, found.merchant, review_form=form, status=422)
    commands.review_pledge(request.user, found, form.cleaned_data["kept"] == "1", form.cleaned_data["words"])
    messages.success(request, _("It is written down."))
    return redirect("merchant", pk=found.merchant_id)


@acting(*KEEPERS)
@require_POST
def pledge_withdraw(request, pk):
    """The pledge holds no longer."""
    found, form = _pledge(request, pk), ShortWhyForm(request.POST, auto_id="withdraw_%s")
    if not form.is_valid():
        return _page(request, found.merchant, withdraw_form=form, status=422)
    commands.withdraw_pledge(request.user, found, form.cleaned_data["why"])
    messages.success(request, _("The pledge is withdrawn."))
    return redirect("merchant", pk=found.merchant_id)
