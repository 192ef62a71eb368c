"""The organizations for which a viewer speaks at one community."""

from sifang.people.models import Organization


def own_bodies(viewer, place):
    """The viewer's own organizations that build ``place`` with its community, by name."""
    if not viewer.may("speak"):
        return Organization.objects.none()
    ties = Organization.objects.filter(
        pk__in=viewer.reach.organizations, partnerships__place=place, partnerships__until=None
    )
    return ties.distinct().order_by("name")
