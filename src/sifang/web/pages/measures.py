"""The five measures of a district: the list, one measure with the lines of its own ledger."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.commerce import commands, queries, rules
from sifang.commerce.models import Measure
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.measures import LINE_FORMS, CountForm, MeasureForm, OutcomeForm
from sifang.web.pages.districts import KEEPERS
from sifang.web.pages.districts import visible as district_of
from sifang.web.pages.paging import page_of

Kind, Stage = Measure.Kind, Measure.Stage
COUNTED = {"hiring": commands.fill_vacancy, "offers": commands.count_offer}
ADD = {
    "hiring": commands.add_vacancy,
    "training": commands.count_attendance,
    "referral": commands.send_guests,
    "offers": commands.add_offer,
}


@signed_in
def measures(request, pk):
    """The measures of a district, of one kind or of all."""
    found, kind = district_of(request, pk), request.GET.get("kind", "")
    kind = kind if kind in Kind.values else ""
    context = {
        "district": found,
        "kind": kind,
        "kinds": Kind.choices,
        "keeps": rules.may_keep(request.user, found.place),
        "page": page_of(request, queries.measures(request.user, found, kind)),
    }
    return render(request, "measures/list.html", context)


@acting(*KEEPERS)
def measure_new(request, pk):
    """Plan a measure."""
    found = district_of(request, pk)
    form = MeasureForm(request.POST or None, initial={"kind": request.GET.get("kind", "")})
    if not form.is_valid():
        context = {"form": form, "district": found}
        return render(request, "measures/new.html", context, status=422 if form.is_bound else 200)
    made = commands.start_measure(request.user, found, **form.cleaned_data)
    messages.success(request, _("The measure is planned."))
    return redirect("measure", pk=made.pk)


def visible(request, pk):
    """The measure the viewer may see, or 404."""
    return found_or_404(Measure.objects.visible_to(request.user).select_related("district", "place"), pk=pk)


@signed_in
def measure(request, pk):
    """One measure with its lines."""
    return _page(request, visible(request, pk))


def _page(request, found, *, status=200, **forms):
    keeps = rules.may_keep(request.user, found.place)
    line_form = LINE_FORMS.get(found.kind)
    context = {
        "measure": found,
        "keeps": keeps,
        "page": page_of(request, queries.lines_of(found)),
        "sums": queries.sums_of(found),
        "form": line_form(measure=found) if line_form and keeps and found.stage == Stage.RUNNING else None,
        "close_form": OutcomeForm(auto_id="close_%s"),
        "lines": f"measures/_{found.kind}.html",
    }
    return render(request, "measures/measure.html", context | forms, status=status)


@acting(*KEEPERS)
@require_POST
def measure_run(request, pk):
    """The measure begins."""
    commands.run_measure(request.user, visible(request, pk))
    messages.success(request, _("The measure runs; write down its lines."))
    return redirect("measure", pk=pk)


@acting(*KEEPERS)
@require_POST
def measure_close(request, pk):
    """The measure is closed."""
    found, form = visible(request, pk), OutcomeForm(request.POST, auto_id="close_%s")
    if not form.is_valid():
        return _page(request, found, close_form=form, status=422)
    commands.close_measure(request.user, found, form.cleaned_data["outcome"])
    messages.success(request, _("The measure is closed."))
    return redirect("measure", pk=pk)


@acting(*KEEPERS)
@require_POST
def measure_add(request, pk):
    """A line is written."""
    found = visible(request, pk)
    if found.kind not in ADD:
        return redirect("cost-new", pk=pk)
    form = LINE_FORMS[found.kind](request.POST, measure=found)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    ADD[found.kind](request.user, found, **form.cleaned_data)
    messages.success(request, _("It is written down."))
    return redirect("measure", pk=pk)


@acting(*KEEPERS)
@require_POST
def measure_count(request, pk):
    """How many were found for a vacancy, or took up an offer, so far."""
    found, form = visible(request, pk), CountForm(request.POST)
    if not form.is_valid() or found.kind not in COUNTED:
        messages.error(request, _("Write a number, 0 to 9999."))
        return redirect("measure", pk=pk)
    line = found_or_404(queries.lines_of(found), pk=form.cleaned_data["line"])
    COUNTED[found.kind](request.user, line, form.cleaned_data["number"])
    messages.success(request, _("It is written down."))
    return redirect("measure", pk=pk)


@acting(*KEEPERS)
@require_POST
def measure_drop(request, pk):
    """A line that was a slip is taken out."""
    found, line = visible(request, pk), request.POST.get("line", "")
    rows = queries.lines_of(found) if found.kind in ADD else Measure.objects.none()
    commands.drop_line(request.user, found_or_404(rows, pk=line if line.isdecimal() and len(line) < 18 else 0))
    messages.success(request, _("The line is taken out."))
    return redirect("measure", pk=pk)
