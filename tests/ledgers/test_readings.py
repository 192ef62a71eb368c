"""A file read as a ledger gives good rows, complaints by cell, and hides nothing."""

import io

import pytest

from sifang.ledgers.declarations import LEDGERS
from sifang.ledgers.readings import read
from tests.ledgers.books import (
    COUNTY,
    DANXIA,
    NEEDS,
    STREET,
    TAIAN,
    codes_of,
    read_book,
    read_rows,
    sheet_of,
    summaries,
)

HEADER = ["序号", "需求编号", "社区", "需求内容", "联系电话", "提出日期", "办结日期"]
PROJECTS = ["序号", "项目编号", "项目名称", "对应需求", "牵头单位", "开始时间", "完成时限"]


def test_a_bad_cell_is_named_and_its_row_held_back():
    reading = read_rows(NEEDS, [1, "A-1", "泰安", "灯不亮", "1990000021"], [2, "A-2", "泰安", "门坏了", "19900000202"])
    assert codes_of(reading) == [("E2", "phone_invalid")]
    assert summaries(reading) == ["门坏了"]


def test_a_required_cell_may_come_from_the_place_of_import():
    assert read_rows(NEEDS, [1, "A-1", None, "灯不亮"], place=TAIAN).rows[0].values["community"] == TAIAN
    assert codes_of(read_rows(NEEDS, [1, "A-1", None, "灯不亮"], place=COUNTY)) == [("C2", "required_missing")]


def test_a_community_outside_the_place_of_import_is_refused():
    assert codes_of(read_rows(NEEDS, [1, "A-1", "丹霞社区", "灯不亮"], place=TAIAN)) == [
        ("C2", "community_outside_place")
    ]


def test_the_rows_word_goes_before_the_sheets_and_is_shown():
    book, _ = sheet_of(NEEDS, [1, "A-1", "丹霞社区", "灯不亮"], title="泰安社区")
    reading = read_book(book, place=STREET)
    assert reading.rows[0].place == DANXIA
    assert codes_of(reading) == [("C2", "community_conflict")]
    assert reading.stops == []


def test_a_need_closed_before_it_was_raised_is_shown_and_a_project_due_before_its_start_refused():
    need = read_rows(HEADER, [1, "A-1", "泰安", "灯不亮", None, "2025.3.13", "2025.3.1"])
    assert [complaint.code for complaint in need.warnings] == ["date_order"]
    project = read_rows(PROJECTS, [1, "P-1", "坡道", "A-1", "甲", "2025.9.1", "2025.6.1"], ledger="projects")
    assert [(complaint.cell, complaint.code) for complaint in project.stops] == [("G2", "date_order")]


def test_a_need_cannot_be_raised_on_a_day_to_come():
    assert codes_of(read_rows(HEADER, [1, "A-1", "泰安", "灯不亮", None, "2027.3.13"])) == [("F2", "date_in_future")]


def test_an_exact_copy_is_left_out_and_listed():
    row = ["A-1", "泰安", "灯不亮", "19900000101", "2025.3.5"]
    reading = read_rows(NEEDS, [1, *row], [2, *row])
    assert summaries(reading) == ["灯不亮"]
    assert [(copy.row, copy.of) for copy in reading.copies] == [(3, 2)]


def test_a_copy_without_a_code_is_left_out_and_listed():
    reading = read_rows(NEEDS, [1, None, "泰安", "灯不亮"], [2, None, "泰安", "灯不亮"], [3, None, "泰安", "门坏了"])
    assert summaries(reading) == ["灯不亮", "门坏了"]
    assert [(copy.row, copy.of) for copy in reading.copies] == [(3, 2)]


def test_one_code_on_two_things_is_a_conflict():
    reading = read_rows(NEEDS, [1, "A-1", "泰安", "灯不亮"], [2, "a－1", "泰安", "门坏了"])
    assert codes_of(reading) == [("B3", "code_conflict")]


def test_a_failed_formula_is_seen():
    assert codes_of(read_rows(NEEDS, [1, "A-1", "泰安", "#N/A", None, "#VALUE!"])) == [
        ("D2", "formula_error"),
        ("F2", "formula_error"),
    ]


def test_a_formula_that_was_never_calculated_is_seen():
    assert codes_of(read_rows(NEEDS, [1, "A-1", "泰安", "=B2"])) == [("D2", "formula_uncounted")]


@pytest.mark.parametrize(
    ("rows", "code"),
    [([["序号", "姓名", "特长"], [1, "某", "合唱"]], "no_table"), ([NEEDS], "no_rows"), ([], "no_table")],
)
def test_a_workbook_without_rows_of_the_ledger_is_one_complaint(rows, code):
    assert [complaint.code for complaint in read_rows(*rows).complaints] == [code]


def test_another_ledgers_table_is_called_by_its_name():
    reading = read_rows(PROJECTS, [1, "P-1", "坡道"], place=TAIAN)
    assert reading.complaints[0].details["like"] == "项目清单"


def test_a_file_that_is_no_workbook_is_one_complaint():
    reading = read("needs", io.BytesIO(b"no"), TAIAN, [])
    assert [complaint.code for complaint in reading.complaints] == ["not_xlsx"]


def test_the_places_of_a_district_are_a_ledger_too():
    reading = read_rows(
        ["区划代码", "名称", "简称", "类型"],
        ["620702002010", "泰安社区居民委员会", "泰安社区", "居委会"],
        ledger="places",
        place=COUNTY,
    )
    assert reading.rows[0].values == {
        "code": TAIAN,
        "name": "泰安社区居民委员会",
        "short_name": "泰安社区",
        "kind": "community",
    }


@pytest.mark.parametrize("name", ["needs", "resources", "projects", "places"])
def test_the_lists_begin_with_a_number_and_end_with_a_remark(name):
    columns = LEDGERS[name].columns
    assert (columns[0].identifier, columns[-1].identifier) == ("seq", "remark")


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=lambda ledger: ledger.name)
def test_every_ledger_names_its_columns_once_and_tells_by_its_own(ledger):
    assert len(ledger.by_identifier) == len(ledger.columns)
    assert set(ledger.telling) | set(ledger.by_content) <= set(ledger.by_identifier)
