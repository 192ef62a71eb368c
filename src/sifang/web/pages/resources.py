"""The resource list with its talent pool, a resource's page, and what its owner and the community do to it."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sifang.matching import windows
from sifang.needs import wording
from sifang.people.lending import LendingKind
from sifang.projects import queries as projects
from sifang.resources import commands, queries, rules
from sifang.resources.models import Resource
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.resources import FactsForm, ReturnForm
from sifang.web.pages import short_texts, three_lists
from sifang.web.pages.desk_place import asked_place, place_choices
from sifang.web.pages.paging import page_of

Stage = Resource.Stage
# Who lends: (name in the address, the condition on the rows).
LENDERS = {"": Q(), "organizations": Q(person=None), "talent": Q(organization=None)}


@signed_in
def resources(request):
    """The resources the viewer may see, by stage, kind and lender; every number leads to its rows."""
    place = asked_place(request)
    asked = {
        name: request.GET.get(name, "").replace("\0", "").strip()[:40] for name in ("stage", "kind", "lender", "q")
    }
    asked["stage"] = asked["stage"] if asked["stage"] in Stage.values else ""
    asked["kind"] = asked["kind"] if asked["kind"] in LendingKind.values else ""
    asked["lender"] = asked["lender"] if asked["lender"] in LENDERS else ""
    context = {
        "place": place,
        "places": place_choices(request.user),
        "lists": three_lists.tabs(request.user, place, three_lists.RESOURCES),
        "asked": asked,
        "is_filtered": any(asked.values()),
        "kinds": LendingKind.choices,
        "stages": _stages(request.user, place, asked),
        "page": page_of(request, _rows(request.user, place, asked)),
        "short_text": short_texts.of_resources(request, place, _rows(request.user, place, asked | {"stage": ""})),
        "may_declare": request.user.may("verify_resource") or request.user.may("speak"),
    }
    return render(request, "resources/resources.html", context)


def _rows(viewer, place, asked):
    stages = [asked["stage"]] if asked["stage"] else None
    found = queries.resource_list(
        viewer, place.code if place else "", kind=asked["kind"], stages=stages, words=asked["q"]
    )
    return found.filter(LENDERS[asked["lender"]])


def _stages(viewer, place, asked):
    """[(stage, its title, how many rows the other filters leave of it)]."""
    found = _rows(viewer, place, asked | {"stage": ""}).order_by().values("stage")
    counted = dict(found.annotate(number=Count("pk", distinct=True)).values_list("stage", "number"))
    return [(value, title, counted.get(value, 0)) for value, title in Stage.choices]


@acting("speak", "verify_resource")
@require_GET
def reading(request):
    """How the words about the week are read, as a fragment for the page that asks while somebody types."""
    return render(request, "resources/_reading.html", {"reading": read_back(request.GET.get("availability", ""))})


def read_back(words):
    """What the engine reads from the words about the week: {words, sure}; None without any."""
    words = words.strip()[:120]
    if not words:
        return None
    found = windows.read(words)
    return {"words": wording.week(found.mask), "sure": found.sure}


@signed_in
def resource(request, pk):
    """One resource: what it is, what of it is booked by which projects, and what the viewer may do to it."""
    return _page(request, _found(request, pk))


def _found(request, pk):
    return found_or_404(queries.resource_list(request.user, ""), pk=pk)


def _page(request, found, form=None):
    may_verify = rules.may_verify(request.user, found) and found.stage == Stage.DECLARED
    is_keeper = rules.may_retire(request.user, found)
    context = {
        "resource": found,
        "reading": read_back(found.availability),
        "short_text": short_texts.of_resource(request, found),
        "free": max(found.capacity - found.booked, 0),
        "uses": page_of(request, projects.uses_of(request.user, found)),
        "refused": projects.refused_of(request.user, found),
        "return_form": form or (ReturnForm() if may_verify else None),
        "may_verify": may_verify,
        "may_correct": is_keeper,
        "may_retire": is_keeper and Stage.RETIRED in Resource.ARROWS[found.stage],
        "may_offer_again": is_keeper and Stage.DECLARED in Resource.ARROWS[found.stage],
    }
    return render(request, "resources/resource.html", context, status=422 if form else 200)


@acting("verify_resource")
@require_POST
def verify(request, pk):
    """The offer stands and is open for matching."""
    found = _found(request, pk)
    commands.verify(request.user, found)
    messages.success(request, _("“%(name)s” is verified and open for matching.") % {"name": found})
    return redirect("resource", pk=pk)


@acting("verify_resource")
@require_POST
def send_back(request, pk):
    """The offer is returned with a reason."""
    found, form = _found(request, pk), ReturnForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    commands.send_back(request.user, found, form.cleaned_data["reason"])
    messages.success(request, _("“%(name)s” is returned; its owner reads why.") % {"name": found})
    return redirect("resource", pk=pk)


@acting("speak", "verify_resource")
@require_POST
def retire(request, pk):
    """The resource is no longer offered."""
    found = _found(request, pk)
    commands.retire(request.user, found)
    messages.success(request, _("“%(name)s” is no longer offered; nothing is booked on it.") % {"name": found})
    return redirect("resource", pk=pk)


@acting("speak", "verify_resource")
@require_POST
def again(request, pk):
    """The resource is declared anew."""
    found = _found(request, pk)
    commands.offer_again(request.user, found)
    messages.success(request, _("“%(name)s” is offered again; the community verifies it.") % {"name": found})
    return redirect("resource", pk=pk)


@acting("speak", "verify_resource")
def correct(request, pk):
    """What the list says is corrected; the stage stays."""
    seen = Resource.objects.visible_to(request.user).select_related("place", "organization", "person", "area")
    found = found_or_404(seen, pk=pk)
    if not rules.may_retire(request.user, found):
        return redirect("resource", pk=pk)
    given = {name: getattr(found, name) for name in FactsForm.base_fields}
    form = FactsForm(request.POST or None, initial=given | {"area": found.area_id}, place=found.place)
    if request.method == "POST" and form.is_valid():
        changed = commands.correct(request.user, found, **form.facts)
        messages.success(request, _("The list says so now.") if changed else _("Nothing was changed."))
        return redirect("resource", pk=pk)
    context = {"form": form, "resource": found, "reading": read_back(form["availability"].value() or "")}
    return render(request, "resources/correct.html", context, status=422 if form.is_bound else 200)
