"""What the API takes and gives: fields, lengths and ranges. Rules stay in the commands."""

import datetime
from typing import Annotated, Generic, TypeVar

from django.core.paginator import Paginator
from ninja import Field, Schema

Row = TypeVar("Row")
Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
Code = Annotated[str, Field(pattern=r"^[0-9]{2,18}$")]
Page = Annotated[int, Field(ge=1, le=100_000)]
# No text holds a NUL byte: not every database keeps one.
NO_NUL = r"^[^\x00]*$"
Words = Annotated[str, Field(max_length=2000, pattern=NO_NUL)]
PAGE_SIZE = 50


class Rows(Schema, Generic[Row]):
    """One page of a list."""

    count: int
    page: int
    rows: list[Row]


class Said(Schema):
    """A sentence about what was refused."""

    error: str


REFUSALS = {400: Said, 401: Said, 403: Said, 404: Said, 409: Said, 422: Said}


class PartOut(Schema):
    """One further thing a need asks for."""

    number: int
    kind: str
    category: str
    amount: int
    words: str


class NeedOut(Schema):
    """A need as the list shows it: no names, no phones."""

    id: int
    code: str
    place: str = Field(alias="place_id")
    text: str
    category: str
    channel: str
    kind: str
    amount: int
    parts: list[PartOut]
    is_all_or_nothing: bool
    urgency: int
    stage: str
    raised_on: datetime.date
    closed_on: datetime.date | None


class NeedIn(Schema):
    """A need to report."""

    place: Code
    text: Words
    channel: Annotated[str, Field(max_length=20, pattern=NO_NUL)] = "resident"
    wished_by: datetime.date | None = None


class Verdict(Schema):
    """How the community lists a need."""

    category: Annotated[str, Field(max_length=20, pattern=NO_NUL)] | None = None
    kind: Annotated[str, Field(max_length=12, pattern=NO_NUL)] | None = None
    amount: Annotated[int, Field(ge=1, le=1000)] | None = None
    urgency: Annotated[int, Field(ge=0, le=3)] | None = None


class Reason(Schema):
    """Why."""

    reason: Annotated[str, Field(max_length=500, pattern=NO_NUL)]


class ResourceOut(Schema):
    """A resource as the list shows it."""

    id: int
    code: str
    place: str = Field(alias="place_id")
    name: str
    kind: str
    owner: str
    capacity: int
    stage: str

    @staticmethod
    def resolve_owner(resource):
        """The organization, or the person as they may be shown."""
        return str(resource.owner)


class ProjectOut(Schema):
    """A project as the list shows it."""

    id: int
    code: str
    place: str = Field(alias="place_id")
    name: str
    stage: str
    due: datetime.date | None
    lead: str | None

    @staticmethod
    def resolve_lead(project):
        """The organization that leads, once a meeting said so."""
        return str(project.lead.organization) if project.lead else None


class IntentIn(Schema):
    """An organization would take a project on."""

    organization: Id
    offer: Annotated[str, Field(max_length=300, pattern=NO_NUL)] = ""


def page_of(rows, page):
    """One page of ``rows`` as ``Rows`` reads it."""
    pages = Paginator(rows, PAGE_SIZE)
    shown = pages.get_page(page)
    return {"count": pages.count, "page": shown.number, "rows": list(shown.object_list)}
