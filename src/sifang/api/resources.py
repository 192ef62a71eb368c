"""The resource list as JSON."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from sifang.api.answers import PAGE_SIZE, READ, READING, Page, Rows, Size, page_of
from sifang.api.scopes import insist_scope, narrowed
from sifang.api.shapes import Code, Id, Lending, ResourceOut, Short
from sifang.people.models import Token
from sifang.resources import queries

router = Router(tags=["resources"])


class Wanted(Schema):
    """Which resources of a place."""

    place: Code
    kind: Lending | None = None
    words: Short = ""
    page: Page = 1
    size: Size = PAGE_SIZE


@router.get("", response={200: Rows[ResourceOut], **READ}, openapi_extra=READING)
def resources(request, response: HttpResponse, wanted: Query[Wanted]):
    """The resources at a place or below that the caller may see."""
    insist_scope(request, Token.Scope.READ_RESOURCES)
    found = queries.resource_list(request.user, wanted.place, kind=wanted.kind or "", words=wanted.words)
    return page_of(request, response, narrowed(request, found), wanted.page, wanted.size)


@router.get("{key}", response={200: ResourceOut, **READ}, openapi_extra=READING)
def resource(request, key: Id):
    """One resource."""
    insist_scope(request, Token.Scope.READ_RESOURCES)
    return get_object_or_404(narrowed(request, queries.resource_list(request.user, "")), pk=key)
