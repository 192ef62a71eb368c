"""Categories are learned one text at a time, from a table of words on, and kept in few bytes."""

import random

import pytest

from sifang.text import learning, weights
from sifang.text.learning import Learner, mixed

LAMPS = ("三号楼路灯不亮", "小区东门路灯坏了几天", "楼道感应灯又不亮了", "院里路灯一闪一闪", "后门那盏路灯坏了")
BINS = ("垃圾桶满了没人清", "垃圾堆在楼下发臭", "清运车好几天没来收垃圾", "院里垃圾清理不及时", "垃圾桶旁边全是苍蝇")


def taught(**facts):
    learner = Learner(**facts)
    for lamp, full in zip(LAMPS, BINS, strict=True):
        learner.learn(lamp, "lights")
        learner.learn(full, "waste")
    return learner


def test_it_learns_from_each_text_once_and_says_which_words_spoke():
    learner = taught()
    first, second = learner.suggest("北门的路灯也坏了")
    assert (first.category, second.category, learner.texts) == ("lights", "waste", 10)
    assert first.share > 0.6 > second.share and first.share + second.share == pytest.approx(1)
    assert any("灯" in piece for piece in first.words) and all(piece in "北门的路灯也坏了" for piece in first.words)
    assert learner.suggest("垃圾车今天没来")[0].category == "waste"


def test_what_is_stored_judges_alike_learns_on_and_is_the_same_everywhere(monkeypatch):
    learner = taught()
    stored = learner.to_bytes()
    again = Learner.from_bytes(stored, ["pets"])
    assert again.suggest("路灯坏了")[0].category == "lights"
    again.learn("谁家的狗半夜叫", "pets")
    assert again.texts == 11 and again.suggest("狗叫")[0].category == "pets"
    assert learning._numbers("路灯")[0].tolist() == [504336, 753522, 931811]
    monkeypatch.setattr(weights, "MOST_KEPT", 40)
    assert len(learner.to_bytes()) < len(stored)
    assert Learner.from_bytes(learner.to_bytes()).suggest("垃圾没人清")[0].category == "waste"
    with pytest.raises(ValueError, match="form 9"):
        Learner.from_bytes(b"\x09" + stored[1:])


def test_a_thousand_texts_of_twenty_categories_fit_into_a_megabyte():
    dice = random.Random(1)
    letters = [chr(0x4E00 + n) for n in range(3000)]
    learner = Learner()
    for n in range(1000):
        learner.learn("".join(dice.choices(letters, k=100)), f"c{n % 20}")
    assert len(learner.to_bytes()) < 2**20


def test_the_table_speaks_first_and_experience_corrects_it():
    def table(text):
        return {"waste": 1.0} if "桶" in text else {}

    fresh = Learner(["lights", "waste"], table)
    assert fresh.suggest("桶里的灯")[0].category == "waste"
    for _turn in range(4):
        fresh.learn("桶里的灯", "lights")
    assert fresh.suggest("桶里的灯")[0].category == "lights"


def test_nothing_is_suggested_where_nothing_is_said_or_known():
    assert Learner().suggest("路灯") == []
    learner = taught()
    learner.learn("！！", "lights")
    assert learner.suggest("。。。") == [] and learner.texts == 10


def test_a_list_sorted_by_category_is_learned_in_another_order():
    texts = [f"{word}{number}号楼" for word in ("路灯坏了", "垃圾没清", "电梯停运") for number in range(20)]
    order = mixed(texts)
    assert sorted(order) == list(range(60)) and order == mixed(texts)
    assert len({number // 20 for number in order[:12]}) == 3
