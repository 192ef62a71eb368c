"""Tables that came as text (CSV), in UTF-8, UTF-16 or GB18030, apart by comma, semicolon or tab. Pure."""

import csv
import io
from collections import Counter

from sifang.ledgers.cells import Cell
from sifang.ledgers.packages import LARGEST_FILE, Unreadable

SEPARATORS = ",\t;"
ENCODINGS = ("utf-8-sig", "gb18030")
# What a reader of CSV takes for one cell; longer than any text a ledger keeps.
LONGEST_CELL = 100_000
LINES_LOOKED_AT = 20


def text_of(file):
    """The text of ``file``; None where it is no text. The file stands at its beginning afterwards."""
    file.seek(0)
    content = file.read(LARGEST_FILE + 1)
    file.seek(0)
    if not content or len(content) > LARGEST_FILE:
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(content, "utf-16")
    if b"\x00" in content or content.startswith((b"PK", b"%PDF", b"\xd0\xcf")):
        return None
    return next((text for name in ENCODINGS if (text := _decoded(content, name)) is not None), None)


def _decoded(content, encoding):
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def rows_of(text, most_rows):
    """{row: {column: cell}} of a text that is a table, both counted from 1; None where no line has two columns."""
    head = text.lstrip()[:1]
    mark = _separator(text)
    if head == "<" or mark is None:
        return None
    rows = {}
    for number, line in enumerate(_lines(text, mark), 1):
        if number > most_rows:
            raise Unreadable("too_many_cells", rows=most_rows)
        cells = {column: Cell(_bare(words)) for column, words in enumerate(line, 1) if words.strip()}
        if cells:
            rows[number] = cells
    return rows


def _separator(text):
    """The mark that parts most of the first lines into equally many columns; None where none parts any."""
    lines = text.splitlines()[:LINES_LOOKED_AT]
    found = {mark: Counter(line.count(mark) for line in lines if mark in line) for mark in SEPARATORS}
    usual = {mark: max(counts.items(), key=lambda pair: (pair[1], pair[0])) for mark, counts in found.items() if counts}
    return max(usual, key=lambda mark: (usual[mark][1], usual[mark][0]), default=None)


def _lines(text, mark):
    csv.field_size_limit(LONGEST_CELL)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    except csv.Error:
        raise Unreadable("damaged") from None


def _bare(words):
    """The words of a cell; exports keep long numbers as text by writing ="…" or a tab behind them."""
    words = words.strip()
    return words[2:-1] if words.startswith('="') and words.endswith('"') else words.lstrip("'")
