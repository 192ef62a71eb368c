"""The rosters come in and go out in their customary columns: whole or not at all, and a second time without effect."""

import csv
import datetime
import io
import time
from pathlib import Path

import openpyxl
import pytest
from django.utils import timezone

from sifang.core.errors import NotAllowed, Refused
from sifang.core.models import Deed
from sifang.ledgers import commands as ledgers
from sifang.ledgers.declarations import LEDGERS
from sifang.meetings.models import Council
from sifang.people import commands as people
from sifang.people.models import Organization, Partnership, Person, Post
from sifang.places.models import Place
from sifang.visits.models import Visit
from tests.ledgers.books import sheet_of, stored
from tests.lived import evaluations as appraisal
from tests.refusals import refused
from tests.town import TAIAN

pytestmark = pytest.mark.django_db

MEMBERS = [column.title for column in LEDGERS["members"].columns[:-1]]
GAO = ["高远", "男", "1984.5", "河西银行信贷科科长", "河西银行党支部", "泰安嘉园", "19900010001", "电工、法律"]
GAO += ["法律咨询、治安巡逻", "周末", "2024.3.5", "同意接收"]
LIN = ["林小燕", "女", "1990.1", "甘州区医院护士", None, "三号楼", "19900010002", "急救", "健康医疗", "周六上午"]
LIN += ["2024.3.6", "同意"]
COURIERS = [column.title for column in LEDGERS["couriers"].columns[:-1]]
RIDER = ["骆明", "快送", "骑手", "南街一带", "19900020001", "2024-5-6", "随手报、参与议事", "想有个歇脚的地方", "已签"]
PARTNERS = [column.title for column in LEDGERS["partners"].columns[:-1]]
SCHOOL = ["泰安小学", None, "事业单位", "泰安小学党支部", "马校长", "周老师", "19900030001", 32, "2024.2.1", None, 3, 2]
HOUSEHOLDS = [column.title for column in LEDGERS["households"].columns]


def book(*rows, title="登记表"):
    return stored(sheet_of(*rows, title=title)[0])


def numbers(found):
    return found.counts["new"], found.counts["changed"], found.counts["same"]


def bring_in(town, ledger, *rows, actor=None, place=None):
    return ledgers.bring_in(actor or town.li, ledger, book(*rows), place or town.taian)


def table_of(content):
    """The header and the rows of a written workbook."""
    rows = [list(row) for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)]
    return rows[2], [row for row in rows[3:] if row[0] not in (None, "填表人：")]


def customary():
    """Ledger → its customary column titles, in order."""
    path = Path(__file__).with_name("ledger_fields.csv")
    found = {}
    for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()):
        found.setdefault(row["ledger"], []).append(row["column_zh"])
    return found


@pytest.mark.parametrize("ledger", [found for found in LEDGERS.values() if found.title in customary()])
def test_a_ledger_has_its_customary_columns_in_order(ledger):
    titles, usual = [column.title for column in ledger.printed(one_community=True)], customary()[ledger.title]
    assert [title for title in titles if title in usual] == usual


def test_members_come_in_with_their_cards_and_sex_and_birth_are_not_kept(town):
    spot = Place.objects.create(code=TAIAN + "001", name="泰安嘉园", short_name="泰安嘉园", kind="compound")
    found = bring_in(town, "members", MEMBERS, GAO, LIN)
    assert numbers(found) == (2, 0, 0)
    said = [(complaint.code, complaint.details["title"]) for complaint in found.warnings]
    assert said == [("left_out", "性别"), ("left_out", "出生年月")]
    gao = Post.objects.get(kind="member", person__home=spot)
    assert (gao.person.name, gao.person.phone, gao.sent_by) == ("高远", "19900010001", town.bank)
    assert (gao.card.skills, gao.card.wishes) == ("电工、法律", ["法律咨询", "治安巡逻"])
    assert gao.card.windows
    assert gao.since == datetime.date(2024, 3, 5)
    lin = Post.objects.get(kind="member", person__home=town.taian)
    assert lin.person.address == "三号楼"
    assert not any("1984" in str(row) or "男" in str(row) for row in (vars(gao), vars(gao.card), vars(gao.person)))


