"""A folder of awkward workbooks, each with what must be read beside it, is read as its expectations say.

``SIFANG_WORKBOOKS`` names the folder; without it these tests are skipped. Beside ``NAME.xlsx`` lies
``NAME.expected.json``; the names of places come from the divisions the package ships.
"""

import datetime
import hashlib
import json
import os
from collections import Counter
from pathlib import Path

import pytest

from sifang.ledgers.declarations import LEDGERS
from sifang.ledgers.readings import read
from tests.ledgers.shipped import place_names

FOLDER = os.environ.get("SIFANG_WORKBOOKS", "")
EXPECTED = sorted(Path(FOLDER).glob("**/*.expected.json")) if FOLDER else []
BY_TITLE = {ledger.title: ledger for ledger in LEDGERS.values()}

pytestmark = pytest.mark.skipif(not EXPECTED, reason="SIFANG_WORKBOOKS names no folder of workbooks")


@pytest.fixture(params=EXPECTED, ids=lambda path: path.name.partition(".")[0])
def case(request):
    expected = json.loads(request.param.read_text(encoding="utf-8"))
    with request.param.with_name(expected["file"]).open("rb") as file:
        reading = read(
            BY_TITLE[expected["ledger"]], file, expected["place"], place_names(), today=datetime.date(2026, 11, 23)
        )
    return expected, reading


def test_the_rows_are_those_that_are_expected(case):
    expected, reading = case
    got = {(row.sheet, row.number): row.values for row in reading.rows}
    wanted = expected.get("rows", []) + expected.get("rows_sample", [])
    conditional = {(row["sheet"], row["row"]) for row in wanted if "conditional" in row}
    for row in wanted:
        values = got.get((row["sheet"], row["row"]))
        assert values is not None or "conditional" in row, f"row {row['row']} was not read"
        if values is not None:
            assert not differences(values, row["values"]), f"row {row['row']}"
    if "rows" in expected:
        assert set(got) - conditional == {(row["sheet"], row["row"]) for row in wanted} - conditional


def test_every_cell_that_must_be_refused_is_refused_and_no_other(case):
    expected, reading = case
    stops = {(found.sheet, found.cell): found.code for found in reading.stops}
    said = {(found.sheet, found.cell) for found in reading.complaints}
    cells = expected.get("refused_cells", [])
    for cell in cells:
        where = cell["sheet"], cell["cell"] or ""
        assert where in said, f"{cell['cell']} passed in silence"
        assert cell["level"] == "should" or stops.get(where) == cell["reason"]
    allowed = {(cell["sheet"], cell["cell"] or "") for cell in cells}
    allowed |= {(cells[0]["sheet"], cell["cell"]) for cell in expected.get("also_allowed_refusals", [])}
    conditional = {(row["sheet"], row["row"]) for row in expected.get("rows", []) if "conditional" in row}
    alarms = [where for where in stops if where not in allowed and "refused_file" not in expected]
    false = [
        (sheet, cell)
        for sheet, cell in alarms
        if (sheet, int("".join(filter(str.isdigit, cell)) or 0)) not in conditional
    ]
    assert not false


def test_no_record_comes_out_of_an_ignored_row_sheet_or_column(case):
    expected, reading = case
    read_rows = {(row.sheet, row.number) for row in reading.rows}
    for row in expected.get("ignored_rows", []):
        assert (row["sheet"], row["row"]) not in read_rows
    assert {sheet["sheet"] for sheet in expected.get("ignored_sheets", [])} <= set(reading.sheets_left_out)
    unread = {(column.sheet, column.letter) for column in reading.unread}
    assert {(column["sheet"], column["column"]) for column in expected.get("ignored_columns", [])} <= unread
    stored = str(reading.rows)
    assert not any(word in stored for word in expected.get("never_stored", []))


def test_the_tables_stand_where_they_are_expected(case):
    expected, reading = case
    found = [
        (table.sheet, list(table.header_rows), {name: table.letter(name) for name in table.columns})
        for table in reading.found
    ]
    for table in expected.get("tables", []):
        assert (table["sheet"], table["header_rows"], table["columns"]) in found


def test_a_file_that_is_no_workbook_is_refused_with_its_reason(case):
    expected, reading = case
    if "refused_file" not in expected:
        pytest.skip("a sound workbook")
    assert [complaint.code for complaint in reading.complaints] == [expected["refused_file"]["reason"]]


def test_a_long_table_is_read_to_its_last_row(case):
    expected, reading = case
    if "rows_digest" not in expected:
        pytest.skip("a short table")
    assert Counter(row.place for row in reading.rows) == expected["rows_by_community"]
    lines = [
        "|".join(str(row.values[name]) for name in ("code", "community", "raised_on", "phone_masked", "summary"))
        for row in reading.rows
    ]
    assert hashlib.sha256("\n".join(lines).encode()).hexdigest() == expected["rows_digest"]["sha256"]


def differences(values, wanted):
    names = set(values) | set(wanted)
    return {name: values.get(name) for name in names if not matches(normal(values.get(name)), wanted.get(name))}


def matches(value, wanted):
    choices = wanted["any_of"] if isinstance(wanted, dict) else [wanted]
    return any(value == choice or isinstance(choice, str) and value == [choice] for choice in choices)


def normal(value):
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return None if value is None else str(value)
