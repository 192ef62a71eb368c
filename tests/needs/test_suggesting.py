"""What a text is about is suggested from the office's words and from what this community confirmed."""

import pytest

from sifang.core import kept
from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.needs import suggesting
from sifang.needs.models import Learned

pytestmark = pytest.mark.django_db


def first(place, text):
    return next(iter(suggesting.suggest(place, text)), None)


def test_before_anything_is_confirmed_the_words_of_the_tree_speak(town):
    found = suggesting.suggest(town.taian, "三号楼路灯坏了，晚上看不清路，垃圾也没人清")
    assert [one.category for one in found][:2] == ["infrastructure", "sanitation"] and len(found) <= 3
    assert found[0].subcategory == "infrastructure.lights" and found[0].words == ["灯坏了"]
    assert found[0].share > found[1].share
    assert suggesting.suggest(town.taian, "嗯嗯啊啊") == [] == suggesting.suggest(town.taian, "！！")


def test_a_community_learns_from_what_it_confirms_and_its_neighbour_does_not(town):
    text = "石榴籽小屋几点开门"
    assert first(town.taian, text) is None
    for words in ("石榴籽小屋什么时候开", "石榴籽小屋今天没开门", "小屋关着门进不去"):
        town.need(words, category="culture", subcategory="")
    here = first(town.taian, text)
    assert (here.category, Learned.objects.get().texts) == ("culture", 3)
    assert any("小屋" in word or "石榴" in word for word in here.words)
    assert first(town.nanguan, text) is None
    assert needs.report(None, town.taian, text).category == "culture"


def test_the_deed_keeps_what_was_suggested_and_what_was_chosen_as_ids(town):
    row = town.need("东门的路灯坏了", verified=False)
    needs.verify(town.wang, row, category="safety")
    detail = Deed.objects.get(verb="need.listed").detail
    assert detail["suggested"][0] == "infrastructure.lights" and (detail["chosen"], detail["rank"]) == ("safety", 0)
    needs.correct(town.wang, row, remark="再看看")
    assert Learned.objects.get().texts == 1
    needs.correct(town.wang, row, category="infrastructure")
    assert Learned.objects.get().texts == 2


def test_a_ledger_teaches_once_for_all_its_lines(town, django_assert_max_num_queries):
    facts = {"stage": "listed", "channel": "community"}
    with suggesting.together():
        for n in range(3):
            needs.enter(town.wang, town.taian, f"石榴籽小屋第{n}回没开门", category="culture", **facts)
        needs.enter(town.wang, town.taian, "没有人选过类别的一条", **facts)
        assert not Learned.objects.exists()
    assert Learned.objects.get().texts == 3
    assert first(town.taian, "石榴籽小屋").category == "culture"
    with kept.meanwhile(), django_assert_max_num_queries(2):
        suggesting.suggest(town.taian, "石榴籽小屋")
