"""Departments advise enterprises, issues are closed one by one, banks and enterprises exchange."""

import datetime

import pytest

from sifang.activities import commands as activities
from sifang.core import clock
from sifang.core.errors import NotAllowed, Refused
from sifang.industry import commands, queries
from sifang.industry.models import Exchange, SelfCheck
from tests.industry.coal import advised, coal_of


@pytest.fixture
def coal(town):
    return coal_of(town)


def test_a_departments_liaison_plans_and_holds_its_own_visit_with_issues(coal):
    due = clock.today() + datetime.timedelta(days=3)
    visit = advised(coal, "安全员人手不够", ("宿舍消防通道堵了", due))
    assert list(visit.issues.order_by("pk").values_list("text", "stage")) == [
        ("安全员人手不够", "open"), ("宿舍消防通道堵了", "open"),
    ]  # fmt: skip
    with pytest.raises(NotAllowed):
        commands.plan_advisory(coal.fang, coal.town.housing, coal.mine, due, "看看自己")
    with clock.at(clock.now() + datetime.timedelta(days=4)):
        assert queries.totals(coal.lu, "6207")["issues_overdue"] == 1


def test_an_issue_is_closed_by_the_enterprise_and_opened_again_by_the_department_alone(coal):
    issue = advised(coal, "安全员人手不够").issues.get()
    with pytest.raises(NotAllowed):
        commands.close_issue(coal.town.su, issue, "招了两名安全员")
    commands.close_issue(coal.fang, issue, "招了两名安全员")
    with pytest.raises(NotAllowed):
        commands.reopen_issue(coal.fang, issue, "其实没有解决")
    commands.reopen_issue(coal.town.officer, issue, "只来了一名")
    assert (issue.stage, issue.closed_on) == ("open", None)
    commands.close_issue(coal.lu, issue, "第二名到岗")
    totals = queries.totals(coal.lu, coal.town.county.pk)
    assert (totals["advised"], totals["issues_solved"], totals["issues_open"]) == (1, 1, 0)


def test_a_visit_to_come_is_called_off_with_a_reason_and_not_held_ahead_of_its_day(coal):
    tomorrow = clock.today() + datetime.timedelta(days=1)
    visit = commands.plan_advisory(coal.lu, coal.town.housing, coal.pit, tomorrow, "看看用工")
    with pytest.raises(Refused, match="还没到"):
        commands.hold_advisory(coal.lu, visit, on=tomorrow)
    commands.cancel_advisory(coal.lu, visit, "企业停产检修")
    with pytest.raises(Refused):
        commands.hold_advisory(coal.lu, visit)


def test_a_bank_and_an_enterprise_exchange_three_things_until_the_pairing_ends(coal):
    pairing = commands.pair(coal.lu, coal.town.bank, coal.mine)
    for kind in Exchange.Kind.values:
        commands.exchange(coal.town.su, pairing, kind, "一起上了一堂党课", attendances=20)
    assert pairing.stage == "active" and pairing.exchanges.count() == 3
    with pytest.raises(NotAllowed):
        commands.exchange(coal.town.deng, pairing, "people", "互派一名干部")
    with pytest.raises(Refused, match="已经结对"):
        commands.pair(coal.lu, coal.town.bank, coal.mine)
    commands.end_pairing(coal.lu, pairing, "合作期满", clock.today())
    with pytest.raises(Refused):
        commands.exchange(coal.lu, pairing, "people", "互派一名干部")


def test_a_mechanism_comes_empty_and_enterprises_check_themselves_in_words(coal):
    mechanism = commands.write_mechanism(coal.lu, coal.town.county, "coal", "五融五强")
    assert not mechanism.items.exists()
    item = commands.add_item(coal.lu, mechanism, "五融", "组织融合", "支部会议记录")
    year = clock.today().year
    commands.check_item(coal.fang, item, coal.mine, year, "支部和班组一起开会")
    commands.check_item(coal.fang, item, coal.mine, year, "每月一次联合学习")
    assert SelfCheck.objects.get().words == "每月一次联合学习"
    assert {field.name for field in SelfCheck._meta.get_fields()}.isdisjoint({"score", "points", "rank"})
    with pytest.raises(NotAllowed):
        commands.check_item(coal.fang, item, coal.pit, year, "替别人写一句")
    commands.drop_item(coal.lu, item)
    with pytest.raises(Refused, match="不问"):
        commands.check_item(coal.fang, item, coal.mine, year, "再写一次")


def test_what_is_held_counts_towards_a_campaign_of_a_place_above(coal):
    head = coal.town.official("head", "丁部长", "officer", place=coal.town.city)
    campaign = activities.name_campaign(head, coal.town.city, "黔进先锋·贵在行动", clock.today())
    visit = advised(coal)
    training = commands.plan_training(coal.lu, coal.town.county, "电商培训", clock.now(), body=coal.body)
    commands.count_towards(coal.lu, campaign, visit)
    commands.count_towards(coal.lu, campaign, training)
    trainings, streams, visits = queries.counted_towards(head, campaign)
    assert (list(trainings), list(streams), list(visits)) == ([training], [], [visit])
    commands.count_towards(coal.lu, None, visit)
    assert not queries.counted_towards(head, campaign)[2].exists()
