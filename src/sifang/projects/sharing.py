"""How evenly the proposals are spread over the partner organizations: counted from rows, said without blame."""

from dataclasses import dataclass

from sifang.core import clock
from sifang.people import queries as people
from sifang.projects.models import Allocation, Claim, Project
from sifang.resources.models import Resource


@dataclass(frozen=True)
class Sharing:
    """Which organization the proposals suggest how often, and which partners have nothing to do this year.

    ``suggested`` is [(organization, number of proposals)], the most first; ``idle`` are partners without a proposal
    and without a claim this year, ``unlisted`` those of them that list no resource.
    """

    suggested: list
    idle: list
    unlisted: list

    @property
    def projects(self):
        """How many proposals have a suggested organization."""
        return sum(number for _body, number in self.suggested)

    @property
    def most(self):
        """The most proposals one organization is suggested for."""
        return self.suggested[0][1] if self.suggested else 0

    @property
    def least(self):
        """The fewest proposals one suggested organization has."""
        return self.suggested[-1][1] if self.suggested else 0


def lead_of(project):
    """The organization that gives the proposal most half-days, or None; the allocations are read as prefetched."""
    rows = sorted(project.allocations.all(), key=lambda row: (-row.booking.units, row.pk))
    return next((row.booking.resource.organization for row in rows if row.booking.resource.organization_id), None)


def sharing(viewer, place):
    """How the proposals that ``viewer`` may see at the community ``place`` are shared among its partners."""
    counted: dict = {}
    for body in _leads(viewer, place).values():
        counted[body] = counted.get(body, 0) + 1
    suggested = sorted(counted.items(), key=lambda row: (-row[1], row[0].name))
    busy = {body.pk for body in counted} | _claimed_this_year(place)
    idle = [body for body in people.organizations_of(place) if body.pk not in busy]
    lending = set(Resource.objects.filter(organization__in=idle).values_list("organization", flat=True))
    return Sharing(suggested, idle, [body for body in idle if body.pk not in lending])


def _leads(viewer, place):
    """The suggested organization of each proposal, by the proposal's id."""
    proposals = Project.objects.visible_to(viewer).within(place.code).filter(stage=Project.Stage.PROPOSED)
    rows = Allocation.objects.filter(project__in=proposals).exclude(booking__resource__organization=None)
    leads: dict = {}
    for row in rows.select_related("booking__resource__organization").order_by("-booking__units", "pk"):
        leads.setdefault(row.project_id, row.booking.resource.organization)
    return leads


def _claimed_this_year(place):
    claims = Claim.objects.filter(project__place=place, confirmed_at__year=clock.today().year)
    return set(claims.values_list("organization", flat=True))
