"""The engine pairs the open lists of a place; people choose by hand and are not overruled."""

import pytest
from django.db import IntegrityError, transaction

from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.projects import policies, runs, sharing
from sifang.projects.commands import claiming, matching, proposing
from sifang.projects.models import Allocation, Coverage, MatchRun, Project
from sifang.resources import commands as resources
from sifang.resources.models import Booking
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db
Stage = Project.Stage


def pairs():
    """{(need, resource, half-days)} of the proposals as they stand."""
    rows = Allocation.objects.filter(booking__released_at=None)
    return sorted(rows.values_list("project__needs", "booking__resource", "booking__units"))


def held():
    return sorted(Booking.objects.filter(released_at=None).values_list("resource", "units"))


@world
def lists(town):
    """Three needs and two resources of which one is scarce."""
    town.lamps = [town.need(f"{number}号楼路灯坏了，请电工检修线路") for number in (1, 2, 3)]
    town.room = town.need("想借会议室办读书会", kind="venue", category="culture")
    town.tools = town.resource(capacity=4)
    town.hall = town.resource("二楼会议室", town.bank, kind="venue", categories=["culture"], capacity=2)
    return town


def test_a_match_proposes_with_reasons_and_says_what_is_short(lists):
    run = matching.match(lists.wang, lists.taian)
    assert run.total == run.bound > 0
    assert (run.needs, run.resources) == (4, 2)
    assert held() == sorted([(lists.tools.pk, 2), (lists.tools.pk, 2), (lists.hall.pk, 2)])
    assert Project.objects.filter(stage=Stage.PROPOSED).count() == 3
    assert all(row.reasons for row in Allocation.objects.all())
    short = runs.shortages(lists.wang, run, lists.taian).get()
    assert (short.missing, short.need in lists.lamps) == (2, True)
    assert short.reasons


def test_the_same_lists_give_the_same_pairs_and_nothing_is_booked_twice(lists):
    first = matching.match(lists.wang, lists.taian)
    before, projects = (pairs(), held()), set(Project.objects.values_list("pk", "stage"))
    again = matching.match(lists.wang, lists.taian)
    assert (pairs(), held()) == before
    assert set(Project.objects.values_list("pk", "stage")) == projects
    stands = policies.DEFAULTS.standing * sum(units for _need, _resource, units in pairs())
    assert again.total == again.bound == first.total + stands
    assert Deed.objects.filter(verb="project.proposed").count() == 3


def test_a_match_follows_the_lists(lists):
    matching.match(lists.wang, lists.taian)
    resources.correct(lists.deng, lists.tools, capacity=6)
    matching.match(lists.wang, lists.taian)
    assert len(pairs()) == 4
    resources.release(lists.wang, Allocation.objects.get(booking__resource=lists.hall).booking)
    Allocation.objects.filter(booking__resource=lists.hall).delete()
    resources.retire(lists.su, lists.hall)
    matching.match(lists.wang, lists.taian)
    assert len(pairs()) == 3
    assert Project.objects.get(needs=lists.room).stage == Stage.DROPPED
    assert not Coverage.objects.filter(need=lists.room, ended_at=None).exists()


@pytest.mark.parametrize("who", ["zhou", "su", "chen", "rep", "ma", "clerk"])
def test_only_the_community_matches_and_proposes(town, who):
    need, somebody = town.need(), getattr(town, who)
    with not_allowed("Only the community matches"):
        matching.match(somebody, town.taian)
    with not_allowed("Only the community proposes"):
        proposing.propose(somebody, need)
    assert not MatchRun.objects.exists()


def test_a_need_that_is_not_listed_or_has_a_project_is_not_proposed_for(town):
    need = town.need(verified=False)
    with refused("not open on the needs list", "verify it first"):
        proposing.propose(town.wang, need)
    needs.verify(town.wang, need)
    project = proposing.propose(town.wang, need)
    with refused("has a project already"):
        proposing.propose(town.wang, need)
    other = proposing.propose(town.wang, town.need("另一盏灯坏了"))
    with refused("has a project already"):
        proposing.cover(town.wang, other, need)
    with pytest.raises(IntegrityError), transaction.atomic():
        Coverage.objects.create(project=other, need=need)
    assert project.needs.get() == need


