"""Reads a workbook as one of the ledgers: good rows, complaints by cell, what was left out. Writes nothing. Pure."""

import datetime
import re
from dataclasses import dataclass, field

from sifang.ledgers import tables
from sifang.ledgers.cells import NO_CELL, Complaint, broken, is_empty, plain, written
from sifang.ledgers.declarations import LEDGERS
from sifang.ledgers.gazetteer import Gazetteer
from sifang.ledgers.packages import Unreadable
from sifang.ledgers.phones import is_masked
from sifang.ledgers.sheets import open_book

# Codes the system gives itself run by community, so two communities may have the same.
OWN_CODE = re.compile(r"(?:XQ|XM)-\d{4}-\d{4,}")
UNIT_LINE = ("填报单位", "填报社区", "单位", "社区", "所属社区", "社区名称")


@dataclass(frozen=True)
class Row:
    """One record as it was read: ``values`` by identifier, without the empty ones; ``place`` is where it belongs."""

    sheet: str
    number: int
    values: dict
    place: str
    letters: dict = field(default_factory=dict, compare=False)


@dataclass
class Reading:
    """Everything there is to say about one file."""

    ledger: object
    rows: list[Row] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    ignored: list[tables.Ignored] = field(default_factory=list)
    found: list[tables.Table] = field(default_factory=list)
    unread: list[tables.Unread] = field(default_factory=list)
    sheets_read: list[str] = field(default_factory=list)
    sheets_left_out: list[str] = field(default_factory=list)

    @property
    def stops(self):
        """The complaints that must be put right before anything is brought in."""
        return [complaint for complaint in self.complaints if complaint.stops]

    @property
    def warnings(self):
        """The readings a clerk should look at; they stop nothing."""
        return [complaint for complaint in self.complaints if not complaint.stops]

    @property
    def copies(self):
        """Rows that repeat an earlier row of the file and are left out."""
        return [row for row in self.ignored if row.why == "copy"]


def read(ledger, file, place, place_names, remembered=None, today=None) -> Reading:
    """What ``file`` (binary, seekable) holds as ``ledger`` (a name or a declaration), handed in for ``place`` (a code).

    ``place_names`` gives (code, name, short name) of the places that may be named; ``remembered`` is what a person
    chose for titles nobody knew (comparable title → identifier, "" to leave out). A file that is no workbook gives
    one complaint and no rows.
    """
    ledger = LEDGERS.get(ledger, ledger)
    reading = Reading(ledger)
    try:
        book = open_book(file)
    except Unreadable as error:
        reading.complaints.append(error.complaint)
        return reading
    reader = _Reader(reading, Gazetteer(place_names, place), remembered or {}, today or datetime.date.today())
    for sheet in book.sheets:
        reader.sheet(sheet)
    reading.sheets_left_out += book.hidden
    if not reading.found:
        reading.complaints.append(_no_table(ledger, book, remembered))
    elif not reading.rows and not reading.complaints:
        reading.complaints.append(Complaint("no_rows"))
    _part_twins(reading)
    return reading


def _no_table(ledger, book, remembered):
    looked_for = "、".join(column.title for column in ledger.columns if column.required)
    others = (other for other in LEDGERS.values() if other is not ledger)
    like = next(
        (other.title for other in others for sheet in book.sheets if tables.find(sheet, other, remembered).tables), ""
    )
    return Complaint("no_table", details={"ledger": ledger.title, "columns": looked_for, "like": like})


