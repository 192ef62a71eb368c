"""What a run of the engine is given: the open lists of a place as they are at one moment, and what stands proposed."""

from dataclasses import dataclass, replace

from sifang.matching.instance import Instance
from sifang.needs.models import Need
from sifang.projects import lists
from sifang.projects.models import Allocation, Coverage, Project

# A need or a resource in which one of these differs is no longer what the run has read.
NEED_FACTS = ("stage", "kind", "category", "amount", "windows", "spot_id", "is_all_or_nothing")
PART_FACTS = ("number", "kind", "category", "amount")
RESOURCE_FACTS = ("stage", "kind", "categories", "windows", "area_id")


@dataclass(frozen=True)
class Reading:
    """The lists, and the engine's instance made of them.

    Half-days of a proposal that the run may write anew count as free; what a person chose, what is before the meeting
    and what is promised does not.
    """

    found: lists.Lists
    instance: Instance

    def need_of(self, line):
        """The need whose line the engine knows by this key."""
        return self.found.need_of(line)


def read(place, policy):
    """The open lists of ``place`` now, weighed by ``policy``."""
    found = lists.of(open_needs(place), place.code, lists.settled(place.code))
    _give_back(found, place)
    instance = found.instance(policy)
    return Reading(found, replace(instance, standing=_standing(instance, place)))


def open_needs(place):
    """Listed needs that no tabled or claimed project holds."""
    held = Coverage.objects.filter(ended_at=None).exclude(project__stage=Project.Stage.PROPOSED)
    found = Need.objects.within(place.code).filter(stage=Need.Stage.LISTED)
    return found.exclude(pk__in=held.values("need")).order_by("pk")


def loose(place):
    """What runs before proposed at ``place`` and nobody has chosen since: the next run may propose otherwise."""
    proposals = Project.objects.within(place.code).filter(stage=Project.Stage.PROPOSED)
    return Allocation.objects.filter(project__in=proposals, by_hand=False, booking__released_at=None)


def _give_back(found, place):
    """The resources count what loose proposals hold as theirs to give."""
    by_id = {resource.pk: resource for resource in found.resources.values()}
    for resource, units in loose(place).values_list("booking__resource", "booking__units"):
        if resource in by_id:
            by_id[resource].booked -= units


def _standing(instance, place):
    """The pairs that stand proposed, by the keys of line and offer."""
    lines, offers = {line.key for line in instance.lines}, {offer.key for offer in instance.offers}
    covered = loose(place).filter(project__coverages__ended_at=None).exclude(project__coverages=None)
    rows = covered.values_list("project__coverages__need", "part", "booking__resource")
    pairs = ((lists.line_key(need, part), lists.resource_key(resource)) for need, part, resource in rows)
    return frozenset((line, offer) for line, offer in pairs if line in lines and offer in offers)


def changed_needs(read, place):
    """The primary keys of the needs that are off the list now, or no longer ask for what was read."""
    now = {need.pk: need for need in open_needs(place)}
    parts = lists.parts_of(place.code)
    return {
        then.pk for then in read.found.needs.values()
        if then.pk not in now
        or _differ(NEED_FACTS, then, now[then.pk])
        or _listed(parts, then) != _listed(read.found.parts, then)
    }  # fmt: skip


def changed_pairs(read, place):
    """What was decided since: {(need, part)} that a person has chosen for, {(need, resource)} said not to fit."""
    chosen = lists.settled(place.code) - read.found.settled
    return chosen, lists.refused_pairs(place.code) - read.found.refused


def same_resource(then, now):
    """Whether the resource still offers what the run has read; its half-days are counted when they are booked."""
    return not _differ(RESOURCE_FACTS, then, now)


def _differ(names, then, now):
    return any(getattr(then, name) != getattr(now, name) for name in names)


def _listed(parts, need):
    return [[getattr(part, name) for name in PART_FACTS] for part in parts.get(need.pk, ())]
