"""The two clocks of a need in working days: against counting by hand, and through everything that can happen to it."""

import datetime

import chinese_calendar
import pytest

from sifang.core import clock, holidays, workdays
from sifang.core.models import WorkdayChange
from sifang.needs import clocks, due, wording
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people import commands as people
from sifang.people.models import Limit, Post
from tests.refusals import not_allowed, refused

DAY = datetime.timedelta(days=1)
MONDAY = datetime.date(2026, 11, 23)
OVERRIDE = {datetime.date(2026, 5, 20): False, datetime.date(2027, 2, 6): True, datetime.date(2027, 2, 8): False}


def works(day):
    """Whether offices work, said once more in other words."""
    if day in OVERRIDE:
        return OVERRIDE[day]
    return chinese_calendar.is_workday(day) if day.year <= 2026 else day.weekday() < 5


def at(day, hour=9):
    return clock.at(datetime.datetime.combine(day, datetime.time(hour), datetime.UTC) - datetime.timedelta(hours=8))


@pytest.fixture
def town(town, monkeypatch):
    """Everybody has held their post for years; every category gives one working day, and five."""
    monkeypatch.setattr(clocks, "days_for", lambda need: (1, 5))
    Post.objects.update(since=datetime.date(2020, 1, 1))
    return town


def read(need):
    return Need.objects.get(pk=need.pk)


def test_every_deadline_from_2024_to_2027_is_that_of_counting_by_hand():
    first, last = datetime.date(2024, 1, 1), datetime.date(2027, 12, 31)
    days = [first + DAY * n for n in range((last - first).days + 60)]
    worked = [day for day in days if works(day)]
    after = 0
    for day in days:
        if day > last:
            break
        while worked[after] <= day:
            after += 1
        for n in (1, 5, 15):
            assert workdays.add_workdays(day, n, OVERRIDE) == worked[after + n - 1], (day, n)
        assert holidays.workdays_between(day, worked[after + 4], OVERRIDE) == 5
    assert not holidays.is_assumed(datetime.date(2026, 12, 31)) and holidays.is_assumed(datetime.date(2027, 1, 1))


@pytest.mark.django_db
def test_both_clocks_run_from_the_report_over_holidays_and_amended_days(town):
    with at(datetime.date(2026, 9, 30)):  # the day before the National Day week, with a Saturday worked after it
        need = town.need(verified=False)
    assert (need.take_on_by_day, need.settle_by_day) == (datetime.date(2026, 10, 8), datetime.date(2026, 10, 13))
    WorkdayChange.objects.create(day=datetime.date(2026, 10, 8), works=False, why="本地另行放假")
    with at(datetime.date(2026, 9, 30)):
        need = town.need("五号楼门口积水结冰", verified=False)
    assert need.take_on_by_day == datetime.date(2026, 10, 9)


@pytest.mark.django_db
def test_whoever_takes_it_on_first_is_the_contact_and_a_colleague_reads_who_was_quicker(town):
    with at(MONDAY):
        need = town.need(verified=False)
        needs.take_on(town.wang, need)
    with at(MONDAY), refused("王芳", "has just"):
        needs.take_on(town.li, need)
    with at(MONDAY + DAY):
        with not_allowed("Only workers"):
            needs.take_on(town.zhou, need)
        needs.verify(town.li, need)
        assert read(need).taken_on_by == town.wang
        needs.hand_over(town.wang, need, town.li)
        with refused("contact already"):
            needs.hand_over(town.wang, need, town.li)
        with refused("works for this community"):
            needs.hand_over(town.wang, need, town.su)
    assert read(need).taken_on_by == town.li


@pytest.mark.django_db
def test_a_move_that_a_colleague_made_within_the_hour_names_them(town):
    need = town.need(verified=False)
    needs.answer(town.li, need, "当天已经修好")
    with refused("李兰", "just dealt"):
        needs.verify(town.wang, Need.objects.get(pk=need.pk))


