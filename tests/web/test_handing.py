"""Pages of needs in hand: taking on, the ways, tickets, extensions, working days, the year's end, the public board."""

import datetime

import pytest

from sifang.core import clock
from sifang.core.models import WorkdayChange
from sifang.disputes import commands as disputes
from sifang.disputes.models import Dispute
from sifang.meetings.models import Council
from sifang.needs import commands as needs
from sifang.needs import taxonomy
from sifang.needs.models import Extension, Need, Ticket
from sifang.people.models import Post
from sifang.projects.models import Project

pytestmark = pytest.mark.django_db
TILES = "六号楼外墙瓷砖松了往下掉"


@pytest.fixture
def go(client):
    """What somebody's page says: text of a GET, or of the page that a POST leads to."""

    def go(who, url, given=None, status=200):
        client.force_login(who)
        answer = client.get(url) if given is None else client.post(url, given, follow=status == 200)
        assert answer.status_code == status, (url, answer.status_code)
        return answer.content.decode()

    return go


def read(row):
    return type(row).objects.get(pk=row.pk)


def test_a_need_is_taken_on_with_one_tap_and_a_colleague_reads_who_was_quicker(go, town):
    need = town.need(TILES, verified=False)
    page = go(town.wang, f"/work/?open={need.pk}")
    assert 'data-key="a"' in page and "待受理" in page and "院落协商" in page
    assert "由您答复提出人" in go(town.wang, f"/needs/{need.pk}/take-on/", {"then": "workbench"})
    assert "王芳刚刚已受理" in go(town.li, f"/needs/{need.pk}/take-on/", {}, status=409)
    page = go(town.li, f"/needs/{need.pk}/")
    left = taxonomy.days(need.category, need.subcategory)[1]
    assert f"还剩{left}个工作日" in page and "王芳" in page
    go(town.li, f"/needs/{need.pk}/hand-over/", {"to": town.li.pk})
    assert read(need).taken_on_by == town.li
    assert "明天上午来看" in go(town.li, f"/needs/{need.pk}/tell/", {"words": "明天上午来看"})


def test_a_ticket_walks_between_the_community_and_the_departments_desk(go, town):
    need = town.need(TILES, verified=False)
    given = {"department": town.housing.pk, "words": "请派人看外墙瓷砖", "due": clock.today().isoformat()}
    assert "请" in go(town.wang, f"/needs/{need.pk}/ticket/")
    go(town.wang, f"/needs/{need.pk}/ticket/", given | {"words": "请"}, status=422)
    go(town.wang, f"/needs/{need.pk}/ticket/", given)
    ticket = Ticket.objects.get()
    desk = go(town.officer, "/department/")
    assert TILES in desk and "马秀兰" not in desk
    page = go(town.officer, f"/tickets/{ticket.pk}/")
    assert "接单" in page and "马" not in page
    go(town.officer, f"/needs/{need.pk}/", status=404)
    go(town.officer, f"/tickets/{ticket.pk}/accept/", {"accept": "yes"})
    go(town.officer, f"/tickets/{ticket.pk}/decline/", {"reason": "不"}, status=422)
    go(town.officer, f"/tickets/{ticket.pk}/answer/", {"words": "已经加固好"})
    assert "等社区说办好没有" in go(town.wang, "/work/")
    go(town.wang, f"/tickets/{ticket.pk}/back/", {"reason": "北面没有加固", "due": given["due"]})
    go(town.officer, f"/tickets/{ticket.pk}/answer/", {"words": "北面也加固了"})
    go(town.wang, f"/tickets/{ticket.pk}/confirm/", {"words": "到现场看过，已经加固"})
    assert (read(need).stage, read(ticket).stage) == ("met", "confirmed")
    for stranger in (town.zhou, town.su, town.chen):
        go(stranger, f"/tickets/{ticket.pk}/", status=403 if stranger == town.chen else 404)
    assert TILES in go(town.clerk, f"/tickets/{ticket.pk}/")  # the street watches


