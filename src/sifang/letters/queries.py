"""Readings of letters."""

from sifang.letters.models import Letter


def letter_list(viewer, code="", *, stages=None):
    """The letters at ``code`` or below that ``viewer`` may see, newest first."""
    found = Letter.objects.visible_to(viewer).within(code).select_related("organization", "project", "place")
    found = found.filter(stage__in=stages) if stages else found.exclude(stage=Letter.Stage.DROPPED)
    return found.order_by("-drafted_at", "-pk")
