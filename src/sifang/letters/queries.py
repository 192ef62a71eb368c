"""Readings of letters."""

from dataclasses import dataclass

from django.db.models import Model
from django.utils.formats import date_format
from django.utils.timezone import localtime

from sifang.letters.models import Letter
from sifang.meetings.models import Item
from sifang.projects.models import Claim


@dataclass(frozen=True)
class Fact:
    """Words of a letter that a record stands behind: ``kind`` says which one, ``record`` is it."""

    words: str
    kind: str
    record: Model


def letter_list(viewer, code="", *, stages=None):
    """The letters at ``code`` or below that ``viewer`` may see, newest first."""
    found = Letter.objects.visible_to(viewer).within(code).select_related("organization", "project", "place")
    found = found.filter(stage__in=stages) if stages else found.exclude(stage=Letter.Stage.DROPPED)
    return found.order_by("-drafted_at", "-pk")


def facts(letter):
    """What the letter may say that a record says too, in the order of the story; each with that record."""
    claim = (
        Claim.objects.filter(project=letter.project, organization=letter.organization).order_by("-confirmed_at").first()
    )
    found = [Fact(letter.project.name, "project", letter.project)]
    if claim:
        item = Item.objects.filter(project=letter.project, claim__basis=claim.basis).select_related("meeting").first()
        found.append(Fact(_day(localtime(claim.confirmed_at)), "claimed", item.meeting if item else letter.project))
        found.append(Fact(claim.commitment, "promised", claim))
        found.append(Fact(_day(claim.due), "due", claim))
    if letter.project.accepted_on:
        found.append(Fact(_day(letter.project.accepted_on), "accepted", letter.project))
    return [fact for fact in found if fact.words]


def _day(day):
    return date_format(day, "Y年n月j日")
