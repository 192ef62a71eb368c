"""Readings of what the ledgers remember: files brought in, titles a person explained."""

from sifang.ledgers import rules
from sifang.ledgers.models import ColumnMapping, Import
from sifang.places.models import range_of


def imports(viewer, ledger, place):
    """The workbooks brought in to ``ledger`` at ``place`` and below, the latest first; none for who keeps no ledger."""
    found = Import.objects.filter(range_of(place.code), ledger=ledger).order_by("-at", "-pk")
    found = found.select_related("by", "place")
    return found if rules.may_keep(viewer, place) else found.none()


def titles_explained(viewer, ledger, place):
    """What was said about titles at ``place`` or above it, in order of title; the nearer word of two comes last."""
    above = [place.code[:length] for length in range(2, len(place.code) + 1)]
    found = ColumnMapping.objects.filter(ledger=ledger, place__in=above).order_by("title", "place_id")
    return found if rules.may_keep(viewer, place) else found.none()
