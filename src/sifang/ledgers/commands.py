"""What can be done with a ledger's workbook: looked at, brought in, handed back marked, written out."""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock, kept
from sifang.core.errors import Refused, insist, require
from sifang.core.models import record
from sifang.ledgers import export as sheets_out
from sifang.ledgers import marking, rules
from sifang.ledgers.comparison import Effects, compare
from sifang.ledgers.declarations import LEDGERS
from sifang.ledgers.models import ColumnMapping, Import
from sifang.ledgers.queries import titles_explained
from sifang.ledgers.readings import Reading, read
from sifang.ledgers.sentences import tell
from sifang.ledgers.shelves import SHELVES
from sifang.ledgers.titles import key_of
from sifang.needs import suggesting
from sifang.people.rules import may_keep_ledgers, require_keeper
from sifang.places.models import CITY_LENGTH, COMMUNITY_LENGTH, Place, range_of


@dataclass(frozen=True)
class Preview:
    """What bringing a file in would do. ``errors`` stop it, ``warnings`` and ``copies`` are to be looked at."""

    reading: Reading
    effects: Effects

    @property
    def new(self):
        """The rows that become new records."""
        return [row for row, _values in self.effects.new]

    @property
    def changed(self):
        """The changes: row, entry and the differences by identifier."""
        return self.effects.changed

    @property
    def same(self):
        """The rows that say nothing new."""
        return [row for row, _entry in self.effects.same]

    @property
    def copies(self):
        """The rows that repeat an earlier one of the file and are left out."""
        return self.reading.copies

    @property
    def complaints(self):
        """Everything to be said, in the order of the file."""
        found = [*self.reading.complaints, *self.effects.complaints]
        return sorted(found, key=lambda complaint: (complaint.sheet, complaint.row or 0))

    @property
    def errors(self):
        """The complaints that stop the import."""
        return [complaint for complaint in self.complaints if complaint.stops]

    @property
    def warnings(self):
        """The readings a clerk should look at."""
        return [complaint for complaint in self.complaints if not complaint.stops]

    @property
    def bad(self):
        """The number of rows that must be corrected first."""
        return len({(complaint.sheet, complaint.row) for complaint in self.errors if complaint.row})

    @property
    def counts(self):
        """The facts in numbers, for a summary or a machine."""
        return {
            "new": len(self.new),
            "changed": len(self.changed),
            "same": len(self.same),
            "copies": len(self.copies),
            "bad": self.bad,
            "errors": len(self.errors),
            "warnings": len(self.warnings),
        }


def preview(actor, ledger, file, place, sender="") -> Preview:
    """What ``file`` (binary, seekable) of ``sender`` would do to ``ledger`` (its name) at ``place``; writes nothing."""
    require_keeper(actor, place)
    insist(LEDGERS[ledger].comes_in, _("This table is written from the records; it only goes out."))
    remembered = {mapping.title: mapping.identifier for mapping in titles_explained(actor, ledger, place, sender)}
    reading = read(ledger, file, place.code, _names_around(place), remembered=remembered, today=clock.today())
    return Preview(reading, compare(SHELVES[ledger](actor, place, sender), reading.rows))


def _names_around(place):
    """The names a clerk may write: those of the place's city, so that one outside the place is known as such."""
    found = Place.objects.filter(range_of(place.code[:CITY_LENGTH], "code"))
    return found.values_list("code", "name", "short_name")


@atomic
def remember(actor, ledger, place, title, identifier, sender=""):
    """From now on a column called ``title`` is read as ``identifier`` at ``place`` and below; "" leaves it out.

    With a ``sender`` in the files of that sender alone.
    """
    require_keeper(actor, place)
    insist(
        not identifier or identifier in LEDGERS[ledger].by_identifier,
        _("The ledger has no such column; choose one of those shown."),
    )
    insist(key_of(title), _("A column needs a title to be remembered by; write one in the header."))
    mapping, _fresh = ColumnMapping.objects.update_or_create(
        ledger=ledger, place=place, sender=sender, title=key_of(title), defaults={"identifier": identifier}
    )
    record(actor, "ledger.column_remembered", mapping, ledger=ledger, identifier=identifier)
    return mapping


@atomic
def bring_in(actor, ledger, file, place, sender="") -> Preview:
    """All rows of ``file`` stand on the ``ledger`` of ``place``, or none while a cell is bad; returns what was done."""
    Place.objects.select_for_update().filter(pk=place.pk).first()
    found = preview(actor, ledger, file, place, sender)
    if found.errors:
        raise Refused(_first_of(found.errors))
    shelf = SHELVES[ledger](actor, place, sender)
    with kept.meanwhile(), suggesting.together():
        shelf.enter_all(found.effects.new)
        for change in found.changed:
            shelf.amend(change.entry, change.differences, change.values)
    _note(actor, ledger, file, place, found)
    return found


def _first_of(errors):
    said = tell(errors[0])
    where = " ".join(filter(None, (errors[0].sheet, errors[0].cell)))
    if len(errors) == 1:
        return f"{where}: {said}" if where else said
    words = _("Nothing was brought in: %(n)s things must be put right first. The first, %(where)s: %(said)s")
    return words % {"n": len(errors), "where": where, "said": said}


def _note(actor, ledger, file, place, found):
    """The file is on record, unless its place is not (a list of places that leaves out its own)."""
    if not Place.objects.filter(pk=place.pk).exists():
        return
    file.seek(0)
    counts = {"new": len(found.new), "changed": len(found.changed), "same": len(found.same)}
    digest = hashlib.sha256(file.read()).hexdigest()
    noted = Import.objects.create(ledger=ledger, place_id=place.pk, by=actor, at=clock.now(), digest=digest, **counts)
    record(actor, "ledger.brought_in", noted, ledger=ledger, **counts)


def mark(actor, ledger, file, place, sender="") -> bytes:
    """A copy of the workbook in which every bad cell is red, every doubtful one yellow, each with its sentence."""
    found = preview(actor, ledger, file, place, sender)
    return marking.mark(file, found.complaints)


@atomic
def export(actor, ledger, place, reason="") -> bytes:
    """The ledger of ``place`` as a workbook in its customary form: masked, unless a ``reason`` is given and kept."""
    require(
        may_keep_ledgers(actor, place),
        _("Only those who keep the ledgers of %(place)s take them out.") % {"place": place},
    )
    if reason:
        require(rules.may_open(actor, place), _("Only workers of the community take names and phones out in full."))
    shelf = SHELVES[ledger](actor, place)
    shown = [shelf.opened(entry, reason) if reason else shelf.masked(entry) for entry in shelf.shown()]
    record(actor, "ledger.written_out", place, ledger=ledger, rows=len(shown), masked=not reason)
    communities = {here.code: here.short_name for here in shelf.places.values() if len(here.code) == COMMUNITY_LENGTH}
    return sheets_out.write(LEDGERS[ledger], place, shown, communities, today=clock.today(), demo=settings.SIFANG_DEMO)
