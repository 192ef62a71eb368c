"""Legal service stations: the list, one with its rota of two weeks, who is put on duty and who is called off."""

import datetime

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sifang.core import clock
from sifang.core.errors import Refused
from sifang.counsel import advisers, commands, queries, rules
from sifang.counsel.models import Duty, Station
from sifang.counsel.models.readers import READERS
from sifang.people import queries as people
from sifang.web.access import acting, found_or_404
from sifang.web.forms.counsel import DutyForm, StationForm, WhyForm
from sifang.web.pages.counsel_place import ARRANGING, SERVING, counsel_place, frame_of
from sifang.web.pages.paging import page_of

DAYS = 14
MOST_WEEKS_OFF = 60


@acting(*READERS)
def stations(request):
    """The stations the viewer may see."""
    frame = frame_of(request)
    context = frame | {
        "page": page_of(request, queries.station_list(request.user, frame["code"])),
        "arranges": any(request.user.may(act) for act in ARRANGING),
    }
    return render(request, "counsel/stations.html", context)


@acting(*ARRANGING)
def station_new(request):
    """Open a station."""
    place = counsel_place(request, ARRANGING)
    form = StationForm(request.POST or None, firms=people.organizations_of(place))
    if not form.is_valid():
        context = {"form": form, "place": place}
        return render(request, "counsel/station_new.html", context, status=422 if form.is_bound else 200)
    given = dict(form.cleaned_data)
    made = commands.open_station(request.user, place, given.pop("name"), given.pop("venue"), **given)
    messages.success(request, _("The station is open; now say who is there when."))
    return redirect("station", pk=made.pk)


def _visible(request, pk):
    return found_or_404(Station.objects.visible_to(request.user).select_related("place", "firm"), pk=pk)


@acting(*READERS)
def station(request, pk):
    """One station with two weeks of its rota."""
    return _page(request, _visible(request, pk))


def _page(request, found, form=None):
    first = _monday(request)
    serves = rules.may_serve(request.user, found.place) and found.stage == Station.Stage.OPEN
    duties = list(queries.rota_of(found, first, DAYS))
    context = {
        "station": found,
        "weeks": [_week(first + datetime.timedelta(weeks=n), duties) for n in range(2)],
        "today": clock.today(),
        "form": form or (DutyForm(advisers=advisers.of(found.place)) if serves else None),
        "has_advisers": advisers.of(found.place).exists(),
        "arranges": rules.may_arrange(request.user, found.place),
        "why": WhyForm(),
        "earlier": _offset(request) - 2,
        "later": _offset(request) + 2,
    }
    return render(request, "counsel/station.html", context, status=422 if form else 200)


def _offset(request):
    """How many weeks from this one the page looks, as the address says; this one where it says nothing sensible."""
    asked = request.GET.get("weeks", "0")
    number = int(asked) if asked.removeprefix("-").isascii() and asked.removeprefix("-").isdecimal() else 0
    return max(-MOST_WEEKS_OFF, min(MOST_WEEKS_OFF, number))


def _monday(request):
    today = clock.today()
    return today - datetime.timedelta(days=today.weekday()) + datetime.timedelta(weeks=_offset(request))


def _week(monday, duties):
    """[(day, its duties)] of seven days."""
    days = [monday + datetime.timedelta(days=n) for n in range(7)]
    by_day = {day: [] for day in days}
    for duty in duties:
        by_day.get(_day_of(duty), []).append(duty)
    return list(by_day.items())


def _day_of(duty):
    return timezone.localdate(duty.starts_at)


@acting(*SERVING)
@require_POST
def duty_new(request, pk):
    """Somebody is on duty, for some weeks."""
    found = _visible(request, pk)
    form = DutyForm(request.POST, advisers=advisers.of(found.place))
    if not form.is_valid():
        return _page(request, found, form)
    given = form.cleaned_data
    try:
        made = commands.plan_duties(request.user, found, given["adviser"], *form.hours, weeks=given["weeks"])
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, found, form)
    messages.success(request, _("%(n)s duties are on the rota and on the public notice board.") % {"n": len(made)})
    return redirect("station", pk=pk)


@acting(*ARRANGING)
@require_POST
def station_close(request, pk):
    """The station is closed."""
    commands.close_station(request.user, _visible(request, pk))
    messages.success(request, _("The station is closed; its duties to come are called off."))
    return redirect("station", pk=pk)


@acting(*SERVING)
def duty_cancel(request, pk):
    """Ask why, and call the duty off."""
    seen = Duty.objects.filter(station__in=Station.objects.visible_to(request.user))
    duty = found_or_404(seen.select_related("station__place", "adviser__person"), pk=pk)
    form = WhyForm(request.POST or None)
    if not form.is_valid():
        return render(request, "counsel/duty.html", {"duty": duty, "form": form}, status=422 if form.is_bound else 200)
    commands.cancel_duty(request.user, duty, form.cleaned_data["why"])
    messages.success(request, _("Called off; the notice board shows it no more, the other side reads why."))
    return redirect("station", pk=duty.station_id)
