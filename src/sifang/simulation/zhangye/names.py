"""Invented names, each once for one community. Pure."""

import random

from sifang.simulation.zhangye import cast


def dice(*about):
    """A source of chance that is the same in every life of the story."""
    return random.Random(" ".join(map(str, ("zhangye", *about))))  # noqa: S311 - a story, not a secret


def persons(number, *about):
    """``number`` different names."""
    chance, found = dice("names", *about), {}
    while len(found) < number:
        given = "".join(chance.sample(cast.GIVEN, chance.choice((1, 2, 2, 2))))
        found[chance.choice(cast.SURNAMES) + given] = True
    return list(found)


def phone(number):
    """A phone that nobody is given."""
    return f"1990000{number % 10_000:04d}"


def local(place):
    """How the community is called in the names of what lies in it."""
    return place.short_name.removesuffix("社区")
