"""The two clocks of a need, in working days: until somebody takes it on, and until it is settled or told why not.

The first runs from the report and ends with the first thing the community does. The second runs until an end; it stands
still while the asker is waited for, and gets longer by what was granted. On the needs list, where things wait for
a joint meeting, it runs at least as long as the limit ``list_workdays`` says.
"""

from sifang.core import clock
from sifang.core.holidays import add_workdays, workdays_between
from sifang.needs import taxonomy
from sifang.needs.models import Need
from sifang.people.limits_of import limit

# Where the second clock is the community's own; a project has a day of its own.
RUNNING_STAGES = (Need.Stage.NEW, Need.Stage.LISTED, Need.Stage.IN_HAND)


def days_for(need):
    """(working days to take it on, to settle it) of the need's category."""
    return taxonomy.days(need.category, need.subcategory)


def start(need):
    """Both clocks run from the day it was raised."""
    take_on, settle = days_for(need)
    need.take_on_by_day = add_workdays(need.raised_on, take_on)
    need.settle_by_day = add_workdays(need.raised_on, settle)
    _save(need, "take_on_by_day", "settle_by_day")


def take(actor, need):
    """The first clock has ended: ``actor`` is the asker's contact, unless somebody was before."""
    need.refresh_from_db(fields=["taken_on_by", "taken_on_at"])
    if need.taken_on_at is None:
        need.taken_on_by, need.taken_on_at = actor, clock.now()
        _save(need, "taken_on_by", "taken_on_at")


def stop(need):
    """The second clock stands still from today."""
    need.stopped_on = clock.today()
    _save(need, "stopped_on")


def run(need):
    """The second clock runs again; the working days that it stood still are added."""
    need.refresh_from_db(fields=["stopped_on", "settle_by_day"])
    if need.stopped_on and need.settle_by_day:
        need.settle_by_day = add_workdays(need.settle_by_day, workdays_between(need.stopped_on, clock.today()))
    need.stopped_on = None
    _save(need, "stopped_on", "settle_by_day")


def lengthen(need, days):
    """The second clock has ``days`` working days more."""
    need.refresh_from_db(fields=["settle_by_day"])
    need.settle_by_day = add_workdays(need.settle_by_day or clock.today(), days)
    _save(need, "settle_by_day")


def list_it(need):
    """The need waits on the list, for a joint meeting: its day is not before the one the limit gives."""
    if need.settle_by_day:
        listed = add_workdays(clock.today(), limit("list_workdays", need.place_id))
        need.settle_by_day = max(need.settle_by_day, listed)
        _save(need, "settle_by_day")


def begin_anew(need):
    """The need is open once more: the second clock begins today."""
    need.stopped_on, need.settle_by_day = None, add_workdays(clock.today(), days_for(need)[1])
    _save(need, "stopped_on", "settle_by_day")


def recompute(need, before):
    """The category has changed (``before`` are its days): both days follow; what stops and extensions added stays."""
    if before == days_for(need) or need.settle_by_day is None:
        return
    take_on, settle = days_for(need)
    added = workdays_between(add_workdays(need.raised_on, before[1]), need.settle_by_day)
    need.take_on_by_day = add_workdays(need.raised_on, take_on)
    need.settle_by_day = add_workdays(add_workdays(need.raised_on, settle), added)
    _save(need, "take_on_by_day", "settle_by_day")


def is_running(need):
    """Whether the second clock counts today."""
    return need.stage in RUNNING_STAGES and need.stopped_on is None and need.settle_by_day is not None


def left(day, amended=None):
    """Working days from today to ``day``: 0 on that day, negative after it. ``amended`` is the table of holidays."""
    today = clock.today()
    if today <= day:
        return workdays_between(today, day, amended)
    return -max(workdays_between(day, today, amended), 1)


def _save(need, *fields):
    need.save(update_fields=fields)
