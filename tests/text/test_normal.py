"""Tidying keeps what people wrote and loses what breaks a store."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifang.text import normal


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("\u3000 泰安\u00a0嘉园 \t", "泰安 嘉园"),
        ("３号楼Ａ座，灯不亮（东侧）", "3号楼A座，灯不亮（东侧）"),
        ("第一行\r\n第二行\u2028第三行", "第一行\n第二行\n第三行"),
        ("a\x00b\u200bc\u202ed\x07", "abcd"),
        ("①修路②补灯 ㎡", "①修路②补灯 ㎡"),
        ("上\n\n\n\n\n下", "上\n\n下"),
        ("坏\ud800字", "坏字"),
        (" \u3000\n ", ""),
    ],
)
def test_a_text_is_kept_without_odd_spaces_and_invisible_characters(written, kept):
    assert normal.tidy(written) == kept


@given(st.text(st.characters()))
def test_tidying_twice_changes_nothing_more(text):
    once = normal.tidy(text)
    assert normal.tidy(once) == once


@given(st.text(st.characters()))
def test_a_tidy_text_can_be_stored_as_utf_8_and_holds_no_control_character(text):
    kept = normal.tidy(text)
    kept.encode()
    assert all(letter == "\n" or unicodedata.category(letter) != "Cc" for letter in kept)


def test_texts_that_differ_in_width_case_and_space_fold_to_one():
    assert normal.folded(" Ａ座\u3000３单元，漏水！") == normal.folded("a座 3单元,漏水!")


def test_the_bare_text_has_letters_digits_and_characters_only():
    assert normal.bare("3号楼-2单元：漏水（严重）!") == "3号楼2单元漏水严重"


def test_grams_overlap_and_stand_in_order():
    assert normal.grams("雨棚 松了") == ["雨棚", "棚松", "松了"]
    assert normal.grams("雨棚松了", 3) == ["雨棚松", "棚松了"]


def test_a_text_shorter_than_a_gram_is_one_piece_and_an_empty_one_none():
    assert normal.grams("水") == ["水"]
    assert normal.grams("！？") == []


def test_the_headline_is_the_first_line_or_the_first_sentence():
    assert normal.headline("雨棚松了\n风一吹就响。") == "雨棚松了"
    assert normal.headline("雨棚松了。风一吹就响。") == "雨棚松了"
    assert normal.headline("长" * 90) == "长" * 40
