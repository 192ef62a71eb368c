"""The shelf of the divisions."""

from sifang.ledgers.declarations import PLACES
from sifang.ledgers.shelves.shelf import Shelf, complain
from sifang.places import commands as places
from sifang.places.models import COMMUNITY_LENGTH, Place, range_of

LENGTHS = (4, 6, 9, 12)
FULL = 12
TOWN_SEGMENT = "100"


class PlacesShelf(Shelf):
    """Divisions as a list of places shows them; grids and compounds are entered by their communities."""

    ledger = PLACES

    def standing(self):
        found = Place.objects.filter(range_of(self.place.code, "code")).order_by("code")
        return found.exclude(kind__in=(Place.Kind.GRID, Place.Kind.COMPOUND, Place.Kind.BUILDING))

    def values(self, place):
        return {"code": place.code, "name": place.name, "short_name": place.short_name, "kind": place.kind}

    def key(self, values):
        return values["code"]

    def kept(self, row):
        kept = super().kept(row)
        return kept | {"code": _significant(kept["code"])}

    def objections(self, row, values):
        code = values["code"]
        if code.isdigit() and len(code) in LENGTHS and code.startswith(self.place.code):
            return []
        return [complain(row, "code", "place_code_invalid", written=row.values["code"], place=self.place)]

    def enter(self, row, values):
        name, code = values["name"], values["code"]
        kind = values.get("kind") or _kind_of(code, name)
        return places.enter(self.actor, code, name, kind, values.get("short_name", ""))[0]

    def amend(self, entry, changes, values):
        now = entry.values | {name: values[name] for name in changes}
        places.enter(self.actor, now["code"], now["name"], now["kind"], now["short_name"])


def _significant(code):
    """A division code cut to its significant length: 620702000000 is 620702."""
    for length in (4, 6, 9):
        if len(code) == FULL and code.endswith("0" * (FULL - length)):
            return code[:length]
    return code


def _kind_of(code, name):
    """What a division is when the list does not say, from its code and name."""
    if len(code) == COMMUNITY_LENGTH:
        return Place.Kind.VILLAGE if name.endswith(("村民委员会", "村委会", "村")) else Place.Kind.COMMUNITY
    if len(code) == 9:
        return Place.Kind.STREET if code[6:] < TOWN_SEGMENT else Place.Kind.TOWN
    return Place.Kind.COUNTY if len(code) == 6 else Place.Kind.CITY
