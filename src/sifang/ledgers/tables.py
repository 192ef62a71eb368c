"""Finds the tables in a sheet: where the header stands, which column is which, which rows are records. Pure."""

import re
from dataclasses import dataclass, field

from sifang.ledgers.cells import Cell, is_empty, plain, written
from sifang.ledgers.sheets import Sheet, letter
from sifang.ledgers.titles import identify, key_of, suggest

TOTAL = re.compile(r".{0,12}(?:小计|合计|总计|累计|共计|总数|合计数)[:：]?(?:\d+.{0,4})?")
FOOTER = re.compile(
    r"(?:填表|制表|填报|审核|审批|复核|负责|经办|统计|单位负责|联系)(?:人|单位|领导|日期|时间|电话)?(?:\(.*?\))?[:：]|(?:备注|说明|填表说明|注|附注)[:：]"
)
NOTE = re.compile(r"以下空白|以下无正文|此页空白|此处空白")
DITTO = frozenset({"同上", "〃", "″", "＂", "同前"})
HEADER_DEPTH = 3


@dataclass(frozen=True)
class Unread:
    """A column that is not brought in, and the declared column it looks like, if any."""

    sheet: str
    letter: str
    title: str
    suggestion: str | None = None


@dataclass(frozen=True)
class Table:
    """One header and where its columns stand: identifier → column number."""

    sheet: str
    header_rows: tuple[int, ...]
    columns: dict[str, int]
    unread: tuple[Unread, ...] = ()

    def letter(self, identifier):
        """The column's letters, empty if the table has no such column."""
        column = self.columns.get(identifier)
        return letter(column) if column else ""


@dataclass(frozen=True)
class Line:
    """One row of a table that is a record: its cells by identifier, merged and ditto cells filled in."""

    table: Table
    number: int
    cells: dict[str, Cell]


@dataclass(frozen=True)
class Ignored:
    """A row that is no record, and why: title, note, header, total, footer, blank, copy."""

    sheet: str
    row: int
    why: str
    of: int | None = None


@dataclass
class Found:
    """What a sheet holds."""

    tables: list[Table] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    above: list[str] = field(default_factory=list)


def find(sheet: Sheet, ledger, remembered=None) -> Found:
    """The tables of ``ledger`` in ``sheet`` and their records; no tables if it holds none."""
    found, merges, table, skip = Found(), _Merges(sheet), None, 0
    for number in sorted(sheet.rows):
        if number <= skip:
            continue
        header = _header(sheet, merges, number, ledger, remembered)
        if header:
            found.ignored += [
                Ignored(sheet.name, row, "repeated header" if table else "header") for row in header.header_rows
            ]
            table, skip = header, header.header_rows[-1]
            found.tables.append(header)
        elif table is None:
            found.above.append(" ".join(written(cell) for _, cell in sorted(sheet.rows[number].items())))
            found.ignored.append(Ignored(sheet.name, number, "title"))
        else:
            _place(found, sheet, merges, table, ledger, number)
    return found


def _place(found, sheet, merges, table, ledger, number):
    why = _no_record(sheet, merges, table, ledger, number)
    if why:
        found.ignored.append(Ignored(sheet.name, number, why))
        return
    before = found.lines[-1].cells if found.lines and found.lines[-1].table is table else {}
    cells = {identifier: merges.cell(number, column) for identifier, column in table.columns.items()}
    ditto = {
        name: before[name]
        for name, cell in cells.items()
        if name in before and isinstance(cell.value, str) and cell.value.strip() in DITTO
    }
    found.lines.append(Line(table, number, cells | ditto))


def _no_record(sheet, merges, table, ledger, number):
    """Why the row is no record, or an empty text when it is one."""
    own = {column: cell for column, cell in sheet.rows[number].items() if not is_empty(cell)}
    if not own:
        return "blank"
    first = plain(written(own[min(own)]))
    if TOTAL.fullmatch(first):
        return "total"
    if FOOTER.match(first):
        return "footer"
    named = {identifier for identifier, column in table.columns.items() if column in own} - {"seq"}
    if not named and set(own) <= {table.columns.get("seq")} and first.isdigit():
        return "blank"
    if NOTE.search(first) or len(own) == 1 and (not named & set(ledger.telling) or merges.is_wide(number, min(own))):
        return "note"
    return "" if named else "note"


def _header(sheet, merges, number, ledger, remembered):
    """The table whose header begins in this row, or None. A header may be two or three rows deep."""
    if not _looks_like_titles(sheet.rows[number], ledger, remembered):
        below = sheet.rows.get(number + 1, {})
        grouped = merges.is_grouped(number) and (merges.spans(number, number + 1) or len(sheet.rows[number]) > 2)
        if not grouped or not _looks_like_titles(below, ledger, remembered):
            return None
    rows = [number]
    while len(rows) < HEADER_DEPTH and _continues(sheet, merges, rows[-1], ledger, remembered):
        rows.append(rows[-1] + 1)
    table = _columns(sheet, merges, tuple(rows), ledger, remembered)
    return table if _is_enough(table, ledger) else None


