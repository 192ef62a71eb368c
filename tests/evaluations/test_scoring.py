"""The score: exact, recomputable, equal to a second reckoning written independently of the first."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sifang.evaluations import schemes
from sifang.evaluations.scoring import score

WEIGHTS = schemes.weights_of(schemes.VERSION_1, "community")


def reckoned(facts, marks, weights):
    """The same score by whole numbers alone: everything over one common denominator at the end, in hundredths."""
    numerator, denominator, weight_sum, anybody = 0, 1, 0, False
    for question in weights["questions"]:
        said = None
        for group, group_weight in weights["groups"].items():
            given_here = marks.get(group, {}).get(question["name"], {})
            known = [(weights["grades"][answer], n) for answer, n in given_here.items() if answer in weights["grades"]]
            voices = sum(n for _worth, n in known)
            if voices:
                top, bottom, whole = said or (0, 1, 0)
                said = (
                    top * voices + group_weight * sum(worth * n for worth, n in known) * bottom,
                    bottom * voices,
                    whole + group_weight,
                )
        value = None
        if said:
            anybody = True
            value = (said[0], said[1] * said[2])
        if question["ratio"] and facts.get(question["ratio"][1]):
            shown = (
                min(100 * facts.get(question["ratio"][0], 0), 100 * facts[question["ratio"][1]]),
                facts[question["ratio"][1]],
            )
            if value is None:
                value = shown
            else:
                share = weights["facts_share"]
                value = (
                    (100 - share) * value[0] * shown[1] + share * shown[0] * value[1],
                    100 * value[1] * shown[1],
                )
        if value is not None:
            numerator, denominator = (
                numerator * value[1] + question["weight"] * value[0] * denominator,
                denominator * value[1],
            )
            weight_sum += question["weight"]
    if not anybody:
        return None
    top, bottom = numerator * 100, denominator * weight_sum
    return (2 * top + bottom) // (2 * bottom)


def anything(dice, kind):
    """Facts and marks as they may come, with weights and grades of any size."""
    part = schemes.VERSION_1["kinds"][kind]
    names = {name for question in part["questions"] for name in question["facts"] + (question["ratio"] or [])}
    facts = {name: dice.choice([0, 0, 1, 2, 7, 43, dice.randrange(500)]) for name in sorted(names)}
    marks = {
        group: {
            question["name"]: {answer: dice.randrange(9) for answer in schemes.ANSWERS if dice.random() < 0.6}
            for question in part["questions"]
            if dice.random() < 0.8
        }
        for group in part["groups"]
        if dice.random() < 0.8
    }
    weights = schemes.weights_of(schemes.VERSION_1, kind)
    if dice.random() < 0.5:
        weights["facts_share"] = dice.randrange(101)
        weights["questions"] = [question | {"weight": dice.randrange(1, 60)} for question in weights["questions"]]
        weights["grades"] = dict(zip(schemes.GRADES, sorted(dice.sample(range(101), 4), reverse=True), strict=True))
    return facts, marks, weights


def test_a_second_reckoning_comes_to_the_same_in_ten_thousand_random_cases():
    dice = random.Random("two reckonings")
    seen = set()
    for _case in range(10_000):
        facts, marks, weights = anything(dice, dice.choice(schemes.KINDS))
        result = score(facts, marks, weights, 1)
        assert result.hundredths == reckoned(facts, marks, weights)
        seen.add(result.hundredths)
    assert len(seen) > 3_000 and None in seen


def test_the_working_adds_up_to_the_points():
    facts, marks, weights = anything(random.Random(5), "organization")
    result = score(facts, marks, weights, 1)
    counted = [part for part in result.working if part.worth is not None]
    assert result.points == sum(part.weight * part.worth for part in counted) / sum(part.weight for part in counted)
    assert isinstance(result.points, Fraction)


def test_who_does_not_know_takes_nothing_away():
    known = {"street": {name: {"excellent": 1} for name in ("listens", "tells")}}
    more = {"street": {name: {"excellent": 1, "unknown": 9} for name in ("listens", "tells")}}
    assert score({}, known, WEIGHTS, 1).points == score({}, more, WEIGHTS, 1).points == 100


def test_facts_alone_make_no_score_where_nobody_said_anything():
    assert score({"needs": 10, "verified": 9}, {}, WEIGHTS, 1).points is None


def test_a_group_that_said_nothing_leaves_its_weight_to_the_others():
    marks = {"street": {"tells": {"good": 1}}, "resident": {"tells": {"poor": 5}}}
    [tells] = [part for part in score({}, marks, WEIGHTS, 1).working if part.question == "tells"]
    assert tells.said == Fraction(30 * 80 + 30 * 40, 60)


@given(some.integers(0, 10_000), some.integers(0, 10_000))
def test_a_half_is_rounded_up_and_nothing_lies_outside_0_and_100(attended, asked):
    weights = schemes.weights_of(schemes.VERSION_1, "leader")
    marks = {"community": {name: {"good": 1} for name in ("comes", "solves", "charges", "consults")}}
    result = score({"attended": attended, "asked_to": asked}, marks, weights, 1)
    assert 0 <= result.hundredths <= 10_000
    assert abs(result.points * 100 - result.hundredths) <= Fraction(1, 2)


@pytest.mark.parametrize("kind", schemes.KINDS)
def test_the_shipped_weights_add_up_to_100(kind):
    part = schemes.VERSION_1["kinds"][kind]
    assert sum(question["weight"] for question in part["questions"]) == 100
    assert sum(part["groups"].values()) == 100


def test_residents_are_asked_at_most_six_questions():
    assert len(schemes.questions_of(schemes.VERSION_1, "community")) <= 6


def test_no_scheme_holds_a_quota_or_an_order():
    spelled = str(schemes.VERSION_1)
    assert not [word for word in ("quota", "rank", "order", "best", "worst") if word in spelled]
