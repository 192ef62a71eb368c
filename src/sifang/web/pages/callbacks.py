"""Calling back: needs that are done and not yet confirmed, the call with its phone, what was said."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from sifang.needs import callbacks, queries, rules
from sifang.needs import commands as needs
from sifang.needs.models import Asker, Need
from sifang.web.access import acting, found_or_404
from sifang.web.forms.callbacks import CallbackForm, CallForm
from sifang.web.pages.desk_place import desk_place
from sifang.web.pages.paging import page_of


@acting("unmask")
@require_GET
def listing(request):
    """The needs to call back about, those done longest ago first, each with whom to call and how often one tried."""
    place = desk_place(request)
    found = queries.to_follow_up(request.user, place.code if place else "")
    page = page_of(request, found.prefetch_related("callbacks"))
    due = callbacks.next_to_call(page.object_list)
    rows = [(need, due.get(need.pk), len(need.callbacks.all())) for need in page]
    return render(request, "needs/callbacks.html", {"page": page, "rows": rows, "place": place})


@acting("unmask")
@require_POST
@cache_control(no_store=True)
def call(request, pk):
    """Name and phone of one asker, shown on this answer only, with the form for what they say; the call is kept."""
    need = _need(request, pk)
    asker = _asker(need, CallForm(request.POST))
    seen = needs.open_phone(request.user, need, asker)
    return _page(request, need, asker, CallbackForm(initial={"asker": asker.pk}), seen)


@acting("unmask")
@require_POST
def write(request, pk):
    """The call is on record; an answer stands as the asker's word."""
    need = _need(request, pk)
    form = CallbackForm(request.POST)
    asker = _asker(need, CallForm(request.POST))
    if not form.is_valid():
        return _page(request, need, asker, form, status=422)
    called = needs.call_back(request.user, need, asker, **form.answer())
    messages.success(request, _told(called))
    return redirect("callbacks")


def _need(request, pk):
    need = found_or_404(Need.objects.visible_to(request.user).select_related("place", "spot"), pk=pk)
    if not rules.may_call_back(request.user, need):
        raise Http404
    return need


def _asker(need, form):
    if not form.is_valid():
        raise Http404
    return found_or_404(Asker.objects.filter(need=need).select_related("person"), pk=form.cleaned_data["asker"])


def _page(request, need, asker, form, seen=None, status=200):
    facts = {"need": need, "asker": asker, "form": form, "seen": seen, "calls": callbacks.calls(need)}
    return render(request, "needs/call.html", facts, status=status)


def _told(called):
    if called.rating is None:
        return _("The call is noted: %(result)s.") % {"result": called.get_result_display()}
    if called.rating.outcome == called.rating.Outcome.NO:
        return _("Noted: it is not solved. The need is open again, and its round counts anew.")
    return _("Noted as the asker's word: %(outcome)s.") % {"outcome": called.rating.get_outcome_display()}
