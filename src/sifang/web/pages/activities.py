"""Activities: the list, a new one from a line of the plan, and the page of one from calendar to outcome."""

import datetime

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.activities import commands, feed, kinds, queries, rules
from sifang.activities.models import Activity, Campaign, Plan, PlanLine
from sifang.core import clock
from sifang.people.models import Organization
from sifang.places.models import Place
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.activities import ActivityForm, ExpectForm, HoldForm, TagForm, WhyForm
from sifang.web.pages import short_texts
from sifang.web.pages.desk_place import asked_place, place_choices
from sifang.web.pages.paging import page_of
from sifang.web.pages.plans import organizes_at

Stage = Activity.Stage
A_WEEK = datetime.timedelta(days=7)
MOST_COMING = 30


@signed_in
def activities(request):
    """Those to come first, then those that took place; narrowed by kind and by campaign."""
    place = asked_place(request)
    code = place.code if place else ""
    kind = request.GET.get("kind", "") if request.GET.get("kind") in dict(kinds.choices()) else ""
    campaign = _campaign(request)
    which = {"kind": kind, "campaign": campaign}
    past = queries.activity_list(request.user, code, **which).exclude(stage=Stage.PLANNED)
    facts = {
        "coming": list(queries.coming(request.user, code, **which)[:MOST_COMING]),
        "page": page_of(request, past),
        "kind": kind,
        "kinds": kinds.choices(),
        "campaign": campaign,
        "campaigns": queries.campaign_list(request.user, code)[:20],
        "organizes_at": organizes_at(request),
        "asked": queries.asked_to(request.user)[:20],
        "places": place_choices(request.user),
        "place": place,
        "now": clock.now(),
        "feeds": _feeds(request, place),
    }
    return render(request, "activities/list.html", facts)


def _campaign(request):
    asked = request.GET.get("campaign", "")
    seen = queries.campaign_list(request.user)
    return seen.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 12 else None


def _feeds(request, place):
    """[(name, address)] of the calendars the viewer may hand on: of the community and of their organizations."""
    bodies = Organization.objects.filter(pk__in=request.user.reach.organizations).order_by("name")
    place = place or organizes_at(request)
    tokens = [(place, feed.public_token(place=place))] if place else []
    tokens += [(body, feed.public_token(organization=body)) for body in bodies]
    return [(name, request.build_absolute_uri(reverse("calendar", args=[token]))) for name, token in tokens]


