"""More time that was asked for: what for, how long, and the decision of the secretary or the street."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core.holidays import add_workdays
from sifang.needs import commands as needs
from sifang.needs import rules
from sifang.needs.models import Extension
from sifang.web.access import acting, found_or_404
from sifang.web.forms.handing import DecideForm


def _found(request, pk):
    rows = Extension.objects.visible_to(request.user)
    return found_or_404(rows.select_related("need__place", "asked_by", "decided_by"), pk=pk)


@acting("verify")
def extension(request, pk):
    """The reason, the day it would become, and the two buttons of whoever decides."""
    return _show(request, _found(request, pk))


def _show(request, row, form=None):
    by = row.need.settle_by_day
    facts = {
        "extension": row,
        "may_decide": row.stage == Extension.Stage.ASKED and rules.may_decide_extension(request.user, row),
        "until": add_workdays(by, row.days) if by else None,
        "form": form or DecideForm(),
    }
    return render(request, "extensions/extension.html", facts, status=422 if form else 200)


@acting("sign", "oversee")
@require_POST
def grant(request, pk):
    """The need has the days asked for."""
    row, form = _found(request, pk), DecideForm(request.POST)
    if not form.is_valid():
        return _show(request, row, form)
    needs.grant_extension(request.user, row, form.cleaned_data["words"])
    messages.success(request, _("Granted; those who asked read the reason and the new day."))
    return redirect("need", pk=row.need_id)


@acting("sign", "oversee")
@require_POST
def refuse(request, pk):
    """The day stands."""
    row, form = _found(request, pk), DecideForm(request.POST)
    if form.is_valid() and not form.cleaned_data["words"]:
        form.add_error("words", _("Say why, at least four characters."))
    if not form.is_valid():
        return _show(request, row, form)
    needs.refuse_extension(request.user, row, form.cleaned_data["words"])
    messages.success(request, _("Refused; whoever asked reads why."))
    return redirect("need", pk=row.need_id)
