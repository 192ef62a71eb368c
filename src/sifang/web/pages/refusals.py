"""Accepting and declining a proposed pair, and taking that back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.projects import reasons
from sifang.projects.commands import refusing
from sifang.projects.models import Allocation, Project, RefusedPair
from sifang.projects.naming import Names
from sifang.web.access import acting, found_or_404
from sifang.web.forms.refusals import RefuseForm
from sifang.web.pages import pairings


def _found(request, pk):
    """The allocation that stands in a project the viewer may see."""
    seen = Project.objects.visible_to(request.user)
    rows = Allocation.objects.filter(project__in=seen, booking__released_at=None)
    owners = ("booking__resource__organization", "booking__resource__person")
    return found_or_404(rows.select_related("project__place", *owners), pk=pk)


def _back(request, project):
    """Where the viewer came from: the proposals of a place, or the project's own page."""
    if "proposals" in (request.POST.get("then"), request.GET.get("then")):
        return redirect(f"{reverse('proposals')}?place={project.place_id}")
    return redirect("project", pk=project.pk)


@acting("match")
@require_POST
def keep(request, pk):
    """The pair stays as it is; matching again leaves it."""
    allocation = _found(request, pk)
    refusing.keep(request.user, allocation)
    sentence = _("“%(resource)s” of %(owner)s stays; matching again leaves this pair.")
    messages.success(request, sentence % _names(allocation))
    return _back(request, allocation.project)


@acting("match")
@require_POST
def let_engine_choose(request, pk):
    """The pair is open to the next matching again."""
    allocation = _found(request, pk)
    refusing.let_engine_choose(request.user, allocation)
    sentence = _("Matching again may propose another resource in place of “%(resource)s”.")
    messages.success(request, sentence % _names(allocation))
    return _back(request, allocation.project)


@acting("match")
def refuse(request, pk):
    """The pair does not fit: why, and what exactly follows from saying so."""
    allocation = _found(request, pk)
    form = RefuseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        refusing.refuse_pair(request.user, allocation, form.cleaned_data["why"], form.cleaned_data["words"])
        sentence = _("“%(resource)s” of %(owner)s is not proposed for this any more; match again to look for another.")
        messages.success(request, sentence % _names(allocation))
        return _back(request, allocation.project)
    context = {
        "allocation": allocation,
        "project": allocation.project,
        "resource": allocation.booking.resource,
        "all_or_nothing": allocation.project.wants_all_or_nothing(),
        "reasons": pairings.split(reasons.worded(allocation.reasons, Names(request.user, [allocation.reasons]))),
        "form": form,
    }
    return render(request, "proposals/refuse.html", context, status=422 if form.is_bound else 200)


@acting("match")
@require_POST
def take_back(request, pk):
    """The pair may be proposed again."""
    seen = RefusedPair.objects.visible_to(request.user).select_related("need__place", "resource")
    refused = found_or_404(seen, pk=pk)
    refusing.take_back(request.user, refused)
    sentence = _("Taken back: matching again may propose “%(resource)s” here.")
    messages.success(request, sentence % {"resource": refused.resource})
    if request.POST.get("then") == "resource":
        return redirect("resource", pk=refused.resource_id)
    return redirect("need", pk=refused.need_id)


def _names(allocation):
    resource = allocation.booking.resource
    return {"resource": resource, "owner": resource.owner}
