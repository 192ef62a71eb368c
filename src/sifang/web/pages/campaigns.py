"""Campaigns: a tag on what is done anyway, with counts by kind that open to their records."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.activities import commands, queries, rules
from sifang.core import clock
from sifang.industry import queries as industry
from sifang.places.models import Place
from sifang.projects.models import Project
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.activities import CampaignForm, TagForm
from sifang.web.frame import own_place
from sifang.web.pages.desk_place import asked_place
from sifang.web.pages.paging import page_of

SHORT = 50


@signed_in
def campaigns(request):
    """The campaigns of the viewer's places and of those above; who works there names a new one."""
    place = asked_place(request) or own_place(request.user)
    names_at = place if place and rules.may_name_campaign(request.user, place) else None
    form = CampaignForm(request.POST or None, initial={"since": clock.today()})
    if request.method == "POST" and form.is_valid():
        made = commands.name_campaign(
            request.user, found_or_404(Place.objects.all(), pk=getattr(names_at, "pk", "")), **form.cleaned_data
        )
        messages.success(request, _("The campaign has its name. Tag activities and projects on their own pages."))
        return redirect("campaign", pk=made.pk)
    facts = {"page": page_of(request, queries.campaign_list(request.user)), "form": form, "names_at": names_at}
    return render(request, "campaigns/list.html", facts, status=422 if form.errors else 200)


@signed_in
def campaign(request, pk):
    """How many activities of each kind and how many projects count towards it, as far as the viewer sees them."""
    found = found_or_404(queries.campaign_list(request.user), pk=pk)
    projects = Project.objects.visible_to(request.user).filter(campaigns=found).select_related("place")
    rows = queries.counted_by_kind(request.user, found)
    trainings, streams, visits = industry.counted_towards(request.user, found)
    facts = {
        "campaign": found,
        "rows": rows,
        "trainings": trainings.order_by("-starts_at")[:SHORT],
        "livestreams": streams.order_by("-starts_at")[:SHORT],
        "advisory": visits.select_related("enterprise").order_by("-planned_on")[:SHORT],
        "held": sum(row[1] for row in rows),
        "planned": sum(row[2] for row in rows),
        "people": sum(row[3] for row in rows),
        "page": page_of(request, projects.order_by("-pk")),
    }
    return render(request, "campaigns/campaign.html", facts)


@acting("activity")
@require_POST
def project_tag(request, pk):
    """The project counts towards a campaign."""
    found = found_or_404(Project.objects.visible_to(request.user).select_related("place"), pk=pk)
    form = TagForm(found.place, request.POST)
    if form.is_valid() and form.cleaned_data["campaign"]:
        commands.tag(request.user, form.cleaned_data["campaign"], found)
        messages.success(request, _("Noted what it counts towards."))
    return redirect("project", pk=pk)


@acting("activity")
@require_POST
def project_untag(request, pk):
    """The project does not count towards the campaign any more."""
    found = found_or_404(Project.objects.visible_to(request.user).select_related("place"), pk=pk)
    form = TagForm(found.place, request.POST)
    if form.is_valid() and form.cleaned_data["campaign"]:
        commands.untag(request.user, form.cleaned_data["campaign"], found)
        messages.success(request, _("It does not count towards the campaign any more."))
    return redirect("project", pk=pk)
