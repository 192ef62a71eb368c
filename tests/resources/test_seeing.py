"""Who sees which resource: by place, by partnership, by owning it."""

import pytest

from sifang.people import commands as people
from sifang.resources import commands as resources
from sifang.resources import queries
from sifang.resources.models import Resource
from tests.worlds import world

pytestmark = pytest.mark.django_db

SEES = {
    "li": {"declared", "available", "retired", "mine"},
    "chen": {"declared", "available", "retired", "mine"},
    "rep": {"declared", "available", "retired", "mine"},
    "clerk": {"declared", "available", "retired", "mine", "nanguan"},
    "zhou": {"nanguan"},
    "deng": {"declared", "available", "retired", "nanguan"},
    "su": {"available"},
    "officer": set(),
    "ma": {"mine"},
}


@world
def lists(town):
    """Resources of the power team in every state, one of it at 南关社区, and one that 马秀兰 lends."""
    people.partner(town.zhou, town.power, town.nanguan)
    found = {
        "declared": town.resource("梯子一架", verified=False),
        "available": town.resource(),
        "retired": town.resource("旧电缆"),
        "mine": resources.declare(town.ma, town.taian, "会绣花", "talent", person=town.ma),
        "nanguan": resources.declare(town.deng, town.nanguan, "电工", "technology", organization=town.power),
    }
    resources.retire(town.wang, found["retired"])
    return found


@pytest.mark.parametrize("who", SEES)
def test_everybody_sees_their_own_part_of_the_list(town, lists, who):
    viewer = getattr(town, who)
    seen = set(Resource.objects.visible_to(viewer))
    assert {name for name, resource in lists.items() if resource in seen} == SEES[who]
    assert set(queries.resource_list(viewer, "")) == seen


def test_a_list_says_what_is_booked_and_how_often_it_served(town, lists):
    served = resources.book(town.wang, lists["available"], 2)
    resources.release(town.wang, served, used=True)
    resources.book(town.wang, lists["available"], 1)
    resources.book(town.wang, lists["available"], 2)
    row = queries.resource_list(town.wang, town.taian.pk, stages=["available"]).get()
    assert (row.booked, row.times_used) == (3, 1)
    assert list(queries.to_verify(town.wang, town.taian.pk)) == [lists["declared"], lists["mine"]]
