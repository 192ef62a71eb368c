"""公文口径: exact in full, rough from below, the word where Chinese puts it; never more than the records hold."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifang.figures import official

NUMBERS = st.integers(min_value=0, max_value=10**12 - 1)
WORDS = st.sampled_from(official.MORE)
UNITS = st.sampled_from(["", "名", "元", "场次"])
SIZES = {"": 1, "万": 10**4, "亿": 10**8}
with (Path(__file__).parent / "article_figures.csv").open(encoding="utf-8", newline="") as file:
    ARTICLE = list(csv.DictReader(file))


@pytest.mark.parametrize("row", ARTICLE, ids=[row["id"] for row in ARTICLE])
def test_every_number_of_the_article_is_written_in_its_words(row):
    number = int(row["value"]) + (row["rule"] == "above")
    assert official.write(number, row["unit"], row["rule"], row["qualifier"] or "余") == row["rendered"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0次"), (9, "9次"), (10, "10次"), (11, "10余次"), (99, "90余次"), (100, "100次"), (469, "460余次"),
        (9_999, "9900余次"), (10_000, "1万次"), (16_999, "1.6万余次"), (118_000, "11万余次"), (100_001, "10余万次"),
        (999_999, "99万余次"), (123_456_789, "1.2亿余次"), (1_000_000_001, "10余亿次"),
    ],
)  # fmt: skip
def test_a_rough_number_stands_on_its_first_two_figures(number, words):
    assert official.rough(number, "次") == words


def read(words):
    """(number, whether more is said) of what the formatter wrote."""
    number, before, big, behind = re.fullmatch(r"([0-9.]+)([余多]?)([万亿]?)([余多]?)\D*", words).groups()
    assert not (before and behind)
    return Decimal(number) * SIZES[big], bool(before or behind)


@given(NUMBERS, UNITS)
def test_an_exact_number_reads_back_as_itself(number, unit):
    assert read(official.exact(number, unit)) == (number, False)


@given(NUMBERS, UNITS, WORDS)
def test_a_rough_number_never_claims_more_than_there_is_nor_hides_a_tenth(number, unit, word):
    told, more = read(official.rough(number, unit, word))
    assert told <= number
    assert more == (told < number)
    assert not more or number - told < Decimal(number) / (2 if number < 100 else 10)


@given(NUMBERS, NUMBERS)
def test_more_is_never_told_as_less(one, other):
    less, more = sorted((one, other))
    assert official.rounded_down(less) <= official.rounded_down(more)


@given(NUMBERS, UNITS, WORDS)
def test_the_word_stands_after_a_zero_or_after_the_big_unit(number, unit, word):
    words = official.rough(number, unit, word)
    if word in words:
        assert re.match(rf"\d*0{word}[万亿]?{unit}$|[0-9.]*[1-9][万亿]{word}{unit}$", words)
