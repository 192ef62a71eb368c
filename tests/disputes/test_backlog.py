"""The backlog is a stock: opening + in − out = closing on any day, and each number opens to its rows."""

import datetime

import pytest

from sifang.core import clock
from sifang.disputes import backlog
from sifang.disputes import commands as disputes
from tests.disputes.compound import Compound

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def test_opening_and_in_less_out_is_closing_every_month(town):
    here, today = Compound(town), clock.today()
    begun = [today - n * DAY for n in (200, 150, 150, 100, 40, 3)]
    made = [here.dispute(received_on=day, parties=()) for day in begun]
    disputes.resolve(town.wang, made[0], "都说好了", on=today - 120 * DAY)
    disputes.settle_on_the_spot(town.wang, made[5], "当场说好了")
    disputes.take_up(town.wang, made[1])
    disputes.fail(town.wang, made[1], "一直谈不拢")
    disputes.reopen(town.wang, made[0], "又闹起来了")
    code, first = town.taian.pk, today - 250 * DAY
    assert backlog.stock(code, today) == 5
    assert backlog.stock(code, today - 110 * DAY) == 2
    assert backlog.stock(town.nanguan.pk, today) == 0
    whole = backlog.flow(code, first, today)
    assert (whole.opening, whole.came, whole.went, whole.closing) == (0, 7, 2, 5)
    points = backlog.curve(code, first, today)
    assert points[0].first == first
    assert points[-1].last == today
    for point in points:
        assert point.flow == backlog.flow(code, point.first, point.last)
    assert set(backlog.standing(code, today).values_list("dispute", flat=True)) == {row.pk for row in made[:5]}
    assert backlog.went(code, today, today).get().dispute == made[5]
    assert backlog.came(code, today, today).get().dispute == made[0]
