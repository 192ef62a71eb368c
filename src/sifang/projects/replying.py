"""By when the sponsor leader says whether they take a matter on."""

import datetime

from django.utils import timezone

from sifang.core.holidays import add_workdays
from sifang.people.limits_of import limit

EMERGENCY_MINUTES = 30


def reply_by(place, moment, *, is_emergency):
    """Half an hour later in an emergency, day or night; else the same hour some working days later."""
    if is_emergency:
        return moment + datetime.timedelta(minutes=EMERGENCY_MINUTES)
    local = timezone.localtime(moment)
    day = add_workdays(local.date(), limit("reply_workdays", place.pk))
    return timezone.make_aware(datetime.datetime.combine(day, local.time()))
