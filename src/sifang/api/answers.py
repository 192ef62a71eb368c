"""What operations have in common in the contract: refusals, headers, and pages of a list with their links."""

from typing import Annotated, Generic, TypeVar
from urllib.parse import urlencode

from ninja import Field, Schema

Row = TypeVar("Row")
Page = Annotated[int, Field(ge=1, le=100_000)]
Size = Annotated[int, Field(ge=1, le=200)]
PAGE_SIZE = 50


class Rows(Schema, Generic[Row]):
    """One page of a list; the Link header leads to the first, previous, next and last page."""

    count: int
    page: int
    rows: list[Row]


class Said(Schema):
    """A sentence about what was refused: what, why, and the next step."""

    error: str


class Misfit(Said):
    """A refusal of single fields: each with what is wrong."""

    fields: dict[str, str] = {}


# Every operation may say these: unreadable, unknown caller, not allowed, not there, too many.
REFUSALS = {400: Said, 401: Said, 403: Said, 404: Said, 422: Misfit, 429: Said}
# A reading may find that the caller has it already; a change, that its time has passed.
READ = {304: None, **REFUSALS}
CHANGE = {409: Said, 412: Said, 413: Said, **REFUSALS}


def _header(name, required, words):
    shape = {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"}
    return {"in": "header", "name": name, "required": required, "description": words, "schema": shape}


_SEEN = _header("If-None-Match", False, "The ETag of the answer you have; 304 where it still holds.")
_ONCE = _header("Idempotency-Key", True, "A new key for each new request; the same key gets the same answer again.")
_SAME = _header("If-Match", False, "The ETag of the row as you saw it; 412 where somebody changed it since.")
READING = {"parameters": [_SEEN]}
MAKING = {"parameters": [_ONCE]}
CHANGING = {"parameters": [_ONCE, _SAME]}


def page_of(request, response, rows, page, size=PAGE_SIZE):
    """Page number ``page`` of ``rows`` as ``Rows`` reads it, empty beyond the last; its links go into the header."""
    count = rows.count()
    last = max(1, -(-count // size))
    numbers = {"first": 1, "prev": page - 1, "next": page + 1, "last": last}
    links = [f'<{_address(request, number)}>; rel="{rel}"' for rel, number in numbers.items() if 1 <= number <= last]
    response.headers["Link"] = ", ".join(links)
    return {"count": count, "page": page, "rows": list(rows[(page - 1) * size : page * size])}


def _address(request, page):
    query = [(name, value) for name, values in request.GET.lists() for value in values if name != "page"]
    return request.build_absolute_uri(f"{request.path}?{urlencode([*query, ('page', page)])}")
