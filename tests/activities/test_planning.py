"""The year's plan: drafted together, agreed, opened again with a reason, closed."""

import pytest

from sifang.activities import commands
from sifang.activities.models import Plan, PlanLine
from sifang.core import clock
from sifang.core.models import Deed
from tests.activities.year import activity_of, plan_of
from tests.refusals import not_allowed, refused


def test_a_plan_is_drafted_filled_and_agreed(town):
    plan = plan_of(town)
    plan.refresh_from_db()
    assert plan.stage == Plan.Stage.AGREED
    assert (plan.agreed_on, plan.agreed_by) == (clock.today(), town.li)
    assert [(line.month, line.organizations.get().name) for line in plan.lines.all()] == [
        (3, "河西银行"),
        (5, "供电服务队"),
    ]
    assert Deed.objects.filter(verb="plan.agreed", subject_id=plan.pk).count() == 1


def test_a_community_has_one_plan_a_year(town):
    plan_of(town)
    with refused("already"):
        commands.draft_plan(town.wang, town.taian, clock.today().year)


def test_an_empty_plan_is_not_agreed(town):
    plan = commands.draft_plan(town.li, town.taian, 2027)
    with refused("empty"):
        commands.agree_plan(town.li, plan)


def test_an_agreed_plan_is_frozen_until_it_is_opened_again_with_a_reason(town):
    plan = plan_of(town)
    with refused("agreed"):
        commands.add_line(town.li, plan, 9, "clinic", "中秋义诊", [town.bank])
    with refused("why"):
        commands.reopen_plan(town.li, plan, "改")
    commands.reopen_plan(town.li, plan, "电力公司下半年有空")
    commands.add_line(town.li, plan, 9, "clinic", "中秋义诊", [town.bank])
    commands.agree_plan(town.li, plan)
    assert plan.reopenings.get().why == "电力公司下半年有空"
    assert Deed.objects.filter(verb="plan.reopened").count() == 1


def test_a_refused_reopening_leaves_the_plan_agreed(town):
    plan = plan_of(town)
    with refused():
        commands.reopen_plan(town.li, plan, "")
    assert Plan.objects.get(pk=plan.pk).stage == Plan.Stage.AGREED


def test_a_line_nobody_agreed_on_goes_and_an_agreed_one_keeps_why_it_was_dropped(town):
    plan = plan_of(town, agreed=False)
    gone, kept = plan.lines.all()
    commands.drop_line(town.li, gone, "")
    assert list(plan.lines.all()) == [kept]
    commands.agree_plan(town.li, plan)
    commands.drop_line(town.li, PlanLine.objects.get(), "单位搬走了")
    assert PlanLine.objects.get().dropped_why == "单位搬走了"


def test_a_liaison_proposes_lines_of_the_own_organization_alone(town):
    plan = commands.draft_plan(town.li, town.taian, 2027)
    line = commands.add_line(town.su, plan, 3, "policy_talk", "反诈宣讲", [town.bank])
    assert line.grounds == {"proposed_by": town.bank.pk}
    with not_allowed():
        commands.add_line(town.su, plan, 3, "policy_talk", "反诈宣讲", [town.power])
    with not_allowed():
        commands.add_line(town.zhou, plan, 3, "policy_talk", "反诈宣讲", [town.bank])
    with not_allowed():
        commands.drop_line(town.deng, line, "不是我们的")
    commands.drop_line(town.su, line, "")
    assert not plan.lines.exists()


def test_a_liaison_of_a_foreign_organization_proposes_nothing(town):
    plan = commands.draft_plan(town.li, town.taian, 2027)
    body = town.foreign_body("南关物业", town.nanguan)
    lei = town.official("lei", "雷刚", "liaison", organization=body)
    with not_allowed():
        commands.add_line(lei, plan, 3, "policy_talk", "反诈宣讲", [body])
    with refused("partner"):
        commands.add_line(town.li, plan, 3, "policy_talk", "反诈宣讲", [body])


@pytest.mark.parametrize(
    ("month", "kind", "title"), [(0, "clinic", "义诊"), (13, "clinic", "义诊"), (1, "x", "义诊"), (1, "clinic", " ")]
)
def test_a_line_names_a_month_a_kind_and_a_title(town, month, kind, title):
    plan = commands.draft_plan(town.li, town.taian, 2027)
    with refused():
        commands.add_line(town.li, plan, month, kind, title, [town.bank])


def test_the_next_plan_begins_with_the_lines_of_the_last_that_were_not_dropped(town):
    plan = plan_of(town, 2026)
    commands.drop_line(town.li, plan.lines.get(month=5), "经费没有落实")
    following = commands.draft_plan(town.li, town.taian, 2027)
    line = following.lines.get()
    assert (line.month, line.title, line.organizations.get()) == (3, "防范电信诈骗宣讲", town.bank)
    assert line.grounds == {"last_year": plan.lines.get(month=3).pk}


def test_only_the_community_drafts_agrees_opens_and_closes(town):
    plan = plan_of(town, agreed=False)
    for actor in (town.su, town.zhou, town.ma, town.chen):
        with not_allowed():
            commands.draft_plan(actor, town.taian, 2030)
        with not_allowed():
            commands.agree_plan(actor, plan)
        with not_allowed():
            commands.reopen_plan(actor, plan, "看看能不能改")
        with not_allowed():
            commands.close_plan(actor, plan)


def test_a_closed_plan_stays_as_it_is(town):
    plan = plan_of(town)
    commands.close_plan(town.li, plan, "做成两件")
    with refused():
        commands.reopen_plan(town.li, plan, "再加一件事")
    with refused():
        commands.drop_line(town.li, plan.lines.first(), "没有办成")
    with refused():
        activity_of(town, line=PlanLine.objects.select_related("plan").first())


def test_a_line_with_an_activity_is_not_removed(town):
    plan = plan_of(town, agreed=False)
    line = plan.lines.first()
    activity_of(town, line=line)
    with refused("activity"):
        commands.drop_line(town.li, line, "")
