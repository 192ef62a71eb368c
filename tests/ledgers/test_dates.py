"""Days are read in the ways clerks write them, and what is no day is refused."""

import datetime

import pytest

from sifang.ledgers.cells import Cell
from sifang.ledgers.dates import date, print_date

MARCH_5 = datetime.date(2025, 3, 5)


def seen(value, **options):
    return date(**options)(Cell(value))


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-05",
        "2025.3.5",
        "2025/3/5",
        "2025年3月5日",
        "2025年03月05号",
        "２０２５．３．５",
        "2025 . 3 . 5",
        "2025。3。5",
        "2025—3—5",
        "20250305",
        20250305,
        45721,
        45721.6,
        "2025-3-5 14:30",
        "2025-03-05 00:00:00",
        "2025-03-05T08:00:00Z",
        "2025年3月5日上午",
        "2025年3月5日(星期三)",
        "2025年3月5日前",
        "2025.3.5.",
        "二〇二五年三月五日",
        datetime.datetime(2025, 3, 5, 9, 30),
        MARCH_5,
    ],
)
def test_a_day_is_read_however_it_is_written(written):
    assert seen(written) == (MARCH_5, None)


def test_chinese_numerals_reach_the_end_of_the_year():
    assert seen("二〇二五年十二月三十一日").value == datetime.date(2025, 12, 31)


@pytest.mark.parametrize("written", ["", "无", "/", "－", "待定", None])
def test_words_for_nothing_are_no_date_and_no_complaint(written):
    assert seen(written) == (None, None)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2025.2.30", "date_invalid"),
        ("2025.13.5", "date_invalid"),
        ("2025年13月", "date_invalid"),
        (20251305, "date_invalid"),
        ("2205.3.5", "date_out_of_range"),
        ("1025.3.5", "date_out_of_range"),
        ("上个月底", "date_unreadable"),
        ("03/05/25", "date_unreadable"),
        ("3/5/2025", "date_unreadable"),
        ("2025.4-9", "date_range"),
        (7, "date_unreadable"),
        (datetime.time(8, 30), "date_unreadable"),
        (2025.1, "date_incomplete"),
        (2025, "date_incomplete"),
        (202503, "date_incomplete"),
        ("2025年3月", "date_incomplete"),
        ("3月5日", "date_incomplete"),
        ("3.5", "date_incomplete"),
    ],
)
def test_what_is_no_whole_day_is_complained_about(written, code):
    assert seen(written).complaint.code == code


@pytest.mark.parametrize(
    ("written", "code", "day"),
    [
        ("25.3.5", "date_two_digit_year", (2025, 3, 5)),
        ("25年3月5日", "date_two_digit_year", (2025, 3, 5)),
        ("45721", "date_serial_as_text", (2025, 3, 5)),
        ("2025,3,5", "date_unusual", (2025, 3, 5)),
        ("2025年9月底", "date_words", (2025, 9, 30)),
        ("2024年2月底", "date_words", (2024, 2, 29)),
        ("2025年底", "date_words", (2025, 12, 31)),
        ("2025年3月初", "date_words", (2025, 3, 1)),
    ],
)
def test_a_likely_reading_is_taken_with_a_warning(written, code, day):
    value, complaint = seen(written)
    assert (value, complaint.code, complaint.stops) == (datetime.date(*day), code, False)


@pytest.mark.parametrize("written", ["2025.7.15-8.20", "2025年7月15日至8月20日", "2025-07-15 至 2025-08-20"])
def test_of_a_range_the_column_says_which_end_counts(written):
    assert seen(written).value == datetime.date(2025, 7, 15)
    assert seen(written, edge="end").value == datetime.date(2025, 8, 20)
    assert seen(written).complaint.code == "date_range"


def test_a_month_is_a_time_limit_until_its_last_day():
    value, complaint = seen("2025年9月", edge="end")
    assert (value, complaint.code, complaint.stops) == (datetime.date(2025, 9, 30), "date_words", False)
    assert seen("2025年4月-10月", edge="end").value == datetime.date(2025, 10, 31)


def test_long_term_means_no_end_only_where_an_end_may_be_open():
    assert seen("长期", open_end=True) == (None, None)
    assert seen("长期").complaint.code == "date_words"


def test_a_day_is_printed_as_ledgers_print_it():
    assert print_date(MARCH_5) == "2025年3月5日"
    assert print_date(None) == ""
