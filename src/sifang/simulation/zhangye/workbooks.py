"""Rosters as workbooks in memory, in the customary columns: what a community would hand in."""

import io

import openpyxl

from sifang.ledgers import commands as ledgers
from sifang.ledgers.declarations import LEDGERS


def bring_in(actor, ledger, place, rows):
    """The rows ({identifier: value}) have come in through the ledger of ``place``, as a file would."""
    if rows:
        ledgers.bring_in(actor, ledger, workbook(ledger, rows), place)


def workbook(ledger, rows):
    """A file whose header bears the titles of the columns that ``rows`` fill."""
    columns = [column for column in LEDGERS[ledger].columns if any(column.identifier in row for row in rows)]
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(LEDGERS[ledger].title)
    sheet.append([column.title for column in columns])
    for row in rows:
        sheet.append([row.get(column.identifier) for column in columns])
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file
