"""The community handles a need: verifies, returns, corrects, merges, answers."""

import pytest

from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.needs.models import Asker, Need
from sifang.people import commands as people
from sifang.projects.commands import carrying
from sifang.projects.models import Coverage
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db
Stage = Need.Stage
OUTSIDERS = ["zhou", "su", "chen", "rep", "officer", "ma"]


def stage(need):
    return Need.objects.get(pk=need.pk).stage


def askers(need):
    return set(need.asked_by.values_list("person", flat=True))


@world
def li_qiang(town):
    return people.meet_caller(town.wang, "19900005678", name="李强", home=town.taian)


def test_a_worker_verifies_with_corrections_and_the_need_is_listed(town):
    need = town.need(verified=False)
    needs.verify(town.wang, need, category="utilities", amount=3)
    need.refresh_from_db()
    assert (need.stage, need.category, need.amount) == (Stage.LISTED, "utilities", 3)
    verbs = list(
        Deed.objects.filter(subject_id=need.pk, verb__startswith="need.").order_by("id").values_list("verb", flat=True)
    )
    assert verbs == ["need.reported", "need.corrected", "need.listed"]


def test_a_need_is_verified_once(town):
    need = town.need()
    with refused("on the needs list", "Reload"):
        needs.verify(town.wang, need)


@pytest.mark.parametrize("who", OUTSIDERS)
def test_nobody_else_handles_the_communitys_needs(town, who):
    somebody, need, other = getattr(town, who), town.need(verified=False), town.need()
    for act in (
        lambda: needs.verify(somebody, need),
        lambda: needs.send_back(somebody, need, "说不清楚"),
        lambda: needs.correct(somebody, need, amount=3),
        lambda: needs.merge(somebody, need, other),
        lambda: needs.unmerge(somebody, need),
        lambda: needs.answer(somebody, other, "已经办好"),
    ):
        with not_allowed("Only"):
            act()
    assert (stage(need), stage(other)) == (Stage.NEW, Stage.LISTED)


def test_the_street_may_verify_for_its_communities(town):
    need = town.need(verified=False)
    needs.verify(town.clerk, need)
    assert stage(need) == Stage.LISTED


def test_a_returned_need_says_why_and_the_asker_adds_to_it(town):
    need = town.need(verified=False)
    with refused("at least four"):
        needs.send_back(town.wang, need, "啊")
    needs.send_back(town.wang, need, "请说明是哪栋楼，可打13912345678")
    assert stage(need) == Stage.RETURNED
    assert "哪栋楼" in need.reply and "139" not in need.reply
    with not_allowed("Only those who asked"):
        needs.resubmit(town.rep, need, "三号楼路灯坏了")
    needs.resubmit(town.ma, need, "三号楼二单元门口路灯坏了")
    need.refresh_from_db()
    assert (need.stage, need.text, need.reply) == (Stage.NEW, "三号楼二单元门口路灯坏了", "")


def test_a_need_that_is_being_looked_at_is_not_sent_again(town):
    need = town.need()
    with refused("on the needs list"):
        needs.resubmit(town.ma, need, "三号楼二单元门口路灯坏了")


def test_a_correction_names_what_changed_and_moves_no_stage(town):
    need = town.need()
    assert needs.correct(town.wang, need, amount=5, urgency=need.urgency) == ["amount"]
    assert needs.correct(town.wang, need, amount=5) == []
    assert Deed.objects.filter(verb="need.corrected").last().detail == {"fields": ["amount"]}
    for field in ("stage", "place"):
        with refused("by its own button"):
            needs.correct(town.wang, need, **{field: "met"})
    assert stage(need) == Stage.LISTED


def test_a_merge_keeps_every_asker_and_leaves_a_trace(town, li_qiang):
    lamp = town.need()
    twin = town.need("路灯不亮", verified=False, asker=li_qiang)
    needs.join(town.ma, twin)
    needs.merge(town.wang, twin, lamp)
    twin.refresh_from_db()
    assert (twin.stage, twin.merged_into) == (Stage.MERGED, lamp)
    assert askers(lamp) == {town.ma.pk, li_qiang.pk}
    assert askers(twin) == {town.ma.pk, li_qiang.pk}
    assert needs.standing(twin) == lamp
    assert Deed.objects.get(verb="need.merged").detail == {"into": lamp.pk, "askers": 1}


def test_an_unmerge_restores_both_needs(town, li_qiang):
    lamp, twin = town.need(), town.need("路灯不亮", asker=li_qiang)
    needs.join(town.rep, lamp)
    before = {need: list(need.asked_by.order_by("pk").values_list("pk", "track_code")) for need in (lamp, twin)}
    needs.merge(town.wang, twin, lamp)
    needs.unmerge(town.wang, twin)
    twin.refresh_from_db()
    assert (twin.stage, twin.merged_into, stage(lamp)) == (Stage.NEW, None, Stage.LISTED)
    assert {need: list(need.asked_by.order_by("pk").values_list("pk", "track_code")) for need in (lamp, twin)} == before


