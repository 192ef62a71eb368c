"""Money is whole 分 inside and 元 outside, and nothing is rounded on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifang.core.money import MOST, parse, shown
from tests.refusals import refused


@pytest.mark.parametrize(
    ("words", "fen"),
    [
        ("1,234.5", 123_450),
        ("0", 0),
        ("0.01", 1),
        (" 1 234 元", 123_400),
        ("¥12.30", 1_230),
        ("￥12.30元", 1_230),  # noqa: RUF001
        ("1２,345．6７", 1_234_567),  # noqa: RUF001
        ("180万", 180_000_000),
        ("1.2345万元", 1_234_500),
        ("100000000000", MOST),
    ],
)
def test_what_people_write_is_understood(words, fen):
    assert parse(words) == fen


@pytest.mark.parametrize(
    ("words", "because"),
    [
        ("", "Write an amount"),
        ("ten", "Write an amount"),
        ("12,34", "Write an amount"),
        ("1e5", "Write an amount"),
        ("1.2.3", "Write an amount"),
        ("١٢", "Write an amount"),
        ("-5", "cannot be negative"),
        ("−5", "cannot be negative"),  # noqa: RUF001
        ("12.345", "two decimals"),
        ("1.2345678万", "two decimals"),
        ("100000000000.01", "check the zeros"),
        ("1" * 400, "Write an amount"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(words, because):
    with refused(because):
        parse(words)


@given(st.integers(min_value=0, max_value=MOST))
def test_what_is_shown_reads_back_as_the_same_amount(fen):
    assert parse(shown(fen)) == fen


def test_no_amount_is_shown_as_nothing_and_a_debt_with_its_sign():
    assert (shown(None), shown(-105)) == ("", "-1.05")
