"""Working days follow the published plan, then the week."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifang.core.workdays import add_workdays, is_workday, known

FAR = date(2090, 1, 2)  # a Monday no plan is published for

days = st.dates(min_value=date(2004, 1, 1), max_value=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 10, 1), False),  # National Day, a Wednesday
        (date(2025, 9, 28), True),  # a Sunday worked for it
        (date(2026, 2, 17), False),  # Spring Festival, a Tuesday
        (date(2026, 11, 23), True),
        (date(2026, 11, 22), False),
    ],
)
def test_the_published_plan_holds(day, works):
    assert known(day)
    assert is_workday(day) is works


def test_without_a_plan_monday_to_friday_are_worked_and_it_is_said():
    assert not known(FAR)
    assert [is_workday(FAR + timedelta(days=n)) for n in range(7)] == [True] * 5 + [False] * 2


def test_a_table_comes_before_the_plan():
    table = {date(2026, 11, 23): False, date(2026, 11, 22): True}
    assert not is_workday(date(2026, 11, 23), table)
    assert is_workday(date(2026, 11, 22), table)
    assert add_workdays(date(2026, 11, 20), 1, table) == date(2026, 11, 22)
    assert add_workdays(date(2026, 11, 22), 1, table) == date(2026, 11, 24)


def test_days_are_added_over_a_holiday_with_its_shifted_weekend():
    # 30 September 2025; holiday 1 to 8 October; Saturday the 11th is worked.
    assert add_workdays(date(2025, 9, 30), 1) == date(2025, 10, 9)
    assert add_workdays(date(2025, 9, 30), 3) == date(2025, 10, 11)
    assert add_workdays(date(2025, 10, 9), -1) == date(2025, 9, 30)


def test_one_working_day_after_a_weekend_day_is_the_next_working_day():
    assert add_workdays(date(2026, 11, 21), 1) == date(2026, 11, 23)
    assert add_workdays(date(2026, 11, 21), 0) == date(2026, 11, 21)


@given(days, st.integers(1, 40))
def test_the_day_reached_is_worked_and_has_as_many_working_days_behind_it(day, n):
    reached = add_workdays(day, n)
    between = [day + timedelta(days=step) for step in range(1, (reached - day).days + 1)]
    assert is_workday(reached)
    assert sum(map(is_workday, between)) == n


@given(days.filter(is_workday), st.integers(0, 40))
def test_going_back_from_a_working_day_comes_home(day, n):
    assert add_workdays(add_workdays(day, n), -n) == day
