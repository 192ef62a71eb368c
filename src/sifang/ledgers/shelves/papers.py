"""The shelves of the tables that only go out: minutes, claim forms, matters."""

from django.utils import timezone

from sifang.core import clock
from sifang.core.masking import mask_phone
from sifang.core.models import Deed
from sifang.core.workdays import add_workdays
from sifang.ledgers.declarations.papers import CLAIM_FORMS, MATTERS, MINUTES
from sifang.ledgers.moments import print_moment
from sifang.ledgers.shelves.needs import CHANNEL_WORDS, SATISFACTIONS
from sifang.ledgers.shelves.shelf import Shelf
from sifang.meetings import minutes
from sifang.meetings.models import Meeting
from sifang.needs.models import Need
from sifang.people import commands as people
from sifang.people.models import Person, Post
from sifang.places.models import range_of
from sifang.projects.models import Allocation, Claim, Project
from sifang.text import categories

CATEGORY_TITLES = dict(categories.choices())
ANSWERS = ("need.listed", "need.returned", "need.merged", "need.answered")
# The working days within which a matter is answered; see the needs' own clock.
ANSWER_DAYS = 5


class MinutesShelf(Shelf):
    """Meetings that were held, as their minutes tell of them."""

    ledger = MINUTES

    def standing(self):
        held = (Meeting.Stage.HELD, Meeting.Stage.SIGNED)
        found = Meeting.objects.within(self.place.code).filter(stage__in=held)
        return found.select_related("chair", "recorder", "signed_by").order_by("starts_at", "pk")

    def values(self, meeting):
        kept = minutes.shown(meeting)
        guests = kept.get("guests", [])
        asked = [guest["name"] for guest in guests if guest["present"] and guest["party"] == "r"]
        return {
            "title": kept["title"],
            "time": print_moment(timezone.localtime(kept["starts_at"]).replace(tzinfo=None, second=0, microsecond=0)),
            "venue": kept["venue"],
            "chair": kept["chair"],
            "recorder": kept["recorder"],
            "present": "、".join(name for name in kept["present"] if name not in asked),
            "absent": "、".join(kept["absent"]),
            "attending": "、".join(asked),
            "items": "\n".join(f"{item['number']}. {item['title']} {item['note']}".strip() for item in kept["items"]),
            "resolutions": "\n".join(filter(None, map(_resolved, kept["items"]))),
            "signed_by": str(meeting.signed_by or ""),
            "community": meeting.place_id,
        }


def _resolved(item):
    """What was resolved on an item, who does it and by when; empty where nothing was."""
    if not item["resolution"]:
        return ""
    due = f"{item['due']:%Y-%m-%d}" if item["due"] else ""
    facts = "，".join(filter(None, (item["lead"], due)))
    return f"{item['number']}. {item['resolution']}" + (f"（{facts}）" if facts else "")


class ClaimFormsShelf(Shelf):
    """Claims as their forms show them, with what the organization lends and who speaks for it."""

    ledger = CLAIM_FORMS

    def standing(self):
        found = Claim.objects.filter(ended_at=None, project__in=_projects(self.place))
        return found.select_related("project__place", "organization").order_by("project__place", "pk")

    def values(self, claim):
        liaison = self._liaisons.get(claim.organization_id)
        return {
            "org": claim.organization.name,
            "project": claim.project.name,
            "commitment": claim.commitment or claim.project.content,
            "inputs": "；".join(self._lent.get((claim.project_id, claim.organization_id), [])),
            "due": claim.due,
            "liaison": f"{liaison.name} {liaison.phone}".strip() if liaison else "",
            "meeting_ref": claim.basis,
            "community": claim.project.place_id,
        }

    @property
    def _liaisons(self):
        """Organization → the person who speaks for it."""
        if not hasattr(self, "_known_liaisons"):
            bodies = Claim.objects.filter(project__in=_projects(self.place)).values("organization")
            found = Post.objects.current().filter(kind="liaison", organization__in=bodies).select_related("person")
            self._known_liaisons = {post.organization_id: post.person for post in found.order_by("-pk")}
        return self._known_liaisons

    @property
    def _lent(self):
        """(project, organization) → what its own resources give."""
        if not hasattr(self, "_known_lent"):
            self._known_lent: dict[tuple, list] = {}
            rows = Allocation.objects.filter(project__in=_projects(self.place), booking__resource__organization__gt=0)
            for row in rows.select_related("booking__resource").order_by("pk"):
                key = (row.project_id, row.booking.resource.organization_id)
                self._known_lent.setdefault(key, []).append(row.booking.resource.name)
        return self._known_lent

    def masked(self, entry):
        person = self._liaisons.get(entry.record.organization_id)
        return entry.values | {"liaison": f"{person.name} {mask_phone(person.phone)}".strip() if person else ""}

    def opened(self, entry, reason):
        person: Person | None = self._liaisons.get(entry.record.organization_id)
        if self.actor and person:
            people.unmask(self.actor, person, entry.record.project.place, reason)
        return entry.values


def _projects(place):
    """The projects of a place."""
    return Project.objects.within(place.code).values("pk")


class MattersShelf(Shelf):
    """Needs as matters with their clock: received, answered, closed, satisfied, late."""

    ledger = MATTERS

    def standing(self):
        found = Need.objects.within(self.place.code).exclude(stage=Need.Stage.MERGED)
        found = found.select_related("spot").prefetch_related("ratings", "coverages__project__claims__organization")
        return found.order_by("place_id", "raised_on", "pk")

    def values(self, need):
        due = add_workdays(need.raised_on, ANSWER_DAYS)
        rated = max(need.ratings.all(), key=lambda rating: rating.pk, default=None)
        open_until = need.closed_on or clock.today()
        return {
            "code": need.code,
            "source": CHANNEL_WORDS[need.channel],
            "content": need.text,
            "category": CATEGORY_TITLES.get(need.category, need.category),
            "place": need.spot.short_name if need.spot else need.spot_words,
            "received_at": need.raised_on,
            "assignee": "、".join(_held_by(need)),
            "due_at": due,
            "responded_at": self._answered.get(need.pk),
            "closed_at": need.closed_on,
            "resolved": "是" if need.stage in (Need.Stage.MET, Need.Stage.CLOSED) else "否",
            "satisfied": SATISFACTIONS[rated.satisfaction - 1] if rated else need.ledger.get("satisfaction"),
            "overdue": "是" if open_until > due and not _is_held(need) else "",
            "follow_up": rated.words if rated else "",
            "community": need.place_id,
        }

    @property
    def _answered(self):
        """Need → the day of the community's first word on it."""
        if not hasattr(self, "_known_answers"):
            found = Deed.objects.filter(range_of(self.place.code, "place_code"), verb__in=ANSWERS).order_by("-at")
            self._known_answers = {deed.subject_id: timezone.localdate(deed.at) for deed in found}
        return self._known_answers


def _claims(need):
    return [claim for tie in need.coverages.all() if not tie.ended_at for claim in tie.project.claims.all()]


def _held_by(need):
    """The organizations that hold the need's project."""
    return list(dict.fromkeys(claim.organization.name for claim in _claims(need) if not claim.ended_at))


def _is_held(need):
    """Whether an organization works on it by a day of its own."""
    return any(claim.due >= clock.today() for claim in _claims(need) if not claim.ended_at)
