"""The ledgers of the industries come in and go out in their columns, and a second time without effect."""

import io

import pytest

from sifang.core.errors import Refused
from sifang.industry import queries
from sifang.industry.models import AdvisoryVisit, Coverage, Issue, Livestream, Membership, SalesLine, Training
from sifang.ledgers import commands as ledgers
from sifang.ledgers.declarations import LEDGERS
from tests.ledgers.test_rosters import book, numbers

ROWS = {
    "coverage": (
        [1, "邦达集团", None, "煤炭行业", "已建", "邦达集团党委", "2020.7.1", None, None],
        [2, "紫森源集团", None, "煤炭", "拟建", None, None, "单独组建", "2027.6.30"],
        [3, "小煤窑", None, "煤炭", "无", None, None, None, None],
    ),
    "advisory": (
        [1, "2024.3.5", "住建局", "邦达集团", "看看用工", "安全员不够", "2024.4.1", "招了两人", "2024.3.20"],
        [2, "2024.3.5", "住建局", "邦达集团", "看看用工", "宿舍通道堵了", "2024.4.1", None, None],
        [3, "2024.5.6", "能源局", "紫森源集团", "看看生产", None, None, None, None],
    ),
    "sales": (
        [1, "2024年9月1日 19:30", "丰收节直播", "抖音", "刺梨厂", "刺梨汁", 300, "1,234.50"],
        [2, "2024年9月1日 19:30", "丰收节直播", "抖音", "火腿厂", "火腿", None, "500万"],
    ),
    "trainings": ([1, "2024年3月5日 9:00", "电商培训", "互联网", None, "党群中心", "120人次", "是", "会开直播了"],),
    "memberships": (
        [1, "物流快递协会", "协会", "物流快递", "快送公司", "会长单位", 30, "2023.5.1", None],
        [2, "物流快递协会", "协会", "物流快递", "达达公司", None, 12, "2023.5.1", "2024.5.1"],
    ),
}


@pytest.fixture
def officer(town):
    return town.official("head", "丁部长", "officer", place=town.county)


def bring_in(town, officer, name, rows=None):
    titles = [column.title for column in LEDGERS[name].columns]
    return ledgers.bring_in(officer, name, book(titles, *(rows or ROWS[name])), town.county)


def test_every_ledger_comes_in_and_what_went_out_comes_in_again_without_effect(town, officer):
    for name, rows in ROWS.items():
        assert numbers(bring_in(town, officer, name)) == (len(rows), 0, 0), name
        content = ledgers.export(officer, name, town.county)
        for again in (book([c.title for c in LEDGERS[name].columns], *rows), io.BytesIO(content)):
            assert numbers(ledgers.bring_in(officer, name, again, town.county)) == (0, 0, len(rows)), name
    assert list(Coverage.objects.order_by("pk").values_list("stage", flat=True)) == [
        "established", "planned", "uncovered",
    ]  # fmt: skip
    assert (AdvisoryVisit.objects.count(), Issue.objects.filter(stage="closed").count()) == (2, 1)
    assert list(SalesLine.objects.order_by("pk").values_list("amount", flat=True)) == [1_234_50, 5_000_000_00]
    assert Livestream.objects.get().stage == "settled" and Training.objects.get().attendances == 120
    assert Membership.objects.current().count() == 1
    assert queries.totals(officer, town.county.pk)["amount"] == 5_001_234_50


def test_a_settled_livestream_takes_no_further_line_and_an_unknown_industry_or_amount_stops(town, officer):
    bring_in(town, officer, "sales")
    with pytest.raises(Refused, match="已经结算"):
        bring_in(town, officer, "sales", [[1, "2024年9月1日 19:30", "丰收节直播", "抖音", "茶厂", "茶叶", 1, 10]])
    with pytest.raises(Refused):
        bring_in(town, officer, "sales", [[1, "2024年9月2日", "又一场直播", "抖音", "茶厂", "茶叶", 1, "很多"]])
    with pytest.raises(Refused):
        bring_in(town, officer, "coverage", [[1, "某企业", None, "航天", None, None, None, None, None]])
    assert SalesLine.objects.count() == 2 and not Coverage.objects.exists()
