"""The service log of legal advisers: read, confirmed one by one or all that is shown, one more line by hand."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sifang.counsel import advisers, commands, queries
from sifang.counsel.models import LogEntry
from sifang.counsel.models.readers import READERS
from sifang.web.access import acting, found_or_404
from sifang.web.forms.counsel import EntryForm
from sifang.web.pages.counsel_place import SERVING, counsel_choices, frame_of, serving_place
from sifang.web.pages.paging import SIZE, page_of


@acting(*READERS)
def log(request):
    """The lines of the log, those to confirm alone where that is asked."""
    frame = frame_of(request)
    unconfirmed = request.GET.get("show") == "open"
    found = queries.log_list(request.user, frame["code"], unconfirmed=unconfirmed)
    context = frame | {
        "page": page_of(request, found),
        "open_only": unconfirmed,
        "to_confirm": queries.log_list(request.user, frame["code"], unconfirmed=True).count(),
        "confirms": request.user.may("keep_counsel"),
        "serves": any(request.user.may(act) for act in SERVING),
    }
    return render(request, "counsel/log.html", context)


@acting("keep_counsel")
@require_POST
def confirm(request, pk):
    """The community says that the service took place."""
    entry = found_or_404(LogEntry.objects.visible_to(request.user).select_related("adviser"), pk=pk)
    commands.confirm_entry(request.user, entry)
    messages.success(request, _("Confirmed."))
    return _back(request)


@acting("keep_counsel")
@require_POST
def confirm_shown(request):
    """The community says that all the services it was shown took place."""
    asked = [int(key) for key in request.POST.getlist("entry")[:SIZE] if key.isdecimal() and len(key) < 12]
    entries = list(LogEntry.objects.visible_to(request.user).select_related("adviser").filter(pk__in=asked))
    done = commands.confirm_entries(request.user, entries)
    messages.success(
        request, ngettext("%(n)s service is confirmed.", "%(n)s services are confirmed.", len(done)) % {"n": len(done)}
    )
    return _back(request)


def _back(request):
    asked = request.POST.get("then", "")
    own = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return redirect(asked if own else f"{reverse('service-log')}?show=open")


@acting(*SERVING)
def entry_new(request):
    """A contract or a rule was looked through."""
    place = serving_place(request)
    own = advisers.post_of(request.user, place)
    offered = advisers.of(place).filter(pk=own.pk) if own else advisers.of(place)
    form = EntryForm(request.POST or None, advisers=offered)
    if not form.is_valid():
        context = {"form": form, "place": place, "places": counsel_choices(request.user, SERVING)}
        return render(request, "counsel/entry_new.html", context, status=422 if form.is_bound else 200)
    given = form.cleaned_data
    facts = {name: given[name] for name in ("result", "minutes")}
    commands.log(request.user, place, given["adviser"], LogEntry.Kind.REVIEW, given["matter"], **facts)
    messages.success(request, _("It stands in the service log; the community confirms it."))
    return redirect("service-log")
