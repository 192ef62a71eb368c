"""The minutes: what a meeting did, as plain data that later changes of the records do not touch."""

from datetime import date

from django.utils.dateparse import parse_datetime

from sifang.meetings.models import Item, Meeting
from sifang.projects.models import Claim


def written(meeting):
    """The minutes from the records as they stand: the meeting, who came, each item with who does what by when."""
    guests = list(meeting.invitations.select_related("person", "organization"))
    items = meeting.items.select_related("project", "resolution__organization", "claim__organization", "escalation")
    return {
        "title": meeting.title,
        "starts_at": meeting.starts_at.isoformat(),
        "venue": meeting.venue,
        "chair": str(meeting.chair),
        "recorder": str(meeting.recorder or ""),
        "present": [str(guest) for guest in guests if guest.present],
        "absent": [str(guest) for guest in guests if not guest.present],
        "guests": [
            {"name": str(guest), "party": guest.party, "present": bool(guest.present), "remark": guest.remark}
            for guest in guests
        ],
        "items": [_item(item) for item in items],
    }


def _item(item):
    resolution = getattr(item, "resolution", None)
    return {
        "id": item.pk,
        "title": item.title,
        "result": item.outcome,
        "outcome": str(item.get_outcome_display()),
        "note": item.note,
        "resolution": resolution.text if resolution else "",
        "lead": str(item.claim.organization) if item.claim else "",
        "supporting": _supporting(item),
        "commitment": item.claim.commitment if item.claim else "",
        "departments": [str(ask.department) for ask in item.escalation.asks.select_related("department")]
        if item.escalation
        else [],
        "asked": item.escalation.asked if item.escalation else "",
        "due": str(resolution.due or "") if resolution else "",
    }


def _supporting(item):
    """The names of those whom the same resolution put beside the lead."""
    if not item.claim:
        return []
    beside = Claim.objects.filter(project=item.project, role=Claim.Role.SUPPORT, basis=item.claim.basis)
    return list(beside.order_by("pk").values_list("organization__name", flat=True))


def shown(meeting):
    """The minutes for a reader: as signed, else as written now, with dates as dates and each item's number."""
    kept = meeting.minutes if meeting.stage == Meeting.Stage.SIGNED else written(meeting)
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
PROMISES = (Item.Outcome.CLAIMED, Item.Outcome.ESCALATED)
