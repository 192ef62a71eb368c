"""The category tree: shipped lines, what the office makes of them, and who may read what stands under each."""

import pytest

from sifang.core import kept
from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.needs import queries, taxonomy
from sifang.text import categories
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db


def test_the_shipped_tree_is_whole():
    lines = taxonomy.lines()
    assert len(lines) == len(categories.CATEGORIES) + len(categories.SUBCATEGORIES) >= 120
    for line in lines.values():
        assert line.category in lines and line.id.split(".")[0] == line.category and len(line.id) <= 40
        assert 1 <= line.take_on_days <= line.settle_days <= 99
        assert line.title and line.english.isascii() and (line.words or line.id == categories.OTHER)
    for category in categories.CATEGORIES:
        titles = [line.title for line in taxonomy.children(category.id)]
        assert len(titles) == len(set(titles)) and (len(titles) >= 4 or category.id == categories.OTHER)
    assert {id for id, line in lines.items() if line.is_category and not line.is_public} == {
        "mediation", "legal", "health",
    }  # fmt: skip
    assert taxonomy.days("infrastructure", "infrastructure.cover") == (1, 1)
    assert taxonomy.days("nonsense") == taxonomy.days("other")


def test_the_office_amends_adds_retires_and_brings_back_and_each_takes_effect_at_once(town):
    street, clerk = town.street, town.clerk
    with kept.meanwhile():
        assert taxonomy.days("house", "house.leak") == (1, 10)
        changed = needs.amend_line(
            clerk, street, "house.leak", title="房屋漏水", words="漏水、 渗水，滴水", settle_days=7
        )
        assert set(changed) == {"title", "words", "english", "settle_days"}
        assert taxonomy.lines()["house.leak"].words == ("漏水", "渗水", "滴水")
        assert (taxonomy.title("house.leak"), taxonomy.days("house", "house.leak")) == ("房屋漏水", (1, 7))
        assert needs.amend_line(clerk, street, "house.leak", settle_days=7) == []
        row = needs.add_line(clerk, street, "elderly", "老年大学", words="老年大学 老年课堂")
        assert taxonomy.guess_below("elderly", "想上老年大学") == (row.id, ["老年大学"])
        assert taxonomy.days("elderly", row.id) == taxonomy.days("elderly")
        needs.retire_line(clerk, street, row.id)
        assert row.id not in [line.id for line in taxonomy.children("elderly")]
        assert taxonomy.guess_below("elderly", "想上老年大学")[0] != row.id and taxonomy.title(row.id) == "老年大学"
        needs.bring_back_line(clerk, street, row.id)
        assert row.id in [line.id for line in taxonomy.children("elderly")]
    deeds = Deed.objects.filter(verb__startswith="category.").order_by("pk")
    assert [deed.verb.split(".")[1] for deed in deeds] == ["amended", "added", "retired", "brought_back"]
    assert deeds[0].detail["line"] == "house.leak" and "漏水" not in str(deeds[0].detail)


def test_what_cannot_hold_is_refused_and_nobody_else_shapes_the_tree(town):
    street, clerk = town.street, town.clerk
    for facts, words in (
        ({"title": "漏"}, "2 to 40"),
        ({"title": "墙体脱落"}, "already"),
        ({"settle_days": 0}, "settle no earlier"),
        ({"take_on_days": 20}, "settle no earlier"),
        ({"words": "这一个词实在是太长太长了吧"}, "too long"),
    ):
        with refused(words):
            needs.amend_line(clerk, street, "house.leak", **facts)
    with refused("no such line"):
        needs.retire_line(clerk, street, "house.gone")
    with refused("A category stays"):
        needs.retire_line(clerk, street, "house")
    with refused("below a category"):
        needs.add_line(clerk, street, "house.leak", "更小")
    with refused("in use"):
        needs.bring_back_line(clerk, street, "house.leak")
    with not_allowed("Only the street"):
        needs.amend_line(town.wang, town.taian, "house.leak", title="别的")
    assert not any(line.is_amended for line in taxonomy.lines().values())


def test_what_is_not_public_is_on_no_board_until_the_office_decides_otherwise(town):
    row = town.need("想请医生来社区给老人看病", category="health", subcategory="health.clinic")
    alone = town.need("独居老人没人探望", category="elderly", subcategory="elderly.alone")
    lamp = town.need()
    assert list(queries.public_open(town.taian.code)) == [lamp]
    assert not taxonomy.is_public(alone.category, alone.subcategory) and taxonomy.is_public("elderly")
    needs.amend_line(town.clerk, town.street, "elderly.alone", is_public=True)
    assert set(queries.public_open(town.taian.code)) == {lamp, alone}
    needs.amend_line(town.clerk, town.street, "infrastructure", is_public=False)
    assert set(queries.public_board(town.taian.code, queries.WAITING)) == {alone}
    assert row not in queries.public_board(town.taian.code, queries.RECEIVED)


def test_a_subcategory_lies_below_the_category(town):
    row = town.need("屋顶漏水了，天花板湿了一片", verified=False)
    assert (row.category, row.subcategory) == ("house", "house.leak")
    with refused("does not lie below"):
        needs.verify(town.wang, row, category="house", subcategory="health.clinic")
    row.refresh_from_db()
    needs.verify(town.wang, row, category="utilities")
    assert row.subcategory == ""
    needs.correct(town.wang, row, subcategory="utilities.water")
    assert row.subcategory == "utilities.water"
