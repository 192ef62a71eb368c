"""Readings of councils."""

from sifang.meetings.models import Council


def council_list(viewer, code):
    """The councils at ``code`` or below that ``viewer`` may see, the latest first."""
    found = Council.objects.visible_to(viewer).within(code).select_related("place", "spot")
    return found.order_by("-held_at", "-pk")


def open_charges(viewer, code):
    """What somebody was charged with at a council and has not done yet, what is due first."""
    found = council_list(viewer, code).filter(outcome=Council.Outcome.RESOLVED, done_on=None)
    return found.order_by("due", "held_at", "pk")


def public_councils(community):
    """The councils of ``community`` (a code) that are published, the latest first."""
    found = Council.objects.filter(place=community).exclude(published_on=None)
    return found.select_related("spot").order_by("-held_at", "-pk")
