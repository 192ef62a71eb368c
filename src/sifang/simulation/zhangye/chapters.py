"""Chapters: each is lived in one transaction and remembered by a deed, so that a life broken off goes on."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from sifang.core.models import Deed, record
from sifang.places.models import Place

VERB = "scenario.chapter_lived"


@dataclass(frozen=True)
class Chapter:
    """One part of the story: a name nobody else has, where and what it is, and what happens in it."""

    name: str
    place: str
    words: object
    live: Callable
    weight: float = 1.0


def lived():
    """The names of the chapters on record."""
    return {deed.detail["chapter"] for deed in Deed.objects.filter(verb=VERB)}


def live_all(chapters, place_code, tell):
    """Every chapter that is not on record has been lived, in order.

    ``tell`` is called before each with its words and the share of the whole that is done.
    """
    known, whole, done = lived(), sum(chapter.weight for chapter in chapters), 0.0
    for chapter in chapters:
        if chapter.name not in known:
            tell(_told(chapter), done / whole)
            _live(chapter, place_code)
        done += chapter.weight


def _told(chapter):
    place = Place.objects.filter(pk=chapter.place).first()
    return _("%(place)s: %(what)s") % {"place": place or chapter.place, "what": chapter.words}


@transaction.atomic
def _live(chapter, place_code):
    chapter.live()
    record(None, VERB, Place.objects.get(pk=place_code), chapter=chapter.name)
