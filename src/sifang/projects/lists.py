"""From the rows of the two lists to the engine's instance, and back from its keys to the rows."""

from dataclasses import dataclass

from django.db.models import Q

from sifang.core import clock
from sifang.matching.instance import Instance, Line, Offer
from sifang.places.models import STREET_LENGTH, codes_above, range_of
from sifang.projects import policies
from sifang.resources.models import Resource


@dataclass(frozen=True)
class Lists:
    """The open needs and the resources in question, by the engine's keys."""

    needs: dict
    resources: dict

    def instance(self, policy=policies.DEFAULTS):
        """What the engine is given."""
        lines = tuple(_line(key, need) for key, need in self.needs.items())
        offers = tuple(_offer(key, resource) for key, resource in self.resources.items())
        return Instance(lines, offers, policy)


def of(needs, place_code):
    """The lists of these needs and of the resources that serve ``place_code``, or stand near enough to be named."""
    return Lists(
        {f"N{need.pk:09d}": need for need in needs}, {f"R{found.pk:09d}": found for found in _resources(place_code)}
    )


def _resources(code):
    reach = Q(area__in=codes_above(code)) | range_of(code, "area") | range_of(code[:STREET_LENGTH])
    found = Resource.objects.available(clock.today()).filter(reach).with_booked()
    return found.select_related("organization", "person", "place").order_by("pk")


def _line(key, need):
    return Line(
        key=key,
        need=key,
        place=need.spot_id or need.place_id,
        category=need.category,
        kind=need.kind or None,
        units=need.amount,
        window=need.windows,
        urgency=need.urgency,
        waiting_days=max(need.waiting_days, 0),
        words=need.text[:200],
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
