"""Workbooks go in through the contexts' commands, whole or not at all, and a second time without effect."""

import datetime
import io

import pytest

from sifang.core import clock
from sifang.core.errors import NotAllowed, Refused
from sifang.core.models import Deed
from sifang.ledgers import commands as ledgers
from sifang.ledgers.models import Import
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people.models import Organization, Person
from sifang.places.models import Place
from sifang.projects.models import Project
from sifang.resources.models import Resource
from tests.ledgers.books import sheet_of, stored
from tests.town import TAIAN

pytestmark = pytest.mark.django_db

NEEDS = ["序号", "需求编号", "社区", "网格/小区", "需求内容", "类别", "发现渠道", "提出人", "联系电话", "提出日期"]
NEEDS += ["紧急程度", "办理状态", "办结日期", "满意度", "备注"]
LAMP = [
    1,
    "TA-001",
    "泰安社区",
    "泰安嘉园",
    "三号楼路灯不亮",
    "环境卫生",
    "深入查",
    "马师傅",
    "19900000101",
    "2025.3.5",
]
LAMP += ["紧急", "办理中", None, None, "已电话核实"]
DOOR = [2, None, "泰安社区", None, "单元门锁坏了", None, None, None, None, "2025.3.6"]
RESOURCES = [
    "单位名称",
    "统一社会信用代码",
    "资源类别",
    "资源名称",
    "可用时段",
    "联系人",
    "联系电话",
    "有效期",
    "已使用次数",
]
PROJECTS = [
    "项目编号",
    "项目名称",
    "对应需求",
    "牵头单位",
    "配合单位",
    "开始时间",
    "完成时限",
    "状态",
    "会议依据(届次)",
]


def book(*rows):
    return stored(sheet_of(*rows)[0])


def changed(row, **columns):
    """``row`` with other values in the named columns of the needs list."""
    titles = {"summary": 4, "raised_by": 7, "phone": 8, "status": 11, "closed_on": 12, "satisfaction": 13, "code": 1}
    copy = list(row)
    for name, value in columns.items():
        copy[titles[name]] = value
    return copy


def numbers(found):
    return found.counts["new"], found.counts["changed"], found.counts["same"]


def bring_in(town, *rows, ledger="needs", actor=None, place=None):
    return ledgers.bring_in(actor or town.li, ledger, book(*rows), place or town.taian)


def test_a_needs_list_comes_in_with_everything_it_says(town):
    place = Place.objects.create(code=TAIAN + "001", name="泰安嘉园", short_name="泰安嘉园", kind="compound")
    assert numbers(bring_in(town, NEEDS, LAMP, DOOR)) == (2, 0, 0)
    need = Need.objects.get(code="TA-001")
    assert (need.place, need.spot, need.text) == (town.taian, place, "三号楼路灯不亮")
    assert (need.category, need.channel, need.urgency, need.stage) == ("sanitation", "partner", 2, "listed")
    assert (need.raised_on, need.remark) == (datetime.date(2025, 3, 5), "已电话核实")
    asker = need.askers.get()
    assert (asker.name, asker.phone) == ("马师傅", "19900000101")
    assert "马师傅" not in str(need.ledger)


def test_the_preview_writes_nothing(town):
    found = ledgers.preview(town.li, "needs", book(NEEDS, LAMP, DOOR), town.taian)
    assert numbers(found) == (2, 0, 0)
    assert not Need.objects.exists()
    assert not Import.objects.exists()


def test_a_second_import_changes_nothing(town):
    bring_in(town, NEEDS, LAMP, DOOR)
    people, deeds = Person.objects.count(), Deed.objects.exclude(verb="ledger.brought_in").count()
    assert numbers(bring_in(town, NEEDS, LAMP, DOOR)) == (0, 0, 2)
    assert Person.objects.count() == people
    assert Deed.objects.exclude(verb="ledger.brought_in").count() == deeds


def test_while_a_cell_is_bad_nothing_comes_in(town):
    with pytest.raises(Refused, match="I3"):
        bring_in(town, NEEDS, LAMP, changed(DOOR, phone="1990000021"))
    assert not Need.objects.exists()


def test_a_refusal_within_takes_everything_back(town, monkeypatch):
    monkeypatch.setattr(needs, "enter", _fail_second(needs.enter))
    with pytest.raises(Refused):
        bring_in(town, NEEDS, LAMP, DOOR)
    assert not Need.objects.exists()
    assert not Import.objects.exists()


def _fail_second(enter):
    calls = []

    def refusing(*args, **kwargs):
        calls.append(args)
        if len(calls) == 2:
            raise Refused("no")
        return enter(*args, **kwargs)

    return refusing


