"""The needs list as JSON."""

import datetime
from typing import Annotated

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema, Status

from sifang.api.answers import CHANGE, CHANGING, MAKING, PAGE_SIZE, READ, READING, Page, Rows, Size, page_of
from sifang.api.conditions import insist_unchanged, mark
from sifang.api.scopes import insist_scope, narrowed, place_or_404
from sifang.api.shapes import (
    Answer,
    Channel,
    Code,
    Id,
    Into,
    Joined,
    Name,
    NeedIn,
    NeedOut,
    NeedStage,
    Reason,
    Short,
    Verdict,
)
from sifang.needs import commands, queries
from sifang.needs.models import Need
from sifang.people.models import Token

router = Router(tags=["needs"])
LISTED = {200: Rows[NeedOut], **READ}
CHANGED = {200: NeedOut, **CHANGE}


class Wanted(Schema):
    """Which needs of a place: each filter narrows."""

    place: Code
    stage: Annotated[list[NeedStage], Field(max_length=11)] = []
    category: Name = ""
    channel: Channel | None = None
    since: datetime.date | None = None
    words: Short = ""
    page: Page = 1
    size: Size = PAGE_SIZE


@router.get("", response=LISTED, openapi_extra=READING)
def needs(request, response: HttpResponse, wanted: Query[Wanted]):
    """The needs at a place or below that the caller may see, raised since a day, the newest first."""
    insist_scope(request, Token.Scope.READ_NEEDS)
    found = queries.needs_list(request.user, wanted.place, stages=wanted.stage, words=wanted.words)
    exact = {"category": wanted.category, "channel": wanted.channel, "raised_on__gte": wanted.since}
    found = narrowed(request, found).filter(**{name: value for name, value in exact.items() if value})
    return page_of(request, response, found, wanted.page, wanted.size)


@router.post("", response={201: NeedOut, **CHANGE}, openapi_extra=MAKING)
def report(request, said: NeedIn):
    """Report a need through a channel of the caller."""
    insist_scope(request, Token.Scope.WRITE_NEEDS)
    place = place_or_404(request, said.place)
    asker = request.user if said.channel == Need.Channel.RESIDENT else None
    need = commands.report(request.user, place, said.text, channel=said.channel, asker=asker, wished_by=said.wished_by)
    return Status(201, need)


@router.get("{key}", response={200: NeedOut, **READ}, openapi_extra=READING)
def need(request, response: HttpResponse, key: Id):
    """One need; its ETag is what If-Match takes."""
    insist_scope(request, Token.Scope.READ_NEEDS)
    found = get_object_or_404(_mine(request), pk=key)
    response.headers["ETag"] = mark(NeedOut, found)
    return found


@router.post("{key}/join", response={201: Joined, **CHANGE}, openapi_extra=MAKING)
def join(request, key: Id):
    """The caller asks for this too."""
    insist_scope(request, Token.Scope.WRITE_NEEDS)
    found = get_object_or_404(_mine(request), pk=key)
    tie = commands.join(request.user, found)
    return Status(201, {"need": tie.need_id, "track_code": tie.track_code})


@router.post("{key}/verify", response=CHANGED, openapi_extra=CHANGING)
def verify(request, key: Id, verdict: Verdict):
    """The community has seen that the need is real."""
    found = _held(request, key)
    commands.verify(request.user, found, **verdict.dict(exclude_none=True))
    return found


@router.post("{key}/return", response=CHANGED, openapi_extra=CHANGING)
def send_back(request, key: Id, why: Reason):
    """Return the need with a reason the asker can read."""
    found = _held(request, key)
    commands.send_back(request.user, found, why.reason)
    return found


@router.post("{key}/answer", response=CHANGED, openapi_extra=CHANGING)
def answer(request, key: Id, said: Answer):
    """The community has settled the need itself and tells the asker how."""
    found = _held(request, key)
    commands.answer(request.user, found, said.words)
    return found


@router.post("{key}/merge", response=CHANGED, openapi_extra=CHANGING)
def merge(request, key: Id, said: Into):
    """The need is the same as another one of its community."""
    found = _held(request, key)
    commands.merge(request.user, found, get_object_or_404(_mine(request), pk=said.into))
    return found


def _mine(request):
    return narrowed(request, Need.objects.visible_to(request.user))


def _held(request, key):
    """The need the caller means to change, locked, as they last saw it."""
    insist_scope(request, Token.Scope.WRITE_NEEDS)
    if not _mine(request).filter(pk=key).exists():
        raise Http404
    found = Need.objects.select_for_update().get(pk=key)
    insist_unchanged(request, NeedOut, found)
    return found
