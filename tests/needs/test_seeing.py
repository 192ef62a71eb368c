"""Who sees which need: by place, by partnership, by having asked; and what anybody may read."""

import pytest

from sifang.needs import commands as needs
from sifang.needs import queries
from sifang.needs.models import Need
from sifang.people.models import Person
from tests.worlds import world

pytestmark = pytest.mark.django_db

SEES = {
    "li": {"new", "listed", "done", "returned"},
    "wang": {"new", "listed", "done", "returned"},
    "clerk": {"new", "listed", "done", "returned", "nanguan"},
    "chen": {"new", "listed", "done", "returned"},
    "rep": {"new", "listed", "done", "returned"},
    "zhou": {"nanguan"},
    "su": {"listed", "done"},
    "officer": set(),
    "ma": {"new", "listed", "done", "nanguan"},
    "stranger": set(),
}


@world
def lists(town):
    """A need of 泰安社区 in each state, and one of 南关社区; 马秀兰 asked for all but the returned one."""
    town.stranger = Person.objects.create(home=town.taian)
    found = {
        "new": town.need("新报的需求在这里", verified=False),
        "listed": town.need(),
        "done": town.need("门口的井盖松动"),
        "returned": needs.report(None, town.taian, "说不清楚的事情"),
        "nanguan": needs.report(None, town.nanguan, "南关的井盖松动", asker=town.ma),
    }
    needs.answer(town.wang, found["done"], "已经换好井盖")
    needs.send_back(town.wang, found["returned"], "请说明是哪里")
    return found


@pytest.mark.parametrize("who", SEES)
def test_everybody_sees_their_own_part_of_the_list(town, lists, who):
    seen = set(Need.objects.visible_to(getattr(town, who)))
    assert {name for name, need in lists.items() if need in seen} == SEES[who]


@pytest.mark.parametrize("who", SEES)
def test_the_pages_lists_hold_nothing_else(town, lists, who):
    viewer = getattr(town, who)
    assert set(queries.needs_list(viewer, "")) == set(Need.objects.visible_to(viewer))
    assert set(queries.to_verify(viewer, town.taian.pk)) <= {lists["new"]}


def test_a_list_says_how_many_ask_and_can_be_narrowed(town, lists):
    needs.join(town.rep, lists["listed"])
    found = queries.needs_list(town.wang, town.taian.pk, stages=[Need.Stage.LISTED])
    assert [(need, need.people) for need in found] == [(lists["listed"], 2)]
    assert list(queries.needs_list(town.wang, town.taian.pk, words="井盖")) == [lists["done"]]
    assert list(queries.to_follow_up(town.wang, town.taian.pk)) == [lists["done"]]
    assert list(queries.asked_by_phone(town.zhou, "19900001234")) == [lists["nanguan"]]


def test_the_public_reads_no_dispute_and_nothing_unverified(town, lists):
    quarrel = town.need("楼上邻居夜里吵闹，想请人调解", category="mediation")
    assert set(queries.public_open(town.taian.pk)) == {lists["new"], lists["listed"]}
    assert list(queries.public_board(town.taian.pk, queries.DONE)) == [lists["done"]]
    assert set(queries.public_board(town.taian.pk, queries.RECEIVED)) == {lists["listed"], lists["done"]}
    assert quarrel not in queries.public_board(town.taian.pk, queries.WAITING)


def test_with_the_last_post_the_list_closes(town, lists):
    town.su.posts.update(until="2020-01-01")
    assert not Need.objects.visible_to(Person.objects.get(pk=town.su.pk)).exists()


def test_where_nobody_asked_nobody_is_called_back(town):
    need = needs.report(town.wang, town.taian, "五号楼下水道堵了，走访时看见的", channel="community")
    needs.verify(town.wang, need)
    needs.answer(town.wang, need, "已经疏通")
    assert list(queries.to_follow_up(town.wang, town.taian.pk)) == []
