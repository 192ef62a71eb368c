"""The workbook is handed back with its bad cells marked, each with a sentence in Chinese."""

import io

import openpyxl

from sifang.ledgers import marking
from sifang.ledgers.marking import mark
from tests.ledgers.books import NEEDS, read_book, sheet_of, stored


def marked(book):
    reading = read_book(book)
    return openpyxl.load_workbook(io.BytesIO(mark(stored(book), reading.complaints)))


def bad_book():
    return sheet_of(NEEDS, [1, "A-1", "泰安", "路灯不亮", "1990000021", "25.3.5"], [2, "A-2", "泰康社区", "门坏了"])[0]


def test_bad_cells_are_red_and_doubtful_ones_yellow_and_say_why():
    sheet = marked(bad_book())["需求清单"]
    assert sheet["E2"].fill.start_color.rgb == marking.RED.start_color.rgb
    assert sheet["F2"].fill.start_color.rgb == marking.YELLOW.start_color.rgb
    assert "1990000021" in sheet["E2"].comment.text
    assert sheet["C3"].comment is not None
    assert sheet["D2"].comment is None


def test_what_was_written_stays_as_it_was():
    sheet = marked(bad_book())["需求清单"]
    assert [cell.value for cell in sheet[2]] == [1, "A-1", "泰安", "路灯不亮", "1990000021", "25.3.5", None]


def test_a_complaint_about_a_merged_cell_stands_in_its_first():
    book, sheet = sheet_of(NEEDS, [1, "A-1", "泰康社区", "路灯不亮"], [2, "A-2", None, "门坏了"])
    sheet.merge_cells("C2:C3")
    assert marked(book)["需求清单"]["C2"].comment is not None


def test_a_whole_sheet_is_complained_about_in_its_first_cell():
    book = sheet_of(["序号", "需求编号", "需求内容"], [1, "A-1", "路灯不亮"], title="新设社区")[0]
    assert marked(book)["新设社区"]["A1"].comment is not None


def test_a_file_that_cannot_be_copied_gives_a_list():
    complaints = read_book(bad_book()).complaints
    sheet = openpyxl.load_workbook(io.BytesIO(mark(io.BytesIO(b"PK no workbook"), complaints))).active
    assert [cell.value for cell in sheet["B"]][1:] == ["E2", "F2", "C3"]
