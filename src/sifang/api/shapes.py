"""What the API takes and gives: fields, lengths and ranges. Rules stay in the commands."""

import datetime
from typing import Annotated

from ninja import Field, Schema
from pydantic import ConfigDict, WithJsonSchema

from sifang.meetings.models import Meeting
from sifang.needs.models import Need
from sifang.people.lending import LendingKind
from sifang.places.models import Place
from sifang.projects.models import Project

Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
Code = Annotated[str, Field(pattern=r"^[0-9]{2,18}$")]
# No text holds a NUL byte: not every database keeps one.
NO_NUL = r"^[^\x00]*$"
Words = Annotated[str, Field(max_length=2000, pattern=NO_NUL)]
Short = Annotated[str, Field(max_length=40, pattern=NO_NUL)]
Name = Annotated[str, Field(max_length=20, pattern=r"^[a-z_]*$")]


def _inline(choices):
    return WithJsonSchema({"type": "string", "enum": choices.values})


# Spelled out where they stand: in the contract two classes of one name would become one.
NeedStage = Annotated[Need.Stage, _inline(Need.Stage)]
Channel = Annotated[Need.Channel, _inline(Need.Channel)]
Lending = Annotated[LendingKind, _inline(LendingKind)]
ProjectStage = Annotated[Project.Stage, _inline(Project.Stage)]
MeetingKind = Annotated[Meeting.Kind, _inline(Meeting.Kind)]
MeetingStage = Annotated[Meeting.Stage, _inline(Meeting.Stage)]
PlaceKind = Annotated[Place.Kind, _inline(Place.Kind)]


class Taking(Schema):
    """A body that is taken in: a field it does not name is refused, so that nobody believes it was heard."""

    model_config = ConfigDict(extra="forbid")


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
    subcategory: str
    channel: Channel
    kind: str
    amount: int
    parts: list[PartOut]
    is_all_or_nothing: bool
    urgency: int
    stage: NeedStage
    way: str
    why_not: str
    sent_to: str
    reply: str
    merged_into: int | None = Field(alias="merged_into_id")
    raised_on: datetime.date
    take_on_by: datetime.date | None = Field(alias="take_on_by_day")
    settle_by: datetime.date | None = Field(alias="settle_by_day")
    closed_on: datetime.date | None


class NeedIn(Taking):
    """A need to report."""

    place: Code
    text: Words
    channel: Channel = Need.Channel.RESIDENT
    wished_by: datetime.date | None = None


class Verdict(Taking):
    """How the community lists a need."""

    category: Name | None = None
    kind: Lending | None = None
    amount: Annotated[int, Field(ge=1, le=1000)] | None = None
    urgency: Annotated[int, Field(ge=0, le=3)] | None = None


class Reason(Taking):
    """Why."""

    reason: Annotated[str, Field(max_length=500, pattern=NO_NUL)]


class Answer(Taking):
    """What was done; the asker reads it."""

    words: Annotated[str, Field(max_length=500, pattern=NO_NUL)]


class Into(Taking):
    """The need that another one is the same as."""

    into: Id


class Joined(Schema):
    """One more who asks; the track code opens the need's progress without a login."""

    need: int
    track_code: str


class Progress(Schema):
    """How far a need has come, by its track code: nothing of who asked or what they wrote."""

    code: str
    place: str
    stage: NeedStage
    stage_words: str
    raised_on: datetime.date
    take_on_by: datetime.date | None
    settle_by: datetime.date | None
    closed_on: datetime.date | None


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
    stage: ProjectStage
    due: datetime.date | None
    lead: str | None

    @staticmethod
    def resolve_lead(project):
        """The organization that leads, once a meeting said so."""
        return str(project.lead.organization) if project.lead else None


class IntentIn(Taking):
    """An organization would take a project on."""

    organization: Id
    offer: Annotated[str, Field(max_length=300, pattern=NO_NUL)] = ""


class MeetingOut(Schema):
    """A meeting as the list shows it."""

    id: int
    place: str = Field(alias="place_id")
    kind: MeetingKind
    title: str
    stage: MeetingStage
    starts_at: datetime.datetime
    venue: str
    items: int = Field(alias="item_count")
    claimed: int = Field(alias="claimed_count")


class PlaceOut(Schema):
    """A division, compound or building."""

    code: str
    name: str
    short_name: str
    kind: PlaceKind


class CategoryOut(Schema):
    """A line of the category tree; ``below`` is its own id for a category itself."""

    id: str
    below: str
    title: str
    english: str
    is_public: bool
    take_on_days: int
    settle_days: int
