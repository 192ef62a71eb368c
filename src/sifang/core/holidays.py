"""Working days as they hold here: the published plan, amended by what the offices entered."""

import datetime

from sifang.core import clock, kept, workdays
from sifang.core.models import WorkdayChange


@kept.once
def table() -> dict[datetime.date, bool]:
    """{day: works} of every amended day, in one query; they are a few a year."""
    return dict(WorkdayChange.objects.values_list("day", "works"))


def add_workdays(day, n):
    """The ``n``-th working day after ``day`` (before it for a negative ``n``), with what was amended."""
    return workdays.add_workdays(day, n, table())


def workdays_between(first, last, amended=None):
    """How many working days lie after ``first`` up to ``last``, that day included; 0 where it is not later.

    ``amended`` is ``table()``, read before by whoever asks for many rows.
    """
    amended, days = table() if amended is None else amended, (last - first).days
    return sum(workdays.is_workday(first + datetime.timedelta(days=n), amended) for n in range(1, days + 1))


def is_assumed(day) -> bool:
    """Whether ``day`` lies in a year of which no plan is at hand, so that Monday to Friday is only assumed."""
    return bool(day) and not workdays.known(day)


def this_year_is_assumed() -> bool:
    """Whether no plan is at hand for the year it is."""
    return is_assumed(clock.today())
