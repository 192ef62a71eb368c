"""The project list as JSON; an intent can be stated, a claim is made by the joint meeting alone."""

from django.shortcuts import get_object_or_404
from ninja import Router, Status

from sifang.api.shapes import REFUSALS, Code, Id, IntentIn, Page, ProjectOut, Rows, page_of
from sifang.people.models import Organization
from sifang.projects import queries
from sifang.projects.commands import claiming

router = Router(tags=["projects"])


@router.get("", response={200: Rows[ProjectOut], **REFUSALS})
def projects(request, place: Code, page: Page = 1):
    """The projects at a place or below that the caller may see."""
    return page_of(queries.project_list(request.user, place), page)


@router.post("{key}/intents", response={201: ProjectOut, **REFUSALS})
def intend(request, key: Id, said: IntentIn):
    """State that an organization would take the project on; the joint meeting decides."""
    project = get_object_or_404(queries.open_for_intent(request.user), pk=key)
    organization = get_object_or_404(Organization, pk=said.organization)
    claiming.state_intent(request.user, project, organization, said.offer)
    return Status(201, project)
