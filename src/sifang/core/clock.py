"""The one clock: everything that asks the time asks here, so that a simulated quarter can be lived through."""

import datetime
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_moment: ContextVar[datetime.datetime | None] = ContextVar("moment", default=None)


def now():
    """The aware moment it is: the lived one inside ``at``, else the machine's."""
    return _moment.get() or timezone.now()


def today():
    """The local calendar day of ``now``."""
    return timezone.localdate(now())


@contextmanager
def at(moment):
    """Inside the block it is ``moment`` (aware); afterwards it is what it was before."""
    token = _moment.set(moment)
    try:
        yield moment
    finally:
        _moment.reset(token)
