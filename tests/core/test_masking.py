"""What is shown of a name, a phone or an address to somebody who gave no reason to see more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifang.core.masking import mask_name, mask_phone


@pytest.mark.parametrize(
    ("name", "shown"),
    [("马秀兰", "马*兰"), ("李强", "李*"), ("欧阳春华", "欧*华"), ("马", "*"), ("", ""), ("古丽·买买提", "古*提")],
)
def test_a_name_keeps_its_first_and_last_character(name, shown):
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("19900001234", "199****1234"),
        ("+8619900001234", "+86*******1234"),
        ("8213456", "*****56"),
        ("12", "12"),
        ("", ""),
    ],
)
def test_a_phone_keeps_three_and_four_digits_a_short_one_two(phone, shown):
    assert mask_phone(phone) == shown


@given(st.text(st.characters(categories=["Lo"]), min_size=2, max_size=12))
def test_no_name_is_shown_whole_and_its_length_is_not_told(name):
    shown = mask_name(name)
    assert shown != name or "*" in name
    assert len(shown) == (2 if len(name) == 2 else 3)


@given(st.text("0123456789", min_size=11, max_size=15))
def test_four_digits_or_more_of_a_whole_phone_stay_hidden(phone):
    assert mask_phone(phone).count("*") == len(phone) - 7
    assert len(mask_phone(phone)) == len(phone)
