"""Exports of a hotline: an awkward workbook and a GB18030 text go in once, remembered by sender, and come out again."""

import csv
import datetime
import io

import pytest

from sifang.core.errors import NotAllowed
from sifang.ledgers import commands as ledgers
from sifang.needs.models import Need
from sifang.places.models import Place
from tests.ledgers.books import sheet_of, stored

pytestmark = pytest.mark.django_db

HEADER = [
    "工单编号", "诉求标题", "诉求详情", "一级分类", "二级分类", "事发地址", "来电人姓名", "来电号码", "来电时间",
    "主办单位", "办结时限", "首次联系时间", "办结时间", "是否解决", "满意度评价", "是否超期",
    "回访情况", "承办意见摘要",
]  # fmt: skip
LAMP = [
    "GD-001", "路灯不亮", "泰安嘉园路灯不亮一周了", "市政设施", "路灯", "泰安嘉园", "钱多多", "19900001111",
    "2026-03-02 08:31:05", "泰安社区", "2026/3/9", "2026-03-02 16:00", "2026-03-05", "已解决", "满意", "否",
    "已回访", "甲",
]  # fmt: skip
WATER = [
    "GD-002", None, "七号楼下水管返臭没有人管", "居民生活", None, "七号楼", None, None, "2026年3月3日", "泰安社区",
    None, None, None, None, "未评价", None, None, None,
]  # fmt: skip
LIFT = [
    "GD-003", "加梯进展", "五号楼加装电梯的事一直没有说法", None, None, "五号楼", "孙立群", "0936-8210000",
    "2026-02-01", "泰安社区", "2026-02-10", "2026-02-04", "2026-02-20", "未解决", "不满意", "是", None, None,
]  # fmt: skip


def workbook(*rows, header=HEADER):
    return stored(sheet_of(["市民热线工单导出"], [], header, *rows, title="导出结果")[0])


def text(*rows, header=HEADER, encoding="gb18030"):
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return io.BytesIO(out.getvalue().encode(encoding))


@pytest.fixture
def spot(town):
    return Place.objects.create(code=town.taian.pk + "001", name="泰安嘉园", short_name="泰安嘉园", kind="compound")


def counted(found):
    return found.counts["new"], found.counts["changed"], found.counts["same"]


def test_an_awkward_export_comes_in_once_whatever_its_form_and_goes_out_as_it_came(town, spot):
    found = ledgers.bring_in(town.wang, "hotline", workbook(LAMP, WATER, LIFT), town.taian)
    assert counted(found) == (3, 0, 0)
    lamp, water, lift = Need.objects.order_by("source_code")
    assert [need.channel for need in (lamp, water, lift)] == ["hotline"] * 3
    assert (lamp.source, lamp.source_code, lamp.spot, lamp.stage) == ("12345", "GD-001", spot, "closed")
    assert lamp.text == "泰安嘉园路灯不亮一周了" and lamp.raised_on == datetime.date(2026, 3, 2)
    assert lamp.settle_by_day == datetime.date(2026, 3, 9) and lamp.taken_on_at
    rating = lamp.ratings.get()
    assert (rating.outcome, rating.satisfaction, rating.by) == ("yes", 4, town.wang)
    assert lamp.asked_by.get().person.phone == "19900001111"
    assert (water.stage, water.spot_words, water.asked_by.count()) == ("new", "七号楼", 0)
    assert lift.text.startswith("加梯进展：")
    assert (lift.stage, lift.why_not, lift.ratings.get().outcome) == ("unsolved", "other", "no")
    for again in (text(LAMP, WATER, LIFT), text(LAMP, WATER, LIFT, encoding="utf-8-sig")):
        assert counted(ledgers.bring_in(town.wang, "hotline", again, town.taian)) == (0, 0, 3)
    for reason in ("", "核对热线台账"):
        content = io.BytesIO(ledgers.export(town.wang, "hotline", town.taian, reason))
        assert counted(ledgers.bring_in(town.wang, "hotline", content, town.taian)) == (0, 0, 3)


def test_a_later_export_says_what_became_of_it(town, spot):
    ledgers.bring_in(town.wang, "hotline", text(WATER), town.taian)
    done = [*WATER]
    done[6:8], done[12:15] = ["冯一平", "19900002222"], ["2026-03-08", "已解决", "非常满意"]
    assert counted(ledgers.bring_in(town.wang, "hotline", text(done), town.taian)) == (0, 1, 0)
    need = Need.objects.get()
    assert (need.stage, need.closed_on, need.ratings.get().satisfaction) == ("met", datetime.date(2026, 3, 8), 5)
    other = ledgers.bring_in(town.wang, "hotline", text(done), town.taian, sender="省平台")
    assert counted(other) == (1, 0, 0)  # the number of another sender is another matter


def test_a_later_export_says_that_it_was_not_solved(town, spot):
    ledgers.bring_in(town.wang, "hotline", text(WATER), town.taian)
    ended = [*WATER]
    ended[12:15] = ["2026-03-08", "未解决", "不满意"]
    for counts in ((0, 1, 0), (0, 0, 1)):
        assert counted(ledgers.bring_in(town.wang, "hotline", text(ended), town.taian)) == counts
    need = Need.objects.get()
    assert (need.stage, need.why_not, need.closed_on) == ("unsolved", "other", datetime.date(2026, 3, 8))


def test_what_a_title_means_is_remembered_for_its_sender_alone(town):
    header = ["流水", *HEADER[1:2], "群众所述", *HEADER[3:]]
    row = ["A-1", *LAMP[1:]]
    for title, identifier in (("流水", "code"), ("群众所述", "summary")):
        ledgers.remember(town.wang, "hotline", town.taian, title, identifier, sender="省平台")
    assert ledgers.preview(town.wang, "hotline", text(row, header=header), town.taian).errors
    found = ledgers.bring_in(town.wang, "hotline", text(row, header=header), town.taian, sender="省平台")
    assert counted(found) == (1, 0, 0) and Need.objects.get().source == "省平台"


def test_bad_cells_are_shown_in_a_copy_and_nothing_comes_in(town):
    bad = [*LAMP]
    bad[7], bad[8], bad[2] = "1990000", "三月初", None
    file = text(bad, WATER)
    found = ledgers.preview(town.wang, "hotline", file, town.taian)
    assert {complaint.cell for complaint in found.errors} == {"H2", "I2", "C2"}
    assert ledgers.mark(town.wang, "hotline", file, town.taian).startswith(b"PK")
    with pytest.raises(NotAllowed):
        ledgers.preview(town.zhou, "hotline", file, town.taian)
    assert not Need.objects.exists()
