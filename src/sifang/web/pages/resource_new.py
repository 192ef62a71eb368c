"""A resource comes onto a community's list: offered by a liaison, or entered by the community for somebody."""

from django.contrib import messages
from django.db.transaction import atomic
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sifang.people.commands import meet_caller
from sifang.people.models import Organization
from sifang.places.models import Place
from sifang.resources import commands
from sifang.web.access import acting
from sifang.web.forms.resources import EntryForm, OfferForm
from sifang.web.pages.desk_place import asked_place
from sifang.web.pages.resources import read_back


@acting("speak", "verify_resource")
def resource_new(request):
    """The resource stands on the list, to be verified; where there is a choice the place is asked for first."""
    places = _places(request.user)
    place = asked_place(request) or (places[0] if places else None)
    if place not in places:
        return render(request, "resources/nowhere.html", {})
    form = _form(request, place)
    if request.method == "POST" and form.is_valid():
        made = _declare(request.user, place, form)
        messages.success(request, _("“%(name)s” stands on the list; the community verifies it.") % {"name": made})
        return redirect("resource", pk=made.pk)
    context = {
        "form": form,
        "place": place,
        "places": places if len(places) > 1 else [],
        "for_others": isinstance(form, EntryForm),
        "reading": read_back(form["availability"].value() or ""),
    }
    return render(request, "resources/new.html", context, status=422 if form.is_bound else 200)


def _places(viewer):
    """The communities on whose lists the viewer may put a resource."""
    own = [code for code in viewer.reach.codes if viewer.may("verify_resource", code)]
    codes = [*own, *(viewer.reach.communities if viewer.may("speak") else ())]
    return list(Place.objects.filter(pk__in=codes).order_by("code"))


def _form(request, place):
    sent = request.POST or None
    wanted = _wanted(request)
    if request.user.may("verify_resource", place.code):
        return EntryForm(sent, place=place, initial=wanted)
    spoken_for = Organization.objects.filter(pk__in=request.user.reach.organizations).order_by("name")
    return OfferForm(sent, place=place, organizations=spoken_for, initial=wanted)


def _wanted(request):
    """What a list of shortages says is looked for, as the form begins."""
    kind, category = request.GET.get("kind", ""), request.GET.get("category", "")
    return {name: value for name, value in (("kind", kind), ("categories", [category])) if value and value != [""]}


@atomic
def _declare(actor, place, form):
    facts = form.facts
    name, kind = facts.pop("name"), facts.pop("kind")
    owner = form.owner() if isinstance(form, OfferForm) else _lender(actor, place, form)
    return commands.declare(actor, place, name, kind, **owner, **facts)


def _lender(actor, place, form):
    """Whom the community names, as ``declare`` takes it; a person is put on record, or found by phone."""
    given = form.cleaned_data
    if not form.names_person:
        return {"organization": given["organization"]}
    person = meet_caller(actor, given["phone"].replace(" ", ""), name=given["person_name"].strip(), home=place)
    return {"person": person, "group": given["group"]}
