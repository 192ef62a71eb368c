"""What a project is to be done with, told for a reader: each resource with what speaks for and against it."""

from dataclasses import dataclass

from sifang.projects import reasons
from sifang.projects.naming import Names


@dataclass(frozen=True)
class Pairing:
    """A resource, how many half-days of it, and the sentences for and against."""

    resource: object
    units: int
    reasons: list
    against: list
    by_hand: bool = False
    booking: object = None
    pk: int | None = None
    part: int = 1


def names_for(viewer, projects):
    """What the reasons of these projects' pairings (as prefetched) name, as ``viewer`` may read it."""
    return Names(viewer, [row.reasons for project in projects for row in project.allocations.all()])


def of_project(project, names, told=list):
    """The pairings of the project's allocations (as prefetched), the largest share first; ``told`` picks reasons."""
    rows = sorted(project.allocations.all(), key=lambda row: (-row.booking.units, row.pk))
    return [
        Pairing(
            row.booking.resource,
            row.booking.units,
            *split(reasons.worded(told(row.reasons), names)),
            row.by_hand,
            row.booking,
            row.pk,
            row.part,
        )
        for row in rows
    ]


def split(worded):
    """([what speaks for it], [what speaks against it]) of worded reasons."""
    return [words for words, against in worded if not against], [words for words, against in worded if against]
