"""What leaders charge departments with: the list, and one with the department's answer and the community's word."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.visits import commands, queries, rules
from sifang.visits.models import Assignment, Visit
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.visits import AnswerForm, BackForm, ConfirmForm
from sifang.web.pages.desk_place import asked_place, place_choices
from sifang.web.pages.paging import page_of

Stage = Assignment.Stage


@signed_in
def assignments(request):
    """The assignments the viewer may see, open ones first; those in one stage when it is asked for."""
    place = asked_place(request)
    code = place.code if place else ""
    stage = request.GET.get("stage", "")
    stages = [stage] if stage in Stage.values else None
    counts = {value: Count("pk", filter=Q(stage=value)) for value in Stage.values}
    context = {
        "place": place,
        "places": place_choices(request.user),
        "stage": stage if stages else "",
        "page": page_of(request, queries.assignments(request.user, code, stages=stages)),
        "counts": Assignment.objects.visible_to(request.user).within(code).aggregate(**counts),
    }
    return render(request, "assignments/list.html", context)


@signed_in
def assignment(request, pk):
    """One assignment with what the viewer may do about it."""
    return _page(request, _visible(request, pk))


def _visible(request, pk):
    rows = Assignment.objects.visible_to(request.user)
    return found_or_404(rows.select_related("place", "leader", "department", "finding__visit", "finding__need"), pk=pk)


def _page(request, assignment, **bad):
    """The assignment's page; ``bad`` is the form that was sent and refused, by name."""
    visit = assignment.finding.visit if assignment.finding else None
    context = {
        "assignment": assignment,
        "visit": visit,
        "may_open_visit": visit and Visit.objects.visible_to(request.user).filter(pk=visit.pk).exists(),
        "is_own": assignment.department_id in request.user.reach.organizations,
        "forms": _forms(request.user, assignment) | bad,
    }
    return render(request, "assignments/assignment.html", context, status=422 if bad else 200)


def _forms(viewer, assignment):
    """The empty form of every act that the rules and the stage allow the viewer now, by name."""
    forms: dict = {}
    if assignment.stage == Stage.ASSIGNED and rules.may_answer(viewer, assignment):
        forms["answer"] = AnswerForm(auto_id=f"answer_{assignment.pk}_%s")
    if assignment.stage == Stage.ANSWERED and rules.may_confirm(viewer, assignment):
        forms |= {"confirm": ConfirmForm(auto_id="confirm_%s"), "back": BackForm(auto_id="back_%s")}
    return forms


@acting("speak", "visit_close")
@require_POST
def answer(request, pk):
    """The department's answer stands."""
    found, form = _visible(request, pk), AnswerForm(request.POST, auto_id=f"answer_{pk}_%s")
    if not form.is_valid() and "answer" in _forms(request.user, found):
        return _page(request, found, answer=form)
    commands.answer(request.user, found, form.cleaned_data.get("words", ""))
    messages.success(request, _("The answer of %(department)s stands.") % {"department": found.department})
    return redirect("assignment", pk=pk)


@acting("visit_close")
@require_POST
def confirm(request, pk):
    """The community's word: it is done."""
    found, form = _visible(request, pk), ConfirmForm(request.POST, auto_id="confirm_%s")
    if not form.is_valid() and "confirm" in _forms(request.user, found):
        return _page(request, found, confirm=form)
    commands.confirm(request.user, found, form.cleaned_data.get("words", ""))
    messages.success(request, _("Your word stands; the matter is closed and the leader is told."))
    return redirect("assignment", pk=pk)


@acting("visit_close")
@require_POST
def send_back(request, pk):
    """The department reads what is missing."""
    found, form = _visible(request, pk), BackForm(request.POST, auto_id="back_%s")
    if not form.is_valid() and "back" in _forms(request.user, found):
        return _page(request, found, back=form)
    commands.send_back(request.user, found, form.cleaned_data.get("reason", ""))
    messages.success(request, _("The department reads what is missing and answers once more."))
    return redirect("assignment", pk=pk)
