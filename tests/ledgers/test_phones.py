"""Telephone numbers are read as digits, and what has lost digits is refused."""

import pytest

from sifang.ledgers.cells import Cell
from sifang.ledgers.phones import is_masked, phone


@pytest.mark.parametrize(
    "written",
    [
        "19900000201",
        19900000201,
        19900000201.0,
        "199 0000 0201",
        "1990000-0201",
        "１９９０００００２０１",
        "+86 199 0000 0201",
        "86-19900000201",
        "0086 19900000201",
        "\u200b19900000201",
        "　19900000201\n",
    ],
)
def test_a_mobile_number_is_eleven_digits(written):
    assert phone(Cell(written)) == ("19900000201", None)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0936-8212345", "0936-8212345"),
        ("(0936)8212345", "0936-8212345"),
        ("09368212345", "0936-8212345"),
        ("010-62345678", "010-62345678"),
        ("0936-8212345转802", "0936-8212345-802"),
        ("8212345", "8212345"),
        ("400-123-4567", "4001234567"),
        ("12345", "12345"),
    ],
)
def test_landlines_and_service_numbers_are_telephones_too(written, value):
    assert phone(Cell(written)) == (value, None)


@pytest.mark.parametrize("written", ["", "无", "/", "——", "未留", "不详", None])
def test_no_telephone_is_no_complaint(written):
    assert phone(Cell(written)) == (None, None)


@pytest.mark.parametrize("written", ["199****0204", "199xxxx0204", "199＊＊＊＊0204", "1990000****"])
def test_a_masked_number_is_known_as_masked(written):
    value, complaint = phone(Cell(written))
    assert complaint is None
    assert is_masked(value)


@pytest.mark.parametrize("written", ["1990000021", 1990000030, "199000002011", "王女士", "1990000O201"])
def test_a_number_of_the_wrong_length_is_refused(written):
    assert phone(Cell(written)).complaint.code == "phone_invalid"


@pytest.mark.parametrize("written", ["1.99E+10", "1.99e10", 19900000000, 1.99e10])
def test_digits_that_were_lost_are_not_guessed(written):
    assert phone(Cell(written)).complaint.code == "phone_lost_digits"


@pytest.mark.parametrize("written", ["19900000327/19900000328", "19900000327、19900000328", "19900000327 19900000328"])
def test_of_two_numbers_in_a_cell_the_first_is_kept_visibly(written):
    value, complaint = phone(Cell(written))
    assert value == "19900000327"
    assert not complaint.stops
