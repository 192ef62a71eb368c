"""From the rows of the two lists to the engine's instance, and back from its keys to the rows."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Q

from sifang.core import clock
from sifang.matching.instance import Instance, Line, Offer
from sifang.needs.models import Part
from sifang.places.models import STREET_LENGTH, codes_above, range_of
from sifang.projects import policies
from sifang.projects.models import Allocation, Coverage, RefusedPair
from sifang.resources.models import Resource

FIRST = 1


@dataclass(frozen=True)
class Lists:
    """The open needs and the resources in question, by the engine's keys, and what was said of them.

    A need is as many lines as it has parts: ``N000000012`` for the first, ``N000000012/2`` for the second.
    """

    needs: dict
    resources: dict
    parts: dict = field(default_factory=dict)  # primary key of a need → its further parts
    refused: frozenset = frozenset()  # (primary key of a need, of a resource)
    settled: frozenset = frozenset()  # (primary key of a need, number of a part) that a person has chosen for

    def instance(self, policy=policies.DEFAULTS):
        """What the engine is given."""
        lines = tuple(line for key, need in self.needs.items() for line in self._lines(key, need))
        offers = tuple(_offer(key, resource) for key, resource in self.resources.items())
        return Instance(lines, offers, policy, refused=self._refused_of(lines))

    def need_of(self, line_key):
        """The need that the line of this key is a part of."""
        return self.needs[_first_of(line_key)]

    def has(self, line_key):
        """Whether the line of this key is one of these lists'."""
        return _first_of(line_key) in self.needs

    def _lines(self, key, need):
        """One line for each part that nobody has chosen for yet; the first of them names the bundle."""
        parts = [None, *self.parts.get(need.pk, ())]
        open_parts = [part for part in parts if (need.pk, _number(part)) not in self.settled]
        together = _key(key, open_parts[0]) if need.is_all_or_nothing and len(open_parts) > 1 else ""
        for part in open_parts:
            line_key = _key(key, part)
            yield _line(line_key, key, need, part, together if line_key != together else "")

    def _refused_of(self, lines):
        """The refused pairs, by the keys of the need's lines and of the resource."""
        resources = defaultdict(list)
        for need, resource in self.refused:
            resources[need_key(need)].append(resource_key(resource))
        return frozenset((line.key, offer) for line in lines for offer in resources.get(line.need, ()))


def need_key(pk):
    """The engine's key of the need with this primary key, and of its first line."""
    return f"N{pk:09d}"


def resource_key(pk):
    """The engine's key of the resource with this primary key."""
    return f"R{pk:09d}"


def line_key(pk, part):
    """The engine's key of the line that is this part of the need with this primary key."""
    return need_key(pk) if part == FIRST else f"{need_key(pk)}/{part}"


def part_of(line_key):
    """The number of the part that the line of this key is, 1 for the first."""
    return int(line_key.partition("/")[2] or FIRST)


def of(needs, place_code, settled=frozenset()):
    """The lists of these needs of ``place_code`` and of the resources that serve it, or stand near enough to be named.

    Parts that are ``settled`` are no lines any more; a need of which nothing is left is not in the lists.
    """
    parts = parts_of(place_code)
    asking = {need_key(need.pk): need for need in needs if _asks(need, parts, settled)}
    resources = {resource_key(found.pk): found for found in _resources(place_code)}
    return Lists(asking, resources, parts, refused_pairs(place_code), settled)


def settled(place_code):
    """{(need, part)} of ``place_code`` or below for which a person chose a resource that stands proposed."""
    rows = Allocation.objects.filter(by_hand=True, booking__released_at=None)
    chosen = dict.fromkeys(rows.filter(range_of(place_code, "project__place_id")).values_list("project", "part"))
    needs = defaultdict(list)
    standing = Coverage.objects.filter(range_of(place_code, "need__place_id"), ended_at=None)
    for project, need in standing.values_list("project", "need"):
        needs[project].append(need)
    return frozenset((need, part) for project, part in chosen for need in needs[project])


def _asks(need, parts, settled):
    numbers = [FIRST, *(part.number for part in parts.get(need.pk, ()))]
    return any((need.pk, number) not in settled for number in numbers)


def parts_of(code):
    """{primary key of a need of the place or below: its further parts, in order}."""
    found = defaultdict(list)
    for part in Part.objects.filter(range_of(code, "need__place_id")):
        found[part.need_id].append(part)
    return dict(found)


def refused_pairs(code):
    """{(need, resource)} of the place or below that somebody has said do not fit, by their primary keys."""
    rows = RefusedPair.objects.filter(range_of(code, "need__place_id"), undone_at=None)
    return frozenset(rows.values_list("need", "resource"))


def _resources(code):
    reach = Q(area__in=codes_above(code)) | range_of(code, "area") | range_of(code[:STREET_LENGTH])
    found = Resource.objects.available(clock.today()).filter(reach).with_booked()
    return found.select_related("organization", "person", "place").order_by("pk")


def _first_of(line_key):
    return line_key.partition("/")[0]


def _number(part):
    return part.number if part else FIRST


def _key(key, part):
    return f"{key}/{part.number}" if part else key


def _line(key, need_key, need, part, together):
    """The line of one part; ``part`` is None for the need's own kind and amount."""
    return Line(
        key=key,
        need=need_key,
        place=need.spot_id or need.place_id,
        category=(part and part.category) or need.category,
        kind=(part.kind if part else need.kind) or None,
        units=part.amount if part else need.amount,
        window=need.windows,
        urgency=need.urgency,
        waiting_days=max(need.waiting_days, 0),
        words=((part and part.words) or need.text)[:200],
        together_with=together,
    )


def _offer(key, resource):
    return Offer(
        key=key,
        owner=str(resource.organization_id or f"P{resource.person_id}"),
        owner_kind="organization" if resource.organization_id else "person",
        home=resource.organization.place_id if resource.organization_id else resource.place_id,
        area=resource.area_id,
        kind=resource.kind,
        categories=frozenset(resource.categories),
        units=max(resource.capacity - resource.booked, 0),
        window=resource.windows,
        words=f"{resource.name} {resource.quantity}"[:200],
        completeness=_completeness(resource),
        place_name=str(resource.place),
    )


def _completeness(resource):
    named = (resource.quantity, resource.availability or resource.windows, resource.conditions, resource.categories)
    return sum(1 for value in named if value) / len(named)