def test_a_changed_row_changes_its_record_and_the_rest_stays(town):
    bring_in(town, NEEDS, LAMP, DOOR)
    found = bring_in(
        town, NEEDS, changed(LAMP, summary="三号楼和四号楼路灯不亮", status="已办结", closed_on="2025.4.1")
    )
    assert [set(change.differences) for change in found.changed] == [{"summary", "status", "closed_on"}]
    need = Need.objects.get(code="TA-001")
    assert (need.text, need.stage, need.closed_on) == ("三号楼和四号楼路灯不亮", "met", datetime.date(2025, 4, 1))
    assert Need.objects.count() == 2


def test_a_masked_phone_or_name_never_overwrites(town):
    bring_in(town, NEEDS, LAMP)
    assert numbers(bring_in(town, NEEDS, changed(LAMP, phone="199****0101", raised_by="马*傅"))) == (0, 0, 1)
    assert Need.objects.get().askers.get().phone == "19900000101"


def test_another_phone_means_another_asker_and_stays_so(town):
    bring_in(town, NEEDS, LAMP)
    row = changed(LAMP, phone="19900000102")
    assert numbers(bring_in(town, NEEDS, row)) == (0, 1, 0)
    assert numbers(bring_in(town, NEEDS, row)) == (0, 0, 1)


def test_what_the_system_knows_better_stays_and_is_shown(town):
    bring_in(town, NEEDS, LAMP)
    need = Need.objects.get()
    needs.answer(town.li, need, "灯已经换好了")
    found = bring_in(town, NEEDS, LAMP)
    assert numbers(found) == (0, 0, 1)
    assert [(warning.cell, warning.code) for warning in found.warnings] == [("L2", "stays")]
    need.refresh_from_db()
    assert need.stage == "met"


def test_a_need_long_done_comes_in_done_and_nobody_is_told(town):
    bring_in(town, NEEDS, changed(LAMP, status="已办结", closed_on="2025.6.4", satisfaction="满意"))
    need = Need.objects.get()
    assert (need.stage, need.closed_on) == ("closed", datetime.date(2025, 6, 4))
    assert not Deed.objects.filter(verb__in=("need.answered", "need.met", "need.listed")).exists()


def test_a_code_of_another_community_is_refused(town):
    bring_in(town, NEEDS, LAMP, actor=town.clerk, place=town.street)
    row = ["1", "TA-001", "南关社区", None, "楼道堆了杂物"]
    found = ledgers.preview(town.clerk, "needs", book(NEEDS, row), town.street)
    assert [(error.cell, error.code) for error in found.errors] == [("B2", "code_elsewhere")]


def test_private_numbers_in_free_text_are_taken_out(town):
    bring_in(town, NEEDS, changed(LAMP, summary="路灯不亮，请打19900000777"))
    assert "19900000777" not in Need.objects.get().text
    assert numbers(bring_in(town, NEEDS, changed(LAMP, summary="路灯不亮，请打19900000777"))) == (0, 0, 1)


def test_only_those_who_keep_the_ledger_bring_it_in(town):
    for actor in (town.zhou, town.su, town.chen):
        with pytest.raises(NotAllowed):
            ledgers.preview(actor, "needs", book(NEEDS, LAMP), town.taian)


def test_each_import_is_on_record(town):
    bring_in(town, NEEDS, LAMP)
    noted = Import.objects.get()
    assert (noted.ledger, noted.place, noted.by, noted.new, noted.same) == ("needs", town.taian, town.li, 1, 0)
    assert len(noted.digest) == 64
    assert Deed.objects.filter(verb="ledger.brought_in", place_code=TAIAN).count() == 1


def test_a_column_is_remembered_for_the_place_and_below(town):
    rows = (["序号", "社区", "事由", "反映人", "提出日期"], [1, "泰安", "三号楼路灯不亮", "王女士", "2025.3.5"])
    assert ledgers.preview(town.li, "needs", book(*rows), town.taian).errors
    ledgers.remember(town.clerk, "needs", town.street, "事 由", "summary")
    assert numbers(ledgers.preview(town.li, "needs", book(*rows), town.taian)) == (1, 0, 0)
    ledgers.remember(town.li, "needs", town.taian, "事由", "")
    assert ledgers.preview(town.li, "needs", book(*rows), town.taian).errors


def test_a_column_is_remembered_only_for_one_that_exists(town):
    with pytest.raises(Refused):
        ledgers.remember(town.li, "needs", town.taian, "事由", "nothing")


def test_a_resource_list_comes_in_with_its_organizations_and_again_without_effect(town):
    school = ["第一小学", "12620702000000115G", "场所", "多功能教室", "周六周日 8:30-17:30", "韩老师", "19900000501"]
    rows = (
        RESOURCES,
        [*school, "2027年12月31日", 3],
        ["薛某(个人)", None, "人才", "作业辅导", None, None, None, "长期"],
    )
    assert numbers(bring_in(town, *rows, ledger="resources")) == (2, 0, 0)
    room = Resource.objects.get(name="多功能教室")
    assert (room.kind, room.stage, room.organization.uscc) == ("venue", "available", "12620702000000115G")
    assert room.windows
    assert Resource.objects.get(name="作业辅导").person.name == "薛某"
    assert "19900000501" not in str(room.ledger)
    assert numbers(bring_in(town, *rows, ledger="resources")) == (0, 0, 2)


