"""Stations and the rota: opened, who is there when, called off with a reason, closed with what was to come."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.counsel import commands as counsel
from sifang.counsel import queries
from sifang.counsel.models import Duty
from sifang.notices.models import Notice
from tests.counsel.bench import Bench
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
HOURS, WEEK = datetime.timedelta(hours=3), datetime.timedelta(weeks=1)


@pytest.fixture
def bench(town):
    return Bench(town)


def soon(days=1):
    return clock.now() + datetime.timedelta(days=days)


def test_an_adviser_is_on_duty_every_week_and_the_public_reads_who_and_when(town, bench):
    station, first = bench.station(), soon()
    made = counsel.plan_duties(bench.gu, station, bench.post, first, first + HOURS, weeks=3)
    assert [duty.starts_at for duty in made] == [first, first + WEEK, first + 2 * WEEK]
    assert [duty.adviser.person for duty in queries.public_duties(town.taian.pk, days=14)] == [bench.gu] * 2
    with refused("at that time already"):
        counsel.put_on_duty(town.wang, station, bench.post, first + HOURS / 2, first + HOURS)
    with refused("twelve hours"):
        counsel.put_on_duty(town.wang, station, bench.post, soon(3), soon(4))
    with not_allowed("keep the rota"):
        counsel.put_on_duty(town.zhou, station, bench.post, soon(3), soon(3) + HOURS)


def test_a_duty_called_off_is_read_by_the_adviser_and_leaves_the_board(town, bench):
    station, first = bench.station(), soon()
    duty = counsel.put_on_duty(town.wang, station, bench.post, first, first + HOURS)
    with not_allowed("on duty, or the community"):
        counsel.cancel_duty(town.su, duty, "临时开会")
    counsel.cancel_duty(town.wang, duty, "临时开会，改到下周")
    errands.run_all()
    assert Notice.objects.filter(person=bench.gu, deed__verb="duty.cancelled").exists()
    assert not queries.public_duties(town.taian.pk).exists()
    counsel.put_on_duty(town.wang, station, bench.post, first, first + HOURS)
    with refused("called off already"):
        counsel.cancel_duty(bench.gu, duty, "又要开会了")


def test_a_closed_station_has_no_duties_to_come(town, bench):
    station = bench.station()
    counsel.put_on_duty(town.wang, station, bench.post, soon(), soon() + HOURS)
    counsel.close_station(bench.qi, station)
    assert not Duty.objects.filter(cancelled_why="").exists()
    with refused("closed"):
        counsel.put_on_duty(town.wang, station, bench.post, soon(2), soon(2) + HOURS)
    with not_allowed():
        counsel.open_station(bench.gu, town.taian, "另一个站", "二楼")


def test_somebody_who_does_not_advise_here_is_not_put_on_duty(town, bench):
    station = bench.station()
    with refused("not a legal adviser"):
        counsel.put_on_duty(town.wang, station, bench.rider, soon(), soon() + HOURS)
