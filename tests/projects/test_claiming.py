"""Intents, claims and handing back: an organization holds a project only by the joint meeting's word."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from sifang.core import clock
from sifang.core.models import Deed
from sifang.meetings.commands import holding
from sifang.needs.models import Need
from sifang.people import commands as people
from sifang.projects import queries
from sifang.projects.commands import carrying, claiming, entering, matching, proposing
from sifang.projects.models import Claim, Intent, Project
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
Stage = Project.Stage


def later(days=20):
    return clock.today() + datetime.timedelta(days=days)


def test_a_liaison_states_an_intent_once_and_takes_it_back(town):
    project = town.project()
    intent = claiming.state_intent(town.su, project, town.bank, " 出两名工人，联系13912345678 ")
    assert "两名工人" in intent.offer and "139" not in intent.offer
    assert project not in queries.claimable(town.su, town.bank)
    with refused("河西银行", "already stated"):
        claiming.state_intent(town.su, project, town.bank)
    with not_allowed("河西银行"):
        claiming.withdraw_intent(town.deng, intent)
    claiming.withdraw_intent(town.su, intent)
    with refused("already taken back"):
        claiming.withdraw_intent(town.su, intent)
    assert claiming.state_intent(town.su, project, town.bank) != intent
    assert Intent.objects.filter(withdrawn_at=None).count() == 1


def test_an_intent_is_for_a_partners_own_liaison(town):
    project = town.project()
    school = people.found(None, "第二小学", town.taian)
    teacher = town.official("teacher", "蒋老师", "liaison", organization=school)
    for somebody, body in ((town.su, town.power), (town.wang, town.bank), (teacher, school), (town.ma, town.bank)):
        with not_allowed("partner organization", "泰安社区"):
            claiming.state_intent(somebody, project, body)


def test_an_intent_is_no_claim(town):
    project = town.project()
    claiming.state_intent(town.su, project, town.bank)
    assert Project.objects.get(pk=project.pk).stage == Stage.PROPOSED
    assert not Claim.objects.exists()
    with not_allowed("holds the project"):
        carrying.submit(town.su, project, "已经办好")


def test_a_project_that_is_held_names_its_holder_to_those_who_come_late(town):
    project = town.claimed()
    with refused("供电服务队", f"{clock.today():%Y-%m-%d}", "offer to support"):
        claiming.state_intent(town.su, project, town.bank)


def test_the_meetings_claim_names_lead_support_day_and_resolution(town):
    project = town.project()
    meeting = town.meeting(project)
    holding.resolve_claimed(
        town.wang,
        meeting.items.get(),
        town.power,
        due=later(),
        supporting=[town.bank, town.power],
        commitment="十天换好",
    )
    project.refresh_from_db()
    lead, support = Claim.objects.order_by("role")
    assert (lead.organization, support.organization, lead.role, support.role) == (
        town.power,
        town.bank,
        "lead",
        "support",
    )
    assert (project.stage, project.due, project.start, project.lead) == (Stage.CLAIMED, later(), clock.today(), lead)
    assert meeting.title in lead.basis and lead.basis == support.basis
    assert project.needs.get().stage == Need.Stage.IN_PROJECT


def test_the_database_wants_a_resolution_and_one_lead_under_every_claim(town):
    project = town.claimed()
    facts = {"project": project, "due": later(), "confirmed_at": clock.now()}
    for wrong in (
        {"organization": town.bank, "role": "lead", "basis": "another one"},
        {"organization": town.bank, "role": "support", "basis": ""},
        {"organization": town.power, "role": "support", "basis": "twice"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.create(**facts | wrong)


def test_a_claim_is_not_made_for_strangers_in_the_past_or_without_a_meeting(town):
    project = town.project()
    item = town.meeting(project).items.get()
    with refused("has passed", "agree on a later one"):
        holding.resolve_claimed(town.wang, item, town.power, due=clock.today() - datetime.timedelta(days=1))
    with refused("住建局", "not a partner", "enter the partnership first"):
        holding.resolve_claimed(town.wang, item, town.housing, due=later())
    with refused("住建局", "not a partner"):
        holding.resolve_claimed(town.wang, item, town.power, due=later(), supporting=[town.housing])
    proposal = proposing.propose(town.wang, town.need("另一盏灯坏了"))
    with refused("cannot be claimed now", "next joint meeting"):
        claiming.claim(town.wang, proposal, town.power, due=later(), basis="nothing")
    assert not Claim.objects.exists()


@pytest.mark.parametrize("who", ["zhou", "su", "deng", "chen", "rep", "ma", "clerk"])
def test_only_the_community_records_the_claim(town, who):
    item = town.meeting(town.project()).items.get()
    with not_allowed("Only the community records"):
        holding.resolve_claimed(getattr(town, who), item, town.power, due=later())
    assert not Claim.objects.exists()


def test_a_project_handed_back_is_open_again_with_the_reason(town):
    project = town.claimed()
    need = project.needs.get()
    with refused("Say why"):
        claiming.hand_back(town.deng, project, "忙")
    for somebody in (town.su, town.zhou, town.ma, town.chen):
        with not_allowed("holds the project"):
            claiming.hand_back(somebody, project, "人手实在不够")
    claiming.hand_back(town.deng, project, "人手实在不够")
    project.refresh_from_db()
    need.refresh_from_db()
    claim = Claim.objects.get()
    assert (project.stage, project.due, project.lead) == (Stage.PROPOSED, None, None)
    assert (need.stage, claim.ended_why) == (Need.Stage.LISTED, "人手实在不够")
    assert need.coverages.filter(ended_at=None).get().project == project
    with refused("cannot become"):
        claiming.hand_back(town.wang, project, "人手实在不够")


def test_after_a_hand_back_the_next_meeting_gives_the_same_project_to_another(town):
    project = town.claimed()
    claiming.hand_back(town.deng, project, "人手实在不够")
    matching.match(town.wang, town.taian)
    project.refresh_from_db()
    holding.resolve_claimed(town.wang, town.meeting(project).items.last(), town.bank, due=later())
    assert Project.objects.get(pk=project.pk).lead.organization == town.bank
    assert list(Claim.objects.order_by("pk").values_list("organization", "ended_at"))[0][1] is not None
    verbs = Deed.objects.filter(verb__in=["project.claimed", "project.handed_back"]).order_by("id")
    assert list(verbs.values_list("verb", flat=True)) == ["project.claimed", "project.handed_back", "project.claimed"]


def test_a_ledger_brings_a_claim_in_only_with_its_meeting(town):
    need = town.need()
    for missing in (
        {"lead": town.power, "due": later()},
        {"basis": "2025年第3次", "due": later()},
        {"lead": town.power, "basis": "x"},
    ):
        with refused("its meeting and its day"):
            entering.enter(town.wang, town.taian, "路灯检修", stage=Stage.CLAIMED, met=[need], **missing)
    with not_allowed("keep the ledgers"):
        entering.enter(town.su, town.taian, "路灯检修")
    with refused("A ledger brings a project in as"):
        entering.enter(town.wang, town.taian, "路灯检修", stage=Stage.TABLED)
    project = entering.enter(
        town.wang,
        town.taian,
        "路灯检修",
        stage=Stage.CLAIMED,
        met=[need],
        lead=town.power,
        basis="2025年第3次",
        due=later(),
    )
    need.refresh_from_db()
    assert (project.lead.organization, need.stage) == (town.power, Need.Stage.IN_PROJECT)
    carrying.submit(town.deng, project, "已经换好路灯")
    carrying.accept(town.wang, project)
    assert Need.objects.get(pk=need.pk).stage == Need.Stage.MET
