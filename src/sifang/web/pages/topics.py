"""The topic library: what the four parties would like a meeting to talk about."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.core.errors import NotAllowed
from sifang.meetings import queries, rules
from sifang.meetings.commands import calling
from sifang.meetings.commands import topics as commands
from sifang.meetings.models import Topic
from sifang.needs import queries as needs
from sifang.needs.models import Need
from sifang.people import compounds
from sifang.people.limits_of import limit
from sifang.people.models import Organization
from sifang.places.models import COMMUNITY_LENGTH, STREET_LENGTH, Place
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.topics import DeclineForm, GrownForm, ProposeForm, ScheduleForm
from sifang.web.pages.desk_place import asked_place
from sifang.web.pages.paging import page_of

Stage, Party = Topic.Stage, Topic.Party
MOST_ROWS = 25
# Whoever stands for one of the four parties somewhere, or oversees a street's committee from there.
PARTY_ACTS = ("meet", "oversee", "speak", "visit", "report:resident_rep", "observe", "own")


@signed_in
def topics(request):
    """What is proposed, what waits for a meeting, and what became of the rest; for the community also what grew."""
    place = asked_place(request) or _own(request.user)
    found = queries.topic_list(request.user, place.code if place else "")
    screens = place is not None and rules.may_call(request.user, place)
    facts = {
        "place": place,
        "to_screen": found.filter(stage=Stage.PROPOSED).order_by("proposed_at", "pk")[:MOST_ROWS],
        "waiting": found.filter(stage=Stage.SCREENED).order_by("proposed_at", "pk")[:MOST_ROWS],
        "page": page_of(request, found.exclude(stage__in=(Stage.PROPOSED, Stage.SCREENED))),
        "grown": needs.grown(request.user, place.code, clock.today()) if screens else [],
        "screens": screens,
        "proposes": _places(request.user).exists(),
        "back": reverse("meetings"),
    }
    return render(request, "topics/list.html", facts)


def _own(viewer):
    """The place whose meetings the viewer calls, if any."""
    codes = [code for code in viewer.reach.codes if len(code) >= STREET_LENGTH]
    return next((place for place in Place.objects.filter(pk__in=codes) if rules.may_call(viewer, place)), None)


def _places(viewer):
    """The communities and streets to whose meetings the viewer may bring something."""
    near = {code[:COMMUNITY_LENGTH] for code in viewer.reach.codes if len(code) >= STREET_LENGTH}
    near |= set(viewer.reach.communities) | compounds.communities_of(viewer)
    return Place.objects.filter(pk__in=near).order_by("code")


@acting(*PARTY_ACTS)
def topic_new(request):
    """A topic stands in the library."""
    places = _places(request.user)
    asked = request.POST.get("place") or request.GET.get("place")
    place = found_or_404(places, **({"pk": asked} if asked else {}))
    form = ProposeForm(_standings(request.user, place), request.POST or None)
    if request.method != "POST" or not form.is_valid():
        facts = {"form": form, "place": place, "places": places, "back": reverse("topics")}
        facts |= {"deadline": limit("topics_close_workdays", place.pk)}
        return render(request, "topics/new.html", facts, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    party, _dot, body = given["speaks_as"].partition(".")
    organization = Organization.objects.get(pk=body) if body else None
    made = commands.propose(
        request.user, place, given["title"], why=given["why"], party=party, organization=organization
    )
    messages.success(request, _("The topic is proposed; you read here what the community says to it."))
    return redirect("topic", pk=made.pk)


def _standings(viewer, place):
    """[("party" or "party.organization", words)] for which the viewer may propose at ``place``."""
    bodies = Organization.objects.filter(pk__in=viewer.reach.organizations).order_by("name")
    spoken = [
        (f"o.{body.pk}", body.name) for body in bodies if rules.may_propose(viewer, place, Party.ORGANIZATION, body)
    ]
    found = [(party.value, party.label) for party in rules.parties_of(viewer, place)] + spoken
    if not found:
        raise NotAllowed(_("You stand for none of the four parties at %(place)s.") % {"place": place})
    return found


@signed_in
def topic(request, pk):
    """One topic: who proposed it, from which records it grew, and what becomes of it."""
    return _show(request, _found(request, pk))


def _found(request, pk):
    rows = Topic.objects.visible_to(request.user).select_related("place", "organization", "by")
    return found_or_404(rows, pk=pk)


def _show(request, found, form=None, status=200):
    grounds = found.grounds.get("needs", [])
    rows = Need.objects.visible_to(request.user).filter(pk__in=grounds).select_related("place", "spot")
    rows = rows.prefetch_related("parts")
    facts = {
        "topic": found,
        "needs": page_of(request, rows.order_by("-raised_on", "-pk"), 10),
        "grounds": found.grounds,
        "meetings": found.items.select_related("meeting", "resolution__organization").order_by("pk"),
        "screens": rules.may_call(request.user, found.place),
        "coming": queries.to_prepare(request.user, found.place),
        "form": form or DeclineForm(),
        "back": reverse("topics"),
    }
    return render(request, "topics/topic.html", facts, status=status)


@acting("meet", "oversee")
@require_POST
def topic_screen(request, pk):
    """The topic is accepted."""
    commands.screen(request.user, _found(request, pk))
    messages.success(request, _("The topic is accepted and waits for a meeting."))
    return redirect("topic", pk=pk)


@acting("meet", "oversee")
@require_POST
def topic_decline(request, pk):
    """The topic is not taken up."""
    found, form = _found(request, pk), DeclineForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, status=422)
    commands.decline(request.user, found, form.cleaned_data["reason"])
    messages.success(request, _("The topic is not taken up; its proposer reads why."))
    return redirect("topics")


@acting("meet", "oversee")
@require_POST
def topic_schedule(request, pk):
    """The topic stands on the agenda of a meeting."""
    found = _found(request, pk)
    form = ScheduleForm(queries.to_prepare(request.user, found.place), request.POST)
    if not form.is_valid():
        messages.warning(request, _("This meeting takes no more topics; choose another."))
        return redirect("topic", pk=pk)
    meeting = form.cleaned_data["meeting"]
    calling.put_topic(request.user, meeting, found)
    messages.success(request, _("“%(item)s” is on the agenda.") % {"item": found})
    if queries.is_late_for_topics(meeting):
        messages.warning(request, _("Topics usually close earlier; tell those invited about this one yourself."))
    return redirect("meeting", pk=meeting.pk)


@acting("meet", "oversee")
@require_POST
def topic_grown(request):
    """What grew this quarter is a topic of the community."""
    place = asked_place(request) or _own(request.user)
    form = GrownForm(request.POST)
    found = found_or_404(Place.objects.all(), pk=place.pk if place else "")
    category = form.cleaned_data["category"] if form.is_valid() else ""
    made = commands.take_up(request.user, found, category)
    messages.success(request, _("The topic is in the library, with the needs it grew from."))
    return redirect("topic", pk=made.pk)
