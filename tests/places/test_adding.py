"""Places below a community, and divisions renamed by a ledger."""

import pytest
from django.db import IntegrityError, transaction

from sifang.core.models import Deed
from sifang.places import commands as places
from sifang.places import queries
from sifang.places.models import Place, range_of_any
from tests.crowd import at_once
from tests.refusals import not_allowed, refused
from tests.town import TAIAN, Town

pytestmark = pytest.mark.django_db
Kind = Place.Kind


def test_a_grid_stands_below_its_community_under_the_next_three_digits(town):
    first = places.add_below(town.li, town.taian, "第一网格", Kind.GRID)
    second = places.add_below(town.wang, town.taian, "泰安嘉园", Kind.COMPOUND)
    building = places.add_below(town.wang, second, "3号楼", Kind.BUILDING)
    assert [first.pk, second.pk, building.pk] == [f"{TAIAN}001", f"{TAIAN}002", f"{TAIAN}002001"]
    assert {place.community_code for place in (first, second, building)} == {TAIAN}
    assert list(queries.public_above(building.pk).values_list("short_name", flat=True)) == [
        "张掖市", "甘州区", "南街街道", "泰安社区", "泰安嘉园", "3号楼",
    ]  # fmt: skip
    assert list(queries.public_spots(TAIAN)) == [first, second, building]
    assert Deed.objects.filter(verb="place.added", place_code=building.pk, actor=town.wang).count() == 1


def test_the_same_name_is_entered_once(town):
    places.add_below(town.li, town.taian, "泰安嘉园", Kind.COMPOUND)
    with refused("泰安嘉园", "already entered", "泰安社区"):
        places.add_below(town.li, town.taian, "泰安嘉园", Kind.COMPOUND)
    assert places.add_below(town.zhou, town.nanguan, "泰安嘉园", Kind.COMPOUND)


def test_nothing_is_added_below_a_street(town):
    with refused("below a community"):
        places.add_below(town.clerk, town.street, "第一网格", Kind.GRID)


@pytest.mark.parametrize("who", ["zhou", "su", "chen", "rep", "ma"])
def test_only_the_community_and_those_above_add_places(town, who):
    with not_allowed("Only the community"):
        places.add_below(getattr(town, who), town.taian, "第一网格", Kind.GRID)
    assert places.add_below(town.clerk, town.taian, "第一网格", Kind.GRID)


def test_a_full_community_says_so(town):
    Place.objects.create(code=f"{TAIAN}999", name="末网格", short_name="末网格", kind="grid")
    with refused("no free number"):
        places.add_below(town.li, town.taian, "第一网格", Kind.GRID)


@pytest.mark.django_db(transaction=True)
def test_eight_who_add_at_once_get_eight_codes():
    town = Town()
    at_once(lambda number: places.add_below(town.li, town.taian, f"第{number}网格", Kind.GRID), range(8))
    assert [place.pk for place in queries.public_spots(TAIAN)] == [f"{TAIAN}{number:03d}" for number in range(1, 9)]


def test_a_ledger_enters_a_division_renames_it_and_leaves_it():
    new = places.enter(None, "620702002011", "南湖社区居委会", Kind.COMMUNITY, "南湖社区")
    again = places.enter(None, "620702002011", "南湖社区居委会", Kind.COMMUNITY, "南湖社区")
    renamed = places.enter(None, "620702002011", "南湖社区居民委员会", Kind.COMMUNITY, "南湖社区")
    assert [new[1], again[1], renamed[1]] == ["new", "same", "changed"]
    assert Deed.objects.filter(verb="place.entered").count() == 2
    with refused("is not a division code", "12 digits"):
        places.enter(None, "62070", "错码", Kind.COMMUNITY)


def test_the_database_takes_digits_alone_as_a_code():
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.create(code="6207A", name="错码", short_name="错码", kind="county")


def test_a_range_holds_a_place_and_what_lies_below_and_no_neighbour(town):
    grid = places.add_below(town.li, town.taian, "第一网格", Kind.GRID)
    below = Place.objects.filter(range_of_any([TAIAN], "code"))
    assert set(below) == {town.taian, grid}
    assert set(Place.objects.filter(range_of_any(["620702002"], "code"))) == {
        town.street,
        town.taian,
        town.nanguan,
        grid,
    }
    assert not Place.objects.filter(range_of_any([], "code")).exists()
