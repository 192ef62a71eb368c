"""A need in hand: tickets to a department, reminders, taking back, honest ends, the year's end."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.needs import due, queries
from sifang.needs.models import Need, Ticket
from sifang.notices.models import Notice
from sifang.people import commands as people
from sifang.people.models import Post
from tests.crowd import at_once
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
Stage, At = Need.Stage, Ticket.Stage
DAY = datetime.timedelta(days=1)


def read(row):
    return type(row).objects.get(pk=row.pk)


def told(person):
    errands.run_all()
    return set(Notice.objects.filter(person=person).values_list("deed__verb", flat=True))


@pytest.fixture
def ticket(town):
    need = town.need("六号楼外墙瓷砖松了往下掉", verified=False)
    return needs.send_ticket(town.wang, need, town.housing, "请派人看外墙瓷砖", clock.today() + 3 * DAY)


def test_a_ticket_goes_to_a_department_and_back_and_the_community_stays_responsible(town, ticket):
    need = ticket.need
    assert (read(need).stage, need.way, need.taken_on_by) == (Stage.IN_HAND, "department", town.wang)
    with refused("is with a department already"):
        needs.send_ticket(town.wang, need, town.housing, "请再派人看看", clock.today())
    with not_allowed("住建局"):
        needs.accept_ticket(town.su, ticket)
    needs.accept_ticket(town.officer, ticket)
    needs.answer_ticket(town.officer, ticket, "已经加固，回访13900001111")
    assert "139" not in ticket.answer
    with not_allowed("Only workers"):
        needs.confirm_ticket(town.officer, ticket, "看过了已经加固")
    needs.send_ticket_back(town.wang, ticket, "北面还没有加固", clock.today())
    assert (read(ticket).stage, read(ticket).words) == (At.ACCEPTED, "北面还没有加固")
    needs.answer_ticket(town.officer, ticket, "北面也加固了")
    needs.confirm_ticket(town.wang, ticket, "王芳到现场看过，瓷砖已加固")
    assert (read(ticket).stage, read(need).stage) == (At.CONFIRMED, Stage.MET)
    assert {"ticket.sent", "ticket.sent_back"} <= told(town.officer)
    assert {"need.disposed", "need.met"} <= told(town.ma)
    assert "ticket.answered" in told(town.li)
    assert not any("加固" in str(deed.detail) for deed in Deed.objects.filter(subject_kind="needs.ticket"))


def test_a_declined_or_recalled_ticket_leaves_the_need_with_the_community(town, ticket):
    with refused("at least four"):
        needs.decline_ticket(town.officer, ticket, "不")
    needs.decline_ticket(town.officer, ticket, "外墙归城管，不归住建")
    assert list(due.to_dispose(town.wang, town.taian.code)) == [ticket.need]
    again = needs.send_ticket(town.wang, read(ticket.need), town.housing, "请再核对职责", clock.today())
    needs.recall_ticket(town.wang, again)
    assert (read(again).stage, read(ticket.need).stage) == (At.RECALLED, Stage.IN_HAND)
    last = needs.send_ticket(town.wang, read(ticket.need), town.housing, "请再核对职责", clock.today())
    needs.end_unsolved(town.wang, ticket.need, "means", "今年没有这笔钱，明年列预算")
    assert (read(last).stage, read(ticket.need).stage) == (At.RECALLED, Stage.UNSOLVED)


def test_what_cannot_be_asked_of_a_department_is_refused(town):
    need = town.need(verified=False)
    with refused("no department"):
        needs.send_ticket(town.wang, need, town.bank, "请派人来看看", clock.today())
    with refused("has passed"):
        needs.send_ticket(town.wang, need, town.housing, "请派人来看看", clock.today() - DAY)
    with not_allowed("Only workers"):
        needs.send_ticket(town.zhou, need, town.housing, "请派人来看看", clock.today())
    assert read(need).stage == Stage.NEW and not Ticket.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_act_on_a_ticket_or_a_need_at_once_one_does_and_the_other_is_told(town):
    need = town.need("六号楼外墙瓷砖松了往下掉", verified=False)
    said = at_once(lambda who: needs.take_on(who, Need.objects.get(pk=need.pk)), [town.wang, town.li])
    assert sorted(type(one).__name__ for one in said) == ["NoneType", "Refused"]
    sent = needs.send_ticket(town.wang, read(need), town.housing, "请派人看外墙瓷砖", clock.today())
    said = at_once(lambda _n: needs.accept_ticket(town.officer, Ticket.objects.get(pk=sent.pk)), range(2))
    assert sorted(type(one).__name__ for one in said) == ["NoneType", "Refused"]
    assert Deed.objects.filter(verb="ticket.accepted").count() == Deed.objects.filter(verb="need.taken_on").count() == 1
    said = at_once(lambda _n: needs.nudge(town.ma, Need.objects.get(pk=need.pk)), range(3))
    assert sorted(type(one).__name__ for one in said) == ["NoneType", "Refused", "Refused"]


def test_an_asker_reminds_once_within_the_days_and_is_heard(town):
    need, code = town.need(verified=False), town.taian.code
    with not_allowed("Only those who asked"):
        needs.nudge(town.rep, need)
    needs.nudge(town.ma, need)
    with refused("already"):
        needs.nudge(town.ma, need)
    needs.join(town.rep, need)
    assert [row.pk for row in due.nudged(town.wang, code)] == [need.pk]
    assert "need.nudged" in told(town.wang)
    needs.tell(town.wang, need, "明天上午电工来看")
    assert not due.nudged(town.wang, code).exists()
    assert "need.told" in told(town.ma)
    with clock.at(clock.now() + 3 * DAY + datetime.timedelta(minutes=1)):
        needs.nudge(town.ma, need)
        assert due.reminders_of(need)[0] == 2


def test_only_the_one_who_asked_alone_takes_a_need_back_and_may_bring_it_again(town):
    need, shared = town.need(verified=False), town.need("路灯不亮")
    needs.join(town.rep, shared)
    with refused("Others ask"):
        needs.withdraw(town.ma, shared)
    needs.withdraw(town.ma, need)
    assert (read(need).stage, read(need).closed_on) == (Stage.WITHDRAWN, clock.today())
    with clock.at(clock.now() + 14 * DAY):
        needs.bring_back(town.ma, need)
        back = read(need)
        assert (back.stage, back.closed_on, back.stopped_on) == (Stage.NEW, None, None)
        assert back.settle_by_day > clock.today()
    assert {"need.withdrawn"} <= told(town.wang)


def test_the_honest_ends_tell_every_asker_why_and_count_by_themselves(town):
    bad, far = town.need(), town.need("门口的国道要修天桥", verified=False)
    needs.join(town.rep, bad)
    with refused("Choose why"):
        needs.end_unsolved(town.wang, bad, "lazy", "今年没有这笔钱")
    with not_allowed("Only workers"):
        needs.end_unsolved(town.zhou, bad, "means", "今年没有这笔钱")
    needs.end_unsolved(town.wang, bad, "means", "今年没有这笔钱，打13900001111问")
    needs.send_elsewhere(town.wang, far, "市公路局", "国道由市公路局管，已转告")
    assert (read(bad).stage, read(bad).why_not, read(far).sent_to) == (Stage.UNSOLVED, "means", "市公路局")
    assert "139" not in bad.reply
    for asker in (town.ma, town.rep):
        assert "need.ended_unsolved" in told(asker)
    assert set(queries.public_board(town.taian.code, queries.UNMET)) == {bad, far}
    assert not queries.public_board(town.taian.code).exists()
    needs.reopen(town.rep, bad, "楼里又凑了钱")
    assert (read(bad).stage, read(bad).round, read(bad).why_not, read(bad).closed_on) == (Stage.LISTED, 2, "", None)
    with refused("nothing to open"):
        needs.reopen(town.wang, bad, "楼里又凑了钱")


def test_what_the_year_left_stands_on_the_new_list_with_all_who_asked_and_counts_once(town):
    year = clock.today().year
    Post.objects.update(since=datetime.date(2020, 1, 1))
    with clock.at(clock.now().replace(year=year - 1, month=3, day=9)):
        old, twin = town.need(), town.need("路灯不亮", asker=town.rep)
        needs.merge(town.wang, twin, old)
        needs.set_parts(town.wang, old, [("venue", 1, "")])
    fresh = town.need("今年才提的事")
    codes = set(old.asked_by.values_list("track_code", flat=True))
    assert list(needs.to_roll_over(town.taian, year - 1)) == [old]
    with refused("moved meanwhile"):
        needs.roll_over(town.wang, town.taian, [fresh], year - 1, "means", "今年没有单位能办")
    with refused("not over"):
        needs.roll_over(town.wang, town.taian, [old], year, "means", "今年没有单位能办")
    with not_allowed("Only the community"):
        needs.roll_over(town.zhou, town.taian, [old], year - 1, "means", "今年没有单位能办")
    (new,) = needs.roll_over(town.wang, town.taian, [old], year - 1, "means", "今年没有单位能办，明年再找")
    assert (read(old).stage, read(old).why_not, new.stage, new.rolled_from) == (Stage.UNSOLVED, "means", "listed", old)
    assert set(new.asked_by.values_list("track_code", flat=True)) == codes and not old.asked_by.exists()
    assert queries.public_by_track_code(twin.asked_by.get().track_code).need == twin
    assert needs.standing(read(twin)) == new and new.parts.count() == 1
    assert new.settle_by_day > clock.today()
    assert set(queries.public_board(town.taian.code, queries.RECEIVED)) == {new, fresh}
    assert "need.rolled_over" in told(town.ma) and "need.ended_unsolved" not in told(town.ma)
    with refused("later year"):
        needs.reopen(town.wang, old, "今年又能办了")
    needs.unmerge(town.wang, read(twin))
    assert set(new.asked_by.values_list("person", flat=True)) == {town.ma.pk}


def test_only_the_countys_office_amends_working_days(town):
    day = datetime.date(2027, 2, 8)
    boss = town.official("boss", "宋部长", "officer", place=town.county)
    for somebody, place in ((town.clerk, town.street), (town.wang, town.taian)):
        with not_allowed("organization department"):
            people.amend_workday(somebody, place, day, works=False, why="春节")
    people.amend_workday(boss, town.county, day, works=False, why="春节放假通知")
    people.forget_workday(boss, town.county, day)
    with refused("not amended"):
        people.forget_workday(boss, town.county, day)
