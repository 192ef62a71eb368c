"""The words of made needs and offers: template sentences filled with the categories' own words."""

import numpy as np

from sifang.text.categories import CATEGORIES, OTHER, Category

NAMED = tuple(category for category in CATEGORIES if category.id != OTHER)

_WHERE = (
    "三号楼",
    "家属院",
    "安置小区",
    "临街门面",
    "老旧小区",
    "公租房",
    "平房区",
    "回迁楼",
    "后院",
    "东门口",
    "六单元",
)
_WHO = (
    "退休老两口",
    "带孩子的家长",
    "独居的邻居",
    "租房的年轻人",
    "楼上住户",
    "几户居民",
    "残疾居民",
    "骑手们",
    "居民小组",
)
_ASK = ("盼着解决", "请社区帮忙", "着急办", "反映过两回", "想请人来", "提议安排", "申请协助")
_NEEDS = ("{where}{who}{ask}{one}，{two}", "{where}{one}，{who}{ask}{two}", "{who}{ask}{where}{one}、{two}")
_OWNER = (
    "信用联社",
    "供水公司",
    "县医院",
    "第三中学",
    "律所",
    "住建部门",
    "文化馆",
    "消防站",
    "通信公司",
    "职业学校",
    "商会",
)
_GIVE = ("可以提供", "愿意承担", "长期开展", "每周安排", "抽人负责", "免费办理")
_OFFERS = ("{who}{ask}{one}、{two}", "{one}和{two}，{who}{ask}", "{who}{where}{ask}{one}，也懂{two}")
_AT = ("驻点", "在社区", "上门", "在服务站")


def of_needs(dice: np.random.Generator, category: np.ndarray) -> list[str]:
    """A sentence for each line of a need; ``category`` (int[n]) is a number in ``NAMED``."""
    return _filled(dice, category, (_NEEDS, _WHERE, _WHO, _ASK))


def of_offers(dice: np.random.Generator, category: np.ndarray) -> list[str]:
    """A sentence for each offer; ``category`` as in ``of_needs``."""
    return _filled(dice, category, (_OFFERS, _AT, _OWNER, _GIVE))


def _filled(dice: np.random.Generator, category: np.ndarray, choices: tuple[tuple[str, ...], ...]) -> list[str]:
    """Each row picks a template, a where, a who, an ask, and two words of its category."""
    picks = [dice.integers(0, len(chosen), len(category)).tolist() for chosen in choices]
    words = [each.words for each in NAMED]
    ones, twos = (dice.integers(0, 1 << 30, len(category)).tolist() for _ in range(2))
    templates, wheres, whos, asks = choices
    return [
        templates[template].format(
            where=wheres[where], who=whos[who], ask=asks[ask],
            one=words[of][one % len(words[of])], two=words[of][two % len(words[of])],
        )
        for template, where, who, ask, of, one, two in zip(*picks, category.tolist(), ones, twos, strict=True)
    ]  # fmt: skip


def kinds(named: tuple[Category, ...] = NAMED) -> list[str]:
    """The kind of resource that each category's needs usually want."""
    return [category.kind for category in named]
