"""Experience material: written at the desk, reviewed by the street, read by everybody, shared at a session."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.activities import commands, queries, rules
from sifang.activities.models import Experience
from sifang.people import queries as roster
from sifang.places.models import COUNTY_LENGTH, Place
from sifang.web import resident
from sifang.web.access import acting, found_or_404, public, signed_in
from sifang.web.forms.activities import WhyForm
from sifang.web.forms.experience import ExperienceForm, RewriteForm, SessionForm
from sifang.web.pages.desk_place import asked_place, desk_place
from sifang.web.pages.own_bodies import own_bodies
from sifang.web.pages.paging import page_of

Stage = Experience.Stage


@signed_in
def listing(request):
    """What the viewer may read, the latest first; those that wait for the street's review can be shown alone."""
    place = asked_place(request)
    rows = queries.experience_list(request.user, place.code if place else "")
    stage = request.GET.get("stage", "") if request.GET.get("stage") in Stage.values else ""
    home = desk_place(request)
    writes = bool(home) and (request.user.may("activity", home.code) or own_bodies(request.user, home).exists())
    facts = {
        "page": page_of(request, rows.filter(stage=stage) if stage else rows),
        "waiting": rows.filter(stage=Stage.DRAFT).count() if request.user.may("oversee") else 0,
        "stage": stage,
        "stages": Stage.choices,
        "writes_at": home if writes else None,
    }
    return render(request, "experience/list.html", facts)


@acting("activity", "speak")
def write(request):
    """A new piece."""
    place = found_or_404(Place.objects.all(), pk=getattr(desk_place(request), "pk", ""))
    organizes = rules.may_organize(request.user, place)
    bodies = roster.organizations_of(place) if organizes else own_bodies(request.user, place)
    form = ExperienceForm(bodies, not organizes, request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = commands.write_experience(request.user, place, **form.cleaned_data)
        messages.success(request, _("Sent to the street for review."))
        return redirect("experience", pk=made.pk)
    facts = {"form": form, "place": place}
    return render(request, "experience/write.html", facts, status=422 if form.errors else 200)


@signed_in
def one(request, pk):
    """One piece, and what can be done with it now."""
    return _show(request, _found(request, pk))


def _found(request, pk):
    rows = Experience.objects.visible_to(request.user).select_related("place", "organization", "by")
    return found_or_404(rows, pk=pk)


def _show(request, found, *, status=200, **forms):
    viewer = request.user
    sessions = queries.sessions_open(viewer, desk_place(request) or found.place)
    may_write = rules.may_write_experience(viewer, found.place, found.organization)
    facts = {
        "piece": found,
        "may_review": rules.may_review(viewer, found),
        "may_write": may_write and found.stage in (Stage.DRAFT, Stage.RETURNED),
        "doing": request.GET.get("do", ""),
        "rewrite_form": RewriteForm(initial={"title": found.title, "body": found.body}),
        "why_form": WhyForm(),
        "shared": found.sessions.select_related("place").order_by("starts_at"),
        "session_form": SessionForm(sessions) if viewer.may("activity") and sessions.exists() else None,
    }
    return render(request, "experience/one.html", facts | forms, status=status)


@acting("activity", "speak")
@require_POST
def rewrite(request, pk):
    """The piece reads as it reads now."""
    found, form = _found(request, pk), RewriteForm(request.POST)
    if not form.is_valid():
        return _show(request, found, rewrite_form=form, doing="edit", status=422)
    commands.rewrite_experience(request.user, found, **form.cleaned_data)
    messages.success(request, _("Changed; it waits for the street's review."))
    return redirect("experience", pk=pk)


@acting("oversee")
@require_POST
def review(request, pk):
    """The street finds it right."""
    commands.review_experience(request.user, _found(request, pk))
    messages.success(request, _("Reviewed; publish it when it shall be read by everybody."))
    return redirect("experience", pk=pk)


@acting("oversee")
@require_POST
def send_back(request, pk):
    """The street asks for changes."""
    found, form = _found(request, pk), WhyForm(request.POST)
    if not form.is_valid():
        return _show(request, found, why_form=form, doing="return", status=422)
    commands.return_experience(request.user, found, form.cleaned_data["why"])
    messages.success(request, _("Returned; the writer reads why."))
    return redirect("experience", pk=pk)


@acting("oversee")
@require_POST
def publish(request, pk):
    """Everybody can read it."""
    commands.publish_experience(request.user, _found(request, pk))
    messages.success(request, _("Published; everybody can read it."))
    return redirect("experience", pk=pk)


@acting("activity")
@require_POST
def share(request, pk):
    """It is shared at a session."""
    found = _found(request, pk)
    form = SessionForm(queries.sessions_open(request.user, desk_place(request) or found.place), request.POST)
    if not form.is_valid():
        return _show(request, found, session_form=form, status=422)
    commands.share_experience(request.user, found, form.cleaned_data["activity"])
    messages.success(request, _("It stands on the session's page."))
    return redirect("experience", pk=pk)


@public
def public_list(request, code):
    """What the community has published, the latest first; of one theme, what its whole county has."""
    place = resident.community_or_404(code)
    theme = next((theme for theme in Experience.Theme if theme == request.GET.get("theme")), None)
    found = queries.public_experiences(code[:COUNTY_LENGTH], theme) if theme else queries.public_experiences(code)
    context = {"page": page_of(request, found), "theme": theme, "themes": Experience.Theme.choices}
    return render(request, "experience/public_list.html", resident.frame(place, "", back="community") | context)


@public
def public_one(request, code, pk):
    """One published piece; a practice case is read all over its county."""
    place = resident.community_or_404(code)
    cases = queries.public_experiences(code[:COUNTY_LENGTH]).exclude(theme="")
    piece = found_or_404(queries.public_experiences(code) | cases, pk=pk)
    context = resident.frame(place, "", back="public-experiences") | {"piece": piece}
    return render(request, "experience/public_one.html", context)
