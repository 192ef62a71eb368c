"""The runs of the engine: ordered and cancelled from the page, their progress, earlier ones and what proves them."""

import datetime

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.core.errors import insist
from sifang.needs.models import Need
from sifang.projects import rules, runs
from sifang.projects.commands import matching, proposing
from sifang.projects.models import MatchPolicy, MatchRun
from sifang.projects.naming import Names
from sifang.resources.models import Resource
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.pages import three_lists
from sifang.web.pages.desk_place import desk_place, place_choices
from sifang.web.pages.paging import page_of

Stage = MatchRun.Stage
OWNERS = ("organization", "person")
# So long a page says that the matching has just been done.
JUST_NOW = datetime.timedelta(minutes=5)
LONGEST_KEY = 18


def at(place):
    """The address of the proposals of ``place``."""
    return f"{reverse('proposals')}?place={place.pk}"


def news_of(viewer, place):
    """The run that the page of ``place`` tells of: under way, just done, or ended without a result; or None."""
    run = runs.newest_run(viewer, place)
    if run is None or (run.stage == Stage.DONE and run.at < clock.now() - JUST_NOW):
        return None
    return run


def steps_of(run):
    """[(words, state)] of the run's steps: done, now or todo."""
    here = run.Step.values.index(run.step) if run.step else -1
    return [
        (words, "done" if number < here else "now" if number == here else "todo")
        for number, words in enumerate(run.Step.labels)
    ]


@acting("match")
@require_POST
def match(request):
    """A run over the place's lists is ordered; the page shows how far it is."""
    place = desk_place(request)
    insist(place, _("Your account belongs to no community; open the page of one first."))
    matching.order_run(request.user, place)
    return redirect(at(place))


@acting("match")
@require_POST
def cancel(request, pk):
    """The run is cancelled, or ends before its next step."""
    run = _found(request, pk)
    matching.cancel_run(request.user, run)
    messages.success(request, _("The matching is cancelled; the proposals stay as they were."))
    return redirect(at(run.place))


@signed_in
def progress(request, pk):
    """How far the run is, as a piece of the page that asks for it every two seconds."""
    run = _found(request, pk)
    return render(request, "proposals/_progress.html", {"news": run, "steps": steps_of(run)})


@signed_in
def earlier(request):
    """The runs that touch the viewer's place, the latest first."""
    place = desk_place(request)
    if place is None:
        return redirect("projects")
    context = {
        "place": place,
        "places": place_choices(request.user),
        "lists": three_lists.tabs(request.user, place, three_lists.PROJECTS),
        "page": page_of(request, runs.runs(request.user, place)),
    }
    return render(request, "proposals/runs.html", context)


@signed_in
def match_run(request, pk):
    """One run: its facts, and what proves its result, in words."""
    run = _found(request, pk)
    proof, waits = run.certificate.get("resources", {}), run.certificate.get("awaited", [])
    names = Names(request.user, [[{"facts": {"offer": row["resource"]}} for row in waits]])
    dear = [pk for pk, price in proof.get("prices", {}).items() if price]
    short = runs.shortages(request.user, run, run.place)
    context = {
        "run": run,
        "place": run.place,
        "dear": len(dear),
        "used_up": Resource.objects.visible_to(request.user).filter(pk__in=dear).select_related(*OWNERS).order_by("pk"),
        "awaited": [row | {"resource": names.resource(row["resource"])} for row in waits],
        "mark": proof.get("sha256", ""),
        "points": MatchPolicy.objects.visible_to(request.user).filter(pk=run.policy_id).first(),
        "short": list(dict.fromkeys(row.need for row in short)),
        "may_match": rules.may_propose(request.user, run.place),
        "steps": steps_of(run),
    }
    return render(request, "proposals/run.html", context)


@acting("match")
@require_POST
def take_to_meeting(request):
    """A need that nothing serves becomes a proposal, so that the joint meeting can lay it before the sponsor leader."""
    sent = request.POST.get("need", "")
    need = found_or_404(
        Need.objects.visible_to(request.user), pk=int(sent) if sent.isdecimal() and len(sent) < LONGEST_KEY else 0
    )
    project = proposing.propose(request.user, need)
    told = _("“%(need)s” is a proposal now: put it before the joint meeting, or before the leader if it is urgent.")
    messages.success(request, told % {"need": need})
    return redirect("project", pk=project.pk)


def _found(request, pk):
    return found_or_404(MatchRun.objects.visible_to(request.user).select_related("place", "by", "policy"), pk=pk)
