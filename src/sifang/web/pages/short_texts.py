"""The short texts a page offers for chat groups, with the public address where neighbours read more."""

from django.urls import reverse

from sifang.letters import short_texts
from sifang.places.queries import is_community

MOST_ROWS = 8


def of_need(request, need):
    """The text of one need, for those who work in its community."""
    return short_texts.of_need(need, _at(request, "board-need", need.place_id, need.pk)) if _may(request, need) else ""


def of_needs(request, place, needs):
    """The text of the listed needs of a community."""
    if place is None or not is_community(place.pk) or not request.user.may("work", place.pk):
        return ""
    return short_texts.of_needs(place, needs[:MOST_ROWS], needs.count(), _at(request, "board", place.pk))


def of_shortages(request, place, shortages):
    """The text of what a community still looks for."""
    if not is_community(place.pk) or not request.user.may("work", place.pk):
        return ""
    return short_texts.of_shortages(place, shortages[:MOST_ROWS], _at(request, "community", place.pk))


def of_project(request, project):
    """The text of what came of a project."""
    return short_texts.of_outcome(project, _at(request, "board", project.place_id)) if _may(request, project) else ""


def _may(request, row):
    return is_community(row.place_id) and request.user.may("work", row.place_id)


def _at(request, name, *args):
    return request.build_absolute_uri(reverse(name, args=args))