@pytest.mark.django_db
def test_waiting_for_the_asker_stops_the_second_clock_and_what_was_waited_is_added(town):
    with at(MONDAY):
        need = town.need(verified=False)  # due Monday the 30th
        needs.send_back(town.wang, need, "请说明是哪栋楼")
        assert wording.clock_words(need) == "等待提出人补充，时钟已停"
    with at(MONDAY + 4 * DAY):
        needs.resubmit(town.ma, need, "三号楼二单元的路灯坏了")
        need = read(need)
        assert (need.stopped_on, need.settle_by_day) == (None, MONDAY + 11 * DAY)
        assert need.taken_on_by == town.wang
        assert wording.clock_words(need) == "还剩5个工作日"


@pytest.mark.django_db
def test_more_time_is_asked_for_in_time_and_granted_by_somebody_else(town):
    with at(MONDAY):
        need = town.need(verified=False)
        with refused("1 to 60"):
            needs.ask_extension(town.wang, need, 61, "等厂家发货")
        asked = needs.ask_extension(town.li, need, 3, "等厂家发货，电话13900001111")
        assert "139" not in asked.reason
        with refused("asked for already"):
            needs.ask_extension(town.wang, need, 3, "等厂家发货")
        for somebody in (town.li, town.wang, town.zhou):  # the secretary asked for it herself
            with not_allowed("nobody decides what they asked"):
                needs.grant_extension(somebody, asked)
        needs.grant_extension(town.clerk, asked, "同意")
        assert read(need).settle_by_day == MONDAY + 10 * DAY
        again = needs.ask_extension(town.wang, need, 2, "还要再等两天")
        needs.refuse_extension(town.li, again, "已经够长了")
    assert read(need).settle_by_day == MONDAY + 10 * DAY
    with at(MONDAY + 11 * DAY), refused("has passed"):
        needs.ask_extension(town.wang, need, 2, "还要再等两天")


@pytest.mark.django_db
def test_the_list_gives_until_the_limit_a_reopened_need_begins_anew_and_a_category_moves_the_day(town, monkeypatch):
    with at(MONDAY):
        need = town.need()
        assert read(need).settle_by_day == holidays.add_workdays(MONDAY, 60)
        people.set_limit(None, town.taian, "list_workdays", 10)
        short = town.need("五号楼门口积水结冰")
        assert Limit.objects.get().value == 10
        assert read(short).settle_by_day == MONDAY + 14 * DAY
        new = town.need("七号楼下水管返臭", verified=False)
        clocks.lengthen(new, 2)
        monkeypatch.setattr(clocks, "days_for", lambda need: (2, 7) if need.category == "utilities" else (1, 5))
        needs.correct(town.wang, new, category="utilities")
        assert (new.take_on_by_day, new.settle_by_day) == (MONDAY + 2 * DAY, holidays.add_workdays(MONDAY, 9))
        needs.answer(town.wang, short, "已经撒盐除冰")
    with at(MONDAY + 7 * DAY):
        needs.rate(town.ma, short, "no", 1)
    assert read(short).settle_by_day == MONDAY + 14 * DAY


@pytest.mark.django_db
def test_what_is_due_overdue_and_to_take_on_is_asked_by_the_index(town, django_assert_max_num_queries):
    with at(MONDAY):
        fresh, taken = town.need(verified=False), town.need("五号楼门口积水结冰", verified=False)
        needs.take_on(town.wang, taken)
        asked = town.need("请说明的一件事", verified=False)
        needs.send_back(town.wang, asked, "请说明是哪栋楼")

    def seen(found):
        return [row.pk for row in found(town.wang, town.taian.code)]

    with at(MONDAY + 7 * DAY), django_assert_max_num_queries(20):
        assert seen(due.due_today) == [fresh.pk, taken.pk] and not seen(due.overdue)
    with at(MONDAY + 8 * DAY):
        assert seen(due.overdue) == [fresh.pk, taken.pk]
        assert seen(due.to_take_on) == [fresh.pk] and seen(due.to_dispose) == [taken.pk]
        assert wording.clock_words(read(taken)) == "超期1个工作日"
        assert not [row.pk for row in due.overdue(town.zhou, town.taian.code)]
