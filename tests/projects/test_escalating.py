"""What is hard goes to the sponsor leader and to departments, and ends only on the community's word."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from sifang.core import clock
from sifang.core.models import Deed
from sifang.core.workdays import add_workdays
from sifang.meetings.commands import holding
from sifang.needs.models import Need
from sifang.people import commands as people
from sifang.people.models import Organization
from sifang.projects import queries
from sifang.projects.commands import carrying, escalating
from sifang.projects.models import Escalation, Project
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db
Stage = Escalation.Stage


@world
def water(town):
    """A second department with its liaison."""
    body = people.found(None, "水务局", town.county, kind=Organization.Kind.DEPARTMENT)
    town.tang = town.official("tang", "唐科长", "liaison", organization=body)
    return body


@world
def escalation(town, water):
    item = town.meeting(town.project(urgency=2)).items.get()
    holding.resolve_escalated(
        town.wang, item, tried="物业和社区都协调过", asked="请协调老管网改造", departments=[town.housing, water]
    )
    return Escalation.objects.get()


def stage(row):
    return type(row).objects.get(pk=row.pk).stage


def answered(town, escalation):
    """Every department has answered."""
    escalating.answer(town.chen, escalation, "请两局十日内拿出方案")
    for ask in escalation.asks.all():
        escalating.answer_ask(town.wang, ask, "已列入本月计划")
    escalation.refresh_from_db()


def test_an_escalation_names_what_was_tried_what_is_asked_and_of_whom(town, escalation, water):
    assert (escalation.stage, escalation.due) == (Stage.OPEN, add_workdays(clock.today(), 5))
    assert set(escalation.asks.values_list("department", flat=True)) == {town.housing.pk, water.pk}
    assert stage(escalation.project) == Project.Stage.ESCALATED
    assert stage(escalation.project.needs.get()) == Need.Stage.IN_PROJECT
    with pytest.raises(IntegrityError), transaction.atomic():
        Escalation.objects.create(
            project=escalation.project, place=town.taian, tried="x", asked="x", due=clock.today(), since=clock.now()
        )


def test_an_escalation_wants_words_a_department_and_a_meeting(town):
    project = town.project()
    item = town.meeting(project).items.get()
    words = {"tried": "都试过了没用", "asked": "请协调一下", "departments": [town.housing]}
    for missing, sentence in (
        ({"tried": ""}, "what was tried"),
        ({"asked": "帮"}, "what is asked"),
        ({"departments": []}, "at least one department"),
    ):
        with refused(sentence):
            holding.resolve_escalated(town.wang, item, **words | missing)
    for somebody in (town.zhou, town.su, town.chen, town.ma):
        with not_allowed("Only the community"):
            escalating.escalate(somebody, project, **words)
    assert stage(project) == Project.Stage.TABLED
    with refused("proposed"):
        escalating.escalate(town.wang, town.project(text="四号楼也坏了一盏"), **words)


def test_only_the_sponsor_of_the_place_answers(town, escalation):
    for somebody in (town.li, town.wang, town.su, town.officer, town.clerk, town.ma):
        with not_allowed("Only the sponsor leader of 泰安社区"):
            escalating.answer(somebody, escalation, "请两局十日内拿出方案")
    elsewhere = town.official("fan", "范领导", "sponsor", place=town.nanguan)
    with not_allowed("Only the sponsor leader"):
        escalating.answer(elsewhere, escalation, "请两局十日内拿出方案")
    with refused("at least four"):
        escalating.answer(town.chen, escalation, "行")
    day = clock.today() + datetime.timedelta(days=10)
    with refused("has passed"):
        escalating.answer(town.chen, escalation, "请两局拿出方案", due=clock.today() - datetime.timedelta(days=1))
    escalating.answer(town.chen, escalation, "请两局十日内拿出方案", due=day)
    escalation.refresh_from_db()
    assert (escalation.stage, escalation.answered_by) == (Stage.COORDINATING, town.chen)
    assert set(escalation.asks.values_list("due", flat=True)) == {day}


def test_a_department_answers_for_itself_after_the_leader_and_all_answers_await_the_community(town, escalation):
    housing, water = escalation.asks.order_by("pk")
    with refused("after the sponsor leader has assigned"):
        escalating.answer_ask(town.officer, housing, "已列入本月计划")
    escalating.answer(town.chen, escalation, "请两局十日内拿出方案")
    for somebody in (town.tang, town.su, town.chen, town.zhou, town.ma):
        with not_allowed("住建局", "or the community for it"):
            escalating.answer_ask(somebody, housing, "已列入本月计划")
    with refused("at least four"):
        escalating.answer_ask(town.officer, housing, "行")
    escalating.answer_ask(town.officer, housing, "已列入本月计划")
    assert stage(escalation) == Stage.COORDINATING
    assert [ask.department for ask in queries.asks_of(town.tang)] == [water.department]
    escalating.answer_ask(town.wang, water, "电话答复：下周进场")
    assert stage(escalation) == Stage.ANSWERED
    assert stage(escalation.project) == Project.Stage.ESCALATED


def test_an_escalation_closes_only_when_all_have_answered(town, escalation):
    for _before in (Stage.OPEN, Stage.COORDINATING):
        with refused("cannot become"):
            escalating.close(town.wang, escalation, solved=True, words="管网已经换好")
        if stage(escalation) == Stage.OPEN:
            escalating.answer(town.chen, escalation, "请两局十日内拿出方案")
    assert stage(escalation) == Stage.COORDINATING


def test_an_escalation_closes_only_on_the_communitys_word(town, escalation):
    answered(town, escalation)
    for somebody in (town.chen, town.officer, town.tang, town.zhou, town.su, town.ma):
        with not_allowed("Only the community closes"):
            escalating.close(somebody, escalation, solved=True, words="管网已经换好")
    with refused("what came of it"):
        escalating.close(town.wang, escalation, solved=True, words="好")
    assert stage(escalation) == Stage.ANSWERED
    escalating.close(town.wang, escalation, solved=True, words="管网已经换好")
    project = Project.objects.get(pk=escalation.project_id)
    assert (stage(escalation), project.stage, project.outcome) == (Stage.CLOSED, Project.Stage.ACCEPTED, "管网已经换好")
    assert stage(project.needs.get()) == Need.Stage.MET
    assert Deed.objects.get(verb="escalation.closed").detail == {"solved": True}


def test_what_was_not_solved_is_a_proposal_again_and_may_be_escalated_again(town, escalation):
    answered(town, escalation)
    escalating.close(town.wang, escalation, solved=False, words="答复的方案居民不同意")
    project = Project.objects.get(pk=escalation.project_id)
    assert (project.stage, stage(project.needs.get())) == (Project.Stage.PROPOSED, Need.Stage.LISTED)
    item = town.meeting(project).items.filter(project=project).get()
    holding.resolve_escalated(town.wang, item, tried="上次方案没用", asked="请再协调一次", departments=[town.housing])
    assert project.escalations.count() == 2


def test_an_answer_that_did_not_help_is_asked_for_again(town, escalation):
    answered(town, escalation)
    for somebody in (town.chen, town.officer):
        with not_allowed("Only the community asks again"):
            escalating.ask_again(somebody, escalation, "只说计划，没说哪天")
    with refused("still missing"):
        escalating.ask_again(town.wang, escalation, "？")
    escalating.ask_again(town.wang, escalation, "只说计划，没说哪天")
    assert stage(escalation) == Stage.COORDINATING
    assert set(escalation.asks.values_list("answered_on", "request")) == {(None, "只说计划，没说哪天")}
    for ask in escalation.asks.all():
        escalating.answer_ask(town.wang, ask, "十二月五日进场")
    assert stage(escalation) == Stage.ANSWERED


def test_a_claimed_or_accepted_project_is_not_escalated(town):
    project = town.claimed()
    words = {"tried": "都试过了没用", "asked": "请协调一下", "departments": [town.housing]}
    with refused("claimed, under way"):
        escalating.escalate(town.wang, project, **words)
    carrying.submit(town.deng, project, "灯已换好")
    carrying.accept(town.wang, project)
    with refused("accepted"):
        escalating.escalate(town.wang, project, **words)
