"""The workbook handed back: its bad cells red, its doubtful ones yellow, each with a sentence in Chinese."""

import io
import zipfile
from collections import defaultdict

import openpyxl
from django.utils import translation
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from sifang.ledgers import separated
from sifang.ledgers.export import put
from sifang.ledgers.packages import Unreadable
from sifang.ledgers.sentences import tell
from sifang.ledgers.sheets import open_book

RED = PatternFill("solid", start_color="FFFF9B9B", end_color="FFFF9B9B")
YELLOW = PatternFill("solid", start_color="FFFFF2B3", end_color="FFFFF2B3")
AUTHOR = "四方"
LANGUAGE = "zh-hans"
LARGEST_TO_COPY = 30 * 2**20
# What a workbook library raises on styles, names or drawings that other office programs write.
NOT_COPIED = (ValueError, TypeError, KeyError, IndexError, AttributeError, zipfile.BadZipFile, OSError)


def mark(file, complaints) -> bytes:
    """The bytes of the marked copy. A file that cannot be copied gives a new workbook that lists the complaints."""
    book = _copy(file)
    with translation.override(LANGUAGE):
        if book is None:
            return _stored(_list(complaints))
        _mark_cells(book, complaints)
    return _stored(book)


def _copy(file):
    """The workbook as openpyxl holds it, or None for one that is unsound or too large to be held."""
    try:
        file.seek(0)
        read = open_book(file)
        if separated.text_of(file):
            return _table(read.sheets[0])
        with zipfile.ZipFile(file) as package:
            if sum(info.file_size for info in package.infolist()) > LARGEST_TO_COPY:
                return None
        file.seek(0)
        return openpyxl.load_workbook(file)
    except (Unreadable, *NOT_COPIED):
        return None


def _table(sheet):
    """A table that came as text, as a workbook: every cell a text, so that none acts as a formula."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet.name
    for row, cells in sheet.rows.items():
        for column, cell in cells.items():
            put(page.cell(row, column), cell.value)
    return book


def _mark_cells(book, complaints):
    said = defaultdict(list)
    for complaint in complaints:
        address = complaint.cell or f"A{complaint.row or 1}"
        if complaint.sheet in book.sheetnames:
            said[complaint.sheet, address].append(complaint)
    for (name, address), found in said.items():
        cell = _first_of_merged(book[name], address)
        cell.fill = RED if any(complaint.stops for complaint in found) else YELLOW
        cell.comment = Comment("\n".join(tell(complaint) for complaint in found), AUTHOR, width=320, height=120)


def _first_of_merged(sheet, address):
    area = next((area for area in sheet.merged_cells.ranges if address in area), None)
    return sheet.cell(area.min_row, area.min_col) if area else sheet[address]


def _list(complaints):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "需要改正"
    sheet.append(["工作表", "单元格", "需要改正的地方"])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for complaint in complaints:
        sheet.append([complaint.sheet, complaint.cell, tell(complaint)])
    sheet.column_dimensions["C"].width = 90
    return book


def _stored(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
