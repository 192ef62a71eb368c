"""When people may be told: working hours of working days. Pure, but for the table of changed days."""

import datetime

from django.conf import settings
from django.utils import timezone

from sifang.core.models import WorkdayChange
from sifang.core.workdays import add_workdays, is_workday


def next_open(moment):
    """``moment`` where it lies in working hours, else when they begin next."""
    opens, closes = settings.SIFANG_TELLING.hours
    local, table = timezone.localtime(moment), changed_days()
    if is_workday(local.date(), table) and opens <= local.time() < closes:
        return moment
    starts_today = is_workday(local.date(), table) and local.time() < opens
    return _at(local.date() if starts_today else add_workdays(local.date(), 1, table), opens)


def digest_window(moment):
    """(since, until): the digest in which something of ``moment`` is told goes out at ``until``."""
    opens, table = settings.SIFANG_TELLING.hours[0], changed_days()
    local = timezone.localtime(moment)
    starts_today = is_workday(local.date(), table) and local.time() < opens
    day = local.date() if starts_today else add_workdays(local.date(), 1, table)
    return _at(add_workdays(day, -1, table), opens), _at(day, opens)


def changed_days():
    """The days that offices here treat otherwise than the published plan."""
    return dict(WorkdayChange.objects.values_list("day", "works"))


def _at(day, time):
    return timezone.make_aware(datetime.datetime.combine(day, time))
