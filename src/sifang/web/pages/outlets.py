"""The group bots of a place: which groups are told what, each with a test message."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core.errors import Refused
from sifang.notices import commands as notices
from sifang.notices import news, queries
from sifang.notices.models import Way
from sifang.places.models import Place
from sifang.web.access import acting, found_or_404
from sifang.web.forms.notices import OutletChangeForm, OutletForm
from sifang.web.pages.desk_place import desk_place
from sifang.web.pages.paging import page_of

keeping = acting("sign", "settings")


@keeping
def outlets(request):
    """The groups that are told, and a form for another one."""
    place = desk_place(request) or found_or_404(Place.objects.none())
    form = OutletForm(_ways(), request.POST or None)
    if request.method == "POST" and form.is_valid() and _added(request, place, form):
        return redirect("outlets")
    page = page_of(request, queries.outlet_list(request.user))
    last = queries.last_deliveries(page)
    rows = [(outlet, _told(outlet), last.get(outlet.pk)) for outlet in page]
    context = {"place": place, "page": page, "rows": rows, "form": form}
    return render(request, "roster/outlets.html", context, status=422 if form.errors else 200)


def _ways():
    bots = [Way.WECOM, Way.DINGTALK, Way.FEISHU, *([Way.OTHER] if settings.SIFANG_TELLING.schemas else [])]
    return [(way.value, way.label) for way in bots]


def _added(request, place, form):
    try:
        notices.add_outlet(request.user, place, **form.cleaned_data)
    except Refused as refusal:
        form.add_error("url", str(refusal))
        return False
    messages.success(request, _("The group is on the list. Send a test message to see that it arrives."))
    return True


def _told(outlet):
    return [news.TITLES[kind] for kind in outlet.news if kind in news.TITLES]


@keeping
def outlet(request, pk):
    """One group: what it is called and told, whether it is on."""
    found = found_or_404(queries.outlet_list(request.user), pk=pk)
    now = {"label": found.label, "kinds": found.news, "is_on": found.is_on}
    form = OutletChangeForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        notices.amend_outlet(request.user, found, **form.cleaned_data)
        messages.success(request, _("Kept as it is now."))
        return redirect("outlets")
    return render(request, "roster/outlet.html", {"outlet": found, "form": form}, status=422 if form.errors else 200)


@keeping
@require_POST
def test(request, pk):
    """A test message is on its way."""
    notices.test_outlet(request.user, found_or_404(queries.outlet_list(request.user), pk=pk))
    messages.success(request, _("A test message is on its way; look into the group in a few seconds."))
    return redirect("outlets")