def test_somebody_who_asked_for_both_stays_with_both_after_an_unmerge(town):
    lamp, twin = town.need(), town.need("路灯不亮")
    needs.merge(town.wang, twin, lamp)
    needs.unmerge(town.wang, twin)
    assert askers(lamp) == askers(twin) == {town.ma.pk}


def test_merged_twice_over_every_asker_arrives_and_leaves_again(town, li_qiang):
    first = town.need("路灯不亮", verified=False, asker=li_qiang)
    second, third = town.need("路灯坏了没人修"), town.need("小区路灯都不亮", asker=town.rep)
    needs.merge(town.wang, first, second)
    needs.merge(town.wang, second, third)
    assert askers(third) == {town.rep.pk, town.ma.pk, li_qiang.pk}
    assert needs.standing(Need.objects.get(pk=first.pk)) == third
    needs.unmerge(town.wang, first)
    assert (askers(first), askers(second), askers(third)) == (
        {li_qiang.pk}, {town.ma.pk}, {town.rep.pk, town.ma.pk},
    )  # fmt: skip


def test_what_cannot_take_a_merge_is_told_so(town):
    need, done = town.need(), town.need("已办的事情")
    needs.answer(town.wang, done, "已经换好灯泡")
    with refused("Choose another open need"):
        needs.merge(town.wang, need, need)
    with refused("Choose another open need", done.title):
        needs.merge(town.wang, need, done)
    there = needs.report(None, town.nanguan, "南关的路灯坏了")
    people.appoint(None, town.wang, "grid_worker", place=town.nanguan)
    with refused("Needs of two communities"):
        needs.merge(town.clerk, need, there)
    assert stage(need) == Stage.LISTED


def test_a_merge_goes_by_the_row_not_by_what_was_read_long_ago(town):
    need, into = town.need(), town.need("小区路灯都不亮")
    stale = Need.objects.get(pk=into.pk)
    needs.answer(town.wang, into, "已经换好灯泡")
    with refused("Choose another open need"):
        needs.merge(town.wang, need, stale)


def test_only_a_merge_is_undone(town):
    need = town.need(verified=False)
    needs.send_back(town.wang, need, "请说明是哪栋楼")
    with refused("not merged"):
        needs.unmerge(town.wang, need)
    assert stage(need) == Stage.RETURNED


def test_the_asker_of_a_merged_need_does_not_send_it_again(town, li_qiang):
    lamp, twin = town.need(), town.need("路灯不亮", asker=li_qiang)
    needs.merge(town.wang, twin, lamp)
    with refused("was merged"):
        needs.resubmit(li_qiang, twin, "我家门口的路灯坏了")
    twin.refresh_from_db()
    assert (twin.stage, twin.merged_into) == (Stage.MERGED, lamp)


def test_a_join_on_a_merged_need_counts_where_it_stands(town, li_qiang):
    lamp, twin = town.need(), town.need("路灯不亮", asker=li_qiang)
    needs.merge(town.wang, twin, lamp)
    assert needs.join(town.rep, twin).need == lamp


def test_the_community_settles_a_need_itself_and_the_askers_word_closes_it(town):
    need = town.need(verified=False)
    with refused("at least four"):
        needs.answer(town.wang, need, "好")
    needs.answer(town.wang, need, "已打电话请电工换好")
    need.refresh_from_db()
    assert (need.stage, need.reply) == (Stage.MET, "已打电话请电工换好")
    assert need.closed_on is not None
    needs.rate(town.ma, need, "yes", 5)
    assert stage(need) == Stage.CLOSED


def test_a_ledger_amends_what_is_open_and_nothing_else(town):
    need = town.need()
    assert needs.amend(town.wang, need, remark="台账补记") == ["remark"]
    needs.amend(town.wang, need, stage=Stage.MET)
    assert stage(need) == Stage.MET
    with refused("change that on its own page"):
        needs.amend(town.wang, need, stage=Stage.LISTED)
    with not_allowed("keep the ledgers"):
        needs.amend(town.su, need, remark="改一改")
    assert not Coverage.objects.exists()
    assert Asker.objects.filter(need=need).count() == 1


def test_a_need_that_a_project_has_in_hand_is_not_settled_beside_it(town):
    project = town.claimed()
    need = project.needs.get()
    with refused("has taken", "accept the project"):
        needs.answer(town.wang, need, "已打电话请电工换好")
    assert stage(need) == Stage.IN_PROJECT
    carrying.submit(town.deng, project, "灯已换好")
    carrying.accept(town.wang, project)
    assert stage(need) == Stage.MET
