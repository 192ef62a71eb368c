"""The proposals: what the lists give when they are matched, what they lack, and a person's choice instead."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sifang.core.errors import insist
from sifang.needs.models import Need
from sifang.places.queries import is_community
from sifang.projects import queries, reasons, rules, runs, sharing
from sifang.projects.commands import proposing
from sifang.projects.models import Project
from sifang.projects.naming import Names
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.projects import ChooseForm
from sifang.web.pages import match_runs, pairings, short_texts, three_lists
from sifang.web.pages.desk_place import desk_place, place_choices
from sifang.web.pages.paging import page_of

TOLD = 4
SUGGESTED = 4
Stage = Project.Stage


@dataclass(frozen=True)
class Row:
    """One proposal as the list shows it; ``more`` counts the reasons that only its own page tells."""

    project: object
    needs: list
    people: int
    urgency: str
    lead: object
    beside: list
    pairings: list
    reasons: list
    against: list
    more: int


@signed_in
def proposals(request):
    """The proposals of the viewer's place, with the last run, what is short, and how evenly they are shared."""
    place = desk_place(request)
    if place is None:
        return redirect("projects")
    found = queries.project_list(request.user, place.code, stages=[Stage.PROPOSED])
    page = page_of(request, found)
    names = pairings.names_for(request.user, page)
    run = runs.last_run(request.user, place)
    short, waiting = runs.apart(runs.shortages(request.user, run, place))
    news = match_runs.news_of(request.user, place)
    context = {
        "place": place,
        "places": place_choices(request.user),
        "lists": three_lists.tabs(request.user, place, three_lists.PROJECTS),
        "page": page,
        "rows": [_row(project, names) for project in page],
        "run": run,
        "short_needs": len({row.need_id for row in short}),
        "gaps": _gaps(request.user, run, short, waiting),
        "short_text": short_texts.of_shortages(request, place, short),
        "sharing": sharing.sharing(request.user, place) if is_community(place.code) else None,
        "may_match": rules.may_propose(request.user, place),
        "news": news,
        "steps": match_runs.steps_of(news) if news else [],
    }
    return render(request, "proposals/proposals.html", context)


@dataclass(frozen=True)
class Short:
    """One shortage as the list shows it: the ways on, the walls, its project, and whether the sponsor leader is asked.

    The way to the sponsor leader stands first where it is the one to go.
    """

    row: object
    ways: list
    walls: list
    project: object
    is_for_sponsor: bool


def _gaps(viewer, run, short, waiting):
    """[(gap, its shortages)], the most wanted first; ``waiting``: how many other parts of a need wait for these."""
    standing = runs.proposals_for({row.need_id for row in short})
    names = Names(viewer, [row.reasons for row in short])
    return [
        (gap, [_short(run, row, standing.get(row.need_id), waiting[row.need_id], names) for row in gap.rows])
        for gap in runs.gaps(short)
    ]


def _short(run, row, project, waiting, names):
    ways, walls = pairings.split(reasons.worded(row.reasons, names))
    up = runs.why_to_sponsor(run, row)
    return Short(row, [*filter(None, [up]), *runs.ways_on(row, waiting), *ways], walls, project, bool(up))


def _row(project, names):
    made = pairings.of_project(project, names)
    lead = sharing.lead_of(project)
    beside = list(dict.fromkeys(str(pair.resource.owner) for pair in made if pair.resource.owner != lead))
    first = made[0] if made else None
    told, against = (first.reasons, first.against) if first else ([], [])
    covered = list(project.needs.all())
    return Row(
        project=project,
        needs=covered,
        people=sum(need.people for need in covered),
        urgency=Need.Urgency(max(need.urgency for need in covered)).label if covered else "",
        lead=lead,
        beside=beside,
        pairings=made,
        reasons=told[:TOLD],
        against=against,
        more=max(len(told) - TOLD, 0),
    )


@acting("match")
def choose(request, pk):
    """A person chooses another resource for a proposal, among those that fit its needs best."""
    project = found_or_404(queries.project_list(request.user, ""), pk=pk)
    insist(
        project.stage in (Stage.PROPOSED, Stage.TABLED),
        _("“%(project)s” is %(stage)s; its resources stand.")
        % {"project": project, "stage": project.get_stage_display()},
    )
    held = list(project.allocations.all())
    suggestions = _suggestions(request.user, project, {row.booking.resource_id for row in held})
    form = ChooseForm(request.POST or None, suggestions=suggestions, allocations=held)
    if request.method == "POST" and form.is_valid():
        resource, units, replaced, part = form.chosen
        proposing.choose(request.user, project, resource, units, replaced, part)
        sentence = _("“%(resource)s” of %(owner)s is now proposed for this project; matching again leaves it.")
        messages.success(request, sentence % {"resource": resource, "owner": resource.owner})
        return redirect("project", pk=pk)
    context = {
        "project": project,
        "form": form,
        "pairings": pairings.of_project(project, pairings.names_for(request.user, [project])),
        "suggestions": [(found, *pairings.split(found.reasons)) for found in suggestions],
        "chosen": form["resource"].value(),
        "refused": queries.refused_count(project),
    }
    return render(request, "proposals/choose.html", context, status=422 if form.is_bound else 200)


def _suggestions(viewer, project, leaving_out):
    """What fits the project's open needs best, each resource once, without those it has."""
    found = {}
    for need in project.needs.all():
        for suggestion in queries.suggestions(viewer, need, SUGGESTED + len(leaving_out)):
            if suggestion.resource.pk not in leaving_out:
                found.setdefault(suggestion.resource.pk, suggestion)
    return list(found.values())[:SUGGESTED]
