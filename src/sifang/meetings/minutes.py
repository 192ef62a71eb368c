"""The minutes: what a meeting did, as plain data that later changes of the records do not touch."""

import hashlib
import json
from datetime import date

from django.utils.dateparse import parse_datetime

from sifang.meetings.models import Item, Meeting
from sifang.projects.models import Claim
from sifang.text import redaction


def written(meeting):
    """The minutes from the records as they stand: the meeting, who came, each item with who does what by when."""
    guests = list(meeting.invitations.select_related("person", "organization", "sent_by"))
    items = meeting.items.select_related("project", "resolution__organization", "claim__organization", "escalation")
    return {
        "title": meeting.title,
        "kind": meeting.kind,
        "committee": str(meeting.committee or ""),
        "compound": str(meeting.compound or ""),
        "quorum": meeting.quorum,
        "talk_only": meeting.talk_only,
        "starts_at": meeting.starts_at.isoformat(),
        "venue": meeting.venue,
        "chair": str(meeting.chair),
        "recorder": str(meeting.recorder or ""),
        "present": [str(guest) for guest in guests if guest.present],
        "absent": [str(guest) for guest in guests if not guest.present],
        "guests": [
            {"name": str(guest), "party": guest.party, "present": bool(guest.present), "remark": guest.remark}
            | {"sits_in": guest.sits_in, "sent_by": str(guest.sent_by or "")}
            for guest in guests
        ],
        "items": [_item(item) for item in items],
    }


def _item(item):
    resolution = getattr(item, "resolution", None)
    return {
        "id": item.pk,
        "title": item.title,
        "is_project": bool(item.project_id),
        "result": item.outcome,
        "outcome": str(item.get_outcome_display()),
        "note": item.note,
        "resolution": resolution.text if resolution else "",
        "lead": _lead(item, resolution),
        "owner": resolution.owner if resolution else "",
        "supporting": _supporting(item),
        "commitment": item.claim.commitment if item.claim else "",
        "departments": [str(ask.department) for ask in item.escalation.asks.select_related("department")]
        if item.escalation
        else [],
        "asked": item.escalation.asked if item.escalation else "",
        "due": str(resolution.due or "") if resolution else "",
    }


def _lead(item, resolution):
    if item.claim:
        return str(item.claim.organization)
    charged = item.outcome == Item.Outcome.ADOPTED and resolution and resolution.organization
    return str(charged or "")


def _supporting(item):
    """The names of those whom the same resolution put beside the lead."""
    if not item.claim:
        return []
    beside = Claim.objects.filter(project=item.project, role=Claim.Role.SUPPORT, basis=item.claim.basis)
    return list(beside.order_by("pk").values_list("organization__name", flat=True))


def shown(meeting, version=None):
    """The minutes for a reader: as signed (in ``version``), else as written now, with dates and each item's number."""
    kept = version.body if version else meeting.minutes if meeting.stage == Meeting.Stage.SIGNED else written(meeting)
    items = [
        item
        | {
            "number": number,
            "due": date.fromisoformat(item["due"]) if item["due"] else None,
            # Kept in the installation's language, read in the reader's.
            "outcome": Item.Outcome(item["result"]).label if item["result"] else "",
        }
        for number, item in enumerate(kept["items"], 1)
    ]
    return kept | {
        "starts_at": parse_datetime(kept["starts_at"]),
        "items": items,
        "resolved": [item for item in items if item["result"] in PROMISES],
    }


# The outcomes that leave somebody with something to do.
PROMISES = (Item.Outcome.CLAIMED, Item.Outcome.ESCALATED, Item.Outcome.ADOPTED)


def digest(body):
    """The 64 hex digits that only these minutes have; the deed of signing keeps them, and the seal covers the deed."""
    return hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def tidied(body):
    """``body`` without anybody's numbers in what people wrote."""
    if isinstance(body, str):
        return redaction.redact(body.strip())[0]
    if isinstance(body, list):
        return [tidied(part) for part in body]
    return {name: tidied(part) for name, part in body.items()} if isinstance(body, dict) else body


def is_shaped_like(body, before):
    """Whether a correction is about the same meeting and the same items, and resolves nothing anew."""
    same = ("id", "result", "due", "lead")
    key = lambda kept: [{name: item.get(name) for name in same} for item in kept["items"]]  # noqa: E731
    return set(body) == set(before) and key(body) == key(before)
