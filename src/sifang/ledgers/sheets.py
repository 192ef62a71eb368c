"""The visible sheets of a workbook as cells: stored values and formula results, nothing calculated, nothing run. Pure.

Read with expat and not with a workbook library: those fill every merged cell and every formatted row in memory,
so a file of a few kilobytes can ask for gigabytes, and they give up on styles that other office programs write.
"""

import datetime
import math
import posixpath
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string, get_column_letter, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel, from_ISO8601
from openpyxl.utils.exceptions import CellCoordinatesException

from sifang.ledgers import separated
from sifang.ledgers.cells import NO_CELL, Broken, Cell
from sifang.ledgers.packages import Unreadable, feed, has, open_package

TEXT_SHEET = "CSV"
MOST_CELLS = 600_000
MOST_ROWS = 50_000
WIDEST = 200
MOST_MERGED = 200_000
# Number formats 27–36 and 50–58 are dates in Chinese Excel and stand in no file.
EAST_ASIAN_DATES = frozenset({*range(27, 37), *range(50, 59)})


@dataclass
class Sheet:
    """One visible sheet. ``rows`` holds only cells with something in them, by row number and column number from 1."""

    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def cell(self, row, column):
        """What stands there; an empty cell where nothing does."""
        return self.rows.get(row, {}).get(column, NO_CELL)


@dataclass
class Book:
    """What is to be read of a workbook, and the names of the sheets that are hidden and left out."""

    sheets: list[Sheet]
    hidden: list[str]


def open_book(file: BinaryIO) -> Book:
    """The visible sheets of ``file``; raises ``Unreadable`` with one complaint for what is no sound workbook.

    A text that is a table (CSV) is a book of one sheet.
    """
    table = _table(file)
    if table:
        return table
    package = open_package(file)
    try:
        return _Reader(package).book()
    except (expat.ExpatError, CellCoordinatesException, LookupError, ValueError, OverflowError, TypeError):
        raise Unreadable("damaged") from None


def _table(file):
    text = separated.text_of(file)
    rows = separated.rows_of(text, MOST_ROWS) if text else None
    return Book([Sheet(TEXT_SHEET, rows)], []) if rows else None


class _Reader:
    def __init__(self, package):
        self.package = package
        self.epoch = CALENDAR_WINDOWS_1900
        self.left = MOST_CELLS

    def book(self):
        parts = self._sheet_parts()
        strings = _strings(self.package, self.paths.get("sharedStrings", ""))
        formats = _formats(self.package, self.paths.get("styles", ""))
        shown = [(name, path) for name, path, state in parts if state == "visible"]
        sheets = [self._sheet(name, path, strings, formats) for name, path in shown if has(self.package, path)]
        if shown and not sheets:
            raise Unreadable("damaged")
        return Book(sheets, [name for name, _, state in parts if state != "visible"])

    def _sheet_parts(self):
        """(name, part, state) of each sheet; also learns the calendar and where styles and strings are."""
        targets, self.paths, sheets = {}, {}, []

        def relation(name, attributes):
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/xl", attributes["Target"].replace("\\", "/")))
                targets[attributes["Id"]] = path
                self.paths[attributes["Type"].rsplit("/", 1)[-1]] = path

        def entry(name, attributes):
            if name == "workbookPr" and attributes.get("date1904") in ("1", "true"):
                self.epoch = CALENDAR_MAC_1904
            if name == "sheet":
                sheets.append((attributes["name"], attributes["id"], attributes.get("state", "visible")))

        _scan(self.package, "xl/_rels/workbook.xml.rels", start=relation)
        _scan(self.package, "xl/workbook.xml", start=entry)
        return [(name, targets[key], state) for name, key, state in sheets if key in targets]

    def _sheet(self, name, path, strings, formats):
        sheet = Sheet(name)
        grid = _Grid(sheet, strings, formats, self.epoch, self.left)
        _scan(self.package, path, grid.start, grid.end, grid.text)
        self.left = grid.left
        return sheet