def test_more_time_is_asked_for_on_one_page_and_granted_on_another(go, town):
    need = town.need(TILES, verified=False)
    go(town.wang, f"/needs/{need.pk}/extension/", {"days": 3, "reason": "等厂家发货"})
    asked = Extension.objects.get()
    assert "申请的人不能自己批" in go(town.wang, f"/extensions/{asked.pk}/")
    assert "王芳申请延期3个工作日" in go(town.li, "/work/")
    go(town.li, f"/extensions/{asked.pk}/refuse/", {"words": ""}, status=422)
    go(town.zhou, f"/extensions/{asked.pk}/grant/", {}, status=404)
    go(town.li, f"/extensions/{asked.pk}/grant/", {"words": "同意"})
    left = taxonomy.days(need.category, need.subcategory)[1] + 3
    assert f"还剩{left}个工作日" in go(town.wang, f"/needs/{need.pk}/")


def test_a_council_is_held_about_a_need_and_the_need_follows_its_outcome(go, town):
    told = {"headcount": "some", "topic": "楼前停车怎么停", "kind": "courtyard", "place": town.taian.pk}
    for outcome, stage in (("settled", "met"), ("self_help", "met"), ("need", "listed"), ("later", "in_hand")):
        need = town.need(f"{outcome}楼前车停得乱", verified=False)
        page = go(town.wang, f"/needs/{need.pk}/council/", {})
        assert need.text in page and f'name="need" value="{need.pk}"' in page
        go(town.wang, "/councils/new/", told | {"need": need.pk, "outcome": outcome})
        assert read(need).stage == stage, outcome
    charged = Council.objects.get(need=need)
    go(town.wang, "/councils/new/", told | {"need": need.pk, "outcome": "resolved", "owner": "物业老张"})
    charged = Council.objects.filter(need=need).latest("pk")
    assert read(need).stage == "in_hand"
    go(town.wang, f"/councils/{charged.pk}/done/", {})
    assert read(need).stage == "met"
    go(town.wang, f"/councils/new/?need={need.pk}", status=404)


def test_a_need_that_is_a_dispute_ends_with_it_and_tells_nothing_of_it(go, town):
    ends = {}
    for name in ("resolve", "fail"):
        need = town.need(f"{name}楼上漏水泡了我家天花板", verified=False)
        page = go(town.wang, f"/disputes/new/?need={need.pk}")
        assert need.text in page
        given = {
            "need": need.pk, "place": town.taian.pk, "registrar": "resident", "cause": "leak", "summary": "楼上漏水",
            "applicant": "赵一",
        }  # fmt: skip
        go(town.wang, "/disputes/new/", given)
        dispute = Dispute.objects.get(need=need)
        assert (read(need).stage, read(need).way) == ("in_hand", "dispute")
        dispute.move("in_mediation")
        getattr(disputes, name)(town.wang, dispute, "楼上赔了三千元")
        disputes.close(town.wang, read(dispute))
        ends[name] = read(need)
    assert (ends["resolve"].stage, ends["fail"].stage, ends["fail"].why_not) == ("met", "unsolved", "consent")
    assert not any("赔" in need.reply for need in ends.values())


def test_a_hard_need_has_a_project_for_the_leader_and_an_emergency_goes_at_once(go, town):
    need, danger = town.need(TILES, verified=False), town.need("楼道里有煤气味很重", verified=False, urgency=3)
    Need.objects.filter(pk=danger.pk).update(look_first="煤气")
    go(town.wang, f"/needs/{need.pk}/leader/", {})
    go(town.wang, f"/needs/{need.pk}/leader/", {})
    assert (read(need).stage, read(need).way, Project.objects.filter(needs=need).count()) == ("listed", "leader", 1)
    assert "包抓领导" in go(town.wang, f"/needs/{danger.pk}/leader/", {})
    assert "先看：煤气" not in go(town.wang, "/work/")


