"""The service menu at the desk: what is offered, what was asked for, who takes it up, what the one served said."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.activities import commands, menu, rules
from sifang.activities.models import Service, ServiceItem
from sifang.core import clock
from sifang.people import queries as roster
from sifang.places.models import Place
from sifang.web import resident
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.activities import WhyForm
from sifang.web.forms.menu import AskForm, DoneForm, MarkForm, OfferForm, RecordForm, SeeForm, TakeForm
from sifang.web.pages.desk_place import asked_place, desk_place, place_choices
from sifang.web.pages.own_bodies import own_bodies
from sifang.web.pages.paging import page_of
from sifang.web.pages.plans import organizes_at

Stage = Service.Stage


@signed_in
def listing(request):
    """What is on the menu, and what was asked for: the open ones first, those to confirm next."""
    place = desk_place(request)
    stage = request.GET.get("stage", "") if request.GET.get("stage") in Stage.values else ""
    code = place.code if place else ""
    facts = {
        "place": place,
        "places": place_choices(request.user),
        "items": menu.items(request.user, code)[:100],
        "page": page_of(request, menu.asked_for(request.user, code, stage=stage)),
        "counts": menu.counts(request.user, code),
        "stage": stage,
        "stages": Stage.choices,
        "may_offer": bool(place) and (rules.may_organize(request.user, place) or bool(own_bodies(request.user, place))),
        "organizes": bool(place) and rules.may_organize(request.user, place),
    }
    return render(request, "menu/list.html", facts)


@acting("activity", "speak")
def offer(request):
    """Something new on the menu."""
    place = found_or_404(Place.objects.all(), pk=getattr(desk_place(request), "pk", ""))
    organizes = rules.may_organize(request.user, place)
    bodies = roster.organizations_of(place) if organizes else own_bodies(request.user, place)
    form = OfferForm(bodies, own=not organizes, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        commands.offer_service(request.user, place, **form.cleaned_data)
        messages.success(request, _("It is on the menu; residents can ask for it."))
        return redirect(f"{reverse('menu')}?place={place.code}")
    facts = {"form": form, "place": place}
    return render(request, "menu/offer.html", facts, status=422 if form.errors else 200)


@acting("activity", "speak")
@require_POST
def withdraw(request, pk):
    """It is off the menu."""
    item = _item(request, pk)
    commands.withdraw_item(request.user, item)
    messages.success(request, _("It is off the menu; what was asked for goes on."))
    return redirect(f"{reverse('menu')}?place={item.place_id}")


def _item(request, pk):
    return found_or_404(ServiceItem.objects.visible_to(request.user).select_related("place", "organization"), pk=pk)


@acting("activity")
def ask(request, pk):
    """The community asks for a resident who called or came by."""
    item = _item(request, pk)
    form = AskForm(item.place, request.POST or None)
    form.fields["phone"].required = False
    if request.method == "POST" and form.is_valid():
        made = commands.ask_service(request.user, item, **form.cleaned_data)
        messages.success(request, _("Noted. Whoever offers it is told."))
        return redirect("service", pk=made.pk)
    facts = {"form": form, "item": item}
    return render(request, "menu/ask.html", facts, status=422 if form.errors else 200)


@signed_in
def service(request, pk):
    """One service: where it stands and what can be done with it."""
    return _show(request, _found(request, pk))


def _found(request, pk):
    rows = Service.objects.visible_to(request.user)
    related = ("place", "item__organization", "organization", "member__person", "served", "spot")
    return found_or_404(rows.select_related(*related), pk=pk)


def _show(request, found, *, status=200, **forms):
    viewer = request.user
    organizes = rules.may_organize(viewer, found.place)
    carries = rules.may_carry(viewer, found)
    address = request.build_absolute_uri(reverse("service-word", args=[found.code]))
    facts = {
        "service": found,
        "organizes": organizes,
        "carries": carries,
        "own": [] if organizes or found.stage != Stage.OPEN else list(own_bodies(viewer, found.place)),
        "code": resident.grouped(found.code),
        "address": address,
        "doing": request.GET.get("do", ""),
        "may_see": rules.may_call_served(viewer, found),
        "take_form": TakeForm(found.place, initial={"organization": found.item.organization_id}),
        "done_form": DoneForm(),
        "mark_form": MarkForm(),
        "why_form": WhyForm(),
        "see_form": SeeForm(),
    }
    return render(request, "menu/service.html", facts | forms, status=status)


@acting("activity", "speak")
@require_POST
def take(request, pk):
    """An organization or a member takes it up."""
    found = _found(request, pk)
    form = TakeForm(found.place, request.POST)
    if not form.is_valid():
        return _show(request, found, take_form=form, status=422)
    commands.take(request.user, found, **form.cleaned_data)
    messages.success(request, _("Taken up. Say here when it is done."))
    return redirect("service", pk=pk)


@acting("activity", "speak")
@require_POST
def give_back(request, pk):
    """Whoever took it up cannot come."""
    commands.give_back(request.user, _found(request, pk))
    messages.success(request, _("It is open again for somebody else."))
    return redirect("service", pk=pk)


@acting("activity", "speak")
@require_POST
def done(request, pk):
    """It is done and waits for the word of the one served."""
    found, form = _found(request, pk), DoneForm(request.POST)
    if not form.is_valid():
        return _show(request, found, done_form=form, status=422)
    commands.do(request.user, found, form.cleaned_data["outcome"])
    messages.success(request, _("Done. The one served confirms it by the link, or the community calls."))
    return redirect("service", pk=pk)


@acting("activity")
@require_POST
def confirm_for(request, pk):
    """The community called, and puts down what the one served said."""
    found, form = _found(request, pk), MarkForm(request.POST)
    if not form.is_valid():
        return _show(request, found, mark_form=form, status=422)
    commands.confirm_for(request.user, found, form.cleaned_data["satisfaction"])
    messages.success(request, _("What they said is put down."))
    return redirect("service", pk=pk)


@acting("activity")
@require_POST
def drop(request, pk):
    """It is not needed any more."""
    found, form = _found(request, pk), WhyForm(request.POST)
    if not form.is_valid():
        return _show(request, found, why_form=form, doing="drop", status=422)
    commands.drop_service(request.user, found, form.cleaned_data["why"])
    messages.success(request, _("It is dropped."))
    return redirect("service", pk=pk)


@acting("unmask", "speak")
@require_POST
def see(request, pk):
    """The name and phone of the one served, shown on this answer only; the reason is kept."""
    found, form = _found(request, pk), SeeForm(request.POST)
    if not form.is_valid() or found.served is None:
        return _show(request, found, see_form=form, status=422)
    seen = commands.call_served(request.user, found, form.cleaned_data["reason"])
    return render(request, "menu/seen.html", {"service": found, "seen": seen, "reason": form.cleaned_data["reason"]})


@acting("activity")
def records(request):
    """Members' service cards: what is noted because somebody wishes it kept, the latest first."""
    place = found_or_404(Place.objects.all(), pk=getattr(organizes_at(request), "pk", ""))
    form = RecordForm(place, request.POST or None, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        commands.note_service(request.user, **form.cleaned_data)
        messages.success(request, _("The line stands on the card."))
        return redirect(f"{reverse('service-records')}?place={place.code}")
    facts = {
        "page": page_of(request, menu.records(request.user, place.code)),
        "form": form,
        "place": place,
        "asked": asked_place(request),
    }
    return render(request, "menu/records.html", facts, status=422 if form.errors else 200)
