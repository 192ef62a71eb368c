"""When people may be told: working hours of the days that offices here work."""

import datetime

from django.conf import settings
from django.utils import timezone

from sifang.core import holidays
from sifang.core.workdays import add_workdays, is_workday


def next_open(moment):
    """``moment`` where it lies in working hours, else when they begin next."""
    opens, closes = settings.SIFANG_TELLING.hours
    local, table = timezone.localtime(moment), holidays.table()
    if is_workday(local.date(), table) and opens <= local.time() < closes:
        return moment
    starts_today = is_workday(local.date(), table) and local.time() < opens
    return _at(local.date() if starts_today else add_workdays(local.date(), 1, table), opens)


def digest_window(moment):
    """(since, until): the digest in which something of ``moment`` is told goes out at ``until``."""
    opens, table = settings.SIFANG_TELLING.hours[0], holidays.table()
    local = timezone.localtime(moment)
    starts_today = is_workday(local.date(), table) and local.time() < opens
    day = local.date() if starts_today else add_workdays(local.date(), 1, table)
    return _at(add_workdays(day, -1, table), opens), _at(day, opens)


def _at(day, time):
    return timezone.make_aware(datetime.datetime.combine(day, time))
