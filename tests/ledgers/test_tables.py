"""Tables are found wherever clerks put them, and only records come out of them."""

import datetime

import pytest

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


def test_a_title_and_a_unit_line_may_stand_above_the_header():
    reading = read_rows(
        ["泰安社区需求清单"], ["填报单位:泰安社区", None, "填报时间:2025年"], NEEDS, [1, "A-1", "泰安", "灯不亮"]
    )
    assert summaries(reading) == ["灯不亮"]
    assert reading.found[0].header_rows == (3,)


def test_a_table_may_begin_in_any_column():
    reading = read_rows([], [], [None, None, *NEEDS], [None, None, 1, "A-1", "泰安", "灯不亮"])
    assert reading.found[0].letter("summary") == "F"
    assert summaries(reading) == ["灯不亮"]


def test_a_header_of_two_rows_is_put_together():
    book, sheet = sheet_of(
        ["序号", "需求内容", "反映人信息", None, "时间", None],
        [None, None, "姓名", "电话", "提出日期", "办结日期"],
        [1, "灯不亮", "王女士", "19900000101", "2025.3.5", "2025.3.9"],
    )
    for area in ("A1:A2", "B1:B2", "C1:D1", "E1:F1"):
        sheet.merge_cells(area)
    reading = read_book(book)
    assert reading.found[0].header_rows == (1, 2)
    assert reading.rows[0].values["raised_by"] == "王女士"
    assert reading.rows[0].values["closed_on"] == datetime.date(2025, 3, 9)


def test_a_header_repeated_after_a_page_break_is_no_record_and_may_change_the_order():
    reading = read_rows(
        NEEDS,
        [1, "A-1", "泰安", "灯不亮"],
        NEEDS,
        [2, "A-2", "泰安", "门坏了"],
        ["需求内容", "社区", "需求编号"],
        ["窗坏了", "泰安", "A-3"],
    )
    assert summaries(reading) == ["灯不亮", "门坏了", "窗坏了"]
    assert [row.values["code"] for row in reading.rows] == ["A-1", "A-2", "A-3"]


def test_cells_merged_down_count_for_each_row():
    book, sheet = sheet_of(
        NEEDS, [1, "A-1", "泰安社区", "灯不亮"], [2, "A-2", None, "门坏了"], [3, "A-3", "丹霞社区", "窗坏了"]
    )
    sheet.merge_cells("C2:C3")
    reading = read_book(book, place=STREET)
    assert [row.place for row in reading.rows] == [TAIAN, TAIAN, DANXIA]


@pytest.mark.parametrize(
    "row",
    [
        ["小  计", None, None, "共5件"],
        ["合计:", None, None, 15],
        ["泰安社区小计", None, None, 3],
        ["填表人:示例甲", None, None, None, "审核人:示例乙"],
        [None, None, "说明:", "1.内容要写清楚"],
        ["—— 以上为党政机关 ——"],
        ["以下空白"],
        [7],
        [None, None, None, "   "],
    ],
)
def test_rows_that_are_no_records_are_left_out_and_listed(row):
    reading = read_rows(NEEDS, [1, "A-1", "泰安", "灯不亮"], row)
    assert summaries(reading) == ["灯不亮"]
    assert reading.complaints == []
    assert reading.ignored[-1].row == 3 or not any(str(value or "").strip() for value in row)


def test_a_row_with_nothing_but_its_content_is_a_record():
    assert summaries(read_rows(NEEDS, [None, None, None, "灯不亮"])) == ["灯不亮"]


def test_ditto_marks_repeat_the_row_above():
    reading = read_rows(
        NEEDS, [1, "A-1", "丹霞", "灯不亮", None, "2025.3.5"], [2, "A-2", "同上", "门坏了", None, "〃"], place=STREET
    )
    assert [row.values["raised_on"].day for row in reading.rows] == [5, 5]
    assert reading.rows[1].place == DANXIA


def test_columns_nobody_knows_are_listed_with_a_suggestion_and_not_stored():
    reading = read_rows(
        [*NEEDS, "诉求内容详情", "身份证号"], [1, "A-1", "泰安", "灯不亮", None, None, None, "详", "000000190001010000"]
    )
    assert [(column.letter, column.title) for column in reading.unread] == [("H", "诉求内容详情"), ("I", "身份证号")]
    assert reading.unread[1].suggestion is None
    assert "000000190001010000" not in str(reading.rows)


def test_an_unknown_title_is_suggested_for_a_free_column():
    reading = read_rows(
        ["序号", "社区", "诉求具体内容", "反映人", "提出日期"], [1, "泰安", "灯不亮", "王女士", "2025.3.5"]
    )
    assert codes_of(reading) == [("", "column_missing")]
    assert [(column.title, column.suggestion) for column in reading.unread] == [("诉求具体内容", "summary")]


def test_a_remembered_column_is_read_as_the_person_said():
    rows = (["序号", "社区", "事由", "反映人", "提出日期"], [1, "泰安", "灯不亮", "王女士", "2025.3.5"])
    assert summaries(read_rows(*rows, remembered={"事由": "summary"})) == ["灯不亮"]


def test_each_sheet_may_belong_to_a_community_and_order_its_columns_its_own_way():
    book, _ = sheet_of(["填表说明"], ["一、每个社区一张表。"], title="填表说明")
    for title, rows in {
        "泰安社区居委会": (["序号", "需求内容", "需求编号"], [1, "灯不亮", "A-1"]),
        "丹霞": (["需求编号", "需求内容"], ["A-2", "门坏了"]),
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    reading = read_book(book, place=STREET)
    assert [(row.values["code"], row.place) for row in reading.rows] == [("A-1", TAIAN), ("A-2", DANXIA)]
    assert (reading.sheets_read, reading.sheets_left_out) == (["泰安社区居委会", "丹霞"], ["填表说明"])


def test_a_sheet_of_an_unknown_community_is_one_complaint():
    book, _ = sheet_of(["序号", "需求内容", "需求编号"], [1, "灯不亮", "A-1"], [2, "门坏了", "A-2"], title="新设社区")
    reading = read_book(book, place=STREET)
    assert [(complaint.sheet, complaint.row, complaint.code) for complaint in reading.complaints] == [
        ("新设社区", None, "community_unknown")
    ]
    assert reading.rows == []


def test_the_unit_line_names_the_community_of_a_sheet():
    book, _ = sheet_of(
        ["居民需求清单"], ["填报单位:丹霞社区(盖章)"], ["序号", "需求内容", "需求编号"], [1, "灯不亮", "A-1"]
    )
    assert read_book(book, place=STREET).rows[0].place == DANXIA


def test_without_any_community_the_sheet_is_complained_about():
    reading = read_rows(["序号", "需求内容", "需求编号"], [1, "灯不亮", "A-1"], place=COUNTY)
    assert codes_of(reading) == [("", "community_nowhere")]
