"""Readings of meetings."""

from django.db.models import Count, Q

from sifang.meetings.models import Invitation, Item, Meeting, Resolution


def meeting_list(viewer, code):
    """The meetings at ``code`` or below that ``viewer`` may see, the latest first, with their items counted."""
    found = Meeting.objects.visible_to(viewer).within(code).select_related("place")
    claimed = Count("items", filter=Q(items__outcome=Item.Outcome.CLAIMED))
    return found.annotate(item_count=Count("items"), claimed_count=claimed).order_by("-starts_at", "-pk")


def agenda(meeting):
    """The items in order with what a page about them shows."""
    found = meeting.items.select_related("project__place", "old_resolution", "resolution__organization", "claim__organization", "escalation")
    return found.prefetch_related(
        "project__needs", "project__claims__organization", "project__intents__organization", "project__allocations__booking__resource__organization"
    )


def attendance(meeting):
    """[(party, came, invited)] in the order of the four parties."""
    counted = dict.fromkeys(Invitation.Party.values, (0, 0))
    for row in meeting.invitations.values("party").annotate(came=Count("pk", filter=Q(present=True)), invited=Count("pk")):
        counted[row["party"]] = (row["came"], row["invited"])
    return [(Invitation.Party(party), *counts) for party, counts in counted.items()]


def unfinished_resolutions(viewer, code):
    """What meetings at ``code`` or below resolved and nobody has struck off yet."""
    seen = Meeting.objects.visible_to(viewer).within(code)
    return Resolution.objects.filter(item__meeting__in=seen, done_on=None).select_related("item__meeting", "organization").order_by("due", "pk")
