"""What a run of the engine is given: the open lists of a place as they are at one moment, and what stands proposed."""

from dataclasses import dataclass, replace

from sifang.matching.instance import Instance
from sifang.needs.models import Need
from sifang.projects import lists
from sifang.projects.models import Allocation, Coverage, Project, RefusedPair

# A need or a resource in which one of these differs is no longer what the run has read.
NEED_FACTS = ("stage", "kind", "category", "amount", "windows", "spot_id", "is_all_or_nothing")
RESOURCE_FACTS = ("stage", "kind", "categories", "windows", "area_id")


@dataclass(frozen=True)
class Reading:
    """The lists, and the engine's instance made of them; ``free`` are the half-days each resource can give, by its id.

    Half-days of a proposal that the run may write anew count as free; what a person chose, what is before the meeting
    and what is promised does not.
    """

    found: lists.Lists
    instance: Instance

    def need_of(self, line):
        """The need whose line the engine knows by this key."""
        return self.found.needs[self.need_keys[line]]

    @property
    def need_keys(self):
        """The key of its need for the key of each line."""
        return {line.key: line.need for line in self.instance.lines}


def read(place, policy):
    """The open lists of ``place`` now, weighed by ``policy``."""
    found = lists.of(open_needs(place), place.code)
    _give_back(found, place)
    return Reading(found, _with_pairs(found, found.instance(policy), place))


def open_needs(place):
    """Listed needs that no tabled or claimed project holds, and for which nobody has chosen by hand."""
    held = Coverage.objects.filter(ended_at=None).exclude(project__stage=Project.Stage.PROPOSED)
    found = Need.objects.within(place.code).filter(stage=Need.Stage.LISTED)
    chosen = Coverage.objects.filter(ended_at=None, project__allocations__by_hand=True)
    return found.exclude(pk__in=held.values("need")).exclude(pk__in=chosen.values("need")).order_by("pk")


def loose(place):
    """What runs before proposed at ``place`` and nobody has touched since: the next run may propose otherwise."""
    chosen = Allocation.objects.filter(by_hand=True).values("project")
    proposals = Project.objects.within(place.code).filter(stage=Project.Stage.PROPOSED).exclude(pk__in=chosen)
    return Allocation.objects.filter(project__in=proposals, booking__released_at=None)


def _give_back(found, place):
    """The resources count what loose proposals hold as theirs to give."""
    by_id = {resource.pk: resource for resource in found.resources.values()}
    for resource, units in loose(place).values_list("booking__resource", "booking__units"):
        if resource in by_id:
            by_id[resource].booked -= units


def _with_pairs(found, instance, place):
    """The instance with the pairs that stand proposed and those that people have refused."""
    needs = {need.pk: key for key, need in found.needs.items()}
    offers = {resource.pk: key for key, resource in found.resources.items()}
    lines: dict = {}
    for line in instance.lines:
        lines.setdefault(line.need, []).append(line.key)

    def keys(rows):
        named = ((needs.get(need), offers.get(resource)) for need, resource in rows)
        return frozenset((line, offer) for need, offer in named if need and offer for line in lines[need])

    standing = loose(place).filter(project__coverages__ended_at=None)
    refused = RefusedPair.objects.filter(undone_at=None, need__in=open_needs(place))
    return replace(
        instance,
        standing=keys(standing.values_list("project__coverages__need", "booking__resource")),
        refused=keys(refused.values_list("need", "resource")),
    )


def same_need(then, now):
    """Whether the need still asks for what the run has read."""
    return all(getattr(then, name) == getattr(now, name) for name in NEED_FACTS)


def same_resource(then, now):
    """Whether the resource still offers what the run has read; its half-days are counted when they are booked."""
    return all(getattr(then, name) == getattr(now, name) for name in RESOURCE_FACTS)
