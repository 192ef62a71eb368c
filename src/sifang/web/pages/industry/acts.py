"""How a page of the industries is built: a list that can take in a new thing, a page of one thing, and its acts.

A ``Desk`` says everything about one kind of thing; ``addresses`` makes the views. An act is a form and one command.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core.errors import NotAllowed, Refused
from sifang.industry import rules
from sifang.people.models import Organization
from sifang.places.models import Place, covers
from sifang.web.access import acting, found_or_404, signed_in
from sifang.web.forms.industry_fields import NothingForm
from sifang.web.pages.paging import page_of

ACTS = ("industry", "speak")
LESSER = ("tag", "cancel", "end", "remove", "dissolve")


def keeps(viewer, thing):
    """Whether the viewer's office keeps the industries where the thing is."""
    return rules.may_keep(viewer, thing.place)


@dataclass(frozen=True)
class Act:
    """One thing that can be done to another: its button, its form, its command, and whether it is open now."""

    name: str
    label: Any
    told: Any
    do: Callable
    form: type = NothingForm
    stages: tuple = ()
    may: Callable = keeps

    def is_open(self, viewer, thing):
        """Whether the viewer may do it, and the stage of the thing allows it."""
        return (not self.stages or thing.stage in self.stages) and self.may(viewer, thing)


@dataclass(frozen=True)
class Desk:
    """One kind of thing. ``rows(viewer, code, **filters)`` lists it; ``make(actor, place, given)`` makes a new one."""

    word: str
    name: str
    rows: Callable
    acts: tuple[Act, ...] = ()
    facts: Callable = lambda request, thing: {}
    beside: Callable = lambda request, place: {}
    filters: dict[str, Callable] = field(default_factory=dict)
    form: Any = None
    make: Any = None
    makes: Callable = rules.may_keep

    def addresses(self):
        """The addresses of the list, of one thing and of each act."""
        one = [
            path(f"{self.word}/<int:pk>/{act.name}/", _act(self, act), name=f"{self.name}-{act.name}")
            for act in self.acts
        ]
        return [
            path(f"{self.word}/", _list(self), name=self.word),
            path(f"{self.word}/<int:pk>/", _one(self), name=self.name),
            *one,
        ]


def place_asked(request):
    """The place the page is about: the one named, within reach, else where the viewer keeps or serves; or None."""
    viewer = request.user
    own = Organization.objects.filter(pk__in=viewer.reach.organizations).values_list("place_id", flat=True)
    codes = (*viewer.codes_of("industry"), *viewer.reach.codes, *own, *viewer.reach.communities)
    asked = request.POST.get("place") or request.GET.get("place") or ""
    if asked and not any(covers(code, asked) for code in codes):
        raise Http404
    code = asked or next(iter(codes), "")
    return found_or_404(Place.objects.all(), pk=code) if asked else Place.objects.filter(pk=code).first()


def filters_of(request, allowed):
    """{name: value} of the filters that the address names and that are among the answers offered."""
    offered = {name: {str(key) for key, _label in choices()} for name, choices in allowed.items()}
    return {name: value for name in allowed if (value := request.GET.get(name, "")) in offered[name]}


def _new_form(desk, request, place):
    if desk.form is None or place is None or not desk.makes(request.user, place):
        return None
    return desk.form(request.POST or None, viewer=request.user, place=place, auto_id="new_%s")


def _list(desk):
    @signed_in
    def view(request):
        place = place_asked(request)
        form = _new_form(desk, request, place)
        if request.method == "POST" and form is None:
            raise NotAllowed(_("Your account enters nothing here. Ask the industry's office."))
        if request.method == "POST" and form.is_valid():
            made = desk.make(request.user, place, form.cleaned_data)
            messages.success(request, _("It is on record."))
            return redirect(desk.name, pk=made.pk)
        chosen = filters_of(request, desk.filters)
        rows = desk.rows(request.user, place.code if place else "", **chosen)
        facts = {"page": page_of(request, rows), "place": place, "form": form, "chosen": chosen, "desk": desk}
        facts |= {"choices": {name: choices() for name, choices in desk.filters.items()}}
        status = 422 if form is not None and form.errors else 200
        return render(request, f"industry/{desk.word}.html", facts | desk.beside(request, place), status=status)

    view.__doc__ = f"The list of {desk.word}, and a new one."
    return view


def _found(desk, request, pk):
    return found_or_404(desk.rows(request.user, ""), pk=pk)


def _page(desk, request, thing, bad=None):
    """The page of one thing; ``bad`` is (act, the form that was sent and refused)."""
    shown = []
    for act in desk.acts:
        refused = bad[1] if bad and bad[0] is act else None
        if refused or act.is_open(request.user, thing):
            form = refused or act.form(viewer=request.user, place=thing.place, thing=thing, auto_id=f"{act.name}_%s")
            is_main = not shown and act.name not in LESSER
            shown.append({"act": act, "form": form, "route": f"{desk.name}-{act.name}", "is_main": is_main})
    facts = {"thing": thing, "acts": shown, "keeps": keeps(request.user, thing)} | desk.facts(request, thing)
    return render(request, f"industry/{desk.name}.html", facts, status=422 if bad else 200)


def _one(desk):
    @signed_in
    def view(request, pk):
        return _page(desk, request, _found(desk, request, pk))

    view.__doc__ = f"One {desk.name} and what can be done."
    return view


def _act(desk, act):
    @acting(*ACTS)
    @require_POST
    def view(request, pk):
        thing = _found(desk, request, pk)
        form = act.form(request.POST, viewer=request.user, place=thing.place, thing=thing, auto_id=f"{act.name}_%s")
        if not form.is_valid():
            if not act.is_open(request.user, thing):
                raise Refused(_("This cannot be done here now. Reload the page to see what happened."))
            return _page(desk, request, thing, (act, form))
        act.do(request.user, thing, form.cleaned_data)
        messages.success(request, act.told)
        return redirect(desk.name, pk=pk)

    view.__doc__ = f"The {desk.name}: {act.name}."
    return view


def part(rows, form, do, told, home):
    """A view that does something to a part of a thing and goes back to the page of the whole, ``home(part)``."""

    @acting(*ACTS)
    @require_POST
    def view(request, pk):
        found = found_or_404(rows(request.user), pk=pk)
        sent = form(request.POST, viewer=request.user, thing=found)
        if sent.is_valid():
            do(request.user, found, sent.cleaned_data)
            messages.success(request, told)
        else:
            messages.error(request, _first(sent))
        name, key = home(found)
        return redirect(name, pk=key)

    view.__doc__ = do.__doc__
    return view


def _first(form):
    errors = form.errors.as_data()
    error: ValidationError = next(iter(errors.values()))[0]
    return " ".join(error.messages)
