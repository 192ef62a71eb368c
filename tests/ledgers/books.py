"""Small workbooks for the tests, built cell by cell, and a gazetteer of a few places."""

import datetime
import io

import openpyxl

from sifang.ledgers.readings import read

TODAY = datetime.date(2026, 11, 23)
COUNTY, STREET, TAIAN, DANXIA = "620702", "620702002", "620702002010", "620702002011"
NAMES = [
    (COUNTY, "甘州区", "甘州区"),
    ("620725", "山丹县", "山丹县"),
    (STREET, "南街街道", "南街街道"),
    (TAIAN, "泰安社区居民委员会", "泰安社区"),
    (DANXIA, "丹霞社区居民委员会", "丹霞社区"),
    ("620702100201", "下安村村民委员会", "下安村村民委员会"),
    ("620702106002", "滨河新区滨河社区居民委员会", "滨河新区滨河社区"),
    ("620702103001", "东园社区居民委员会", "东园社区"),
    ("620702104001", "东园社区居民委员会", "东园社区"),
    ("620725101008", "永宁社区居民委员会", "永宁社区"),
    ("620725101010", "滨河社区居民委员会", "滨河社区"),
]
NEEDS = ["序号", "需求编号", "社区", "需求内容", "联系电话", "提出日期", "备注"]


def stored(book) -> io.BytesIO:
    """The workbook as a file at its beginning."""
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def sheet_of(*rows, title="需求清单", first=1):
    """A new workbook and its only sheet, filled from row ``first`` on."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for number, row in enumerate(rows, first):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column).value = value
    return book, sheet


def read_rows(*rows, ledger="needs", place=TAIAN, **options):
    """The reading of a one-sheet workbook with these rows."""
    return read_book(sheet_of(*rows)[0], ledger, place, **options)


def read_book(book, ledger="needs", place=TAIAN, **options):
    """The reading of a workbook made in the test."""
    return read(ledger, stored(book), place, NAMES, today=TODAY, **options)


def summaries(reading):
    """What the good rows are about, in order."""
    return [row.values.get("summary") for row in reading.rows]


def codes_of(reading):
    """(cell, code) of every complaint, in order."""
    return [(complaint.cell, complaint.code) for complaint in reading.complaints]
