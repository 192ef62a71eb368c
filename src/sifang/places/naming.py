"""Which grid, compound or building of a community a text names, by its name, a short form of it or an alias."""

from typing import NamedTuple

from sifang.places.models import CHILD_LENGTH, COMMUNITY_LENGTH, Alias, Place, range_of
from sifang.text.mentions import Gazetteer, Level, mentions, number_of

TAIL = "小区"
SHORTEST_BARE = 3  # 电力小区 is not meant by every 电力; 饮马桥小区 is by 饮马桥
NOWHERE = "-"
NUMBERED = (Level.BUILDING, Level.COMBINED)


class Named(NamedTuple):
    """A spot, and the words of a text that name it, from ``start`` to ``end``."""

    spot: Place
    words: str
    start: int
    end: int


def names_of(spots, aliases):
    """[(words, code)]: names, short forms and ``aliases`` (place code, words) of ``spots``, buildings under theirs."""
    names = _by_code(spots, aliases)
    pairs = []
    for spot in spots:
        pairs += [(words, spot.code) for words in _meant(names[spot.code]) if len(words) > 1]
        if spot.kind == Place.Kind.BUILDING:
            above = _shortened(names.get(spot.code[:-CHILD_LENGTH], ()))
            pairs += [(f"{base}{own}", spot.code) for base in above for own in names[spot.code]]
    return pairs


def _by_code(spots, aliases):
    names = {spot.code: {spot.short_name, spot.name} for spot in spots}
    for code, words in aliases:
        names.get(code, set()).add(words)
    return names


def _shortened(names):
    return {*names, *(name.removesuffix(TAIL) for name in names if name != TAIL)}


def _meant(names):
    return {*names, *(short for short in _shortened(names) if len(short) >= SHORTEST_BARE)}


def title(spot, spots):
    """What ``spot`` is called among ``spots`` (by code): a building with its compound, for many have a 3号楼."""
    above = spots.get(spot.code[:-CHILD_LENGTH])
    return f"{above} {spot}" if above and spot.kind == Place.Kind.BUILDING else str(spot)


class Names:
    """The names of the spots of one community (a code), loaded once, so that many texts can be read for them."""

    def __init__(self, community):
        spots = list(Place.objects.filter(range_of(community, "code")).exclude(code=community))
        aliases = list(Alias.objects.filter(range_of(community)).values_list("place_id", "words"))
        self.spots, self.names = {spot.code: spot for spot in spots}, _by_code(spots, aliases)
        self.known = Gazetteer(names_of(spots, aliases))

    def spot_in(self, text):
        """The spot that ``text`` names, with the words that do; the smallest, or None.

        A building counts where its number stands with its compound, or where there is only one of that number.
        """
        named = _Reading(text, self).named() if self.spots and text else []
        return max(named, key=lambda one: (len(one.spot.code), len(one.words), -one.start), default=None)


class _Reading:
    """One text read for the spots of one community."""

    def __init__(self, text, known):
        self.text, self.spots, self.names = text, known.spots, known.names
        self.found = mentions(text, known.known)

    def named(self):
        """Each mention that means a spot."""
        meant = (self._meant(mention) for mention in self.found)
        return [one for one in meant if one]

    def _meant(self, mention):
        spot = self.spots.get(mention.key)
        if spot is None and mention.level not in NUMBERED:
            return None
        if spot and (spot.kind != Place.Kind.BUILDING or len(mention.words) > len(spot.short_name)):
            return Named(spot, mention.words, mention.start, mention.end)
        return self._building(mention)

    def _building(self, mention):
        """The building that a number means: of the compound named with it, else the only one of that number."""
        code, start, end = self._compound_of(mention)
        number = number_of(mention.words)
        same = [spot for spot in self.spots.values() if _is_building(spot, number) and spot.code.startswith(code)]
        if len(same) != 1:
            return None
        start, end = min(mention.start, start), max(mention.end, end)
        return Named(same[0], self.text[start:end], start, end)

    def _compound_of(self, mention):
        """(code, start, end) of the compound a number belongs to: the last named before it, else the first behind.

        A code that nothing has where the compound is not one of the community's; "" where none is named.
        """
        estates = [other for other in self.found if other.level == Level.ESTATE]
        before = [other for other in estates if other.end <= mention.start]
        estate = before[-1] if before else next(iter(estates), None)
        if estate:
            return estate.key or NOWHERE, estate.start, estate.end
        bare = [
            (code, mention.start - len(base), mention.end)
            for code, names in self.names.items()
            for base in _shortened(names)
            if len(base) > 1 and self.text.endswith(base, 0, mention.start)
        ]
        return bare[0] if bare else ("", mention.start, mention.end)


def _is_building(spot, number):
    return spot.kind == Place.Kind.BUILDING and number_of(spot.short_name) == number


def is_spot(place):
    """Whether ``place`` is a grid, compound or building: only those have aliases."""
    return len(place.code) > COMMUNITY_LENGTH
