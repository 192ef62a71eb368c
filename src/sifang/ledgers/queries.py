"""Readings of what the ledgers remember: files brought in, titles a person explained."""

from sifang.ledgers.models import ColumnMapping, Import
from sifang.people.rules import may_keep_ledgers
from sifang.places.models import codes_above, range_of


def imports(viewer, ledger, place):
    """The workbooks brought in to ``ledger`` at ``place`` and below, the latest first; none for who keeps no ledger."""
    found = Import.objects.filter(range_of(place.code), ledger=ledger).order_by("-at", "-pk")
    found = found.select_related("by", "place")
    return found if may_keep_ledgers(viewer, place) else found.none()


def titles_explained(viewer, ledger, place, sender=""):
    """What was said about titles at ``place`` or above it, in order of title; the nearer word of two comes last.

    Of a ``sender`` also what was said of its files alone.
    """
    found = ColumnMapping.objects.filter(ledger=ledger, place__in=codes_above(place.code), sender__in=("", sender))
    found = found.order_by("title", "place_id", "sender")
    return found if may_keep_ledgers(viewer, place) else found.none()
