"""What a preview shows: its rows by what they would do, the old and new words of each cell, the titles nobody knew."""

import hashlib
from dataclasses import dataclass

from django.urls import reverse

from sifang.ledgers.titles import NEVER_KEPT, key_of
from sifang.ledgers.wording import sentence, title, word
from sifang.places.models import Place, range_of
from sifang.web.forms.ledgers import TitlesForm
from sifang.web.pages.ledgers import choices, list_address

# What the preview opens with: what must be put right, then what would overwrite something.
FIRST = ("bad", "changed", "new", "look", "same")
PAGES = {"needs": "need", "hotline": "need", "resources": "resource", "projects": "project", "finance": "application"}


@dataclass(frozen=True)
class Line:
    """One row of the workbook: where it stands, what it is about, where its record is, and what there is to say."""

    sheet: str
    row: object
    words: str = ""
    url: str = ""
    cells: tuple = ()


def rows(found):
    """Filter → the rows of the preview it leads to, in the order of the file."""
    return {
        "new": found.effects.new,
        "changed": found.changed,
        "same": found.effects.same,
        "copies": found.copies,
        "bad": found.errors,
        "look": found.warnings,
    }


def lines(show, chosen, ledger, place):
    """The rows ``chosen`` of the filter ``show`` as lines."""
    places = Place.objects.filter(range_of(place.code, "code")).in_bulk() if show == "new" else {}
    drawn = {"new": _new, "changed": _changed, "same": _same, "copies": _copy}.get(show, _complaint)
    return [drawn(row, ledger, places) for row in chosen]


def _new(pair, ledger, places):
    row, values = pair
    told = [(title(column), word(column, values.get(column.identifier), places)) for column in ledger.columns]
    about = ledger.by_identifier[ledger.telling[-1]]
    cells = [(name, words) for name, words in told if words and name != title(about)]
    return Line(row.sheet, row.number, word(about, values.get(about.identifier), places), cells=tuple(cells))


def _changed(change, ledger, places):
    named = [(ledger.by_identifier[name], pair) for name, pair in change.differences.items()]
    cells = tuple((title(column), word(column, old, places), word(column, new, places)) for column, (old, new) in named)
    record = str(change.entry.record)
    return Line(change.row.sheet, change.row.number, record, _address(ledger, change.entry), cells)


def _same(pair, ledger, places):
    row, entry = pair
    return Line(row.sheet, row.number, str(entry.record), _address(ledger, entry))


def _copy(ignored, ledger, places):
    return Line(ignored.sheet, ignored.row, cells=(ignored.of,))


def _complaint(complaint, ledger, places):
    known = ledger.by_identifier.get(complaint.identifier)
    where = complaint.cell or complaint.row or ""
    return Line(complaint.sheet, where, sentence(complaint), cells=(title(known) if known else "",))


def _address(ledger, entry):
    if ledger.name not in PAGES:
        return list_address(ledger.name, getattr(entry.record, "place", entry.record))
    return reverse(PAGES[ledger.name], args=[entry.record.pk])


def unread(found, explained):
    """Why each column is not brought in: {"ask": titles to explain, "never", "twice", "out": (letter, title)}.

    ``explained`` is what was said before: comparable title → identifier, empty for a column left out on purpose.
    """
    told = {"ask": {}, "never": [], "twice": [], "out": []}
    known = {key for key in found.reading.ledger.by_title} | {key for key, what in explained.items() if what}
    for column in found.reading.unread:
        key = key_of(column.title)
        if any(word in key or word in column.title for word in NEVER_KEPT):
            told["never"].append(column)
        elif key in known:
            told["twice"].append(column)
        elif key in explained or not key:
            told["out"].append(column)
        else:
            told["ask"].setdefault(key, column)
    return told


def titles_form(found, unread, sent=None):
    """The form that asks what the unknown titles mean, with suggestions; None when all are known."""
    if not unread["ask"]:
        return None
    tables = found.reading.found
    taken = set.intersection(*(set(table.columns) for table in tables)) if tables else set()
    suggested = {key: column.suggestion for key, column in unread["ask"].items()}
    written = {key: column.title for key, column in unread["ask"].items()}
    return TitlesForm(sent, titles=written, columns=choices(found.reading.ledger.name, taken), initial=suggested)


def fingerprint(found):
    """The same for two previews that would do the same."""
    new = [(row.sheet, row.number) for row, _values in found.effects.new]
    changed = [(change.entry.record.pk, sorted(map(str, change.differences.items()))) for change in found.changed]
    return hashlib.sha256(repr((new, changed, found.counts)).encode()).hexdigest()[:32]
