"""What everybody may know: places, categories, and by its track code how far a need has come."""

from typing import Annotated

from django.http import Http404, HttpResponse
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from sifang.api.answers import PAGE_SIZE, READ, READING, Page, Rows, Size, page_of
from sifang.api.scopes import narrowed
from sifang.api.shapes import CategoryOut, Code, PlaceKind, PlaceOut, Progress
from sifang.core.limits import Limit
from sifang.needs import queries, taxonomy
from sifang.places.queries import public_below

router = Router(tags=["public facts"])
# Wrong codes count together with those typed on the pages.
WRONG_CODES = Limit("code", 30, 600)


class Wanted(Schema):
    """Which places."""

    below: Code
    kind: PlaceKind | None = None
    page: Page = 1
    size: Size = PAGE_SIZE


@router.get("places", response={200: Rows[PlaceOut], **READ}, openapi_extra=READING)
def places(request, response: HttpResponse, wanted: Query[Wanted]):
    """The places at a place or below, in order of their code."""
    found = narrowed(request, public_below(wanted.below, wanted.kind), "code")
    return page_of(request, response, found, wanted.page, wanted.size)


@router.get("categories", response={200: list[CategoryOut], **READ}, openapi_extra=READING)
def categories(request):
    """The category tree: what needs can be about, and in how many working days they are taken on and settled."""
    return [
        {"id": line.id, "below": line.category, "title": line.title, "english": line.english,
         "is_public": taxonomy.is_public(line.category, line.id), "take_on_days": line.take_on_days,
         "settle_days": line.settle_days}
        for line in taxonomy.lines().values() if not line.is_retired
    ]  # fmt: skip


@router.get("track/{code}", auth=None, response={200: Progress, **READ}, openapi_extra=READING)
def track(request, code: Annotated[str, Field(max_length=40, pattern=r"^[0-9A-Za-z -]+$")]):
    """How far the need with this track code has come; whoever tries one code after another is stopped."""
    address = request.META.get("REMOTE_ADDR", "")
    if WRONG_CODES.is_reached(address):
        raise HttpError(429, "")
    asker = queries.public_by_track_code(code)
    if asker is None:
        WRONG_CODES.count(address)
        raise Http404
    need = asker.need.merged_into or asker.need
    return {
        "code": need.code, "place": need.place_id, "stage": need.stage, "stage_words": str(need.get_stage_display()),
        "raised_on": need.raised_on, "take_on_by": need.take_on_by_day, "settle_by": need.settle_by_day,
        "closed_on": need.closed_on,
    }  # fmt: skip
