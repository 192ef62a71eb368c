"""Discrete events: what is to happen waits in order of its moment, and each happens at its own."""

import datetime
import heapq
from itertools import count

from django.utils import timezone

from sifang.core import clock

YEAR = 2024


def moment(month, day, hour=9, minute=0, year=YEAR):
    """An aware moment of the year; a day past the month's last runs on into the next month."""
    first = datetime.datetime(year, month, 1, hour, minute)
    return timezone.make_aware(first + datetime.timedelta(days=day - 1))


class Calendar:
    """Events that wait for their moment; an event may put further ones down. The same moment keeps the order.

    ``follow`` happens right after each event: what an event brings about by itself.
    """

    def __init__(self, follow=None):
        self._waiting, self._number, self._follow = [], count(), follow

    def put(self, when, event, *about, **facts):
        """``event(*about, **facts)`` happens at ``when`` (aware)."""
        heapq.heappush(self._waiting, (when, next(self._number), lambda: event(*about, **facts)))

    def after(self, days, hour, event, *about, **facts):
        """The event happens so many days from now at the full ``hour``, or on the last day of the year."""
        day = min(clock.today() + datetime.timedelta(days=days), datetime.date(YEAR, 12, 31))
        when = timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour)))
        self.put(max(when, clock.now()), event, *about, **facts)

    def live(self):
        """Everything that waited has happened, and what it led to."""
        while self._waiting:
            when, _number, event = heapq.heappop(self._waiting)
            with clock.at(when):
                event()
                if self._follow:
                    self._follow()