def _is_enough(table, ledger):
    """Whether so many titles are known that this is the ledger, even where its main column has a name of its own."""
    matched, telling = set(table.columns) - {"seq"}, set(ledger.telling)
    guessed = telling & {column.suggestion for column in table.unread}
    return len(matched) >= (2 if telling & matched else 3 if guessed else 4)


def _looks_like_titles(cells, ledger, remembered):
    return sum(1 for cell in cells.values() if _known(cell, ledger, remembered)) >= 2


def _known(cell, ledger, remembered):
    if not isinstance(cell.value, str):
        return False
    key = key_of(cell.value)
    return key in ledger.by_title or bool(remembered and key in remembered)


def _continues(sheet, merges, row, ledger, remembered):
    """Whether the row below still belongs to the header: everything in it is a title and something above spans it."""
    below = sheet.rows.get(row + 1, {})
    own = [cell for cell in below.values() if not is_empty(cell)]
    if merges.spans(row, row + 1) and not own:
        return True
    titles = [cell for cell in own if _known(cell, ledger, remembered)]
    return (
        bool(own)
        and 2 * len(titles) >= len(own)
        and (merges.spans(row, row + 1) or merges.is_grouped(row))
        and not _is_repeat(sheet, row)
    )


def _is_repeat(sheet, row):
    return [cell.value for cell in sheet.rows[row].values()] == [cell.value for cell in sheet.rows[row + 1].values()]


def _columns(sheet, merges, rows, ledger, remembered):
    candidates, unread = {}, []
    columns = sorted({column for row in rows for column in merges.columns(row)})
    for column in columns:
        names = _names(merges, rows, column)
        identifier, exact = identify(names, ledger, remembered)
        if identifier:
            candidates.setdefault(identifier, []).append((not exact, column, names[0]))
        elif names:
            unread.append((column, names[0]))
    chosen = {identifier: min(found)[1] for identifier, found in candidates.items()}
    twice = [
        (column, name) for found in candidates.values() for _, column, name in found if column not in chosen.values()
    ]
    left_out = tuple(
        Unread(sheet.name, letter(column), " ".join(written(Cell(name)).split()), suggest(name, ledger, chosen))
        for column, name in sorted(unread + twice)
    )
    return Table(sheet.name, rows, chosen, left_out)


def _names(merges, rows, column):
    """What a column is called, closest first: its lowest title, then with its group; a wide group names none."""
    stack = []
    for row in rows:
        title = written(merges.cell(row, column, wide=True))
        if title and title not in stack:
            stack.append(title)
    if not stack:
        return []
    alone = len(rows) == 1 or not merges.is_wide(rows[0], merges.left_of(rows[0], column))
    return [stack[-1], "".join(stack), *(stack[:-1] if alone else [])]


class _Merges:
    """Answers what stands in merged cells; the value of a merged area is kept in its first cell only."""

    def __init__(self, sheet):
        self.sheet = sheet
        self.tall = {}
        for left, top, _, bottom in sheet.merges:
            if bottom > top:
                self.tall.setdefault(left, []).append((top, bottom))
        self.across = {}
        for left, top, right, bottom in sheet.merges:
            if right > left:
                self.across.setdefault(top, []).append((left, right, bottom))

    def cell(self, row, column, wide=False):
        """The cell, or the first cell of the tall (with ``wide`` also the wide) area it lies in."""
        own = self.sheet.cell(row, column)
        if not is_empty(own):
            return own
        for top, bottom in self.tall.get(column, ()):
            if top < row <= bottom:
                return self.sheet.cell(top, column)
        return self.sheet.cell(row, self.left_of(row, column)) if wide else own

    def left_of(self, row, column):
        """The first column of the wide area over this cell; the column itself if there is none."""
        return next((left for left, right, _ in self.across.get(row, ()) if left < column <= right), column)

    def is_wide(self, row, column):
        """Whether the cell is spread over columns to its right."""
        return any(left == column for left, _, _ in self.across.get(row, ()))

    def is_grouped(self, row):
        """Whether some cell of the row is spread over several columns."""
        return row in self.across

    def spans(self, row, below):
        """Whether some cell reaches from ``row`` down into ``below``."""
        return any(top <= row and below <= bottom for areas in self.tall.values() for top, bottom in areas)

    def columns(self, row):
        """The columns that have something in this row, merged areas counted in."""
        wide = {column for left, right, _ in self.across.get(row, ()) for column in range(left, right + 1)}
        tall = {column for column, areas in self.tall.items() if any(top <= row <= bottom for top, bottom in areas)}
        return wide | tall | set(self.sheet.rows.get(row, {}))