@acting("activity")
def activity_new(request):
    """A new activity; from a line of the plan (?line=) everything but the day is filled in already."""
    place = found_or_404(Place.objects.all(), pk=getattr(organizes_at(request), "pk", ""))
    line = _line(request)
    place = line.plan.place if line else place
    form = ActivityForm(place, request.POST or None, initial=_from_line(line) if line else _usual(request, place))
    if request.method != "POST" or not form.is_valid():
        facts = {"form": form, "place": place, "line": line, "back": reverse("activities")}
        return render(request, "activities/new.html", facts, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    made = commands.schedule(
        request.user, place, given["kind"], given["title"], given["starts_at"], organizations=given["organizations"],
        line=line, campaign=given["campaign"], venue=given["venue"], ends_at=given["ends_at"], words=given["words"],
    )  # fmt: skip
    messages.success(request, _("The activity is on the calendar; the liaisons are told."))
    return redirect("activity", pk=made.pk)


def _line(request):
    asked = request.GET.get("line", "")
    if not (asked.isdecimal() and len(asked) < 12):
        return None
    seen = Plan.objects.visible_to(request.user)
    return found_or_404(PlanLine.objects.filter(plan__in=seen).select_related("plan__place"), pk=int(asked))


def _from_line(line):
    """What the plan says already; the day is the first weekday after the middle of the planned month, or next week."""
    planned = datetime.date(line.plan.year, line.month, 15)
    day = max(planned, clock.today() + A_WEEK) if (line.plan.year, line.month) >= _month() else clock.today() + A_WEEK
    last = Activity.objects.filter(place=line.plan.place).order_by("-pk").first()
    return {
        "title": line.title, "kind": line.kind, "day": day, "venue": last.venue if last else str(line.plan.place),
        "organizations": [body.pk for body in line.organizations.all()],
    }  # fmt: skip


def _month():
    return clock.today().year, clock.today().month


def _usual(request, place):
    last = queries.activity_list(request.user, place.pk).first()
    return {"day": clock.today() + A_WEEK, "venue": last.venue if last else ""}


@signed_in
def activity(request, pk):
    """One activity: what, when, who comes, who came, and what came of it."""
    return _show(request, _found(request, pk))


def _found(request, pk):
    rows = Activity.objects.visible_to(request.user).select_related("place", "line__plan", "campaign", "by")
    return found_or_404(rows, pk=pk)


def _show(request, found, *, status=200, **forms):
    viewer = request.user
    turnouts = list(queries.turnouts(found))
    own = [row for row in turnouts if row.organization_id in viewer.reach.organizations]
    named = list(queries.named(found))
    facts = {
        "activity": found,
        "organizes": rules.may_organize(viewer, found.place),
        "turnouts": turnouts,
        "own": own,
        "expected": sum(row.expected or 0 for row in turnouts),
        "came": sum(row.came or 0 for row in turnouts),
        "named": named,
        "is_named": any(row.person_id == viewer.pk for row in named),
        "may_be_named": rules.may_take_part(viewer, found) and found.stage != Stage.CANCELLED,
        "has_begun": found.starts_at <= clock.now(),
        "doing": request.GET.get("do", ""),
        "hold_form": HoldForm(turnouts),
        "why_form": WhyForm(),
        "expect_form": ExpectForm(Organization.objects.none(), initial={"expected": own[0].expected if own else None}),
        "tag_form": TagForm(found.place, initial={"campaign": found.campaign_id}),
        "shared": found.experiences.order_by("pk"),
        "short_text": short_texts.of_activity(request, found),
    }
    return render(request, "activities/activity.html", facts | forms, status=status)


@acting("activity")
@require_POST
def activity_hold(request, pk):
    """The activity took place; who came is counted."""
    found = _found(request, pk)
    form = HoldForm(queries.turnouts(found), request.POST)
    if not form.is_valid():
        return _show(request, found, hold_form=form, doing="hold", status=422)
    given = form.cleaned_data
    commands.hold(request.user, found, came=form.came, residents=given["residents"], outcome=given["outcome"])
    messages.success(request, _("The activity is on record."))
    return redirect("activity", pk=pk)


@acting("activity")
@require_POST
def activity_cancel(request, pk):
    """The activity does not take place."""
    found, form = _found(request, pk), WhyForm(request.POST)
    if not form.is_valid():
        return _show(request, found, why_form=form, doing="cancel", status=422)
    commands.cancel(request.user, found, form.cleaned_data["why"])
    messages.success(request, _("The activity is cancelled; the liaisons are told."))
    return redirect("activity", pk=pk)


@acting("speak")
@require_POST
def activity_announce(request, pk):
    """The organization says how many of it will come."""
    found = _found(request, pk)
    asked = Organization.objects.filter(turnouts__activity=found, pk__in=request.user.reach.organizations)
    form = ExpectForm(asked, request.POST)
    if not form.is_valid():
        return _show(request, found, expect_form=form, status=422)
    commands.announce(request.user, found, form.cleaned_data["organization"], form.cleaned_data["expected"])
    messages.success(request, _("The community knows how many of you come."))
    return redirect("activity", pk=pk)


@signed_in
@require_POST
def activity_join(request, pk):
    """Somebody wishes to be named."""
    commands.take_part(request.user, _found(request, pk))
    messages.success(request, _("You are named as taking part; you can take it back at any time."))
    return redirect("activity", pk=pk)


@signed_in
@require_POST
def activity_leave(request, pk):
    """Somebody does not wish to be named any more."""
    commands.step_back(request.user, _found(request, pk))
    messages.success(request, _("Your name is taken out again."))
    return redirect("activity", pk=pk)


@acting("activity")
@require_POST
def activity_tag(request, pk):
    """The activity counts towards a campaign, or towards none."""
    found = _found(request, pk)
    form = TagForm(found.place, request.POST)
    if not form.is_valid():
        return _show(request, found, tag_form=form, status=422)
    campaign: Campaign | None = form.cleaned_data["campaign"]
    commands.tag_activity(request.user, campaign, found)
    messages.success(request, _("Noted what it counts towards."))
    return redirect("activity", pk=pk)
