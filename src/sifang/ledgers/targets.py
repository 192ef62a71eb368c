"""Which street, community or grid a cell of its own column means, and what each is called in such a column."""

from collections import Counter

from sifang.ledgers.cells import plain
from sifang.ledgers.gazetteer import Gazetteer
from sifang.places.models import COMMUNITY_LENGTH, STREET_LENGTH, Place, range_of


class Targets:
    """The places at and below one, each with a label that no other has."""

    def __init__(self, place):
        found = Place.objects.filter(range_of(place.code, "code")).order_by("code")
        self.places = {here.code: here for here in found} | {place.code: place}
        names = [(here.code, here.name, here.short_name) for here in self.places.values()]
        self.gazetteer = Gazetteer(names, place.code)
        self.known = Counter(here.short_name for here in self.places.values())
        self.by_label = {plain(self.label(code)): code for code in self.places}

    def label(self, code):
        """What the place is called: by its short name, with the larger place before it where that is not enough."""
        place = self.places.get(code)
        if place is None:
            return code
        if len(code) > COMMUNITY_LENGTH:
            return f"{self.label(code[:COMMUNITY_LENGTH])}{place.short_name}"
        street = self.places.get(code[:STREET_LENGTH])
        is_twin = self.known[place.short_name] > 1 and street and len(code) == COMMUNITY_LENGTH
        return f"{street.short_name}{place.short_name}" if is_twin else place.short_name

    def find(self, words):
        """The place that ``words`` mean, or None."""
        code = self.by_label.get(plain(words)) or self._named(words)
        return self.places.get(code)

    def _named(self, words):
        seen = self.gazetteer.resolve(words)
        return seen.value if seen.value and (not seen.complaint or not seen.complaint.stops) else None

    def labelled(self, words):
        """The label of the place that ``words`` mean; the words themselves where they mean none."""
        place = self.find(words)
        return self.label(place.code) if place else words
