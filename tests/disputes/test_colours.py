"""The colour of a dispute follows from its facts, and its day from its colour. Pure."""

import datetime

from sifang.disputes import causes
from sifang.disputes.colours import Facts, colour_of, due_on

LIMITS = {
    "green_workdays": 3, "yellow_workdays": 15, "red_workdays": 30, "mass_households": 5, "long_standing_days": 90,
}  # fmt: skip


def test_danger_many_households_and_many_days_are_red():
    assert colour_of(Facts(is_safety=True), LIMITS) == ("red", "safety")
    assert colour_of(Facts(households=5), LIMITS) == ("red", "mass")
    assert colour_of(Facts(days_open=90, needs_three_parties=True), LIMITS) == ("red", "long_standing")
    assert colour_of(Facts(households=4, days_open=89, needs_three_parties=True), LIMITS) == ("yellow", "three_parties")
    assert colour_of(Facts(), LIMITS) == ("green", "at_once")
    assert colour_of(Facts(is_safety=True, settled_on_the_spot=True), LIMITS) == ("green", "on_the_spot")


def test_the_day_is_counted_in_working_days():
    # 1 October 2024 to 7 October is the holiday; 12 October is a Saturday people worked on.
    assert due_on("green", datetime.date(2024, 9, 30), LIMITS) == datetime.date(2024, 10, 10)
    assert due_on("yellow", datetime.date(2024, 3, 4), LIMITS) == datetime.date(2024, 3, 25)


def test_a_cause_is_guessed_from_what_comes_first():
    assert causes.guess("停车收费，还有物业费") == "parking"
    assert causes.guess("说不清的事") == "other"
    assert causes.name("leak") == "漏水"
    assert causes.name("leak", "en") == "water leak"
