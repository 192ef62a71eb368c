"""A ledger as a workbook in its customary form, from which no cell can act as a formula."""

import datetime
import decimal
import io
from typing import NamedTuple

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins

from sifang.ledgers.dates import print_date
from sifang.places.models import COMMUNITY_LENGTH

TITLE_ROW, UNIT_ROW, HEADER_ROW = 1, 2, 3
DATE = 'yyyy"年"m"月"d"日"'
THIN = Side("thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
A4 = "9"
DEMO = "（演示数据）"


class _Printed(NamedTuple):
    """A ledger's title and the columns of this workbook."""

    title: str
    columns: list


def write(ledger, place, rows, communities, *, today, demo=False) -> bytes:
    """The workbook's bytes: ``rows`` are values by identifier; ``communities`` name the codes in the column 社区."""
    ledger = _Printed(ledger.title, ledger.printed(len(place.code) == COMMUNITY_LENGTH))
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = ledger.title
    _head(sheet, ledger, place, today, demo)
    for number, values in enumerate(rows, HEADER_ROW + 1):
        _row(sheet, ledger, number, values | {"seq": number - HEADER_ROW}, communities)
    _foot(sheet, ledger, HEADER_ROW + len(rows) + 1)
    _page(sheet, ledger, HEADER_ROW + len(rows) + 1)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _head(sheet, ledger, place, today, demo):
    last = len(ledger.columns)
    half = max(last // 2, 1)
    put(sheet.cell(TITLE_ROW, 1), f"{place}{ledger.title}{DEMO if demo else ''}")
    sheet.cell(TITLE_ROW, 1).font = Font(bold=True, size=16)
    sheet.cell(TITLE_ROW, 1).alignment = MIDDLE
    sheet.merge_cells(start_row=TITLE_ROW, end_row=TITLE_ROW, start_column=1, end_column=last)
    put(sheet.cell(UNIT_ROW, 1), f"填报单位：{place}")
    put(sheet.cell(UNIT_ROW, half + 1), f"填报时间：{print_date(today)}")
    sheet.merge_cells(start_row=UNIT_ROW, end_row=UNIT_ROW, start_column=1, end_column=half)
    sheet.merge_cells(start_row=UNIT_ROW, end_row=UNIT_ROW, start_column=half + 1, end_column=last)
    for number, column in enumerate(ledger.columns, 1):
        cell = sheet.cell(HEADER_ROW, number)
        put(cell, column.title)
        cell.font, cell.alignment, cell.border = Font(bold=True), MIDDLE, BOX


def _row(sheet, ledger, number, values, communities):
    for position, column in enumerate(ledger.columns, 1):
        cell = sheet.cell(number, position)
        value = values.get(column.identifier)
        if column.identifier == "community":
            value = communities.get(value, value)
        put(cell, column.show(value))
        cell.alignment = LEFT if column.width > 15 else MIDDLE
        cell.border = BOX


def put(cell, value):
    """The value stands in the cell as number, date or text; a text is never taken for a formula."""
    if value is None or value == "":
        return
    if isinstance(value, datetime.date):
        cell.value, cell.number_format = value, DATE
    elif isinstance(value, int | decimal.Decimal):
        cell.value = value
    else:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", str(value))
        cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", True


def _foot(sheet, ledger, row):
    put(sheet.cell(row, 1), "填表人：")
    put(sheet.cell(row, len(ledger.columns) // 2 + 1), "审核人：")


def _page(sheet, ledger, last):
    for number, column in enumerate(ledger.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.row_dimensions[TITLE_ROW].height, sheet.row_dimensions[HEADER_ROW].height = 30, 32
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 1)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.print_area = f"A1:{get_column_letter(len(ledger.columns))}{last}"
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