def _scan(package, path, start=None, end=None, text=None):
    """The part at ``path`` has been read once; names come without namespace.

    A document type is refused: no office program writes one, and entities could burst.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def bare(name):
        return name.rpartition(" ")[2]

    def refuse(*_):
        raise Unreadable("damaged")

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    if start:
        parser.StartElementHandler = lambda name, attributes: start(
            bare(name), {bare(key): value for key, value in attributes.items()}
        )
    if end:
        parser.EndElementHandler = lambda name: end(bare(name))
    if text:
        parser.CharacterDataHandler = text
    feed(package, path, parser.Parse)


def _strings(package, path):
    """The shared texts in order: rich text joined, the pronunciation above it left out."""
    texts, piece, state = [], [], {"inside": False, "aloud": False}

    def start(name, attributes):
        if name == "si":
            piece.clear()
        state["aloud"] = state["aloud"] or name == "rPh"
        state["inside"] = name == "t" and not state["aloud"]

    def end(name):
        state["inside"] = False
        if name == "rPh":
            state["aloud"] = False
        if name == "si":
            texts.append("".join(piece))

    def text(words):
        if state["inside"]:
            piece.append(words)

    _scan(package, path, start, end, text)
    return texts


def _formats(package, path):
    """The number format of each cell style, by its number."""
    own, styles, state = {}, [], {"inside": False}

    def start(name, attributes):
        if name == "numFmt":
            own[int(attributes["numFmtId"])] = attributes.get("formatCode", "General")
        if name == "cellXfs":
            state["inside"] = True
        if name == "xf" and state["inside"]:
            styles.append(int(attributes.get("numFmtId", 0)))

    def end(name):
        if name == "cellXfs":
            state["inside"] = False

    _scan(package, path, start, end)
    return [
        own.get(number) or ("yyyy-mm-dd" if number in EAST_ASIAN_DATES else BUILTIN_FORMATS.get(number, "General"))
        for number in styles
    ]


class _Grid:
    """Takes one sheet's elements as they come and puts its cells down."""

    def __init__(self, sheet, strings, formats, epoch, left):
        self.sheet, self.strings, self.formats, self.epoch, self.left = sheet, strings, formats, epoch, left
        self.dates = [is_date_format(shown_as) for shown_as in formats]
        self.row = self.column = 0
        self.pieces, self.taking, self.kind, self.style = [], False, "n", 0
        self.found, self.formula, self.aloud = "", False, False
        self.merged = 0

    def start(self, name, attributes):
        if name == "row":
            self.row = int(attributes.get("r") or self.row + 1)
            self.column = 0
        elif name == "c":
            self._begin(attributes)
        elif name in ("v", "t", "f"):
            self.pieces.clear()
            self.taking = name == "v" or (name == "t" and self.kind == "inlineStr" and not self.aloud)
            self.formula = self.formula or name == "f"
        elif name == "rPh":
            self.aloud = True
        elif name == "mergeCell":
            self._merge(attributes["ref"])

    def text(self, words):
        if self.taking:
            self.pieces.append(words)

    def end(self, name):
        if self.taking and name in ("v", "t"):
            self.found += "".join(self.pieces)
            self.taking = False
        elif name == "rPh":
            self.aloud = False
        elif name == "c":
            self._finish()

    def _begin(self, attributes):
        place = attributes.get("r")
        if place:
            letters, self.row = coordinate_from_string(place)
            self.column = column_index_from_string(letters)
        else:
            self.column += 1
        self.kind = attributes.get("t", "n")
        self.style = int(attributes.get("s", 0))
        self.found, self.formula, self.aloud = "", False, False

    def _finish(self):
        value = self._value()
        if value is None or value == "" and not isinstance(value, Broken) or self.column > WIDEST:
            return
        self.left -= 1
        if self.left < 0 or len(self.sheet.rows) > MOST_ROWS:
            raise Unreadable("too_many_cells", rows=MOST_ROWS)
        shown_as = self.formats[self.style] if self.style < len(self.formats) else "General"
        self.sheet.rows.setdefault(self.row, {})[self.column] = Cell(value, shown_as)

    def _value(self):
        if self.kind == "s":
            return self.strings[int(self.found)] if self.found else ""
        if self.kind in ("str", "inlineStr"):
            return self.found
        if self.kind == "e":
            return Broken(self.found)
        if not self.found:
            return Broken("") if self.formula else None
        if self.kind == "b":
            return self.found == "1"
        if self.kind == "d":
            return from_ISO8601(self.found)
        return self._number()

    def _number(self):
        value = float(self.found)
        if not math.isfinite(value):
            return self.found
        if self.style < len(self.dates) and self.dates[self.style]:
            return _day(value, self.epoch)
        return int(value) if value.is_integer() and abs(value) < 1e15 else value

    def _merge(self, ref):
        left, top, right, bottom = range_boundaries(ref)
        self.merged += (right - left + 1) * (bottom - top + 1)
        if self.merged > MOST_MERGED:
            raise Unreadable("too_many_cells", rows=MOST_ROWS)
        self.sheet.merges.append((left, top, right, bottom))


def _day(value, epoch):
    try:
        day = from_excel(value, epoch)
    except (OverflowError, ValueError):
        return value
    return day if isinstance(day, (datetime.datetime, datetime.date, datetime.time)) else value


def letter(column: int) -> str:
    """The letters of a column number: 1 is A, 27 is AA."""
    return get_column_letter(column)
