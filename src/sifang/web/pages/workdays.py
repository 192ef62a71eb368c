"""The working days of a year: the published plan month by month, and the days the offices amended."""

import calendar
import datetime

import chinese_calendar
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sifang.core import clock, holidays, workdays
from sifang.core.models import WorkdayChange
from sifang.people import commands as people
from sifang.people.commands.workdays import may_amend_workdays
from sifang.places.models import Place
from sifang.web.access import acting, found_or_404
from sifang.web.forms.handing import WorkdayForm
from sifang.web.pages.desk_place import desk_place

FIRST_YEAR = 2004
YEARS_AHEAD = 3


@acting("settings")
def workday_page(request):
    """A year, month by month; the county's office adds a day or takes one out."""
    place = desk_place(request) or found_or_404(Place.objects.none())
    year = _year(request)
    form = WorkdayForm(request.POST if request.method == "POST" and "drop" not in request.POST else None)
    if request.method == "POST":
        done = _drop(request, place) if "drop" in request.POST else _add(request, place, form)
        if done:
            return redirect(f"{reverse('workdays')}?year={done.year}&place={place.code}")
    changes = WorkdayChange.objects.filter(day__year=year).order_by("day")
    facts = {
        "place": place,
        "year": year,
        "years": [year - 1, year, year + 1],
        "is_known": workdays.known(datetime.date(year, 1, 1)),
        "months": months(year, holidays.table()),
        "changes": changes,
        "form": form,
        "may_set": may_amend_workdays(request.user, place),
    }
    return render(request, "workdays/workdays.html", facts, status=422 if form.errors else 200)


def _year(request):
    asked, this = request.GET.get("year", ""), clock.today().year
    year = int(asked) if asked.isdigit() and len(asked) == len("2026") else this
    return min(max(year, FIRST_YEAR), this + YEARS_AHEAD)


def _add(request, place, form):
    """The day that was amended, or None where the form has to be mended."""
    if not form.is_valid():
        return None
    given = form.cleaned_data
    people.amend_workday(request.user, place, given["day"], works=given["works"], why=given["why"])
    messages.success(request, _("The day is amended; every deadline set from now on goes by it."))
    return given["day"]


def _drop(request, place):
    """The day that follows the plan again; today where the address names none."""
    try:
        day = datetime.date.fromisoformat(request.POST["drop"])
    except ValueError:
        return clock.today()
    people.forget_workday(request.user, place, day)
    messages.success(request, _("The published plan holds on this day again."))
    return day


def months(year, amended):
    """[(first day, weeks of days)]: a day is None outside its month, else (day, look, why it is told apart)."""
    found = []
    for month in range(1, 13):
        weeks = calendar.Calendar().monthdatescalendar(year, month)
        found.append((datetime.date(year, month, 1), [[_told(day, month, amended) for day in week] for week in weeks]))
    return found


def _told(day, month, amended):
    if day.month != month:
        return None
    works = workdays.is_workday(day, amended)
    return {"day": day, "look": _look(day, works), "amended": day in amended, "holiday": _holiday(day, works)}


def _look(day, works):
    """The look of a day: a weekday off, a weekend day worked, or as usual."""
    is_weekday = day.weekday() < calendar.SATURDAY
    if works != is_weekday:
        return "make-up" if works else "holiday"
    return "" if works else "weekend"


def _holiday(day, works):
    if works or not workdays.known(day):
        return ""
    _off, name = chinese_calendar.get_holiday_detail(day)
    return chinese_calendar.Holiday(name).chinese if name else ""
