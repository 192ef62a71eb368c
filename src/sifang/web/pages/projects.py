"""The project list, a project's page, and what each party does to it there."""

from django.contrib import messages
from django.db.models import Case, Count, Q, When
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.activities import queries as activities
from sifang.core import clock
from sifang.meetings.models import Meeting
from sifang.needs.models import Need
from sifang.projects import queries, rules, sharing
from sifang.projects.commands import carrying, claiming
from sifang.projects.models import Escalation, Intent, Project, Step
from sifang.resources.models import Resource
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.activities import TagForm
from sifang.web.forms.projects import (
    DropForm,
    FinishForm,
    HandBackForm,
    IntentForm,
    SendBackForm,
    StepForm,
    SubmitForm,
)
from sifang.web.pages import pairings, short_texts, three_lists
from sifang.web.pages.desk_place import asked_place, place_choices
from sifang.web.pages.paging import page_of

Stage = Project.Stage
# The groups of the list in the order of a project's life: (name in the address, its stages).
GROUPS = {
    "overdue": (),
    "claimed": (Stage.CLAIMED,),
    "submitted": (Stage.SUBMITTED,),
    "escalated": (Stage.ESCALATED,),
    "tabled": (Stage.TABLED,),
    "proposed": (Stage.PROPOSED,),
    "accepted": (Stage.ACCEPTED,),
}


# What is being carried out comes first, what is over last.
_ORDER = [stage for stages in GROUPS.values() for stage in stages]
_LIFE = Case(*(When(stage=stage, then=place) for place, stage in enumerate(_ORDER)), default=len(_ORDER))


@signed_in
def projects(request):
    """The projects the viewer may see, of one group or all, with every group's number leading to its rows."""
    place = asked_place(request)
    code = place.code if place else ""
    group, words = request.GET.get("stage", ""), request.GET.get("q", "").strip()[:40]
    context = {
        "place": place,
        "places": place_choices(request.user),
        "lists": three_lists.tabs(request.user, place, three_lists.PROJECTS),
        "counts": _counts(request.user, code),
        "group": group if group in GROUPS else "",
        "words": words,
        "page": page_of(request, _rows(request.user, code, group, words)),
    }
    shown = [row for row in context["page"] if row.stage != Stage.PROPOSED]
    return render(
        request, "projects/projects.html", context | {"short_text": short_texts.of_projects(request, place, shown)}
    )


def _rows(viewer, code, group, words):
    found = queries.project_list(viewer, code, stages=GROUPS.get(group), words=words)
    return found.overdue().order_by("due", "pk") if group == "overdue" else found.order_by(_LIFE, "due", "-pk")


def _counts(viewer, code):
    late = Q(stage=Stage.CLAIMED, due__lt=clock.today())
    by_group = {name: Count("pk", filter=Q(stage__in=stages)) for name, stages in GROUPS.items() if stages}
    found = Project.objects.visible_to(viewer).within(code)
    return found.aggregate(overdue=Count("pk", filter=late), all=Count("pk"), **by_group)


@signed_in
def project(request, pk):
    """One project: its needs, what it is to be done with and why, who holds it, its steps, and the viewer's acts."""
    return _page(request, _found(request, pk))


def _tag_form(viewer, project):
    """For the community, where there is a campaign, the form that says what the project counts towards."""
    if not viewer.may("activity", project.place_id) or not activities.campaigns_for(project.place).exists():
        return None
    return TagForm(project.place)


def _found(request, pk):
    return found_or_404(queries.project_list(request.user, "").prefetch_related("steps"), pk=pk)


def _page(request, project, **bad):
    """The project's page; ``bad`` is the form that was sent and refused, by the name of its act."""
    acts = _acts(request.user, project)
    acts |= {name: form for name, form in bad.items() if name in acts}
    context = {
        "project": project,
        "pairings": pairings.of_project(project, pairings.names_for(request.user, [project])),
        "lead": project.lead,
        "suggested": sharing.lead_of(project),
        "intents": [intent for intent in project.intents.all() if not intent.withdrawn_at],
        "claims": sorted(project.claims.all(), key=lambda claim: (bool(claim.ended_at), claim.role, claim.pk)),
        "steps": [(step, bad.get(f"finish_{step.pk}") or _finish_form(step)) for step in project.steps.all()],
        "meetings": Meeting.objects.visible_to(request.user).filter(items__project=project).order_by("pk"),
        "escalations": Escalation.objects.visible_to(request.user).filter(project=project).order_by("-pk"),
        "seen": _seen(request.user, project),
        "acts": acts,
        "may_hurry": project.stage in (Stage.PROPOSED, Stage.TABLED) and rules.may_escalate(request.user, project),
        "campaigns": project.campaigns.order_by("pk"),
        "tag_form": _tag_form(request.user, project),
        "short_text": short_texts.of_project(request, project),
        "spoken_for": request.user.reach.organizations,
    }
    return render(request, "projects/project.html", context, status=422 if bad else 200)


