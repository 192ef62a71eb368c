"""The year's plan: drafted and agreed on one page, then the same page shows plan against done."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.activities import commands, grounds, queries, rules
from sifang.activities.models import Plan, PlanLine
from sifang.places.models import Place
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.activities import LineForm, SummaryForm, WhyForm, YearForm
from sifang.web.pages.desk_place import asked_place, place_choices
from sifang.web.pages.own_bodies import own_bodies
from sifang.web.pages.paging import page_of

Stage = Plan.Stage


@signed_in
def plans(request):
    """The plans the viewer may see, the latest year first; the community begins a new one here."""
    place = asked_place(request)
    drafts_at = organizes_at(request)
    form = YearForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = commands.draft_plan(
            request.user, found_or_404(Place.objects.all(), pk=getattr(drafts_at, "pk", "")), form.cleaned_data["year"]
        )
        messages.success(request, _("The plan is in draft. Add lines, then agree on it with the partners."))
        return redirect("plan", pk=made.pk)
    rows = queries.plan_list(request.user, place.code if place else "")
    facts = {
        "page": page_of(request, rows),
        "form": form,
        "drafts_at": drafts_at,
        "places": place_choices(request.user),
        "place": place,
    }
    return render(request, "plans/list.html", facts, status=422 if form.errors else 200)


def organizes_at(request):
    """The community whose activities the viewer keeps: the one asked for, else the first of their posts; or None."""
    asked = asked_place(request)
    codes = [asked.pk] if asked else request.user.reach.codes
    codes = [code for code in codes if request.user.may("activity", code)]
    kinds = (Place.Kind.COMMUNITY, Place.Kind.VILLAGE)
    return Place.objects.filter(pk__in=codes[:1], kind__in=kinds).first()


@signed_in
def plan(request, pk):
    """One plan: its months, what became of each line, and what can be done with it now."""
    return _show(request, _found(request, pk))


def _found(request, pk):
    rows = Plan.objects.visible_to(request.user).select_related("place", "agreed_by")
    return found_or_404(rows, pk=pk)


def _show(request, found, *, status=200, **forms):
    organizes = rules.may_organize(request.user, found.place)
    own = None if organizes else own_bodies(request.user, found.place)
    states = queries.states(found)
    mine = {body.pk for body in own or ()}
    doing = forms.pop("doing", request.GET.get("do", ""))
    facts = {
        "plan": found,
        "organizes": organizes,
        "doing": doing,
        "dropping": _dropping(states, doing) if organizes and found.stage != Stage.CLOSED else None,
        "may_add": found.stage == Stage.DRAFT and (organizes or bool(own)),
        "mine": {each.line.pk for each in states if [body.pk for body in each.organizations] == [*mine][:1]},
        "months": queries.by_month(states),
        "rows": queries.by_organization(states),
        "counts": {name: sum(state.name == name for state in states) for name in NAMES},
        "total": len(states),
        "reopenings": found.reopenings.select_related("by"),
        "why_form": WhyForm(),
        "summary_form": SummaryForm(),
    }
    if facts["may_add"]:
        facts["grown"] = grounds.suggestions(request.user, found.place)
        facts["form"] = LineForm(found.place, own, initial=_prefilled(request))
    return render(request, "plans/plan.html", facts | forms, status=status)


def _dropping(states, doing):
    """The line that the viewer is about to drop, or None."""
    return next((each for each in states if doing == f"drop-{each.line.pk}" and not each.line.dropped_why), None)


NAMES = ("done", "moved", "scheduled", "dropped", "late", "open")


def _prefilled(request):
    """What the address already says of the next line: a kind, and the needs that speak for it."""
    asked = {name: request.GET[name] for name in ("kind", "grounds", "title", "month") if request.GET.get(name)}
    return {name: value[:400] for name, value in asked.items()}


@acting("activity", "speak")
@require_POST
def line_add(request, pk):
    """The plan has one more line."""
    found = _found(request, pk)
    own = None if rules.may_organize(request.user, found.place) else own_bodies(request.user, found.place)
    form = LineForm(found.place, own, request.POST)
    if not form.is_valid():
        return _show(request, found, form=form, status=422)
    commands.add_line(request.user, found, **form.cleaned_data)
    messages.success(request, _("The line stands in the plan."))
    return redirect("plan", pk=pk)


@acting("activity", "speak")
@require_POST
def line_drop(request, pk):
    """The line is not carried out."""
    seen = Plan.objects.visible_to(request.user)
    line = found_or_404(PlanLine.objects.filter(plan__in=seen).select_related("plan__place"), pk=pk)
    form = WhyForm(request.POST)
    if line.plan.agreed_on and not form.is_valid():
        return _show(request, line.plan, doing=f"drop-{pk}", why_form=form, status=422)
    plan_pk = line.plan_id
    commands.drop_line(request.user, line, request.POST.get("why", ""))
    messages.success(request, _("The line is dropped."))
    return redirect("plan", pk=plan_pk)


@acting("activity")
@require_POST
def plan_agree(request, pk):
    """The plan is agreed and stands as it is."""
    commands.agree_plan(request.user, _found(request, pk))
    messages.success(request, _("The plan is agreed. Each line becomes an activity with one tap."))
    return redirect("plan", pk=pk)


@acting("activity")
@require_POST
def plan_reopen(request, pk):
    """The agreed plan is in draft again."""
    found, form = _found(request, pk), WhyForm(request.POST)
    if not form.is_valid():
        return _show(request, found, doing="reopen", why_form=form, status=422)
    commands.reopen_plan(request.user, found, form.cleaned_data["why"])
    messages.success(request, _("The plan is open again; what you wrote stands below it."))
    return redirect("plan", pk=pk)


@acting("activity")
@require_POST
def plan_close(request, pk):
    """The year is over."""
    found, form = _found(request, pk), SummaryForm(request.POST)
    if not form.is_valid():
        return _show(request, found, doing="close", summary_form=form, status=422)
    commands.close_plan(request.user, found, form.cleaned_data["summary"])
    messages.success(request, _("The plan is closed; plan and done stand side by side."))
    return redirect("plan", pk=pk)
