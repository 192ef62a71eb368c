"""A need asks for up to three things, and keeps them through merging, rounds and all it goes through."""

import pytest

from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.needs import parts, wording
from sifang.needs.models import Need
from sifang.projects.commands import matching
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
HALL, TEACHER = ("venue", 2, "能投影的会议室"), ("talent", 1, "")


def asked(need):
    """(the further parts, whether together) as the database has them."""
    fresh = Need.objects.get(pk=need.pk)
    return [tuple(part) for part in parts.of(fresh)], fresh.is_all_or_nothing


def test_a_worker_says_what_else_a_need_asks_for(town):
    need = town.need(verified=False)
    assert needs.set_parts(town.wang, need, [HALL, TEACHER], together=True)
    assert asked(need) == ([HALL, TEACHER], True)
    assert list(need.parts.values_list("number", "category")) == [(2, ""), (3, "")]
    assert not needs.set_parts(town.wang, need, [HALL, TEACHER], together=True)
    deed = Deed.objects.get(verb="need.parts_set")
    assert deed.detail == {"parts": 3, "together": True}
    needs.set_parts(town.wang, need, [])
    assert asked(need) == ([], False)


def test_nothing_is_all_or_nothing_by_itself(town):
    need = town.need()
    assert not needs.set_parts(town.wang, need, [], together=True)
    assert asked(need) == ([], False)


def test_the_words_lose_private_numbers_and_what_parts_one_thing_from_the_next(town):
    need = town.need()
    needs.set_parts(town.wang, need, [("talent", 1, " 请律师；打19900000777\n（要一起）")])
    [(_kind, _amount, words)], _together = asked(need)
    assert words == "请律师，打〔手机号〕"
    assert parts.tidy(words) == words
    assert need.parts.get().category == "legal"


@pytest.mark.parametrize("who", ["zhou", "su", "chen", "rep", "officer", "ma"])
def test_only_those_who_verify_a_need_say_what_it_asks_for(town, who):
    need = town.need()
    with not_allowed("Only workers of the community"):
        needs.set_parts(getattr(town, who), need, [HALL])


@pytest.mark.parametrize("further", [[("gold", 1, "")], [("venue", 0, "")], [("venue", 201, "")], [HALL, HALL, HALL]])
def test_what_cannot_be_asked_for_is_refused_and_nothing_changes(town, further):
    need = town.need()
    needs.set_parts(town.wang, need, [HALL])
    with refused(""):
        needs.set_parts(town.wang, need, further)
    assert asked(need) == ([HALL], False)


def test_what_a_need_asks_for_stands_once_a_meeting_has_it_before_it(town):
    project = town.project()
    need = project.needs.get()
    needs.set_parts(town.wang, need, [HALL])
    town.meeting(project, opened=False)
    with refused("before a meeting"):
        needs.set_parts(town.wang, need, [])
    claimed = town.claimed(text="四号楼路灯坏了").needs.get()
    with refused("under way"):
        needs.set_parts(town.wang, claimed, [HALL])


def test_merging_and_the_next_round_leave_the_parts(town):
    need, other = town.need(), town.need("三号楼的灯不亮", verified=False)
    needs.set_parts(town.wang, need, [HALL], together=True)
    needs.set_parts(town.wang, other, [TEACHER])
    needs.merge(town.wang, other, need)
    assert asked(need) == ([HALL], True)
    needs.unmerge(town.wang, other)
    assert asked(other) == ([TEACHER], False)
    needs.answer(town.wang, need, "已经修好")
    needs.rate(town.ma, need, "no", 2)
    assert need.round == 2
    assert asked(need) == ([HALL], True)
    assert matching.match(town.wang, town.taian).needs == 1


def test_parts_are_named_where_there_are_several(town):
    need = town.need()
    assert (wording.asks(need), wording.thing(need, 1)) == ("", "")
    needs.set_parts(town.wang, need, [HALL])
    fresh = Need.objects.get(pk=need.pk)
    assert wording.asks(fresh) == "技术2个半天 + 场所2个半天"
    assert (wording.thing(fresh, 1), wording.thing(fresh, 2)) == ("技术", "场所")