def _seen(viewer, project):
    """The project's needs and resources that the viewer may open."""
    booked = [row.booking.resource_id for row in project.allocations.all()]
    needs = Need.objects.visible_to(viewer).filter(pk__in=[need.pk for need in project.needs.all()])
    return {"needs": set(needs), "resources": set(Resource.objects.visible_to(viewer).filter(pk__in=booked))}


def _finish_form(step, sent=None):
    return FinishForm(sent, auto_id=f"finish_{step.pk}_%s")


def _acts(viewer, project):
    """The empty form of every act that the rules and the stage allow the viewer now, by name."""
    acts: dict = {}
    if project.stage in (Stage.PROPOSED, Stage.TABLED):
        if organizations := queries.intending(viewer, project):
            acts["intend"] = _form("intend", project, organizations=organizations)
        if rules.may_propose(viewer, project.place):
            acts["choose"] = True
    if project.stage == Stage.PROPOSED and rules.may_propose(viewer, project.place):
        acts["drop"] = _form("drop", project)
    if project.stage == Stage.CLAIMED and rules.may_carry(viewer, project):
        acts |= {name: _form(name, project) for name in ("submit", "plan", "hand_back")} | {"finish": True}
    if project.stage == Stage.SUBMITTED and rules.may_accept(viewer, project):
        acts |= {"accept": True, "send_back": _form("send_back", project)}
    return acts


FORMS = {
    "intend": IntentForm,
    "drop": DropForm,
    "submit": SubmitForm,
    "plan": StepForm,
    "hand_back": HandBackForm,
    "send_back": SendBackForm,
}


def _form(name, project, sent=None, **facts):
    if name == "plan":
        facts["last_day"] = project.due
    return FORMS[name](sent, auto_id=f"{name}_%s", **facts)


def _act(request, pk, name, command, told, otherwise=None, **facts):
    """The act's form was sent: the command is carried out and said, or the page shows what to mend.

    ``otherwise`` stands for fields that were left out, where the command is asked for its refusal.
    """
    project = _found(request, pk)
    form = _form(name, project, request.POST, **facts)
    # Where the act is not open the command is asked all the same: its refusal says why.
    if not form.is_valid() and name in _acts(request.user, project):
        return _page(request, project, **{name: form})
    given = dict.fromkeys(form.fields, "") | (otherwise or {}) | form.cleaned_data
    command(request.user, project, **given)
    messages.success(request, told % {"project": project})
    return redirect("project", pk=pk)


@acting("speak")
@require_POST
def intend(request, pk):
    """The viewer's organization would take the project on; the joint meeting decides."""
    told = _("Your intent stands; the joint meeting reads it and decides who takes the project.")
    own = [post.organization for post in request.user.current_posts if post.organization]
    return _act(request, pk, "intend", claiming.state_intent, told, {"organization": own[0]}, organizations=own)


@acting("speak")
@require_POST
def withdraw(request, pk):
    """The intent is taken back."""
    seen = Intent.objects.filter(project__in=Project.objects.visible_to(request.user))
    intent = found_or_404(seen.select_related("organization", "project"), pk=pk)
    claiming.withdraw_intent(request.user, intent)
    messages.success(request, _("The intent of %(org)s is taken back.") % {"org": intent.organization})
    return redirect("project", pk=intent.project_id)


@acting("match")
@require_POST
def drop(request, pk):
    """The proposal is off the list; its needs are open for the next matching."""
    told = _("“%(project)s” is off the list; its needs can be matched again.")
    return _act(request, pk, "drop", claiming.drop, told)


@acting("speak", "accept")
@require_POST
def submit(request, pk):
    """The work is done; the community is to look."""
    return _act(request, pk, "submit", carrying.submit, _("Submitted; the community looks at it and accepts it."))


@acting("accept")
@require_POST
def accept(request, pk):
    """The community has accepted the work."""
    project = _found(request, pk)
    carrying.accept(request.user, project)
    messages.success(request, _("Accepted; the residents who asked are now asked to rate it."))
    return redirect("project", pk=pk)


@acting("accept")
@require_POST
def send_back(request, pk):
    """The work is not accepted yet; the organization reads what is missing."""
    return _act(request, pk, "send_back", carrying.send_back, _("Sent back; the organization reads what is missing."))


@acting("speak", "accept")
@require_POST
def hand_back(request, pk):
    """The organization gives the project back with a reason."""
    told = _("Handed back; “%(project)s” is a proposal again, for the next joint meeting.")
    return _act(request, pk, "hand_back", claiming.hand_back, told)


@acting("speak", "accept")
@require_POST
def plan(request, pk):
    """The project has a further step."""
    return _act(request, pk, "plan", carrying.plan_step, _("The step is planned."))


@acting("speak", "accept")
@require_POST
def finish(request, pk):
    """A step is done."""
    step = found_or_404(Step.objects.filter(project__in=Project.objects.visible_to(request.user)), pk=pk)
    form = _finish_form(step, request.POST)
    if not form.is_valid():
        return _page(request, _found(request, step.project_id), **{f"finish_{step.pk}": form})
    carrying.finish_step(request.user, step, form.cleaned_data["note"])
    messages.success(request, _("“%(step)s” is done.") % {"step": step})
    return redirect("project", pk=step.project_id)