class _Reader:
    def __init__(self, reading, gazetteer, remembered, today):
        self.reading, self.ledger, self.gazetteer = reading, reading.ledger, gazetteer
        self.remembered, self.today = remembered, today

    def sheet(self, sheet):
        found = tables.find(sheet, self.ledger, self.remembered)
        if not found.tables:
            if sheet.rows:
                self.reading.sheets_left_out.append(sheet.name)
            return
        self.reading.sheets_read.append(sheet.name)
        self.reading.found += found.tables
        self.reading.ignored += found.ignored
        self.reading.unread += [
            column for column in dict.fromkeys(column for table in found.tables for column in table.unread)
        ]
        self._left_out(sheet.name, found.lines)
        home, complaint = self._home(sheet.name, found.above)
        self._columns_there(found.tables[0], home, complaint)
        for line in found.lines:
            self._line(line, home, complaint)

    def _left_out(self, name, lines):
        """One word for each column that is filled in and not taken: least data, or counted here."""
        for column in self.ledger.columns:
            filled = column.left and any(written(line.cells.get(column.identifier, NO_CELL)) for line in lines)
            if filled:
                complaint = Complaint("left_out", stops=False, details={"title": column.title, "because": column.left})
                self._complain(complaint, name, identifier=column.identifier)

    def _columns_there(self, table, home, complaint):
        """One complaint for each required column the sheet lacks, and one where its community cannot be told."""
        for column in self.ledger.columns:
            if column.required and column.identifier != "community" and column.identifier not in table.columns:
                self._complain(
                    Complaint("column_missing", details={"title": column.title}),
                    table.sheet,
                    identifier=column.identifier,
                )
        if self.ledger.is_placed and complaint:
            self._complain(complaint, table.sheet, identifier="community")
        elif self.ledger.is_placed and not home and "community" not in table.columns:
            self._complain(Complaint("community_nowhere"), table.sheet, identifier="community")

    def _home(self, name, above):
        """(community the whole sheet belongs to by its name or its line 填报单位, complaint if that one is unknown)."""
        for words in (name, *_units(above)):
            seen = self.gazetteer.resolve(words)
            if seen.value:
                return seen.value, None
            if self.gazetteer.names_a_community(words):
                return None, seen.complaint
        return (self.gazetteer.inside, None) if self.gazetteer.is_one else (None, None)

    def _line(self, line, home, homeless):
        values, letters, stopped = {}, {}, False
        for identifier, cell in line.cells.items():
            letters[identifier] = line.table.letter(identifier)
            seen, complaint = self._cell(identifier, cell, home)
            if complaint:
                stopped |= complaint.stops
                self._complain(complaint, line.table.sheet, line.number, letters[identifier], identifier)
            if seen is not None and identifier != "seq":
                values[identifier] = seen
        if self.ledger.is_placed:
            values.setdefault("community", home)
            stopped |= self._homeless(line, values, homeless)
        stopped |= self._disorder(line, values) | self._future(line, values)
        place = values.get("community") or home or self.gazetteer.inside
        kept = {identifier: value for identifier, value in values.items() if value is not None}
        if not stopped and set(self.ledger.telling) <= set(kept):
            self.reading.rows.append(Row(line.table.sheet, line.number, kept, place, letters))

    def _cell(self, identifier, cell, home):
        """(value, complaint) of one cell."""
        column = self.ledger.by_identifier[identifier]
        if identifier == "seq" or column.left:
            return None, None
        failed = broken(cell)
        if failed:
            return None, failed
        if identifier == "community":
            return self._community(cell, home)
        value, complaint = column.parse(cell)
        if value is None and complaint is None and column.required:
            complaint = Complaint("required_missing", details={"title": column.title})
        return value, complaint

    def _community(self, cell, home):
        said = written(cell)
        if is_empty(cell) or said in ("/", "-"):
            return None, None
        value, complaint = self.gazetteer.resolve(said)
        if value and home and value != home and not complaint:
            details = {"written": said, "sheet_says": self.gazetteer.name(home)}
            complaint = Complaint("community_conflict", stops=False, details=details)
        return value, complaint

    def _homeless(self, line, values, homeless):
        """Whether the row has no community; complains unless its cell or the whole sheet has been complained about."""
        if values.get("community"):
            return False
        said = any(
            complaint.row == line.number and complaint.sheet == line.table.sheet and complaint.identifier == "community"
            for complaint in self.reading.stops
        )
        letter = line.table.letter("community")
        if letter and not said and not homeless:
            title = self.ledger.by_identifier["community"].title
            self._complain(
                Complaint("required_missing", details={"title": title}),
                line.table.sheet,
                line.number,
                letter,
                "community",
            )
        return True

    def _disorder(self, line, values):
        """Complains about dates in the wrong order; whether that stops the row."""
        stopped = False
        for order in self.ledger.orders:
            first, second = values.get(order.first), values.get(order.second)
            if first and second and first > second:
                details = {
                    "first": self.ledger.by_identifier[order.first].title,
                    "second": self.ledger.by_identifier[order.second].title,
                }
                complaint = Complaint(
                    "date_order", order.stops, details | {"earlier": second.isoformat(), "later": first.isoformat()}
                )
                self._complain(complaint, line.table.sheet, line.number, line.table.letter(order.second), order.second)
                stopped |= order.stops
        return stopped

    def _future(self, line, values):
        """Complains about days that should have gone by and have not; whether there was one."""
        early = [name for name in self.ledger.past if values.get(name) and values[name] > self.today]
        for name in early:
            complaint = Complaint("date_in_future", details={"written": values[name].isoformat()})
            self._complain(complaint, line.table.sheet, line.number, line.table.letter(name), name)
        return bool(early)

    def _complain(self, complaint, sheet, row=None, column="", identifier=""):
        self.reading.complaints.append(complaint.at(sheet=sheet, row=row, column=column, identifier=identifier))


def _units(above):
    """The units named in the lines above a header: what stands behind 填报单位 and the like."""
    for line in above:
        said = plain(line)
        for word in UNIT_LINE:
            _, mark, unit = said.partition(f"{word}:")
            if mark:
                yield unit.partition("填报")[0]


def _part_twins(reading):
    """Rows that repeat an earlier one are ignored as copies; one code on two different rows is a conflict."""
    seen, kept = {}, []
    for row in reading.rows:
        code, content = row.values.get("code"), _content(row)
        key = (code, row.place if OWN_CODE.fullmatch(code) else "") if code else content
        twin = seen.get(key)
        if twin is None:
            seen[key] = row
            kept.append(row)
        elif _content(twin) == content:
            reading.ignored.append(tables.Ignored(row.sheet, row.number, "copy", twin.number))
        else:
            _conflict(reading, row, twin)
    reading.rows = kept


def _content(row):
    """Everything a row says, comparable; a masked phone says nothing new."""
    said = {name: value for name, value in row.values.items() if not (isinstance(value, str) and is_masked(value))}
    return tuple(sorted((name, str(value)) for name, value in said.items()))


def _conflict(reading, row, twin):
    details = {"written": row.values["code"], "row": twin.number, "sheet": twin.sheet}
    complaint = Complaint("code_conflict", details=details)
    reading.complaints.append(
        complaint.at(sheet=row.sheet, row=row.number, column=row.letters.get("code", ""), identifier="code")
    )
