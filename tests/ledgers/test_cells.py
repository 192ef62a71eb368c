"""Texts, codes, numbers and words out of lists are read as people mean them."""

import datetime

import pytest

from sifang.ledgers import cells, choices
from sifang.ledgers.cells import Broken, Cell


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  楼道灯不亮　　", "楼道灯不亮"),
        ("转自微信群_x000D_\n已核实", "转自微信群\n已核实"),
        ("一\r\n二\r三", "一\n二\n三"),
        ("\t-2层门锁坏了", "-2层门锁坏了"),
        ("=1号楼路灯不亮", "=1号楼路灯不亮"),
        ("零\u200b宽", "零宽"),
        ("５楼、６楼", "５楼、６楼"),
        (36, "36"),
        (36.0, "36"),
        (2.5, "2.5"),
        (True, "是"),
        (datetime.datetime(2025, 3, 5), "2025-03-05"),
        (datetime.time(8, 30), "08:30"),
    ],
)
def test_text_is_kept_as_written_without_the_space_around_it(value, text):
    assert cells.text(Cell(value)) == (text, None)


def test_numbers_are_read_as_they_are_shown():
    assert cells.text(Cell(0.6, "0%")).value == "60%"
    assert cells.code(Cell(28, "0000")).value == "0028"


@pytest.mark.parametrize("value", [None, "", " 　 ", "/", "－", "——"])
def test_a_lone_dash_is_an_empty_cell(value):
    assert cells.text(Cell(value)) == (None, None)


def test_a_text_past_all_measure_is_refused():
    assert cells.text(Cell("长" * (cells.LONGEST_TEXT + 1))).complaint.code == "text_too_long"


@pytest.mark.parametrize("value", ["dj－2025－010", " DJ-2025-010 ", "ＤＪ-2025—010", "DJ - 2025 - 010"])
def test_one_code_has_one_spelling(value):
    assert cells.code(Cell(value)).value == "DJ-2025-010"


def test_several_codes_in_a_cell_are_told_apart():
    assert cells.codes(Cell("BJ-N-004\nbj-n-005;BJ-N-006、BJ-N-004")).value == ("BJ-N-004", "BJ-N-005", "BJ-N-006")
    assert cells.codes(Cell("—")).value is None


@pytest.mark.parametrize(
    "value", ["12620702000000115G", "１２６２０７０２００００００１１５ｇ", "12620702 00000011 5G"]
)
def test_a_social_credit_code_is_read_in_any_width_and_case(value):
    assert cells.uscc(Cell(value)) == ("12620702000000115G", None)


@pytest.mark.parametrize(
    ("value", "because"),
    [("91620702000000131A", "check"), (916207020000001200, "number"), ("620702000000131", "length")],
)
def test_a_social_credit_code_is_checked(value, because):
    complaint = cells.uscc(Cell(value)).complaint
    assert (complaint.code, complaint.details["because"]) == ("uscc_invalid", because)


def test_a_count_may_carry_its_unit_and_words_leave_it_empty_visibly():
    assert cells.whole_number(Cell("１２次")).value == 12
    assert cells.whole_number(Cell(3)).value == 3
    value, complaint = cells.whole_number(Cell("若干"))
    assert (value, complaint.code, complaint.stops) == (None, "number_invalid", False)


@pytest.mark.parametrize(
    ("written", "word"),
    [("常态访", "常态访"), ("网格员入户", "常态访"), ("12345热线", "居民自报"), ("板凳会", "现场提"), ("无", None)],
)
def test_a_channel_is_known_by_its_other_names(written, word):
    assert cells.choice(choices.CHANNEL, inside=True)(Cell(written)) == (word, None)


def test_of_two_words_in_a_choice_the_first_is_taken_visibly():
    value, complaint = cells.choice(choices.RESOURCE_CATEGORY, inside=True)(Cell("人才/服务"))
    assert (value, complaint.code) == ("人才", "choice_several")


def test_half_done_is_not_done():
    value, complaint = cells.choice(choices.PROJECT_STATUS)(Cell("已完成一半"))
    assert (value, complaint.code, complaint.stops) == (None, "choice_unknown", False)


def test_every_word_of_a_choice_has_one_meaning():
    for words in (choices.CHANNEL, choices.URGENCY, choices.NEED_STATUS, choices.PROJECT_STATUS, choices.SATISFACTION):
        spellings = [other for word, others in words.items() for other in (word, *others.split())]
        assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize(
    ("value", "code"),
    [(Broken("#N/A"), "formula_error"), ("#VALUE!", "formula_error"), (Broken(""), "formula_uncounted")],
)
def test_a_failed_formula_is_never_an_empty_cell(value, code):
    assert not cells.is_empty(Cell(value))
    assert cells.broken(Cell(value)).code == code
