"""Each of the five measures keeps its own lines, while it runs and for shops of its district."""

import datetime

import pytest

from sifang.commerce import commands, queries
from sifang.commerce.models import Measure, Offer
from sifang.core import clock
from tests.commerce.mall import Mall
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def mall(town):
    return Mall(town)


def test_lines_are_written_while_a_measure_runs(town, mall):
    planned = mall.measure("hiring", runs=False)
    with refused("lines are written while it runs"):
        commands.add_vacancy(mall.qin, planned, mall.noodles, "跑堂", 2)
    commands.run_measure(mall.qin, planned)
    with not_allowed("keep the business district"):
        commands.add_vacancy(town.zhou, planned, mall.noodles, "跑堂", 2)
    with refused("choose another measure"):
        commands.add_offer(mall.qin, planned, mall.noodles, "凭票九折")
    commands.close_measure(mall.qin, planned, "招到两人")
    with refused("lines are written while it runs"):
        commands.add_vacancy(mall.qin, planned, mall.noodles, "跑堂", 2)
    with refused("cannot become"):
        commands.run_measure(mall.qin, planned)


def test_joint_hiring_counts_who_is_wanted_and_who_was_found(mall):
    hiring = mall.measure("hiring")
    vacancy = commands.add_vacancy(mall.qin, hiring, mall.noodles, "跑堂", 3)
    commands.add_vacancy(mall.qin, hiring, mall.books, "店员", 1)
    commands.fill_vacancy(mall.qin, vacancy, 2)
    with refused("3 people are wanted"):
        commands.fill_vacancy(mall.qin, vacancy, 4)
    with refused("number from 1"):
        commands.add_vacancy(mall.qin, hiring, mall.books, "店员", 0)
    assert queries.sums_of(hiring) == {"wanted": 4, "hired": 2}


def test_joint_training_counts_heads_by_shop_and_is_corrected_by_saying_it_again(mall):
    training = mall.measure("training")
    for came in (5, 7):
        commands.count_attendance(mall.qin, training, mall.noodles, came)
    commands.count_attendance(mall.qin, training, mall.books, 4)
    assert queries.sums_of(training) == {"came": 11, "shops": 2}


def test_guests_are_sent_to_another_shop_and_a_slip_is_taken_out(mall):
    referral = mall.measure("referral")
    line = commands.send_guests(mall.qin, referral, mall.noodles, mall.books, 12)
    commands.send_guests(mall.qin, referral, mall.books, mall.noodles, 3, on=clock.today() - 0 * DAY)
    with refused("another shop"):
        commands.send_guests(mall.qin, referral, mall.noodles, mall.noodles, 1)
    with refused("lies ahead"):
        commands.send_guests(mall.qin, referral, mall.noodles, mall.books, 1, on=clock.today() + DAY)
    commands.drop_line(mall.qin, line)
    assert queries.sums_of(referral) == {"number": 3, "pairs": 1}


def test_an_offer_is_public_while_it_holds(mall):
    offers = mall.measure("offers")
    open_ended = commands.add_offer(mall.qin, offers, mall.noodles, "持书店小票，面条九折")
    with refused("over already"):
        commands.add_offer(mall.qin, offers, mall.books, "昨天的优惠", until=clock.today() - DAY)
    over = commands.add_offer(mall.qin, offers, mall.books, "今天八折", until=clock.today())
    Offer.objects.filter(pk=over.pk).update(until=clock.today() - DAY)
    commands.count_offer(mall.qin, open_ended, 31)
    assert list(queries.public_offers(mall.district)) == [open_ended]
    commands.close_measure(mall.qin, offers)
    assert list(queries.public_offers(mall.district)) == []
    assert queries.sums_of(offers) == {"offers": 2, "taken": 31}


def test_a_measure_is_one_of_five_and_seen_where_it_is(town, mall):
    with refused("one of the five measures"):
        commands.start_measure(mall.qin, mall.district, "raffle", "抽奖")
    measure = mall.measure("cost")
    assert list(Measure.objects.visible_to(town.wang)) == [measure]
    assert not Measure.objects.visible_to(town.zhou).exists()
