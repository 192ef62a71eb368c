"""The reasons as people read them, in both languages, and as they outlive the rows they speak of."""

import json
from types import SimpleNamespace

import pytest
from django.utils import translation

from sifang.matching import reasons as found
from sifang.matching import shortages
from sifang.matching.explain import explain
from sifang.matching.instance import Instance
from sifang.matching.reasons import Reason, Share, Use
from sifang.matching.solve import solve
from sifang.matching.windows import WEEKEND, mask_of
from sifang.projects import lists, reasons
from sifang.projects.naming import Names
from tests.matching import rows
from tests.matching.rows import line, offer
from tests.matching.test_explain import CODES

HOME = line("n", place=rows.HOME, category="house", words="修楼道电路", window=mask_of(WEEKEND))
NAMES = lists.Lists(
    needs={
        "n": SimpleNamespace(pk=1, title="楼道灯坏了"),
        "u": SimpleNamespace(pk=2, title="三楼漏水"),
        "v": SimpleNamespace(pk=3, title="换灯"),
    },
    resources={
        key: SimpleNamespace(pk=pk, owner=owner, name=name)
        for pk, (key, owner, name) in enumerate(
            (("r", "供电所", "电工"), ("s", "职校", "实训队"), ("t", "物业", "维修班")), 1
        )
    },
)


class Named(Names):
    """The names of ``NAMES``, without a database."""

    def __init__(self):
        self.needs = {need.pk: need for need in NAMES.needs.values()}
        self.visible = set(self.needs)
        self.resources = {resource.pk: resource for resource in NAMES.resources.values()}


def told(given, language="zh-hans"):
    """The reasons as they are stored and read again."""
    stored = json.loads(json.dumps(reasons.kept(given, NAMES)))
    with translation.override(language):
        return reasons.worded(stored, Named())


def of_pair(offers, language="zh-hans", lines=(HOME,)):
    instance = Instance(tuple(lines), tuple(offers))
    return told(explain(instance, solve(instance))["n", "r"], language)


@pytest.mark.django_db
def test_a_pair_reads_as_a_community_worker_would_say_it():
    serves = {"area": "620702002", "categories": frozenset({"house"}), "words": "电路,水管"}
    offers = [offer("r", home=rows.NEXT_DOOR, **serves), offer("s", home=rows.ACROSS, **serves | {"area": "620702"})]
    assert of_pair(offers) == [
        ("同街道、周末可用、都说到“电路”、能办“房屋墙体”", False),
        ("比第二名多60分：更近（第二名：职校“实训队”）", False),
        ("要的2个半天都能出", False),
    ]
    assert of_pair(offers, "en") == [
        ("same street, free weekends, both say “电路”, for Houses and walls", False),
        ("60 points ahead of the next: nearer (the next: 职校“实训队”)", False),
        ("gives all half-days asked for (2)", False),
    ]


def test_where_organizations_read_along_no_offer_is_set_beside_another():
    told_of = [{"code": code, "against": False, "facts": {}} for code in ("near.street", "runner.worse", "units.whole")]
    assert [reason["code"] for reason in reasons.of_itself(told_of)] == ["near.street", "units.whole"]


@pytest.mark.django_db
def test_a_passed_over_offer_says_who_has_it_and_a_warning_stands_last():
    rival = line("u", 2, place=rows.HOME, category="house", urgency=3)
    serves = {"categories": frozenset({"house"})}
    offers = [offer("s", **serves), offer("r", 1, completeness=0.0, **serves)]
    assert of_pair(offers, lines=(HOME, rival)) == [
        ("同社区、周末可用、能办“房屋墙体”", False),
        ("职校“实训队”更合适，但“三楼漏水”更急，先给了它", False),
        ("需要2个半天，能出1个", True),
    ]


def test_a_community_of_which_less_is_served_is_told_with_its_half_days():
    facts = {"by": (Use("u", "u", 2, 0), Use("v", "v", 1, 0)), "theirs": Share(5, 12), "ours": Share(6, 8)}
    given = [Reason("used.even", True, {"offers": ("r", "s", "t"), "more": 4, **facts})]
    other = "那个社区满足得更少，要12个半天已有5个，本社区要8个半天已有6个"
    assert told(given) == [("供电所“电工”、职校“实训队”等7项先给了“三楼漏水”、“换灯”：" + other, True)]
    given = [Reason("runner.even", facts={"offer": "r", **facts})]
    assert told(given, "en") == [
        (
            "供电所“电工” fits better but goes to “三楼漏水”, “换灯”, whose community has a smaller share: "
            "5 of 12 half-days, here 6 of 8",
            False,
        )
    ]


def test_a_shortage_tells_the_wall_and_the_way_round_it():
    instance = Instance((HOME,), (offer("r", home=rows.NEXT_DOOR, area=rows.NEXT_DOOR, place_name="南关社区"),))
    instance = Instance(instance.lines, (*instance.offers, offer("s", 0, categories=frozenset({"house"}))))
    assert told(shortages.of(instance, solve(instance))[0].reasons) == [("职校“实训队”已经排满", True)]
    given = [
        Reason("bundle.part", True, {"part": "v", "number": 2, "kind": "venue", "missing": 1}),
        Reason("refused", True, {"offers": ("r",)}),
        Reason("outside.nearest", facts={"offer": "s", "home": rows.NEXT_DOOR, "name": "南关社区", "left": 2}),
    ]
    assert told(given) == [
        ("最近的是南关社区的职校“实训队”，可以问问能不能借", False),
        ("这一项配得上，但这件需求要全部到位才办，还缺第2样（场所）", True),
        ("供电所“电工”对得上，但这里没有接受", True),
    ]


def test_a_reason_kept_before_the_deciding_addend_was_is_still_read():
    old = [{"code": "runner.worse", "against": False, "facts": {"offer": "供电所 · 电工", "behind": 37}}]
    with translation.override("zh-hans"):
        assert reasons.worded(old, Named()) == [("比供电所“电工”更合适", False)]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_code_has_a_sentence_and_every_addend_a_word(language):
    assert set(CODES) == (set(reasons.SENTENCES) | reasons.SILENT) - {"chosen"}
    assert "chosen" not in found.__doc__
    with translation.override(language):
        assert len({str(word) for word in reasons.BECAUSE.values()}) == len(reasons.BECAUSE)
