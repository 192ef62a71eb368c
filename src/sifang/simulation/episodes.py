"""Episodes: each is lived in one transaction and remembered by a deed, so that a life broken off goes on."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from sifang.core.models import Deed, record
from sifang.places.models import Place

VERB = "scenario.episode_lived"


@dataclass(frozen=True)
class Episode:
    """One part of the story: a name nobody else has, where and what it is, and what happens in it."""

    name: str
    place: str
    words: object
    live: Callable
    weight: float = 1.0


def lived():
    """The names of the episodes on record."""
    return {deed.detail["episode"] for deed in Deed.objects.filter(verb=VERB)}


def live_all(episodes, place_code, tell):
    """Every episode that is not on record has been lived, in order.

    ``tell`` is called before each with its words and the share of the whole that is done.
    """
    known, whole, done = lived(), sum(episode.weight for episode in episodes), 0.0
    for episode in episodes:
        if episode.name not in known:
            tell(_told(episode), done / whole)
            _live(episode, place_code)
        done += episode.weight


def _told(episode):
    place = Place.objects.filter(pk=episode.place).first()
    return _("%(place)s: %(what)s") % {"place": place or episode.place, "what": episode.words}


@transaction.atomic
def _live(episode, place_code):
    episode.live()
    record(None, VERB, Place.objects.get(pk=place_code), episode=episode.name)
