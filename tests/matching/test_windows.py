"""A week's half-days, read from and written in Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifang.matching import windows
from sifang.matching.windows import AFTERNOON, ANY_TIME, DAYTIME, EVENING, MORNING, WEEKDAYS, WEEKEND, mask_of

MASKS = st.integers(0, windows.WHOLE_WEEK)


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("周六周日", mask_of(WEEKEND)),
        ("双休日", mask_of(WEEKEND)),
        ("工作日", mask_of(WEEKDAYS)),
        ("每周三下午", mask_of({2}, {AFTERNOON})),
        ("下午周三", mask_of({2}, {AFTERNOON})),
        ("随时", ANY_TIME),
        ("", ANY_TIME),
        ("每天晚上", mask_of(range(7), {EVENING})),
        ("周一至周五 8:30-17:30", mask_of(WEEKDAYS, DAYTIME)),
        ("工作日8时30分至17时30分", mask_of(WEEKDAYS, DAYTIME)),
        ("周1-5", mask_of(WEEKDAYS)),
        ("周六8:30-11:30", mask_of({5}, {MORNING})),
        ("８：３０－１１：３０", mask_of(range(7), {MORNING})),
        ("周一、三、五下午", mask_of({0, 2, 4}, {AFTERNOON})),
        ("周二四六", mask_of({1, 3, 5})),
        ("周五至周一", mask_of({4, 5, 6, 0})),
        ("星期天上午、礼拜三晚上", mask_of({6}, {MORNING}) | mask_of({2}, {EVENING})),
        ("周六、周日上午", mask_of(WEEKEND, {MORNING})),
        ("周末和工作日晚上", mask_of(WEEKEND) | mask_of(WEEKDAYS, {EVENING})),
        ("晚上、周末", mask_of(range(7), {EVENING}) | mask_of(WEEKEND)),
        ("晚7点以后", mask_of(range(7), {EVENING})),
        ("下午2:00-5:00", mask_of(range(7), {AFTERNOON})),
        ("周三下午3点至5点半", mask_of({2}, {AFTERNOON})),
        ("上午8点-下午5点", mask_of(range(7), DAYTIME)),
        ("12点前", mask_of(range(7), {MORNING})),
        ("16:30后", mask_of(range(7), {AFTERNOON, EVENING})),
        ("放学后", mask_of(WEEKDAYS, {AFTERNOON})),
        ("除周日外", mask_of(range(6))),
        ("工作日（周三除外）", mask_of({0, 1, 3, 4})),
    ],
)
def test_a_text_that_names_a_time_is_read_whole(text, mask):
    assert windows.read(text) == (mask, True)


@pytest.mark.parametrize("text", ["寒暑假", "听安排", "每周三次", "每月一次", "提前预约"])
def test_a_text_that_a_week_cannot_hold_is_any_time_and_not_sure(text):
    assert windows.read(text) == (ANY_TIME, False)


def test_a_window_that_comes_only_once_a_month_is_kept_but_not_sure():
    assert windows.read("每月第一个周六上午") == (mask_of({5}, {MORNING}), False)


def test_an_exception_that_a_week_cannot_hold_is_not_sure():
    assert windows.read("周六上午，节假日除外") == (mask_of({5}, {MORNING}), False)


@given(MASKS)
def test_words_read_back_as_the_same_window(mask):
    expected = ANY_TIME if mask == windows.WHOLE_WEEK else mask
    assert windows.read(windows.words(mask)) == (expected, True)


@pytest.mark.parametrize(
    ("mask", "text"),
    [
        (ANY_TIME, "随时"),
        (mask_of(WEEKEND), "周末"),
        (mask_of({0, 1, 2}, DAYTIME) | mask_of({5}, {MORNING}), "周一至周三白天，周六上午"),
        (mask_of({0, 2}, {MORNING, EVENING}), "周一、周三上午、晚上"),
    ],
)
def test_a_window_is_written_shortly(mask, text):
    assert windows.words(mask) == text


@given(st.text(alphabet="周一二三五六日末至到-、,和上下午晚全天工作8:30点半后前外除每次 （）", max_size=20))
def test_no_text_breaks_the_reading(text):
    assert 0 <= windows.parse(text) <= windows.WHOLE_WEEK


@given(MASKS, MASKS)
def test_overlap_counts_the_half_days_both_name(a, b):
    named = [set(range(21)) if not mask else {bit for bit in range(21) if mask >> bit & 1} for mask in (a, b)]
    assert windows.overlap(a, b) == len(named[0] & named[1])