def test_a_project_covers_a_second_need_of_its_own_community(town):
    project, second = proposing.propose(town.wang, town.need()), town.need("四号楼路灯也坏了")
    proposing.cover(town.wang, project, second)
    assert set(project.needs.all()) == {second, Coverage.objects.filter(project=project).first().need}
    with refused("another community"):
        proposing.cover(town.wang, project, needs.report(None, town.nanguan, "南关的路灯坏了"))


def test_what_a_person_chose_outlives_the_next_run(lists):
    matching.match(lists.wang, lists.taian)
    project = Project.objects.get(needs=lists.room)
    by_engine = project.allocations.get()
    other = lists.resource("社区图书角", lists.bank, kind="venue", categories=["culture"], capacity=3)
    chosen = proposing.choose(lists.wang, project, other, 2, in_place_of=by_engine)
    matching.match(lists.wang, lists.taian)
    assert list(project.allocations.all()) == [chosen]
    assert resources.booked(lists.hall) == 0
    assert resources.booked(other) == 2


def test_a_proposal_made_by_hand_outlives_a_run_that_finds_nothing(town):
    project = proposing.propose(town.wang, town.need("想请律师讲一课", kind="talent", category="legal"))
    matching.match(town.wang, town.taian)
    assert Project.objects.get(pk=project.pk).stage == Stage.PROPOSED


def test_an_intent_keeps_a_proposal_on_the_list(lists):
    matching.match(lists.wang, lists.taian)
    project = Project.objects.get(needs=lists.room)
    claiming.state_intent(lists.su, project, lists.bank)
    resources.release(lists.wang, project.allocations.get().booking)
    project.allocations.all().delete()
    resources.retire(lists.su, lists.hall)
    matching.match(lists.wang, lists.taian)
    assert Project.objects.get(pk=project.pk).stage == Stage.PROPOSED


def test_a_run_leaves_what_is_before_the_meeting_or_claimed(lists):
    matching.match(lists.wang, lists.taian)
    tabled = Project.objects.get(needs=lists.room)
    lists.meeting(tabled, opened=False)
    booking = tabled.allocations.get().booking
    matching.match(lists.wang, lists.taian)
    assert tabled.allocations.get().booking == booking
    assert resources.booked(lists.hall) == 2
    assert MatchRun.objects.order_by("pk").last().needs == 3


def test_resources_stand_once_the_project_is_claimed(town):
    project = town.claimed()
    with refused("its resources stand"):
        proposing.choose(town.wang, project, town.resource("梯子"), 1)


def test_more_than_there_is_cannot_be_chosen(lists):
    matching.match(lists.wang, lists.taian)
    project = Project.objects.get(needs=lists.room)
    with refused("only 0 half-days left"):
        proposing.choose(lists.wang, project, lists.tools, 1)


def test_a_dropped_proposal_frees_its_resource_and_its_need(lists):
    matching.match(lists.wang, lists.taian)
    project = Project.objects.get(needs=lists.room)
    with not_allowed("Only the community drops"):
        claiming.drop(lists.su, project, "不办了")
    claiming.drop(lists.wang, project, "居民自己找到了地方")
    assert resources.booked(lists.hall) == 0
    assert proposing.propose(lists.wang, lists.room) != project


def test_a_project_on_an_agenda_is_not_dropped_behind_the_meetings_back(town):
    project = town.project()
    town.meeting(project, opened=False)
    with refused("on the agenda", "take it off"):
        claiming.drop(town.wang, project, "居民自己修好了")
    assert Project.objects.get(pk=project.pk).stage == Stage.TABLED


def test_a_correction_moves_no_stage(town):
    project = town.project()
    assert proposing.correct(town.wang, project, name="三号楼路灯检修", funding="") == ["name"]
    with refused("by its own button"):
        proposing.correct(town.wang, project, stage="claimed")
    with not_allowed("Only the community corrects"):
        proposing.correct(town.su, project, name="改名")


def test_partners_with_nothing_to_do_are_named_without_blame(lists):
    matching.match(lists.wang, lists.taian)
    found = sharing.sharing(lists.wang, lists.taian)
    assert found.suggested == [(lists.power, 2), (lists.bank, 1)]
    assert (found.projects, found.most, found.least, found.idle) == (3, 2, 1, [])
    assert sharing.sharing(lists.zhou, lists.nanguan).suggested == []
