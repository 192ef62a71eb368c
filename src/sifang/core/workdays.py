"""Working days of the mainland: the published holiday plan, and Monday to Friday where none is published. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import chinese_calendar

NO_CHANGES: Mapping[date, bool] = {}
_LAST_WEEKDAY = 4


def known(day: date) -> bool:
    """Whether the holiday plan of that year is at hand; where it is not, ``is_workday`` knows only weekdays."""
    return _is_planned(day.year)


def is_workday(day: date, table: Mapping[date, bool] = NO_CHANGES) -> bool:
    """Whether offices work on ``day``.

    ``table`` (day: works) comes first, for a plan newer than this installation or a local holiday; then the State
    Council's plan with its shifted weekends (2004 to the last year chinesecalendar knows); then Monday to Friday.
    """
    if day in table:
        return table[day]
    if known(day):
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() <= _LAST_WEEKDAY


def add_workdays(day: date, n: int, table: Mapping[date, bool] = NO_CHANGES) -> date:
    """The ``n``-th working day after ``day``, or before it for a negative ``n``; ``day`` itself for 0.

    ``day`` is never counted, working day or not: one working day after a Friday or a Saturday is the Monday.
    """
    step = timedelta(days=1 if n > 0 else -1)
    left = abs(n)
    while left:
        day += step
        left -= is_workday(day, table)
    return day


@cache
def _is_planned(year: int) -> bool:
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True
