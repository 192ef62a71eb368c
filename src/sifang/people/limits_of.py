"""What a limit is at a place: the number of the nearest office above it that set one, else the customary one."""

from dataclasses import dataclass

from django.db.models import Q

from sifang.people.limits import LIMITS
from sifang.people.models import Limit
from sifang.places.models import codes_above, range_of


@dataclass(frozen=True)
class Set:
    """A limit as it holds at a place: its kind, its value, the place that set it (None: customary), set right here?"""

    kind: object
    value: int
    by: object
    is_own: bool


def limit(name, code):
    """The value of the limit ``name`` at ``code``."""
    found = Limit.objects.filter(name=name, place__in=codes_above(code)).order_by("-place").values_list("value").first()
    return found[0] if found else LIMITS[name].value


def limits(code, *names):
    """{name: value} at ``code`` of these limits, in one query."""
    rows = Limit.objects.filter(name__in=names, place__in=codes_above(code)).order_by("place")
    return {name: LIMITS[name].value for name in names} | dict(rows.values_list("name", "value"))


def limits_within(code, *names):
    """A function that gives one of ``names`` as it is at a place at ``code`` or below; one query for all."""
    here = Q(place__in=codes_above(code)) | range_of(code)
    rows = Limit.objects.filter(here, name__in=names).values_list("name", "place", "value")
    found = {(name, place): value for name, place, value in rows}
    return lambda name, at: next(
        (found[name, above] for above in reversed(codes_above(at)) if (name, above) in found), LIMITS[name].value
    )


def public_limits(code):
    """Every limit as it holds at ``code``, in the table's order."""
    rows = Limit.objects.filter(place__in=codes_above(code)).select_related("place").order_by("place")
    found = {row.name: row for row in rows}
    return [
        Set(kind, found[name].value, found[name].place, found[name].place_id == code)
        if name in found
        else Set(kind, kind.value, None, False)
        for name, kind in LIMITS.items()
    ]
