"""The project list as JSON; an intent can be stated, a claim is made by the joint meeting alone."""

from typing import Annotated

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from sifang.api.answers import CHANGE, MAKING, PAGE_SIZE, READ, READING, Page, Rows, Size, page_of
from sifang.api.conditions import mark
from sifang.api.scopes import insist_scope, narrowed
from sifang.api.shapes import Code, Id, IntentIn, ProjectOut, ProjectStage, Short
from sifang.people.models import Organization, Token
from sifang.projects import queries
from sifang.projects.commands import claiming

router = Router(tags=["projects"])


class Wanted(Schema):
    """Which projects of a place."""

    place: Code
    stage: Annotated[list[ProjectStage], Field(max_length=8)] = []
    words: Short = ""
    page: Page = 1
    size: Size = PAGE_SIZE


@router.get("", response={200: Rows[ProjectOut], **READ}, openapi_extra=READING)
def projects(request, response: HttpResponse, wanted: Query[Wanted]):
    """The projects at a place or below that the caller may see."""
    insist_scope(request, Token.Scope.READ_PROJECTS)
    found = queries.project_list(request.user, wanted.place, stages=wanted.stage, words=wanted.words)
    return page_of(request, response, narrowed(request, found), wanted.page, wanted.size)


@router.get("{key}", response={200: ProjectOut, **READ}, openapi_extra=READING)
def project(request, response: HttpResponse, key: Id):
    """One project."""
    insist_scope(request, Token.Scope.READ_PROJECTS)
    found = get_object_or_404(narrowed(request, queries.project_list(request.user, "")), pk=key)
    response.headers["ETag"] = mark(ProjectOut, found)
    return found


@router.post("{key}/intents", response={201: ProjectOut, **CHANGE}, openapi_extra=MAKING)
def intend(request, key: Id, said: IntentIn):
    """State that an organization would take the project on; the joint meeting decides."""
    insist_scope(request, Token.Scope.WRITE_PROJECTS)
    project = get_object_or_404(narrowed(request, queries.open_for_intent(request.user)), pk=key)
    organization = get_object_or_404(Organization, pk=said.organization)
    claiming.state_intent(request.user, project, organization, said.offer)
    return Status(201, project)
