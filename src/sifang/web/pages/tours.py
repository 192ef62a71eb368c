"""Tours: partner organizations are invited to come and see the community, answer, come, and it is on record."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.people import queries as people
from sifang.places.models import Place
from sifang.visits import commands, queries, rules
from sifang.visits.models import Tour, TourGuest
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.visits import ReplyForm, TourForm, TourHeldForm, WhyForm
from sifang.web.pages.desk_place import asked_place, desk_place, place_choices
from sifang.web.pages.paging import page_of


@signed_in
def tours(request):
    """The tours the viewer may see, the latest first."""
    place = asked_place(request)
    context = {
        "place": place,
        "places": place_choices(request.user),
        "page": page_of(request, queries.tour_list(request.user, place.code if place else "")),
        "may_invite": request.user.may("activity"),
    }
    return render(request, "tours/list.html", context)


@acting("activity")
def tour_new(request):
    """Invite partner organizations."""
    place = found_or_404(Place.objects.all(), pk=getattr(desk_place(request), "pk", ""))
    form = TourForm(request.POST or None, place=place)
    if not form.is_valid():
        context = {"form": form, "place": place, "has_partners": people.organizations_of(place).exists()}
        return render(request, "tours/new.html", context, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    facts = [given[name] for name in ("title", "starts_at", "meeting_point", "organizations", "words")]
    made = commands.invite(request.user, place, *facts)
    messages.success(request, _("The invitations are out; the liaisons read them and answer."))
    return redirect("tour", pk=made.pk)


@signed_in
def tour(request, pk):
    """One tour with who was asked and what the viewer may do."""
    return _page(request, _visible(request, pk))


def _visible(request, pk):
    return found_or_404(Tour.objects.visible_to(request.user).select_related("place"), pk=pk)


def _page(request, tour, **bad):
    """The tour's page; ``bad`` is the form that was sent and refused, by name."""
    guests = list(queries.guests_of(tour))
    own = [guest for guest in guests if guest.organization_id in request.user.reach.organizations]
    is_host = rules.may_invite(request.user, tour.place)
    context = {
        "tour": tour,
        # Others' answers are the business of the community and those above it.
        "guests": guests,
        "is_host": is_host or not own,
        "coming": [guest for guest in guests if guest.is_coming],
        "total": sum(guest.came or 0 for guest in guests),
        "own": [(guest, ReplyForm(auto_id=f"reply_{guest.pk}_%s")) for guest in own] if _is_open(tour) else [],
        "forms": _forms(is_host, tour, guests) | bad,
    }
    return render(request, "tours/tour.html", context, status=422 if bad else 200)


def _is_open(tour):
    return tour.stage == Tour.Stage.INVITED


def _forms(is_host, tour, guests):
    """The empty form of every act that is open to the host now, by name."""
    forms: dict = {}
    if is_host and _is_open(tour):
        forms["cancel"] = WhyForm(auto_id="cancel_%s")
        if timezone.localdate(tour.starts_at) <= clock.today():
            forms["held"] = TourHeldForm(guests=guests)
    return forms


@acting("activity")
@require_POST
def tour_hold(request, pk):
    """The tour took place."""
    found = _visible(request, pk)
    form = TourHeldForm(request.POST, guests=queries.guests_of(found))
    if not form.is_valid():
        return _page(request, found, held=form)
    commands.hold_tour(request.user, found, form.came, form.cleaned_data["outcome"])
    messages.success(request, _("The tour is on record."))
    return redirect("tour", pk=pk)


@acting("activity")
@require_POST
def tour_cancel(request, pk):
    """The tour does not take place."""
    found, form = _visible(request, pk), WhyForm(request.POST, auto_id="cancel_%s")
    if not form.is_valid() and _is_open(found):
        return _page(request, found, cancel=form)
    commands.cancel_tour(request.user, found, form.cleaned_data.get("why", ""))
    messages.success(request, _("The tour is called off; those invited read why."))
    return redirect("tour", pk=pk)


@acting("speak")
@require_POST
def guest_reply(request, pk):
    """The organization says whether it comes."""
    seen = TourGuest.objects.filter(tour__in=Tour.objects.visible_to(request.user))
    own = seen.filter(organization__in=request.user.reach.organizations)
    guest = found_or_404(own.select_related("tour__place", "organization"), pk=pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose whether you come; the number is 1 to 999 or left empty."))
        return redirect("tour", pk=guest.tour_id)
    commands.reply(request.user, guest, form.cleaned_data["coming"], form.cleaned_data["expected"])
    told = (
        _("The community reads that you come.") if guest.is_coming else _("The community reads that you do not come.")
    )
    messages.success(request, told)
    return redirect("tour", pk=guest.tour_id)
