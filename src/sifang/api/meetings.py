"""Meetings as JSON: when, where, and how much was claimed; no names."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema

from sifang.api.answers import PAGE_SIZE, READ, READING, Page, Rows, Size, page_of
from sifang.api.scopes import insist_scope, narrowed
from sifang.api.shapes import Code, Id, MeetingOut
from sifang.meetings import queries
from sifang.people.models import Token

router = Router(tags=["meetings"])


class Wanted(Schema):
    """Which meetings."""

    place: Code
    page: Page = 1
    size: Size = PAGE_SIZE


@router.get("", response={200: Rows[MeetingOut], **READ}, openapi_extra=READING)
def meetings(request, response: HttpResponse, wanted: Query[Wanted]):
    """The meetings at a place or below that the caller may see, the latest first."""
    insist_scope(request, Token.Scope.READ_MEETINGS)
    found = narrowed(request, queries.meeting_list(request.user, wanted.place))
    return page_of(request, response, found, wanted.page, wanted.size)


@router.get("{key}", response={200: MeetingOut, **READ}, openapi_extra=READING)
def meeting(request, key: Id):
    """One meeting."""
    insist_scope(request, Token.Scope.READ_MEETINGS)
    return get_object_or_404(narrowed(request, queries.meeting_list(request.user, "")), pk=key)
