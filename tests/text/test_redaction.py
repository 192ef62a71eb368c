"""No private number stays readable in a text, and nothing else is lost."""

import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sifang.text.redaction import KINDS, clean, has_card_checksum, has_id_checksum, redact

digits = st.text(st.sampled_from("0123456789"))
mobiles = st.builds(
    lambda second, rest: f"1{second}{rest}", st.sampled_from("3456789"), st.from_regex(r"[0-9]{9}", fullmatch=True)
)
births = st.dates(min_value=date(1920, 1, 1), max_value=date(2026, 1, 1))
surroundings = st.text(st.sampled_from("请联系张大爷，电话：。 （）雨棚松了ab"), max_size=12)


@st.composite
def identity_numbers(draw):
    body = (
        f"{draw(st.sampled_from(['620702', '520281', '110101']))}{draw(births):%Y%m%d}{draw(st.integers(0, 999)):03d}"
    )
    return next(body + check for check in "0123456789X" if has_id_checksum(body + check))


@pytest.mark.parametrize(
    ("text", "clean", "kinds"),
    [
        ("打13812345678找我", "打〔手机号〕找我", ["mobile"]),
        ("１３８-１２３４-５６７８", "〔手机号〕", ["mobile"]),
        ("+86 138 1234 5678", "〔手机号〕", ["mobile"]),
        ("138\u200b1234\u200b5678", "〔手机号〕", ["mobile"]),
        ("1 3 8 1 2 3 4 5 6 7 8", "〔手机号〕", ["mobile"]),
        ("13812345678、13987654321", "〔手机号〕、〔手机号〕", ["mobile"]),
        ("家里0936-8212345转802", "家里〔座机号〕", ["landline"]),
        ("（0936）8212345", "〔座机号〕", ["landline"]),
        ("座机号码：8212345", "座机号码：〔座机号〕", ["landline"]),
        ("证号620702 19800101 1237", "证号〔证件号〕", ["resident_id"]),
        ("老证620702800101123", "老证〔证件号〕", ["resident_id"]),
        ("卡号6222 0000 1111 2222 333", "卡号〔银行卡号〕", ["bank_card"]),
        ("卡号4111111111111111", "卡号〔银行卡号〕", ["bank_card"]),
        ("写信到Li.Si@example.com。", "写信到〔邮箱〕。", ["email"]),
        ("13812345678，li@example.cn", "〔手机号〕，〔邮箱〕", ["email", "mobile"]),
    ],
)
def test_a_private_number_is_taken_out(text, clean, kinds):
    assert redact(text) == (clean, kinds)


@pytest.mark.parametrize(
    "text",
    [
        "拨打12345、110或400-810-1234",
        "2025-03-05至2025-12-31，2025.3.5",
        "社区620702005001，编号XQ-2025-0001、GZ-2025-0936",
        "信用代码916207020000001311、91620702MA7ABCDE1X",
        "1.5 2.5 3.5 4.5 5.5 6米的钢管",
        "3号楼2单元501，下午13:30，每户150-300元，共1380000元",
        "流水号 1234567890123456",
    ],
)
def test_other_numbers_stay(text):
    assert redact(text) == (text, [])


def test_an_identity_number_with_a_wrong_check_character_is_taken_out_too():
    assert has_id_checksum("11010519491231002X")
    assert not has_id_checksum("110105194912310021")
    assert redact("110105194912310021") == ("〔证件号〕", ["resident_id"])


def test_the_check_of_a_bank_card_sees_one_wrong_digit():
    assert has_card_checksum("4111111111111111")
    assert not has_card_checksum("4111111111111112")


def test_a_kind_may_be_kept():
    assert redact("居委会0936-8212345，书记13812345678", keep=["landline"]) == (
        "居委会0936-8212345，书记〔手机号〕",
        ["mobile"],
    )


@given(surroundings, mobiles, surroundings)
def test_no_mobile_number_survives(before, number, after):
    clean, kinds = redact(f"{before}{number}{after}")
    assert number not in clean
    assert "mobile" in kinds


@given(surroundings, identity_numbers(), surroundings)
def test_no_identity_number_survives(before, number, after):
    clean, kinds = redact(f"{before}{number}{after}")
    assert number[6:14] not in clean
    assert "resident_id" in kinds


@given(st.text(st.sampled_from("0123456789Xx+-. @转电话号abc.cn（）()，１３８\u200b\n"), max_size=60))
def test_redacting_twice_changes_nothing_more(text):
    clean, _kinds = redact(text)
    assert redact(clean) == (clean, [])


@given(st.lists(mobiles | identity_numbers() | digits, max_size=4), surroundings)
def test_the_clean_text_is_never_longer(numbers, between):
    text = between.join(numbers)
    assert len(redact(text)[0]) <= len(text)


@given(st.text())
def test_a_text_without_numbers_and_addresses_stays_as_it_is(text):
    assume(not re.search(r"\d|@|＠", text))
    assert redact(text) == (text, [])


def test_every_kind_has_its_own_words():
    assert len({kind.label for kind in KINDS}) == len({kind.name for kind in KINDS}) == 5


def test_clean_cuts_only_after_a_number_is_taken_out():
    told = "请打" + "13912345678"
    assert clean(f"  {told} ", 8) == redact(told)[0][:8]
    assert "1391" not in clean(told, 8)