def test_the_honest_ends_have_pages_and_stand_on_the_public_board_with_their_reason(go, town, client):
    bad, far = town.need(TILES), town.need("门口的国道要修天桥")
    go(town.wang, f"/needs/{bad.pk}/unsolved/", {"words": "今年没有钱"}, status=422)
    go(town.wang, f"/needs/{bad.pk}/unsolved/", {"why_not": "means", "words": "今年没有这笔钱，明年列预算"})
    go(town.wang, f"/needs/{far.pk}/elsewhere/", {"sent_to": "市公路局", "words": "国道由市公路局管，已转告"})
    client.logout()
    board = client.get(f"/c/{town.taian.code}/board/?show=unmet").content.decode()
    assert "明年列预算" in board and "市公路局" in board
    assert "没有解决，说明原因" in client.get(f"/c/{town.taian.code}/board/{bad.pk}/").content.decode()
    code = bad.asked_by.get().track_code
    assert "这件事没能解决" in client.get(f"/t/{code}/").content.decode()
    go(town.wang, f"/needs/{bad.pk}/reopen/", {"words": "楼里又凑了钱"})
    assert read(bad).stage == "listed"


def test_the_years_end_rolls_over_what_was_left_page_by_page(go, town):
    year = clock.today().year
    Post.objects.update(since=datetime.date(2020, 1, 1))
    with clock.at(clock.now().replace(year=year - 1, month=3, day=9)):
        old, other = town.need(TILES), town.need("活动室的门锁坏了要换")
    page = go(town.wang, "/needs/year-end/")
    assert old.title in page and other.title in page and "还有2条没有着落" in page
    given = {"why_not": "means", "words": "今年没有单位能办，明年再找"}
    go(town.wang, "/needs/year-end/", given, status=422)
    go(town.wang, "/needs/year-end/", given | {"need": [old.pk]})
    assert (read(old).stage, read(other).stage, old.rolled_to.get().stage) == ("unsolved", "listed", "listed")
    assert "转到新一年的需求清单" in go(town.wang, f"/t/{old.rolled_to.get().asked_by.get().track_code}/")
    assert old.title not in go(town.zhou, "/needs/year-end/")


def test_the_working_days_of_a_year_are_shown_and_amended_by_the_countys_office(go, town):
    boss = town.official("boss", "宋部长", "officer", place=town.county)
    page = go(boss, "/workdays/?year=2026")
    assert page.count("sf-month") == 12 and "调休" in page and "加一天" in page
    assert "还没有公布" in go(boss, "/workdays/?year=2028") and "加一天" not in go(town.clerk, "/workdays/")
    day = {"day": "2027-02-08", "works": "no", "why": "春节放假通知", "place": town.county.pk}
    go(boss, "/workdays/", day | {"why": ""}, status=422)
    assert "春节放假通知" in go(boss, "/workdays/", day)
    go(town.clerk, "/workdays/", day | {"place": town.street.pk}, status=403)
    go(boss, "/workdays/", {"drop": "2027-02-08", "place": town.county.pk})
    assert not WorkdayChange.objects.exists()
    go(town.wang, "/workdays/", status=403)


def test_a_deadline_in_a_year_without_a_plan_is_told_to_be_assumed(go, town):
    need = town.need(TILES, verified=False)
    Need.objects.filter(pk=need.pk).update(take_on_by_day=datetime.date(2041, 3, 1))
    assert "2041年的放假安排还没有公布" in go(town.wang, f"/needs/{need.pk}/")


def test_reminders_and_danger_have_counters_of_their_own(go, town, client):
    need, calm = town.need(TILES, verified=False), town.need("活动室的门锁坏了要换")
    Need.objects.filter(pk=need.pk).update(look_first="坠落")
    needs.nudge(town.ma, calm)
    client.force_login(town.wang)
    page = client.get("/work/")
    counted = {counter["name"]: counter["count"] for counter in page.context["counters"]}
    assert (counted["first"], counted["nudged"], len(counted)) == (1, 1, 7)
    assert page.context["page"].object_list[0].row == need and "先看：坠落" in page.content.decode()
    assert [task.row for task in client.get("/work/?show=nudged").context["page"]] == [calm]
