"""No published sum, and nothing worked out from several, speaks of fewer than five ballots."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as some

from sifang.evaluations.publishing import FEWEST, enough, may_publish

PLACES = "abcdefg"
towns = some.fixed_dictionaries(dict.fromkeys(PLACES, some.integers(0, 12)))
wishes = some.lists(some.frozensets(some.sampled_from(PLACES)), max_size=6)


def published(ballots, wanted):
    """The sets that are let through, one after the other."""
    out = []
    for each in wanted:
        if may_publish(ballots, out, each):
            out.append(each)
    return out


def cast(ballots, places):
    return sum(ballots[place] for place in places)


@given(towns, wishes)
def test_the_difference_of_any_two_published_sets_is_nothing_or_five_at_least(ballots, wanted):
    out = published(ballots, wanted)
    for one, other in product(out, repeat=2):
        for piece in (one, one - other, one & other):
            assert cast(ballots, piece) == 0 or cast(ballots, piece) >= FEWEST


@given(towns, wishes)
def test_no_sum_of_sums_singles_out_one_to_four_ballots(ballots, wanted):
    """An attacker who adds and subtracts up to three published sums learns of no smaller group."""
    out = published(ballots, wanted)[:3]
    for signs in product((-1, 0, 1), repeat=len(out)):
        weight = {place: sum(s for s, each in zip(signs, out, strict=True) if place in each) for place in PLACES}
        singled = [place for place in PLACES if weight[place]]
        if singled and all(weight[place] == weight[singled[0]] for place in singled):
            assert cast(ballots, singled) == 0 or cast(ballots, singled) >= FEWEST


@given(towns)
def test_each_place_with_five_and_their_sum_may_stand_side_by_side(ballots):
    own = [[place] for place in sorted(enough(ballots))]
    assert published(ballots, own) == own
    assert may_publish(ballots, own, enough(ballots))


def test_a_sum_that_differs_by_four_is_kept_back():
    ballots = {"a": 20, "b": 4, "c": 9}
    assert may_publish(ballots, [], "abc")
    assert not may_publish(ballots, ["abc"], "ac")
    assert not may_publish(ballots, ["ac"], "abc")
    assert not may_publish(ballots, [], "b")
    assert may_publish(ballots, ["ac"], "a")
