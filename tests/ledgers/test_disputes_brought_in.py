"""The three-colour ledger comes in and goes out the same; it counts sessions and names no party."""

import datetime
import io

import pytest

from sifang.disputes import backlog
from sifang.disputes import commands as disputes
from sifang.disputes.models import Dispute, Party
from sifang.ledgers import commands as ledgers
from sifang.ledgers.declarations import LEDGERS
from tests.disputes.compound import NAMES, Compound
from tests.ledgers.test_rosters import bring_in, numbers, table_of

pytestmark = pytest.mark.django_db
TITLES = [column.title for column in LEDGERS["disputes"].columns[:-1]]
CLOSED = [
    "JF-7",
    "翠屏苑",
    "安居物业",
    "钱某、孙某",
    "停车位被占，收费不公开",
    "2024-03-01",
    "红",
    "3月5日黄转红",
    "物业",
    3,
]
CLOSED += ["白律师", "2024年4月签订", "公示收费，重画车位", "2024-04-20"]
OPEN = [None, "没登记的院子", None, None, "三楼夜里吵闹", "2024-05-06", "黄", None, None, None, None, None, None, None]


def test_the_ledger_comes_in_and_goes_out_the_same(town):
    here = Compound(town)
    found = bring_in(town, "disputes", TITLES, CLOSED, OPEN)
    assert numbers(found) == (2, 0, 0)
    assert {complaint.details["title"] for complaint in found.warnings} == {"当事人(脱敏)", "调解次数"}
    made = Dispute.objects.get(code="JF-7")
    assert (made.place, made.company, made.colour, made.cause, made.owner) == (
        here.place, here.company, "red", "parking", "company",
    )  # fmt: skip
    assert made.adviser == here.adviser
    assert (made.stage, made.closed_on, Party.objects.count()) == ("closed", datetime.date(2024, 4, 20), 0)
    assert backlog.stock(town.taian.pk, datetime.date(2024, 4, 19)) == 1
    assert backlog.stock(town.taian.pk, datetime.date(2024, 5, 6)) == 1
    content = ledgers.export(town.li, "disputes", town.taian)
    header, rows = table_of(content)
    assert header == TITLES
    assert rows[0][1:5] == ["翠屏苑", "安居物业", None, "停车位被占，收费不公开"]
    assert numbers(ledgers.bring_in(town.li, "disputes", io.BytesIO(content), town.taian)) == (0, 0, 2)
    again = bring_in(town, "disputes", TITLES, CLOSED[:12] + ["重新画了车位"] + CLOSED[13:])
    assert numbers(again) == (0, 1, 0)
    assert Dispute.objects.get(code="JF-7").outcome == "重新画了车位"


def test_what_was_mediated_here_goes_out_without_names_and_comes_in_without_effect(town):
    here = Compound(town)
    dispute = here.dispute()
    disputes.recolour(town.wang, dispute, "red", "天花板要掉下来")
    disputes.hold_session(town.wang, dispute, adviser=here.adviser)
    disputes.agree(town.wang, dispute, "三日内修好并赔偿墙面")
    content = ledgers.export(town.li, "disputes", town.taian, "季度核对")
    _header, rows = table_of(content)
    assert rows[0][3] == "申请人1人、被申请人1人"
    assert rows[0][9] == 1
    assert "黄→红：天花板要掉下来" in rows[0][7]
    assert not [name for name in NAMES if name in str(rows)]
    assert numbers(ledgers.bring_in(town.li, "disputes", io.BytesIO(content), town.taian)) == (0, 0, 1)
