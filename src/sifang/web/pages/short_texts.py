"""The short texts a page offers for chat groups, with the public address where neighbours read more."""

from django.urls import reverse

from sifang.letters import list_texts, short_texts
from sifang.places.queries import is_community
from sifang.resources.models import Resource

MOST_ROWS = 8


def of_need(request, need):
    """The text of one need, for those who work in its community."""
    return short_texts.of_need(need, _at(request, "board-need", need.place_id, need.pk)) if _may(request, need) else ""


def of_needs(request, place, needs):
    """The text of the listed needs of a community."""
    if not _works_at(request, place):
        return ""
    return short_texts.of_needs(place, needs[:MOST_ROWS], needs.count(), _at(request, "board", place.pk))


def of_shortages(request, place, shortages):
    """The text of what a community still looks for."""
    if not _works_at(request, place):
        return ""
    return short_texts.of_shortages(place, shortages[:MOST_ROWS], _at(request, "community", place.pk))


def of_project(request, project):
    """The text of a project: under way, or what came of it."""
    if not _may(request, project):
        return ""
    address = _at(request, "board", project.place_id)
    return short_texts.of_outcome(project, address) or list_texts.of_project(project, address)


def of_projects(request, place, projects):
    """The text of the projects a list shows."""
    if not _works_at(request, place):
        return ""
    return list_texts.of_projects(place, projects[:MOST_ROWS], _at(request, "board", place.pk))


def of_resource(request, resource):
    """The text of one thing on offer."""
    return list_texts.of_resource(resource) if _may(request, resource) else ""


def of_resources(request, place, resources):
    """The text of what is on offer."""
    if not _works_at(request, place):
        return ""
    found = resources.filter(stage=Resource.Stage.AVAILABLE).select_related("organization", "person")
    return list_texts.of_resources(place, found[:MOST_ROWS], found.count())


def of_activity(request, activity):
    """The text of an activity, with its public page."""
    if not _may(request, activity):
        return ""
    return list_texts.of_activity(activity, _at(request, "public-activity", activity.place_id, activity.pk))


def of_board(request, place, month, needs):
    """The text of a month of the board, for those who work there."""
    if not request.user.is_authenticated or not _works_at(request, place):
        return ""
    return list_texts.of_board(place, *month, needs[:MOST_ROWS], _at(request, "board", place.pk))


def _works_at(request, place):
    return place is not None and is_community(place.pk) and request.user.may("work", place.pk)


def _may(request, row):
    return is_community(row.place_id) and request.user.may("work", row.place_id)


def _at(request, name, *args):
    return request.build_absolute_uri(reverse(name, args=args))