def test_an_organization_on_record_is_not_entered_twice(town):
    bring_in(town, RESOURCES, ["河西银行", None, "服务", "防诈骗宣讲"], ledger="resources")
    assert Resource.objects.get().organization == town.bank
    assert Organization.objects.filter(name="河西银行").count() == 1


def test_an_offer_that_has_ended_may_be_brought_in_and_is_not_available(town):
    bring_in(
        town, RESOURCES, ["河西银行", None, "服务", "防诈骗宣讲", None, None, None, "2025.1.1"], ledger="resources"
    )
    assert not Resource.objects.available(clock.today()).exists()


def test_a_changed_resource_is_changed(town):
    bring_in(town, RESOURCES, ["河西银行", None, "服务", "防诈骗宣讲", "每周三下午"], ledger="resources")
    before = Resource.objects.get().windows
    rows = (RESOURCES, ["河西银行", None, "服务", "防诈骗宣讲", "每周五上午", "小何", "19900000510"])
    assert numbers(bring_in(town, *rows, ledger="resources")) == (0, 1, 0)
    assert Resource.objects.get().windows != before
    assert numbers(bring_in(town, *rows, ledger="resources")) == (0, 0, 1)


def test_a_project_list_comes_in_with_its_needs_and_who_holds_them(town):
    bring_in(town, NEEDS, LAMP)
    rows = (
        PROJECTS,
        [
            "P-1",
            "路灯更换",
            "TA-001",
            "供电服务队",
            "泰安社区",
            "2026.11.1",
            "2026.12.31",
            "进行中",
            "2026年第3次联席会议",
        ],
        ["P-2", "楼间种草", "TA-002", "园林队", None, "2025.4.1", "2025.10.31", "已完成", None],
        ["P-3", "坡道改造", None, "园林队、物业", None, None, "2026.12.31", "进行中", "2026年第3次联席会议"],
        [None, "二手书交换", None, None, None, None, None, None, None],
    )
    assert numbers(bring_in(town, *rows, ledger="projects")) == (4, 0, 0)
    lamps = Project.objects.get(code="P-1")
    assert (lamps.stage, lamps.lead.organization, lamps.lead.basis) == ("claimed", town.power, "2026年第3次联席会议")
    assert Need.objects.get(code="TA-001").stage == "in_project"
    assert [Project.objects.get(code=code).stage for code in ("P-2", "P-3")] == ["accepted", "proposed"]
    assert numbers(bring_in(town, *rows, ledger="projects")) == (0, 0, 4)


def test_a_project_changes_what_the_ledger_may_say_of_it(town):
    rows = [PROJECTS, ["P-1", "路灯更换", None, "供电服务队", None, None, "2026.12.31", "未启动", None]]
    bring_in(town, *rows, ledger="projects")
    rows[1][5], rows[1][7] = "2026.11.1", "受阻"
    assert numbers(bring_in(town, *rows, ledger="projects")) == (0, 1, 0)
    rows[1][7] = "已完成"
    found = bring_in(town, *rows, ledger="projects")
    assert [(warning.cell, warning.code) for warning in found.warnings] == [("H2", "stays")]


def test_a_list_of_divisions_comes_in_even_before_its_own_place_is_on_record(db):
    rows = (
        ["区划代码", "名称", "简称", "类型"],
        ["620723000000", "临泽县", None, "县"],
        ["620723100000", "沙河镇", None, None],
        ["620723100001", "惠民社区居民委员会", "惠民社区", None],
        ["620723100201", "兰家堡村村民委员会", "兰家堡村", None],
    )
    county = Place(code="620723", name="临泽县", short_name="临泽县", kind="county")
    assert numbers(ledgers.bring_in(None, "places", book(*rows), county)) == (4, 0, 0)
    assert list(Place.objects.values_list("code", "kind")) == [
        ("620723", "county"),
        ("620723100", "town"),
        ("620723100001", "community"),
        ("620723100201", "village"),
    ]
    assert numbers(ledgers.bring_in(None, "places", book(*rows), county)) == (0, 0, 4)


def test_a_division_outside_the_place_is_refused(db):
    county = Place(code="620723", name="临泽县", short_name="临泽县", kind="county")
    found = ledgers.preview(None, "places", book(["区划代码", "名称"], ["620702", "甘州区"]), county)
    assert [(error.cell, error.code) for error in found.errors] == [("A2", "place_code_invalid")]


def test_a_file_that_is_no_workbook_is_refused_with_its_sentence(town):
    with pytest.raises(Refused, match="empty|空"):
        ledgers.bring_in(town.li, "needs", io.BytesIO(), town.taian)
