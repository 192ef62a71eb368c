"""Places in free text: known names, numbers of buildings, names by their ending; and whether people agree."""

import csv
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifang.text.mentions import Gazetteer, mentions, number_of

FLOOR = 0.86
GOLD = Path(os.environ.get("SIFANG_MESSAGES", "/nowhere")) / "place_mentions_100.csv"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("电力小区3号楼2单元水管爆了", "estate 电力小区, building 3号楼, unit 2单元"),
        ("我住3#楼501", "building 3#楼, room 501"),
        ("电力小区3－2－501漏水", "estate 电力小区, combined 3－2－501"),
        ("十三栋和十四栋之间堆垃圾", "building 十三栋, building 十四栋"),
        ("Ａ座和T9-1栋", "building Ａ座, building T9-1栋"),
        ("1栋2单元407房没有电", "building 1栋, unit 2单元, room 407房"),
        ("东街12号院3单元门坏了", "estate 东街12号院, unit 3单元"),
        ("西大街与县府街交叉口红绿灯坏了", "road 西大街, road 县府街"),
        ("张掖市甘州区县府街民政局家属院", "road 县府街, estate 民政局家属院"),
        ("甘州区南街街道泰安社区金安苑", "street 南街街道, community 泰安社区, estate 金安苑"),
        ("金都花园小区三期没有暖气", "estate 金都花园小区"),
        ("大家都住在祁连家园附近", "estate 祁连家园"),
        ("我们小区和附近小区都没有物业", ""),
        ("6路公交车半天不来，回家路上摔了一跤", ""),
        ("小区的路灯、马路牙子和幼儿园门口", ""),
        ("一共3000元，2026年11月交的", ""),
        ("", ""),
    ],
)
def test_a_text_is_read_for_places(text, said):
    found = mentions(text)
    assert ", ".join(f"{mention.level} {mention.words}" for mention in found) == said
    assert all(text[mention.start : mention.end] == mention.words for mention in found)


def test_known_names_come_first_the_longest_wins_and_what_means_two_places_tells_no_key():
    known = Gazetteer([("饮马桥", "a"), ("饮马桥南院", "b"), ("三号楼", "c"), ("3号楼", "d"), ("3号楼", "e")])
    told = [(mention.words, mention.key) for mention in mentions("饮马桥南院和饮马桥的3号楼、十三号楼", known)]
    assert told == [("饮马桥南院", "b"), ("饮马桥", "a"), ("3号楼", None), ("十三号楼", None)]


def test_numbers_of_buildings_have_one_form():
    forms = {"3号楼": "3", "三栋": "3", "3#": "3", "T9-1栋": "T9-1", "a座": "A", "二十一号楼": "21", "院子": ""}
    assert {words: number_of(words) for words in forms} == forms


@given(st.text(st.sampled_from("电力小区3号楼二单元501室路街村社的在，-#县 A\n"), max_size=60))
def test_mentions_never_overlap_and_stand_where_they_say(text):
    found = mentions(text, [("电力", "a")])
    assert all(text[mention.start : mention.end] == mention.words for mention in found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


@pytest.mark.skipif(not GOLD.exists(), reason="SIFANG_MESSAGES names no folder with place_mentions_100.csv")
def test_mentions_agree_with_those_people_marked():
    with GOLD.open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["text"], row["gold_places"].split()) for row in csv.DictReader(file)]
    told = [
        ({_plain(one.words) for one in mentions(text)}, {_plain(words) for words in marked}) for text, marked in rows
    ]
    both = sum(len(found & marked) for found, marked in told)
    assert 2 * both / sum(len(found) + len(marked) for found, marked in told) >= FLOOR


def _plain(words):
    """Words as they are compared: the same compound with 小区 or without, the same road with a number or without."""
    words = re.sub(r"[\s·.（）()]", "", words)
    words = words.removesuffix("小区") if len(words) > 4 else words
    return re.sub(r"(?<=[路街巷])\d+号$", "", words)
