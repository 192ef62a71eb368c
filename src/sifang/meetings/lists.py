"""The three lists as a meeting keeps them: plain data, without names or phones."""

from sifang.core import clock
from sifang.meetings.models import Meeting
from sifang.needs.models import Need
from sifang.projects.models import Project
from sifang.resources import queries as resources


def frozen_for(meeting):
    """What ``meeting`` keeps of the lists: nothing where it is about one compound and takes no projects."""
    return {} if meeting.kind == Meeting.Kind.TRIPARTITE else frozen(meeting.place)


def frozen(place):
    """The open needs, the resources that serve the place and the open projects, as they stand now."""
    needs = Need.objects.filter(place=place).open().order_by("pk")
    projects = Project.objects.filter(place=place, stage__in=Project.OPEN_STAGES).order_by("pk")
    return {
        "at": clock.now().isoformat(),
        "needs": [_need(need) for need in needs],
        "resources": [_resource(resource) for resource in resources.serving(place.code)],
        "projects": [_project(project) for project in projects],
    }


def _need(need):
    return {
        "id": need.pk,
        "code": need.code,
        "text": need.title,
        "category": need.category,
        "stage": need.stage,
        "raised_on": str(need.raised_on),
    }


def _resource(resource):
    owner = resource.organization.name if resource.organization else resource.get_group_display()
    return {
        "id": resource.pk,
        "code": resource.code,
        "name": resource.name,
        "kind": resource.kind,
        "owner": owner,
        "capacity": resource.capacity,
        "booked": resource.booked,
    }


def _project(project):
    return {"id": project.pk, "code": project.code, "name": project.name, "stage": project.stage}
