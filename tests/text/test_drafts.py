"""Pasted chats and notes read into drafts: who, how to reach them, where, what, when, and what is skipped."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifang.text.drafts import MOST_DRAFTS, read

CHAT = """—————  2026-11-24  —————

3-2-501 张姐  09:12

电力小区3号楼2单元的水管爆了，楼道全是水😭 [图片]

王主任  09:13

收到，马上去看

3-2-501 张姐  09:15

我电话13900001234，周三下午在家

李大爷 09:20
@所有人 电梯又坏了，老人被困在里面了
小陈 09:21
谢谢
"""
NOTE = """姓名：马秀兰
电话：139 0000 1234
地址：东街12号院3单元
内容：下水道堵了，家里返水
"""


def located(text):
    """Where a text names 电力小区3号楼."""
    start = text.find("电力小区3号楼")
    return None if start < 0 else ("c3", start, start + len("电力小区3号楼"))


def test_a_chat_becomes_a_draft_a_person_and_the_chatter_is_told():
    paste = read(
        CHAT, lambda text: ("c3", text.find("电力小区3号楼"), text.find("号楼") + 2) if "电力" in text else None
    )
    first, second = paste.drafts
    assert (first.name, first.phone, first.spot, first.when) == ("张姐", "13900001234", "c3", "周三下午")
    assert first.text == "电力小区3号楼2单元的水管爆了，楼道全是水\n周三下午在家"
    assert (first.category, first.spot_words) == ("utilities", "电力小区3号楼2单元")
    assert (second.name, second.text, second.alarm) == ("李大爷", "电梯又坏了，老人被困在里面了", "被困")
    assert {"收到，马上去看", "谢谢", "[图片]", "😭", "@所有人", "王主任", "—————  2026-11-24  —————"} <= set(
        paste.skipped
    )
    pieces = first.pieces(CHAT)
    assert "".join(words for words, _field in pieces) == CHAT[first.start : first.end]
    told = {field: words for words, field in pieces if field}
    assert (told["phone"], told["who"], told["when"], told["what"]) == (
        "13900001234",
        "3-2-501 张姐",
        "周三下午",
        "水管",
    )


@pytest.mark.parametrize(
    ("source", "drafts"),
    [
        (NOTE, [("马秀兰", "13900001234", "下水道堵了，家里返水", "东街12号院3单元")]),
        (
            "张三:\n垃圾没人清\n李四：我家也是\n王五：路灯坏了",
            [("张三", "", "垃圾没人清", ""), ("王五", "", "路灯坏了", "")],
        ),
        ("2026-11-24 09:13:22 老赵(12345678)\n暖气不热", [("老赵", "", "暖气不热", "")]),
        (
            "[2026/11/24 9:12] 小王: 楼上漏水\n[2026/11/24 9:13] 小王: 从天花板滴",
            [("小王", "", "楼上漏水\n从天花板滴", "")],
        ),
        ("小王 昨天 下午 3:05\n楼上漏水", [("小王", "", "楼上漏水", "")]),
        (
            "1、5号楼雨棚松了\n2、想请人周末教老人用手机",
            [("", "", "5号楼雨棚松了", "5号楼"), ("", "", "想请人周末教老人用手机", "")],
        ),
        ("楼道灯坏了\n\n门口积水结冰了", [("", "", "楼道灯坏了", ""), ("", "", "门口积水结冰了", "")]),
        ("我是刘阿姨，家里没水了，请打13900001234", [("刘阿姨", "13900001234", "我是刘阿姨，家里没水了", "")]),
        ("请问：什么时候来暖气", [("", "", "请问：什么时候来暖气", "")]),
        ("好的\n谢谢\n[图片]\n👍", []),
        ("", []),
    ],
)  # fmt: skip
def test_the_usual_forms_of_copying_are_understood(source, drafts):
    found = read(source).drafts
    assert [(draft.name, draft.phone, draft.text, draft.spot_words) for draft in found] == drafts


def test_no_more_than_fifty_are_read_and_where_the_rest_begins_is_told():
    paste = read("\n".join(f"住户{n}：门口的灯坏了第{n}盏" for n in range(MOST_DRAFTS + 5)))
    assert len(paste.drafts) == MOST_DRAFTS
    assert paste.rest == f"门口的灯坏了第{MOST_DRAFTS}盏"


@pytest.mark.parametrize("bomb", ["是", "我的", "---", " ", "- ", "1", ":", "x：", "周一 "])
def test_a_text_made_to_be_slow_is_read_soon(bomb):
    began = time.process_time()
    read(f"路灯坏了{bomb * (19_000 // len(bomb))}x 13900001111")
    read(f"{bomb * (19_000 // len(bomb))}x")
    assert time.process_time() - began < 10  # it took minutes; half a second is usual


@given(st.text(st.sampled_from("张三：:1390000123409:12\n周三[图片]😭@，。水管漏 -2026/"), max_size=120))
def test_every_mark_lies_in_its_draft_and_no_phone_is_left_in_a_text(source):
    for draft in read(source).drafts:
        assert "".join(words for words, _field in draft.pieces(source)) == source[draft.start : draft.end]
        assert not draft.phone or draft.phone not in draft.text
