"""Leaders' visits: the list, planning one, recording it with what was found, and charging departments."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sifang.places.models import Place
from sifang.visits import commands, destinations, queries, rules
from sifang.visits.models import Visit
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.visits import ChargeForm, HeldForm, NoteForm, PlanForm, WhyForm, finding_forms
from sifang.web.pages.desk_place import asked_place, place_choices
from sifang.web.pages.paging import page_of
from sifang.web.templatetags.sifang import day

SHORT = 10
ARRANGING = ("visit", "meet")


@signed_in
def visits(request):
    """The visits the viewer may see: those to come first, then those held; beside them what waits for the community."""
    place = asked_place(request)
    code = place.code if place else ""
    held = queries.visit_list(request.user, code, stages=[Visit.Stage.HELD, Visit.Stage.CANCELLED])
    context = {
        "place": place,
        "places": place_choices(request.user),
        "coming": queries.planned(request.user, code)[:50],
        "page": page_of(request, held),
        "to_confirm": queries.to_confirm(request.user, code)[:SHORT],
        "may_arrange": any(request.user.may(act) for act in ARRANGING),
    }
    return render(request, "visits/list.html", context)


def _destination(request, found):
    """The one of the destinations that the address names, or the only one; None while the viewer has to choose."""
    asked = request.POST.get("destination") or request.GET.get("destination") or ""
    if not asked:
        return found[0] if len(found) == 1 else None
    chosen = next((destination for destination in found if destination.key == asked), None)
    if chosen is None:
        raise Http404
    return chosen


def _where(request, found, told):
    return render(request, "visits/where.html", {"destinations": found, "own": request.user, "told": told})


@acting(*ARRANGING)
def visit_new(request):
    """Plan a visit: which day, and what to look at."""
    found = destinations.arranged_by(request.user)
    destination = _destination(request, found)
    if destination is None:
        return _where(request, found, "plan")
    form = PlanForm(request.POST or None)
    if not form.is_valid():
        context = {"form": form, "destination": destination, "own": request.user}
        return render(request, "visits/new.html", context, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    made = commands.plan(request.user, destination.place, given["on"], given["purpose"], leader=destination.leader)
    messages.success(request, _("The visit is planned; the other side is told."))
    return redirect("visit", pk=made.pk)


@acting(*ARRANGING)
def visit_note(request):
    """Record a visit that nobody had planned, with what was found."""
    found = destinations.arranged_by(request.user)
    destination = _destination(request, found)
    if destination is None:
        return _where(request, found, "note")
    form = NoteForm(request.POST or None)
    findings = finding_forms(
        _community(destination.place), rules.may_charge(request.user, destination.place), request.POST or None
    )
    if not _all_valid(form, findings):
        context = {"form": form, "findings": findings, "destination": destination, "own": request.user}
        return render(request, "visits/note.html", context, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    made = commands.pay(
        request.user, destination.place, given["purpose"], on=given["on"], notes=given["notes"],
        findings=_found(findings), leader=destination.leader,
    )  # fmt: skip
    return _recorded(request, made)


def _community(place):
    return Place.objects.get(pk=place.community_code)


def _all_valid(form, findings):
    """Whether everything was sent and says what can be kept; each form is asked, so that each shows its errors."""
    return all([form.is_valid(), *(row.is_valid() for row in findings)])


def _found(findings):
    return [row.found for row in findings if row.found]


def _recorded(request, visit):
    number = visit.findings.count()
    told = ngettext(
        "The visit is on record; %(n)s finding stands on the needs list.",
        "The visit is on record; %(n)s findings stand on the needs list.",
        number,
    )
    messages.success(request, told % {"n": number} if number else _("The visit is on record."))
    return redirect("visit", pk=visit.pk)


@signed_in
def visit(request, pk):
    """One visit with what was found, and what the viewer may do."""
    return _page(request, _visible(request, pk))


def _visible(request, pk):
    return found_or_404(Visit.objects.visible_to(request.user).select_related("place", "leader"), pk=pk)


def _page(request, visit, **bad):
    """The visit's page; ``bad`` holds the forms that were sent and refused, by name."""
    context = {"visit": visit, "found": list(queries.findings_of(visit)), "own": request.user}
    return render(request, "visits/visit.html", context | _forms(request, visit) | bad, status=422 if bad else 200)


def _forms(request, visit):
    """The empty form of every act that is open to the viewer now, by name."""
    charges = rules.may_charge(request.user, visit.place)
    forms: dict = {"charges": charges and visit.leader_id == request.user.pk}
    if visit.stage == Visit.Stage.PLANNED and rules.may_keep(request.user, visit):
        forms |= {"held": HeldForm(), "cancel": WhyForm(auto_id="cancel_%s")}
        forms["findings"] = finding_forms(_community(visit.place), charges)
    if visit.stage == Visit.Stage.HELD and forms["charges"]:
        forms["charge"] = ChargeForm(visit=visit, auto_id="charge_%s")
    return forms


@acting(*ARRANGING)
@require_POST
def visit_hold(request, pk):
    """The visit was held."""
    found = _visible(request, pk)
    form = HeldForm(request.POST)
    findings = finding_forms(_community(found.place), rules.may_charge(request.user, found.place), request.POST)
    if not _all_valid(form, findings) and found.stage == Visit.Stage.PLANNED:
        return _page(request, found, held=form, findings=findings)
    given = form.cleaned_data
    kept = [row for row in findings if row.is_valid()]
    commands.hold(request.user, found, on=given.get("on"), notes=given.get("notes", ""), findings=_found(kept))
    return _recorded(request, found)


@acting(*ARRANGING)
@require_POST
def visit_cancel(request, pk):
    """The visit does not take place."""
    found, form = _visible(request, pk), WhyForm(request.POST, auto_id="cancel_%s")
    if not form.is_valid() and found.stage == Visit.Stage.PLANNED:
        return _page(request, found, cancel=form)
    commands.cancel(request.user, found, form.cleaned_data.get("why", ""))
    messages.success(request, _("The visit is called off; the other side reads why."))
    return redirect("visit", pk=pk)


@acting("visit")
@require_POST
def visit_charge(request, pk):
    """A department is charged with something, found on the visit or not."""
    found = _visible(request, pk)
    form = ChargeForm(request.POST, visit=found, auto_id="charge_%s")
    if not form.is_valid():
        return _page(request, found, charge=form)
    given = form.cleaned_data
    made = commands.charge(
        request.user, given["department"], given["text"], given["due"], place=found.place, finding=given["finding"]
    )
    messages.success(
        request,
        _("%(department)s is charged and answers by %(day)s.") % {"department": made.department, "day": day(made.due)},
    )
    return redirect("visit", pk=pk) if made.finding else redirect("assignment", pk=made.pk)
