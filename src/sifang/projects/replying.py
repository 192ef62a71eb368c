"""By when the sponsor leader says whether they take a matter on."""

import datetime

from django.utils import timezone

from sifang.core.workdays import add_workdays
from sifang.people.limits import LIMITS

EMERGENCY_MINUTES = 30


def reply_by(place, moment, *, is_emergency):
    """Half an hour later in an emergency, day or night; else the same hour some working days later."""
    if is_emergency:
        return moment + datetime.timedelta(minutes=EMERGENCY_MINUTES)
    local = timezone.localtime(moment)
    return timezone.make_aware(
        datetime.datetime.combine(add_workdays(local.date(), reply_workdays(place)), local.time())
    )


def reply_workdays(place):
    """How many working days the leader has at ``place``."""
    return LIMITS["reply_workdays"].value
