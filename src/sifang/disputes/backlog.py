"""The backlog is a stock: what waited before, plus what came, less what went, is what waits; on any day.

Each number opens to its spells: ``standing``, ``came`` and ``went`` are the rows that ``stock`` and ``flow`` count.
"""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from sifang.disputes.models import Spell

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Flow:
    """A stretch of days: how many waited before it, came and went within it, and wait at its end."""

    opening: int
    came: int
    went: int
    closing: int


@dataclass(frozen=True)
class Point:
    """A month, or what of it has gone by: its first and last day, and its flow."""

    first: datetime.date
    last: datetime.date
    flow: Flow


def standing(code, day):
    """The spells that wait at the end of ``day``."""
    return Spell.objects.within(code).filter(Q(until=None) | Q(until__gt=day), since__lte=day)


def came(code, since, until):
    """The spells that began in these days."""
    return Spell.objects.within(code).filter(since__range=(since, until))


def went(code, since, until):
    """The spells that ended in these days."""
    return Spell.objects.within(code).filter(until__range=(since, until))


def stock(code, day):
    """How many disputes wait at the end of ``day``."""
    return standing(code, day).count()


def flow(code, since, until):
    """The flow of the days from ``since`` to ``until``; the closing number is counted, not worked out."""
    return Flow(
        stock(code, since - DAY), came(code, since, until).count(), went(code, since, until).count(),
        stock(code, until),
    )  # fmt: skip


def curve(code, since, until):
    """The months from ``since`` to ``until`` with the flow of each, in three queries."""
    opening = stock(code, since - DAY)
    begun = _by_month(came(code, since, until), "since")
    ended = _by_month(went(code, since, until), "until")
    points = []
    for first, last in _months(since, until):
        month = first.replace(day=1)
        more, less = begun.get(month, 0), ended.get(month, 0)
        points.append(Point(first, last, Flow(opening, more, less, opening + more - less)))
        opening += more - less
    return points


def _by_month(rows, field):
    counted = rows.order_by().annotate(month=TruncMonth(field)).values("month").annotate(n=Count("pk"))
    return {row["month"]: row["n"] for row in counted}


def _months(since, until):
    first = since
    while first <= until:
        following = (first.replace(day=1) + 31 * DAY).replace(day=1)
        yield first, min(following - DAY, until)
        first = following
