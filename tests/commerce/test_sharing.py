"""A shared cost adds up to the 分, and every part stands within one 分 of what is just."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sifang.commerce.sharing import allocate, permille
from sifang.core.money import MOST
from tests.refusals import refused

amounts = st.integers(min_value=0, max_value=MOST)
weights = st.lists(st.integers(min_value=0, max_value=10**12), min_size=1, max_size=40).filter(any)


def by_handing_out_one_by_one(amount, weights):
    """The same method in fractions: whole parts first, then 分 by 分 to whoever is owed most, the first of equals."""
    owed = [Fraction(amount) * weight / sum(weights) for weight in weights]
    parts = [int(quota) for quota in owed]
    owed = [quota - part for quota, part in zip(owed, parts, strict=True)]
    while sum(parts) < amount:
        at = owed.index(max(owed))
        parts[at] += 1
        owed[at] -= 1
    return parts


@given(amounts, weights)
def test_the_parts_add_up_and_stand_within_one_fen_of_their_quota(amount, weights):
    parts = allocate(amount, weights)
    assert sum(parts) == amount
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(amount) * weight / sum(weights)) < 1
        assert weight or not part


@given(amounts, weights)
def test_a_second_way_of_counting_gives_the_same_parts(amount, weights):
    assert allocate(amount, weights) == by_handing_out_one_by_one(amount, weights)


@given(amounts, weights)
def test_the_larger_weight_never_bears_less(amount, weights):
    ordered = sorted(weights)
    parts = allocate(amount, list(reversed(ordered)))
    assert parts == sorted(parts, reverse=True)


def test_of_equal_remainders_the_first_bears_the_odd_fen():
    assert allocate(10_000, [1, 1, 1]) == [3334, 3333, 3333]
    assert allocate(2, [0, 5, 5, 5]) == [0, 1, 1, 0]
    assert allocate(1, [3, 4]) == [0, 1]


def test_it_is_refused_where_nobody_would_bear_anything():
    for none in ([], [0, 0]):
        with refused("Nobody would bear anything"):
            allocate(100, none)
    for amount, weighed in ((-1, [1]), (1, [2, -1])):
        with refused("cannot be negative"):
            allocate(amount, weighed)


def test_thousandths_are_for_reading_only():
    assert [permille(part, 3) for part in (1, 2, 3)] == [333, 667, 1000]
    assert permille(0, 0) == 0
