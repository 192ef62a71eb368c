"""People keep a proposed pair, or say that it does not fit; the engine minds it and learns nothing else."""

import pytest
from django.db import IntegrityError, transaction

from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.projects import queries
from sifang.projects.commands import matching, proposing, refusing
from sifang.projects.models import Allocation, Project, RefusedPair
from sifang.resources import commands as resources
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def pair(town):
    """A lamp for which the electricians are proposed, while volunteers of the bank could come too."""
    town.lamp = town.need()
    town.electricians = town.resource()
    town.volunteers = town.resource("志愿者查看电路", town.bank, capacity=4)
    matching.match(town.wang, town.taian)
    town.project_of_lamp = Project.objects.get(needs=town.lamp)
    town.pair = town.project_of_lamp.allocations.get()
    assert town.pair.booking.resource == town.electricians
    return town


def proposed(town):
    """The resources that stand proposed for the lamp."""
    rows = Allocation.objects.filter(project__needs=town.lamp, booking__released_at=None)
    return set(rows.values_list("booking__resource__name", flat=True))


def test_a_pair_that_somebody_keeps_outlives_the_next_run(pair):
    refusing.keep(pair.wang, pair.pair)
    matching.match(pair.wang, pair.taian)
    assert Allocation.objects.get(pk=pair.pair.pk).by_hand
    assert proposed(pair) == {pair.electricians.name}
    with refused("so already"):
        refusing.keep(pair.wang, pair.pair)
    refusing.let_engine_choose(pair.wang, pair.pair)
    matching.match(pair.wang, pair.taian)
    assert not Allocation.objects.get(project__needs=pair.lamp).by_hand
    assert proposed(pair) == {pair.electricians.name}


def test_a_refused_pair_frees_the_resource_and_is_not_proposed_until_it_is_taken_back(pair):
    [refusal] = refusing.refuse_pair(pair.wang, pair.pair, "time", "打19900000777，只有夜里有空")
    assert (refusal.need, refusal.resource, refusal.by) == (pair.lamp, pair.electricians, pair.wang)
    assert refusal.words == "打〔手机号〕，只有夜里有空"
    assert resources.booked(pair.electricians) == 0
    assert not pair.project_of_lamp.allocations.exists()
    matching.match(pair.wang, pair.taian)
    assert proposed(pair) == {pair.volunteers.name}
    refusing.take_back(pair.wang, refusal)
    refusing.refuse_pair(pair.wang, Allocation.objects.get(), "unfit")
    matching.match(pair.wang, pair.taian)
    assert proposed(pair) == {pair.electricians.name}
    with refused("taken back already"):
        refusing.take_back(pair.wang, refusal)
    deed = Deed.objects.filter(verb="project.pair_refused").earliest("pk")
    assert deed.detail == {"resource": pair.electricians.pk, "why": "time"}
    assert Deed.objects.get(verb="need.refusal_taken_back").subject_id == pair.lamp.pk


def test_nothing_else_is_learned_from_a_refusal(pair):
    second = pair.need("五号楼路灯坏了，晚上看不清路")
    refusing.refuse_pair(pair.wang, pair.pair, "unfit")
    matching.match(pair.wang, pair.taian)
    other = Allocation.objects.get(project__needs=second)
    assert other.booking.resource == pair.electricians


def test_a_refusal_holds_for_every_need_of_the_project(pair):
    second = pair.need("四号楼路灯也坏了")
    proposing.cover(pair.wang, pair.project_of_lamp, second)
    found = refusing.refuse_pair(pair.wang, pair.pair, "unwilling")
    assert [row.need for row in found] == [pair.lamp, second]
    assert queries.refused_count(pair.project_of_lamp) == 2


@pytest.mark.parametrize("who", ["zhou", "su", "chen", "rep", "ma", "clerk", "deng"])
def test_only_the_community_says_which_pairs_fit(pair, who):
    somebody = getattr(pair, who)
    refusal = RefusedPair.objects.create(
        need=pair.lamp, resource=pair.volunteers, why="time", at=pair.pair.booking.since
    )
    for act in (
        lambda: refusing.keep(somebody, pair.pair),
        lambda: refusing.let_engine_choose(somebody, pair.pair),
        lambda: refusing.refuse_pair(somebody, pair.pair, "time"),
        lambda: refusing.take_back(somebody, refusal),
    ):
        with not_allowed("Only the community says"):
            act()
    assert not queries.refused_for(somebody, pair.lamp)
    assert not queries.refused_of(somebody, pair.volunteers)
    assert proposed(pair) == {pair.electricians.name}


def test_a_reason_of_the_four_is_needed(pair):
    with refused("Choose one of the reasons"):
        refusing.refuse_pair(pair.wang, pair.pair, "because")
    assert proposed(pair) == {pair.electricians.name}


def test_a_pair_that_stands_no_more_is_neither_kept_nor_refused(pair):
    refusing.refuse_pair(pair.wang, Allocation.objects.get(), "time")
    for act in (refusing.keep, refusing.let_engine_choose):
        with refused("no longer proposed"):
            act(pair.wang, pair.pair)
    claimed = pair.claimed(text="七号楼路灯坏了")
    with refused("its resources stand"):
        refusing.refuse_pair(pair.wang, claimed.allocations.first(), "time")


def test_a_pair_is_refused_once_at_a_time(pair):
    [refusal] = refusing.refuse_pair(pair.wang, pair.pair, "time")
    with pytest.raises(IntegrityError), transaction.atomic():
        RefusedPair.objects.create(need=pair.lamp, resource=pair.electricians, why="unfit", at=refusal.at)
    again = proposing.choose(pair.wang, pair.project_of_lamp, pair.electricians, 1)
    assert refusing.refuse_pair(pair.wang, again, "unfit") == [refusal]
    assert RefusedPair.objects.count() == 1


def test_whoever_matches_reads_what_was_said_not_to_fit(pair):
    [refusal] = refusing.refuse_pair(pair.wang, pair.pair, "time")
    assert list(queries.refused_for(pair.li, pair.lamp)) == [refusal]
    assert list(queries.refused_of(pair.li, pair.electricians)) == [refusal]
    refusing.take_back(pair.li, refusal)
    assert not queries.refused_for(pair.li, pair.lamp)


def test_a_need_that_wants_all_or_nothing_gives_back_the_rest_too_but_what_a_person_chose(pair):
    needs.set_parts(pair.wang, pair.lamp, [("venue", 1, "")], together=True)
    pair.resource("电工培训教室", pair.bank, kind="venue", capacity=1)
    matching.match(pair.wang, pair.taian)
    first, second = pair.project_of_lamp.allocations.order_by("part")
    refusing.refuse_pair(pair.wang, second, "time")
    assert not pair.project_of_lamp.allocations.exists()
    assert resources.booked(pair.electricians) == 0
    chosen = proposing.choose(pair.wang, pair.project_of_lamp, pair.electricians, 2)
    hall = proposing.choose(pair.wang, pair.project_of_lamp, second.booking.resource, 1, part=2)
    refusing.refuse_pair(pair.wang, hall, "time")
    assert pair.project_of_lamp.allocations.get() == chosen
