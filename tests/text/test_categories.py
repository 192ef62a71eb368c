"""The table of categories is whole, reads the ledgers' titles, and suggests with a reason."""

import pytest

from sifang.text import categories

# Titles that community ledgers use for a need.
LEDGER_TITLES = (
    "环境卫生 基础设施 养老服务 托幼助学 物业管理 充电停车 供热供水 文化体育 安全隐患 就业创业 法律服务 矛盾调解 "
    "便民服务 无障碍 邻里互助 绿化美化 卫生健康 房屋墙体 公共安全 园林绿化 邻里纠纷 医疗健康 就业帮扶 法律咨询 "
    "家政服务 其他"
)


def test_ids_titles_and_aliases_are_each_used_once():
    titles = [name for category in categories.CATEGORIES for name in (category.id, category.title, *category.aliases)]
    assert len(titles) == len(set(titles))


def test_every_line_is_complete():
    for category in categories.CATEGORIES:
        assert category.kind in categories.KINDS
        assert category.urgency in range(4)
        assert category.words or category.id == categories.OTHER
        assert category.english.isascii()
        assert len(category.id) <= 20


@pytest.mark.parametrize("title", LEDGER_TITLES.split())
def test_a_ledger_title_is_understood(title):
    assert categories.category_of(title) is not None


def test_a_title_is_understood_in_any_width_and_with_spaces():
    assert categories.category_of(" 环境　卫生 ") == categories.category_of("sanitation") == "sanitation"


@pytest.mark.parametrize("title", ["", "宇宙航行", "？"])
def test_an_unknown_title_is_none(title):
    assert categories.category_of(title) is None


def test_a_category_is_had_by_its_id_and_an_unknown_id_is_an_error():
    assert categories.get("elderly").title == "养老服务"
    with pytest.raises(KeyError):
        categories.get("nonsense")


def test_neighbours_are_known_categories_and_know_each_other():
    known = {category.id for category in categories.CATEGORIES} - {categories.OTHER}
    for id in known:
        assert categories.related(id) <= known - {id}
        assert all(id in categories.related(other) for other in categories.related(id))
    assert "elderly" in categories.related("health")
    assert categories.related("elderly") >= {"health", "mutual_aid"}
    assert categories.related(categories.OTHER) == categories.related("nonsense") == frozenset()


def test_the_choices_are_the_table_in_its_order_with_other_last():
    assert [id for id, _title in categories.choices()] == [category.id for category in categories.CATEGORIES]
    assert categories.choices()[-1] == ("other", "其他")


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("3号楼北面墙皮往下掉，怕砸到人", "house"),
        ("小区后门路灯坏了半个月", "infrastructure"),
        ("垃圾桶满了没有人清，味道很大", "sanitation"),
        ("电梯老停，物业公司不管", "property"),
        ("充电桩不够用，大家拉飞线充电", "charging_parking"),
        ("顶楼暖气不热，室温十四度", "utilities"),
        ("消防通道被堵，着火了怎么办", "safety"),
        ("花坛里的树没人修剪", "greening"),
        ("楼上半夜打麻将，吵得睡不着", "mediation"),
        ("独居老人想要送餐", "elderly"),
        ("双职工家庭，孩子放学没人接送", "children"),
        ("想请医生来义诊，量血压", "health"),
        ("合唱队想要个排练的场地", "culture"),
        ("刚失业，想找工作", "employment"),
        ("老板拖欠工资，想问问律师", "legal"),
        ("想找保姆，有没有家政", "household"),
        ("轮椅进不了单元，想要个坡道", "accessibility"),
    ],
)
def test_a_plain_sentence_leads_to_its_category_first(text, category):
    assert categories.suggest(text)[0][0] == category


def test_a_suggestion_shows_the_words_it_comes_from():
    [(category, words)] = categories.suggest("充电桩坏了", limit=1)
    assert (category, words) == ("charging_parking", ["充电桩"])


def test_the_headline_counts_more_than_the_rest():
    assert categories.suggest("路灯不亮\n旁边就是垃圾桶")[0][0] == "infrastructure"
    assert categories.suggest("垃圾桶满了\n旁边路灯不亮")[0][0] == "sanitation"


def test_at_most_the_limit_is_suggested_and_nothing_for_unknown_words():
    assert len(categories.suggest("老人孩子停车垃圾路灯暖气律师", limit=2)) == 2
    assert categories.suggest("嗯嗯") == []