def test_what_went_out_comes_in_again_without_effect_in_full_and_masked(town):
    bring_in(town, "members", MEMBERS, GAO, LIN)
    people_before, deeds = Person.objects.count(), Deed.objects.filter(verb__startswith="member.").count()
    header, rows = table_of(ledgers.export(town.li, "members", town.taian))
    assert header == MEMBERS
    assert [row[0] for row in rows] == ["高*", "林*燕"]
    assert rows[0][6] == "199****0001"
    for reason in ("", "季度核对名册"):
        content = ledgers.export(town.li, "members", town.taian, reason)
        found = ledgers.bring_in(town.li, "members", io.BytesIO(content), town.taian)
        assert numbers(found) == (0, 0, 2)
    assert (Person.objects.count(), Deed.objects.filter(verb__startswith="member.").count()) == (people_before, deeds)


def test_what_went_out_in_full_is_what_came_in(town):
    bring_in(town, "members", MEMBERS, GAO, LIN)
    _header, rows = table_of(ledgers.export(town.li, "members", town.taian, "季度核对名册"))
    kept = [[row[0], *row[3:10], row[11]] for row in rows]
    assert kept == [[row[0], *row[3:10], row[11]] for row in (GAO, LIN)]
    assert all(row[1] is None and row[2] is None for row in rows)


def test_a_changed_row_changes_the_member_and_nothing_else(town):
    bring_in(town, "members", MEMBERS, GAO, LIN)
    assert numbers(bring_in(town, "members", MEMBERS, [*GAO[:7], "电焊", *GAO[8:]], LIN)) == (0, 1, 1)
    assert Post.objects.get(kind="member", sent_by=town.bank).card.skills == "电焊"


def test_a_masked_name_of_nobody_stops_the_roster(town):
    with pytest.raises(Refused):
        bring_in(town, "members", MEMBERS, LIN, ["王*强", *GAO[1:]])
    assert not Post.objects.filter(kind="member").exists()


def test_a_bad_phone_keeps_the_whole_roster_out(town):
    with pytest.raises(Refused, match="G3"):
        bring_in(town, "members", MEMBERS, GAO, [*LIN[:6], "1990001", *LIN[7:]])
    assert not Post.objects.filter(kind="member").exists()


def test_only_keepers_bring_rosters_in_and_each_their_own(town):
    for stranger in (town.zhou, town.su, town.chen):
        with pytest.raises(NotAllowed):
            bring_in(town, "members", MEMBERS, GAO, actor=stranger)
        with pytest.raises(NotAllowed):
            ledgers.export(stranger, "members", town.taian)


def test_a_streets_sheets_go_to_the_communities_they_are_called_after(town):
    workbook, sheet = sheet_of(MEMBERS, GAO, title="泰安社区")
    other = workbook.create_sheet("南关社区")
    for row in (MEMBERS, LIN):
        other.append(row)
    ledgers.bring_in(None, "members", stored(workbook), town.street)
    held = {post.person.name: post.place_id for post in Post.objects.filter(kind="member")}
    assert held == {"高远": town.taian.pk, "林小燕": town.nanguan.pk}
    header, _rows = table_of(ledgers.export(None, "members", town.street))
    assert header == [*MEMBERS, "社区"]


def test_a_courier_without_consent_is_not_entered(town):
    with pytest.raises(Refused):
        bring_in(town, "couriers", COURIERS, RIDER, ["沙沙", "快送", "骑手", None, None, None, None, None, "否"])
    assert not Post.objects.filter(kind="courier").exists()
    assert numbers(bring_in(town, "couriers", COURIERS, RIDER)) == (1, 0, 0)
    rider = Post.objects.get(kind="courier")
    assert (rider.scope, rider.card.employer, rider.card.care) == ("南街一带", "快送", "想有个歇脚的地方")
    assert rider.card.consented_at
    content = ledgers.export(town.li, "couriers", town.taian)
    assert table_of(content)[1][0][0] == "骆*"
    assert numbers(ledgers.bring_in(town.li, "couriers", io.BytesIO(content), town.taian)) == (0, 0, 1)


