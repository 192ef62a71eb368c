"""What is with the sponsor leader: what was tried and asked, who has answered, and the community's closing word."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.people import queries as people
from sifang.projects import queries, rules
from sifang.projects.commands import escalating
from sifang.projects.models import Ask, Escalation, Project
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.escalations import AgainForm, AnswerForm, AskForm, CloseForm, EmergencyForm, TakeOnForm
from sifang.web.pages.desk_place import asked_place, place_choices
from sifang.web.pages.paging import page_of

Stage = Escalation.Stage


@signed_in
def escalations(request):
    """The escalations the viewer may see, those due first; the open ones unless another stage is asked for."""
    place = asked_place(request)
    code = place.code if place else ""
    stage = request.GET.get("stage", "")
    stages = [stage] if stage in Stage.values else None
    counts = {value: Count("pk", filter=Q(stage=value)) for value in Stage.values}
    context = {
        "silent": queries.without_reply(request.user, code).count(),
        "place": place,
        "places": place_choices(request.user),
        "stage": stage if stages else "",
        "page": page_of(request, queries.escalations(request.user, code, stages=stages)),
        "counts": Escalation.objects.visible_to(request.user).within(code).aggregate(**counts),
    }
    return render(request, "escalations/escalations.html", context)


@signed_in
def escalation(request, pk):
    """One escalation with what the viewer may do about it."""
    return _page(request, _found(request, pk))


def _found(request, pk):
    seen = queries.escalations(request.user, "", stages=Stage.values).select_related("answered_by")
    return found_or_404(seen, pk=pk)


def _waits_at(viewer, own):
    """The desk on which other escalations wait for the viewer, or ""."""
    if viewer.may("answer_escalation"):
        return reverse("sponsor-desk")
    return reverse("department-desk") if own else ""


def _page(request, escalation, **bad):
    """The escalation's page; ``bad`` is the form that was sent and refused, by the name of its act."""
    own = request.user.reach.organizations
    asks = [(ask, bad.get(f"ask_{ask.pk}") or _ask_form(request.user, ask)) for ask in escalation.asks.all()]
    forms = _forms(request.user, escalation)
    forms |= {name: form for name, form in bad.items() if name in forms}
    context = {
        "escalation": escalation,
        "needs": escalation.project.needs.all(),
        "asks": asks,
        "own_asks": [(ask, form) for ask, form in asks if form and ask.department_id in own],
        "may_take_on": escalation.waits_for_reply and rules.may_answer(request.user, escalation),
        "spoken_for": own,
        "waits_at": _waits_at(request.user, own),
        "may_open": Project.objects.visible_to(request.user).filter(pk=escalation.project_id).exists(),
        "forms": forms,
    }
    return render(request, "escalations/escalation.html", context, status=422 if bad else 200)


def _ask_form(viewer, ask):
    """The department's empty form, or None when nobody answers now or not this viewer."""
    waits = ask.escalation.stage == Stage.COORDINATING and not ask.answered_on
    return AskForm(auto_id=f"ask_{ask.pk}_%s") if waits and rules.may_answer_ask(viewer, ask) else None


def _forms(viewer, escalation):
    """The empty form of every act that the rules and the stage allow the viewer now, by name."""
    forms: dict = {}
    if escalation.stage == Stage.OPEN and rules.may_answer(viewer, escalation):
        forms["answer"] = AnswerForm(auto_id="answer_%s", initial={"due": escalation.due})
    if escalation.stage == Stage.ANSWERED and rules.may_escalate(viewer, escalation.project):
        forms |= {"close": CloseForm(auto_id="close_%s"), "again": AgainForm(auto_id="again_%s")}
    return forms


FORMS = {"answer": AnswerForm, "close": CloseForm, "again": AgainForm}


def _act(request, pk, name, command, told):
    """The act's form was sent: the command is carried out and said, or the page shows what to mend."""
    escalation = _found(request, pk)
    form = FORMS[name](request.POST, auto_id=f"{name}_%s")
    # Where the act is not open the command is asked all the same: its refusal says why.
    if not form.is_valid() and name in _forms(request.user, escalation):
        return _page(request, escalation, **{name: form})
    command(request.user, escalation, **{field: form.cleaned_data.get(field, "") for field in form.fields})
    messages.success(request, told)
    return redirect("escalation", pk=pk)


@acting("escalate")
def emergency(request, pk):
    """A project that cannot wait for the joint meeting is laid before the sponsor leader at once."""
    project = found_or_404(queries.project_list(request.user, ""), pk=pk)
    form = EmergencyForm(request.POST or None, place=project.place)
    if not form.is_valid():
        context = {"project": project, "form": form, "leaders": _leaders(project.place)}
        return render(request, "escalations/emergency.html", context, status=422 if form.is_bound else 200)
    given = form.cleaned_data | {"departments": list(form.cleaned_data["departments"])}
    made = escalating.escalate(request.user, project, **given, is_emergency=True)
    messages.success(
        request, _("The leader is told and has 30 minutes to say whether they take it on. Phone them too.")
    )
    return redirect("escalation", pk=made.pk)


def _leaders(place):
    """The names of the sponsor leaders of the place: people in office, whom one phones."""
    return [post.person for post in people.public_four_parties(place).sponsors]


@acting("answer_escalation")
@require_POST
def take_on(request, pk):
    """The sponsor leader has said that they take it on, and perhaps by which day they answer in full."""
    escalation, form = _found(request, pk), TakeOnForm(request.POST)
    # A day that cannot be read or has passed is left out: taking it on is one tap and never fails for the day.
    due = form.cleaned_data["due"] if form.is_valid() else None
    escalating.acknowledge(request.user, escalation, due=due)
    messages.success(request, _("You have taken it on; the community and the street read it."))
    return redirect("sponsor-desk") if request.POST.get("then") == "desk" else redirect("escalation", pk=pk)


@acting("answer_escalation")
@require_POST
def answer(request, pk):
    """The sponsor leader has taken it on."""
    told = _("Your answer stands; the departments are told and have their day.")
    return _act(request, pk, "answer", escalating.answer, told)


@acting("speak", "escalate")
@require_POST
def answer_ask(request, pk):
    """A department's answer stands."""
    seen = Ask.objects.filter(escalation__in=Escalation.objects.visible_to(request.user))
    ask = found_or_404(seen.select_related("department", "escalation"), pk=pk)
    form = AskForm(request.POST, auto_id=f"ask_{ask.pk}_%s")
    if not form.is_valid() and _ask_form(request.user, ask):
        return _page(request, _found(request, ask.escalation_id), **{f"ask_{ask.pk}": form})
    escalating.answer_ask(request.user, ask, form.cleaned_data.get("words", ""))
    messages.success(request, _("The answer of %(department)s stands.") % {"department": ask.department})
    return redirect("escalation", pk=ask.escalation_id)


@acting("escalate")
@require_POST
def close(request, pk):
    """The community's word: solved or not."""
    return _act(request, pk, "close", escalating.close, _("Your word stands and the matter is closed."))


@acting("escalate")
@require_POST
def again(request, pk):
    """The departments are asked once more."""
    told = _("The departments are asked once more and read what is missing.")
    return _act(request, pk, "again", escalating.ask_again, told)
