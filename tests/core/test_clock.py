"""The one clock can be set inside a block, for this thread alone."""

import datetime
from concurrent.futures import ThreadPoolExecutor

import pytest

from sifang.core import clock

EVENING = datetime.datetime(2026, 11, 23, 16, 30, tzinfo=datetime.UTC)
MORNING = datetime.datetime(2026, 3, 1, 1, 0, tzinfo=datetime.UTC)


def test_without_a_block_it_is_the_machines_time():
    before = datetime.datetime.now(datetime.UTC)
    assert before <= clock.now() <= datetime.datetime.now(datetime.UTC)


def test_inside_a_block_it_is_the_moment_lived_and_afterwards_what_it_was():
    with clock.at(EVENING):
        with clock.at(MORNING) as moment:
            assert clock.now() == moment == MORNING
        assert clock.now() == EVENING
    assert clock.now() > EVENING - datetime.timedelta(days=1)
    assert clock.now() not in (EVENING, MORNING)


def test_today_is_the_day_of_the_people_who_live_there():
    with clock.at(EVENING):
        assert clock.today() == datetime.date(2026, 11, 24)  # half past midnight in Shanghai
    with clock.at(MORNING):
        assert clock.today() == datetime.date(2026, 3, 1)


def test_a_block_that_fails_gives_the_time_back():
    with pytest.raises(ValueError), clock.at(MORNING):
        raise ValueError
    assert clock.now() != MORNING


def test_another_thread_keeps_its_own_time():
    with clock.at(MORNING), ThreadPoolExecutor(1) as pool:
        assert pool.submit(clock.now).result() != MORNING