def test_partners_come_in_with_agreement_and_liaison(town):
    found = bring_in(town, "partners", PARTNERS, SCHOOL)
    assert numbers(found) == (1, 0, 0)
    assert [complaint.details["title"] for complaint in found.warnings] == ["认领项目数", "完成数"]
    tie = Partnership.objects.get(organization__name="泰安小学")
    assert tie.agreed_on == tie.since == datetime.date(2024, 2, 1)
    assert (tie.organization.member_count, tie.organization.head) == (32, "马校长")
    liaison = Post.objects.get(kind="liaison", organization=tie.organization)
    assert (liaison.person.name, liaison.person.username) == ("周老师", None)
    content = ledgers.export(town.li, "partners", town.taian, "核对")
    assert numbers(ledgers.bring_in(town.li, "partners", io.BytesIO(content), town.taian)) == (0, 0, 3)


def test_the_roster_of_one_community_does_not_rewrite_an_organization_of_another(town):
    """A worker next door names a body of 泰安社区 on the own roster: what its community says of it stands."""
    bring_in(town, "partners", PARTNERS, SCHOOL)
    school = Organization.objects.get(name="泰安小学")
    forged = [
        "泰安小学",
        "91620700MA72XXXX0G",
        "职能部门",
        "假党支部",
        "冒名",
        None,
        None,
        9000,
        "2024.2.1",
        None,
        0,
        0,
    ]
    before = Organization.objects.filter(pk=school.pk).values().get()
    bring_in(town, "partners", PARTNERS, forged, actor=town.zhou, place=town.nanguan)
    bring_in(town, "partners", PARTNERS, forged, actor=town.zhou, place=town.nanguan)
    after = Organization.objects.filter(pk=school.pk).values().get()
    assert {name for name in after if after[name] != before[name]} <= {"uscc"}
    assert Partnership.objects.filter(organization=school, place=town.nanguan).exists()


def test_a_credit_code_that_another_organization_has_is_refused_in_a_sentence(town):
    code = "91620700MA72T5QX0F"
    people.found(None, "别家单位", town.taian, uscc=code)
    bring_in(town, "partners", PARTNERS, SCHOOL)
    row = [SCHOOL[0], code, *SCHOOL[2:]]
    with refused("belongs to", "别家单位"):
        bring_in(town, "partners", PARTNERS, row)


def test_the_partners_register_counts_claims_from_the_records(town):
    town.claimed()
    rows = {row[0]: row for row in table_of(ledgers.export(town.li, "partners", town.taian))[1]}
    assert rows["供电服务队"][10:12] == [1, None]
    assert rows["河西银行"][10:12] == [None, None]


def test_households_are_linked_to_registered_members_within_the_limits(town):
    bring_in(town, "members", MEMBERS, GAO, LIN)
    rows = [[1, "高远", "泰安社区", "泰安嘉园3号楼", 15, None, "2024.4.1"], [2, "陌生人", "泰安社区", "5号楼", 12]]
    assert numbers(bring_in(town, "households", HOUSEHOLDS, *rows)) == (2, 0, 0)
    gao = Post.objects.get(kind="household_liaison", households=15)
    assert gao.person == Post.objects.get(kind="member", sent_by=town.bank).person
    content = ledgers.export(town.li, "households", town.taian)
    assert numbers(ledgers.bring_in(town.li, "households", io.BytesIO(content), town.taian)) == (0, 0, 2)
    with pytest.raises(Refused, match="E3"):
        bring_in(
            town, "households", HOUSEHOLDS, [1, "林小燕", "泰安社区", "7号楼", 11], [2, "甲乙", "泰安社区", "8号楼", 40]
        )


def test_a_person_on_record_reports_to_a_second_place_and_no_third(town):
    people.check_member(None, "高远", town.taian, phone="19900010001")
    people.check_member(None, "高远", town.nanguan, phone="19900010001")
    assert Person.objects.by_phone("19900010001").count() == 1
    third = Place.objects.create(code="620702002011", name="丹霞社区", short_name="丹霞社区", kind="community")
    with pytest.raises(Refused):
        people.check_member(None, "高远", third, phone="19900010001")


def test_each_member_of_a_roster_has_a_key_and_a_deed_of_their_own(town):
    bring_in(town, "members", MEMBERS, GAO, LIN)
    keys = {post.person.data_key for post in Post.objects.filter(kind="member").select_related("person")}
    assert len(keys) == 2
    assert Deed.objects.filter(verb="member.registered", place_code=TAIAN).count() == 2


