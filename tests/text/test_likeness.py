"""What counts as alike, why it is said to be, and how well that agrees with people."""

import csv
import os
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifang.text.likeness import LIKELY, SURE, Index, agreement, bigrams, likeness, shared_words

COMMUNITY = "620702002010"
TAIAN, QILIAN = COMMUNITY + "001", COMMUNITY + "002"
NEEDS = [
    ("canopy", "三单元门口的雨棚松了，风一吹哐哐响", TAIAN),
    ("charger", "地下车库的充电桩跳闸，电动车充不上电", TAIAN),
    ("lamp", "五号楼后面的路灯不亮，老人晚上不敢出门", TAIAN),
    ("class", "孩子四点半放学没有人看，想有个写作业的地方", ""),
]

chinese = st.text(st.sampled_from("雨棚松了充电桩路灯不亮老人孩子小区我们3号楼，。 A\n"), max_size=60)


@given(chinese, chinese)
def test_likeness_is_the_same_both_ways_and_stays_within_0_and_1(a, b):
    assert likeness(a, b) == pytest.approx(likeness(b, a))
    assert 0 <= likeness(a, b) <= 1


@given(chinese)
def test_a_text_is_wholly_like_itself(text):
    assert likeness(text, text) == 1.0


def test_texts_without_a_common_pair_of_characters_are_not_alike():
    assert likeness("雨棚松了", "充电桩跳闸") == 0


def test_words_everybody_uses_count_less_than_the_thing_itself():
    about_the_canopy = likeness("希望修雨棚", "雨棚歪了")
    about_nothing = likeness("希望修雨棚", "希望停车")
    assert about_the_canopy > about_nothing


def test_bigrams_are_counted():
    assert bigrams("松松松") == {"松松": 2}


def test_the_same_thing_in_other_words_is_found_with_the_shared_words():
    [found] = Index(NEEDS).like("单元门上面的雨棚松动，一刮风就响")
    assert found.key == "canopy"
    assert "雨棚松" in found.words


def test_an_item_may_come_without_a_place():
    assert [key for key, _score, _words in Index([("a", "雨棚松了"), ("b", "路灯坏了")]).like("雨棚松了")] == ["a"]


def test_the_most_alike_stand_first_and_the_limit_holds():
    index = Index((number, f"雨棚松了{'，还有别的事情要说' * number}") for number in range(9))
    found = index.like("雨棚松了", limit=3)
    assert [item.key for item in found] == [0, 1, 2]
    assert found[0].score >= found[1].score >= found[2].score


def test_nothing_is_like_an_empty_text_and_an_empty_index_finds_nothing():
    assert Index(NEEDS).like("") == []
    assert Index([]).like("雨棚松了") == []


def test_one_compound_raises_the_score_and_another_lowers_it():
    index = Index(NEEDS)
    scores = {place: index.like("雨棚松了要修", place=place, floor=0)[0].score for place in (TAIAN, "", QILIAN)}
    assert scores[TAIAN] > scores[""] > scores[QILIAN]


def test_equal_words_in_another_compound_still_stay_within_1():
    index = Index(NEEDS)
    assert index.like(NEEDS[0][1], place=TAIAN)[0].score == 1
    assert index.like(NEEDS[0][1], place=QILIAN)[0].score == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("a", "b", "agrees"),
    [
        (TAIAN, TAIAN, 1),
        (TAIAN, TAIAN + "003", 1),
        (TAIAN + "003", TAIAN + "004", 0),
        (TAIAN, QILIAN, -1),
        (COMMUNITY, TAIAN, 0),
        ("", TAIAN, 0),
    ],
)
def test_places_agree_inside_one_another_and_conflict_between_compounds(a, b, agrees):
    assert agreement(a, b) == agrees == agreement(b, a)


def test_shared_words_say_the_thing_and_not_the_filler():
    words = shared_words("希望社区解决地下车库充电桩跳闸的问题", "我们小区地下车库充电桩总跳闸，希望社区解决")
    assert words == ["地下车库充电桩", "跳闸"]


def test_shared_words_end_with_the_clause_and_stay_short():
    text = "楼道堆满纸箱，地下车库入口的减速带翘起来了而且螺丝露在外面扎破轮胎"
    words = shared_words(text, text, limit=9)
    assert "楼道堆满纸箱" in words
    assert all(len(word) <= 12 for word in words)


# --- agreement with people; the judged messages are not part of the project ---


def judged():
    folder = os.environ.get("SIFANG_MESSAGES", "")
    if not (folder and (Path(folder) / "same_issue_pairs.csv").is_file()):
        pytest.skip("SIFANG_MESSAGES names no folder with same_issue_pairs.csv and messages_4326.csv")
    return Path(folder)


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def scored():
    """(score, whether people say it is one issue) of every judged pair, compared among all messages."""
    folder = judged()
    texts = {
        row["id"]: f"{row['title'].strip()}\n{row['detail'].strip()}" for row in rows(folder / "messages_4326.csv")
    }
    pairs = [
        (row["id_q"], row["id_c"], row["label"] == "2")
        for row in rows(folder / "same_issue_pairs.csv")
        if row["label"] != "1"
    ]
    index = Index(texts.items())
    found = {asked: index.scores(texts[asked]) for asked in {asked for asked, _other, _same in pairs}}
    return [(found[asked].get(other, 0.0), same) for asked, other, same in pairs]


def average_precision(scored):
    total, taken, right, area = sum(same for _score, same in scored), 0, 0, 0.0
    for _score, tied in groupby(sorted(scored, reverse=True), key=lambda pair: pair[0]):
        answers = [same for _score, same in tied]
        taken, right = taken + len(answers), right + sum(answers)
        area += sum(answers) / total * right / taken
    return area


def precision_and_recall(scored, floor):
    taken = [same for score, same in scored if score >= floor]
    return sum(taken) / len(taken), sum(taken) / sum(same for _score, same in scored)


def test_the_order_agrees_with_people(scored):
    assert average_precision(scored) >= 0.97


def test_likely_finds_nearly_all_and_is_mostly_right(scored):
    precision, recall = precision_and_recall(scored, LIKELY)
    assert precision >= 0.9
    assert recall >= 0.93


def test_sure_is_nearly_always_right(scored):
    precision, _recall = precision_and_recall(scored, SURE)
    assert precision >= 0.97
