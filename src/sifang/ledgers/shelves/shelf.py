"""What every shelf can do: show records as a ledger shows them, and tell what a row would change."""

from dataclasses import dataclass

from sifang.core.masking import mask_address, mask_name, mask_phone
from sifang.ledgers.cells import Complaint
from sifang.ledgers.declarations import Ledger
from sifang.ledgers.phones import is_masked
from sifang.people import commands as people
from sifang.people.models import Organization
from sifang.places import naming
from sifang.places.models import COMMUNITY_LENGTH, COUNTY_LENGTH, Place, range_of
from sifang.text import normal, redaction

# Related rows are fetched for so many records at a time; SQLite refuses to look for thousands at once.
CHUNK = 500
MASKS = {"name": mask_name, "phone": mask_phone, "address": mask_address}


@dataclass(frozen=True)
class Entry:
    """A record beside the values a ledger shows of it."""

    record: object
    values: dict


class Shelf:
    """The records of one ledger at one place. Subclasses name the ledger and speak to its context."""

    ledger: Ledger

    def __init__(self, actor, place, sender=""):
        self.actor, self.place, self.sender = actor, place, sender

    def entries(self):
        """Every record at the place that a row may mean, with its values."""
        return [Entry(record, self.values(record)) for record in self.standing().iterator(chunk_size=CHUNK)]

    def shown(self):
        """The entries an export holds, in its order."""
        return self.entries()

    @property
    def spots(self):
        """(community, words) → the grid, compound or building called so: by name, alias, number with its compound."""
        if not hasattr(self, "_known_spots"):
            found = Place.objects.filter(range_of(self.place.code, "code")).exclude(code__in=self.places)
            spots = {spot.code: spot for spot in found.prefetch_related("aliases")}
            aliases = [(code, alias.words) for code, spot in spots.items() for alias in spot.aliases.all()]
            pairs = naming.names_of(list(spots.values()), aliases)
            self._known_spots = {(spots[code].community_code, words): spots[code] for words, code in pairs}
        return self._known_spots

    def standing(self):
        """The records at the place and below."""
        raise NotImplementedError

    def values(self, record):
        """What the ledger says of the record, by identifier; empty columns may be missing."""
        raise NotImplementedError

    def key(self, values):
        """What a row without a code has in common with its record."""
        return normal.bare(str(values.get(self.ledger.telling[-1], "")))

    def kept(self, row):
        """The row's values in the form in which they are kept: tidy, private numbers taken out of free texts."""
        return {name: self._kept(name, value) for name, value in row.values.items()}

    def _kept(self, name, value):
        free = isinstance(value, str) and not self.ledger.by_identifier[name].personal and name not in ("code", "uscc")
        return words(value) if free else value

    def agrees(self, entry, name, given):
        """Whether the record already says ``given``; what is masked says nothing new."""
        stored = entry.values.get(name)
        return stored == given or (isinstance(given, str) and is_masked(given) and self.is_personal(name, entry.record))

    def is_namesake(self, entry, values):
        """Whether the row may mean the record because both carry the same code; codes of two sources mean nothing."""
        return True

    def is_personal(self, name, record):
        """Whether the column holds personal words of this record."""
        return bool(self.ledger.by_identifier[name].personal)

    def stays(self, entry, name, given):
        """Whether the system's own word stands against the ledger's."""
        return False

    def objections(self, row, values):
        """What the context would refuse of a row, as complaints of its cells."""
        return []

    def enter(self, row, values):
        """A new record says what the row says."""
        raise NotImplementedError

    def enter_all(self, pairs):
        """A new record for each (row, values)."""
        for row, values in pairs:
            self.enter(row, values)

    def amend(self, entry, changes, values):
        """The record says what the row says in the columns ``changes``."""
        raise NotImplementedError

    def masked(self, entry):
        """The values as anybody who may see the list sees them."""
        marks = {column.identifier: MASKS[column.personal] for column in self.ledger.columns if column.personal}
        return {name: marks[name](value) if value and name in marks else value for name, value in entry.values.items()}

    def opened(self, entry, reason):
        """The values with the full personal words; that they were seen, and why, is recorded."""
        return entry.values

    def place_of(self, row):
        """The place a row belongs to."""
        return self.places[row.place]

    @property
    def places(self):
        """Code → place, from the place of the shelf down to its communities."""
        if not hasattr(self, "_places"):
            found = Place.objects.filter(range_of(self.place.code, "code"))
            self._places = {place.code: place for place in found if len(place.code) <= COMMUNITY_LENGTH}
            self._places.setdefault(self.place.code, self.place)
        return self._places


def organization(actor, name, place, code=None):
    """The organization with this credit code, else of this name here or in the county, else a new one at ``place``."""
    known = Organization.objects.filter(uscc=code).first() if code else None
    if known:
        return known
    named = Organization.objects.filter(range_of(place.code[:COUNTY_LENGTH]), name=name)
    return named.filter(place=place).first() or named.first() or people.found(actor, name, place, uscc=code)


def words(text):
    """``text`` as contexts keep it."""
    return redaction.redact(normal.tidy(text))[0]


def complain(row, name, code, stops=True, **details):
    """A complaint about one cell of a row."""
    return Complaint(code, stops, details).at(
        sheet=row.sheet, row=row.number, column=row.letters.get(name, ""), identifier=name
    )