def test_three_thousand_members_come_in_within_five_seconds(town):
    names = [f"{'赵钱孙李周吴郑王'[n % 8]}{chr(0x4E00 + n)}{chr(0x5E00 + n % 97)}" for n in range(3000)]
    rows = [[name, "男", "1984.5", "河西银行职员", "河西银行党支部", f"{n % 40}号楼", f"199{n:08d}", "电工", "治安巡逻"]
            + ["周末", "2024.3.5", "同意"] for n, name in enumerate(names)]  # fmt: skip
    file = book(MEMBERS, *rows)
    began = time.process_time()
    found = ledgers.preview(town.li, "members", file, town.taian)
    assert numbers(found) == (3000, 0, 0)
    ledgers.bring_in(town.li, "members", file, town.taian)
    took = time.process_time() - began
    assert Post.objects.filter(kind="member").count() == 3000
    assert took < 5, f"preview and import took {took:.1f} s"


SPONSORS = [column.title for column in LEDGERS["sponsorships"].columns]
LAMP = ["陈致远", "副市长", "泰安社区", "2024.3.8", "五号楼路灯不亮", "住建局", "2024.3.20", "已更换灯具", "2024.3.18"]
DRAIN = ["陈致远", None, "泰安社区", "2024.3.8", "七号楼下水不畅", "住建局", "2024.4.20"]


def test_sponsors_visits_findings_and_charges_come_in_as_records(town):
    found = bring_in(town, "sponsorships", SPONSORS, LAMP, DRAIN, ["陈致远", None, "泰安社区", "2024.5.6"])
    assert numbers(found) == (3, 0, 0)
    visit = Visit.objects.get(held_on=datetime.date(2024, 3, 8))
    assert (visit.leader, visit.place, visit.findings.count()) == (town.chen, town.taian, 2)
    lamp, drain = visit.findings.order_by("pk")
    assert (lamp.need.channel, lamp.need.stage, drain.need.stage) == ("sponsor", "met", "listed")
    assert (lamp.assignments.get().stage, drain.assignments.get().stage) == ("closed", "assigned")
    assert lamp.assignments.get().department == town.housing
    content = ledgers.export(town.li, "sponsorships", town.taian)
    header, rows = table_of(content)
    assert (header, len(rows)) == (SPONSORS, 3)
    assert numbers(ledgers.bring_in(town.li, "sponsorships", io.BytesIO(content), town.taian)) == (0, 0, 3)


def test_a_community_cannot_make_somebody_a_sponsor_leader_but_the_department_can(town):
    stranger = ["赵明", "市委常委", "南关社区"]
    with pytest.raises(Refused):
        bring_in(town, "sponsorships", SPONSORS, stranger, actor=town.zhou, place=town.nanguan)
    boss = town.official("boss", "丁部长", "officer", place=town.city)
    rows = [stranger, ["赵明", "市委常委", "泰安社区"], ["赵明", "副区长", "泰安社区"]]
    assert numbers(bring_in(town, "sponsorships", SPONSORS, *rows[:2], actor=boss, place=town.city)) == (2, 0, 0)
    assert Post.objects.filter(kind="sponsor").exclude(person=town.chen).values("person").distinct().count() == 1


def test_a_leader_with_more_communities_than_allowed_stops_the_whole_ledger(town):
    Place.objects.create(code="620702002011", name="丹霞社区", short_name="丹霞社区", kind="community")
    rows = [["赵明", "市委常委", name] for name in ("南关社区", "泰安社区", "丹霞社区")]
    with pytest.raises(Refused, match="赵明"):
        ledgers.bring_in(None, "sponsorships", book(SPONSORS, *rows), town.street)
    assert Post.objects.filter(kind="sponsor").count() == 1


