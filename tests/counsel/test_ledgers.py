"""The service log and the roster of legal advisers come in and go out the same; a second time changes nothing."""

import io

import pytest

from sifang.counsel.models import LogEntry
from sifang.ledgers import commands as ledgers
from sifang.ledgers.declarations import LEDGERS
from sifang.people.models import Person, Post
from tests.counsel.bench import Bench
from tests.ledgers.books import sheet_of, stored
from tests.ledgers.test_rosters import numbers, table_of
from tests.refusals import refused

pytestmark = pytest.mark.django_db
LOG = [column.title for column in LEDGERS["adviser_services"].columns]
ROSTER = [column.title for column in LEDGERS["legal_advisers"].columns]


def bring_in(actor, ledger, place, *rows):
    return ledgers.bring_in(actor, ledger, stored(sheet_of(*rows)[0]), place)


def line(bench, **facts):
    row = {
        "社区": "泰安社区", "律师": "顾言", "律所": "明理律师事务所",
        "日期": bench.post.since.isoformat(), "方式": "电话",
        LOG[5]: "法律咨询", "事由(脱敏)": "工伤赔偿怎么谈，电话19900001234", "处理结果": "已答复",
        "服务时长": "1.5小时",
        "社区确认": "是",
    } | facts  # fmt: skip
    return [row[title] for title in LOG]


def test_the_service_log_comes_in_once_and_goes_out_the_same(town):
    bench = Bench(town)
    assert numbers(bring_in(town.li, "adviser_services", town.taian, LOG, line(bench))) == (1, 0, 0)
    entry = LogEntry.objects.get()
    assert (entry.adviser, entry.way, entry.kind, entry.minutes) == (bench.post, "phone", "consultation", 90)
    assert entry.confirmed_by == town.li and "1990000" not in entry.matter
    header, rows = table_of(ledgers.export(town.li, "adviser_services", town.taian))
    assert header == LOG and rows[0][:3] == ["泰安社区", "顾言", "明理律师事务所"]
    content = ledgers.export(town.li, "adviser_services", town.taian)
    again = ledgers.bring_in(town.li, "adviser_services", io.BytesIO(content), town.taian)
    assert numbers(again) == (0, 0, 1)
    changed = bring_in(town.li, "adviser_services", town.taian, LOG, line(bench, 处理结果="已补充答复"))
    assert numbers(changed) == (0, 1, 0)


def test_a_lawyer_who_does_not_serve_there_stops_the_log_with_a_sentence(town):
    bench = Bench(town)
    for strange in (line(bench, 律师="旁人"), line(bench, 律所="别的律师事务所"), line(bench, 日期="2020-01-01")):
        with refused("no legal adviser of"):
            bring_in(town.li, "adviser_services", town.taian, LOG, strange)
    assert not LogEntry.objects.exists()


def test_the_roster_appoints_one_lawyer_in_two_communities_as_one_person(town):
    row = [1, "高律", "明理律师事务所", "泰安社区", "2026-03-01", "2027-02-28", "劳动"]
    other = [2, "高律", "明理律师事务所", "南关社区", "2026-03-01", None, None]
    assert numbers(bring_in(town.clerk, "legal_advisers", town.street, ROSTER, row, other)) == (2, 0, 0)
    held = Post.objects.current().filter(kind="legal_adviser")
    assert held.values("person").distinct().count() == 1
    assert {post.sent_by.name for post in held} == {"明理律师事务所"}
    before = Person.objects.count()
    content = ledgers.export(town.clerk, "legal_advisers", town.street)
    again = ledgers.bring_in(town.clerk, "legal_advisers", io.BytesIO(content), town.street)
    assert numbers(again) == (0, 0, 2) and Person.objects.count() == before
