"""Other names of places, and which place a text names."""

import pytest

from sifang.core.models import Deed
from sifang.places import commands as places
from sifang.places import queries
from sifang.places.models import Alias
from tests.refusals import not_allowed, refused
from tests.town import TAIAN
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def compounds(town):
    """电力小区 with two buildings and an alias, 饮马桥小区 with one building of the same number, one grid."""
    power = places.add_below(town.li, town.taian, "电力小区", "compound")
    bridge = places.add_below(town.li, town.taian, "饮马桥小区", "compound")
    places.add_alias(town.wang, power, "老电厂家属院")
    return {
        "power": power, "bridge": bridge, "grid": places.add_below(town.li, town.taian, "第一网格", "grid"),
        "p3": places.add_below(town.li, power, "3号楼", "building"),
        "p5": places.add_below(town.li, power, "5号楼", "building"),
        "b3": places.add_below(town.li, bridge, "三号楼", "building"),
    }  # fmt: skip


def test_a_text_names_the_place_by_name_short_form_alias_or_number(town, compounds):
    for text, meant in [
        ("电力小区3号楼2单元水管爆了", "p3"),
        ("电力3#楼楼道灯不亮", "p3"),
        ("电力小区3－2－501漏水", "p3"),
        ("老电厂家属院五号楼门口积水", "p5"),
        ("饮马桥3栋的垃圾没人清", "b3"),
        ("三号楼楼道堆满了，就是饮马桥小区那边", "b3"),
        ("5#楼下水堵了", "p5"),
        ("老电厂家属院门口有人摆摊", "power"),
        ("饮马桥北边路灯不亮", "bridge"),
        ("第一网格要换灯", "grid"),
        ("电力小区13号楼没有电", "power"),
        ("3号楼单元门坏了", None),
        ("育才小区5号楼单元门坏了", None),
        ("电力公司什么时候来电", None),
        ("", None),
    ]:
        spot = queries.spot_named(TAIAN, text)
        assert spot == (compounds[meant] if meant else None), text


def test_the_public_names_hold_short_forms_aliases_and_numbers_with_their_compound(town, compounds):
    names = dict(queries.public_names(TAIAN))
    assert names["饮马桥"] == compounds["bridge"].code
    assert names["老电厂家属院"] == compounds["power"].code
    assert names["老电厂家属院3号楼"] == names["电力3号楼"] == compounds["p3"].code
    assert "电力" not in names
    assert queries.public_names(town.nanguan.code) == []


def test_an_alias_is_tidied_recorded_and_removed(town, compounds):
    alias = places.add_alias(town.li, compounds["bridge"], " 老 桥头 ")
    assert (alias.words, Deed.objects.latest("pk").verb) == ("老桥头", "place.alias_added")
    assert queries.spot_named(TAIAN, "老桥头要修路") == compounds["bridge"]
    places.remove_alias(town.clerk, alias)
    assert Deed.objects.latest("pk").verb == "place.alias_removed"
    assert queries.spot_named(TAIAN, "老桥头要修路") is None


def test_a_name_means_one_place_and_has_a_lawful_length(town, compounds):
    for words, sentence in [
        ("老电厂家属院", "already means 电力小区"), ("电力小区", "already means"),
        ("桥", "2 to 40"), ("长" * 41, "2 to 40"),
    ]:  # fmt: skip
        with refused(sentence):
            places.add_alias(town.li, compounds["bridge"], words)
    with refused("Only grids, compounds"):
        places.add_alias(town.li, town.taian, "老泰安")
    assert Alias.objects.count() == 1


@pytest.mark.parametrize("who", ["zhou", "su", "chen", "rep", "ma"])
def test_only_who_keeps_the_places_names_them(town, compounds, who):
    with not_allowed("Only the community"):
        places.add_alias(getattr(town, who), compounds["bridge"], "老桥头")
    with not_allowed("Only the community"):
        places.remove_alias(getattr(town, who), Alias.objects.get())