@pytest.mark.parametrize(
    ("ledger", "row"),
    [
        (
            "committee_members",
            [1, "苏静", "河西银行", "行长", "泰安社区", "2024.1.5", None, "南街委〔2024〕3号", "金融服务"],
        ),
        ("secondments", [1, "韩雪", "住建局", "泰安社区", "第一书记助理", "2024.1.5", "2026.1.4", "组通〔2024〕7号"]),
    ],
)
def test_appointments_on_paper_come_in_through_the_office_that_approves(town, ledger, row):
    titles = [column.title for column in LEDGERS[ledger].columns]
    boss = town.official("boss", "丁部长", "officer", place=town.city)
    with pytest.raises(Refused):
        bring_in(town, ledger, titles, row)
    no_paper = [None if "号" in str(value) else value for value in row]
    with pytest.raises(Refused, match="文号"):
        bring_in(town, ledger, titles, no_paper, actor=boss, place=town.city)
    assert numbers(bring_in(town, ledger, titles, row, actor=boss, place=town.city)) == (1, 0, 0)
    post = Post.objects.get(kind__in=("part_time_member", "seconded_cadre"))
    assert (post.person.name, post.place, post.document) == (row[1], town.taian, next(x for x in row if "号" in str(x)))
    assert (post.committee is None) == (ledger == "secondments")
    content = ledgers.export(boss, ledger, town.city)
    assert numbers(ledgers.bring_in(boss, ledger, io.BytesIO(content), town.city)) == (0, 0, 1)


def test_councils_come_in_and_go_out_the_same(town):
    titles = [column.title for column in LEDGERS["councils"].columns[:-1]]
    row = [
        "2024年3月5日 19:30",
        "三号楼前",
        "王芳",
        12,
        "楼前停车",
        "先到先停",
        "划线停车",
        "王芳",
        "2024.3.20",
        "2024.3.8",
        "已签",
    ]
    assert numbers(bring_in(town, "councils", titles, row)) == (1, 0, 0)
    council = Council.objects.get()
    assert (council.headcount, council.outcome, council.where) == (12, "resolved", "三号楼前")
    assert timezone.localtime(council.held_at).hour == 19
    header, rows = table_of(ledgers.export(town.li, "councils", town.taian))
    assert header == titles
    assert rows[0][:8] == row[:8]
    content = ledgers.export(town.li, "councils", town.taian)
    assert numbers(ledgers.bring_in(town.li, "councils", io.BytesIO(content), town.taian)) == (0, 0, 1)


def test_service_cards_come_in_for_registered_members_only(town):
    titles = [column.title for column in LEDGERS["service_records"].columns[:-1]]
    line = ["2024.4.6", "帮三号楼老人修电灯", 1.5, "独居老人", "何建国", "热心细致", "高远"]
    with pytest.raises(Refused, match="G2"):
        bring_in(town, "service_records", titles, line)
    bring_in(town, "members", MEMBERS, GAO)
    assert numbers(bring_in(town, "service_records", titles, line)) == (1, 0, 0)
    for reason in ("", "年终核对"):
        content = ledgers.export(town.li, "service_records", town.taian, reason)
        assert numbers(ledgers.bring_in(town.li, "service_records", io.BytesIO(content), town.taian)) == (0, 0, 1)


@pytest.mark.parametrize("ledger", ["minutes", "claim_forms", "matters", "appraisals"])
def test_tables_written_from_the_records_go_out_and_never_in(town, ledger):
    town.claimed()
    header, rows = table_of(ledgers.export(town.li, ledger, town.taian))
    assert header == customary()[LEDGERS[ledger].title]
    assert rows or ledger in ("minutes", "appraisals")
    with pytest.raises(Refused):
        bring_in(town, ledger, header, header)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_no_ledger_asks_the_database_more_for_more_rows(town, ledger, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        ledgers.export(town.li, ledger, town.taian)


def test_the_appraisal_goes_out_once_it_is_released_and_names_no_member_in_full(town):
    member = people.check_member(None, "高远", town.taian, since=datetime.date(2024, 3, 5))
    assert table_of(ledgers.export(town.li, "appraisals", town.taian))[1] == []
    appraisal.add(town, {})
    header, rows = table_of(ledgers.export(town.li, "appraisals", town.taian))
    assert header == customary()["考核评价汇总表"]
    assert {"领导", "单位", "党员", "社区"} >= {row[1] for row in rows}
    assert "供电服务队" in [row[0] for row in rows]
    assert member.person.name not in str(rows)
    assert all("号" in row[7] for row in rows)
