"""Readings of letters."""

from dataclasses import dataclass

from django.db.models import Count, F, Model, Q
from django.utils.formats import date_format
from django.utils.timezone import localtime

from sifang.letters import year
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
    found = Letter.objects.visible_to(viewer).within(code).select_related("organization", "person", "project", "place")
    found = found.filter(stage__in=stages) if stages else found.exclude(stage=Letter.Stage.DROPPED)
    return found.order_by("-drafted_at", "-pk")


def year_letters(viewer, place, of):
    """The letters for a whole year of ``place`` that ``viewer`` may see: organizations first, then members."""
    found = letter_list(viewer, place.pk).filter(place=place, year=of, project=None)
    return found.order_by(F("person").asc(nulls_first=True), "organization__name", "pk")


def progress(viewer, place, of):
    """{"all", "draft", "approved", "received"}: how many letters of the year stand where."""
    sent = Q(stage=Letter.Stage.APPROVED)
    return year_letters(viewer, place, of).aggregate(
        all=Count("pk"),
        draft=Count("pk", filter=Q(stage=Letter.Stage.DRAFT)),
        approved=Count("pk", filter=sent),
        received=Count("pk", filter=sent & Q(received_on__isnull=False)),
    )


def may_name(viewer, letter):
    """Whether the paper that ``viewer`` takes carries a member's full name.

    It does for the desk that hands it over, who is thanked, and the organization that sent them; others read it masked.
    """
    sent = letter.organization is not None and viewer.may("speak", organization=letter.organization)
    desk = viewer.may("activity", letter.place_id) or viewer.may("approve_letter", letter.place_id)
    return letter.person is None or viewer.pk == letter.person_id or sent or desk


def facts(letter):
    """What the letter may say that a record says too, in the order of the story; each with that record."""
    if letter.is_yearly:
        return year.facts_of(letter)
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
