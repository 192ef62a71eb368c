"""Lookalikes measured on a made-up handful of messages, in the database of the tests."""

import contextlib
import itertools
import json

import pytest

from sifang.bench.lookalikes import average_precision
from sifang.bench.strangers import strangers
from sifang.needs.models import Need
from sifang.places.models import Entry
from sifang.site.cli import understood
from sifang.site.verbs import lookalikes

MESSAGES = """id,user,title,time,detail,votes
1,a,梧桐里小区路灯坏了,2026/1/1,三号楼前面的路灯坏了一周，老人晚上看不清路,0
2,b,梧桐里小区的路灯不亮,2026/1/2,三号楼前面路灯一直不亮，晚上看不清,3
3,c,菜市场门口乱停车,2026/1/3,买菜的时候菜市场门口全是车，过不去,0
4,d,楼上漏水没有人管,2026/1/4,卫生间天花板漏水，物业说管不了,0
5,e,盼望多一趟公交,2026/1/5,早上去医院的公交车太挤了，等半小时,0
"""
PAIRS = "id_q,id_c,label\n1,2,2\n1,3,0\n1,4,1\n2,4,0\n"


def test_the_verb_measures_made_up_messages(db, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(lookalikes, "_thrown_away", contextlib.nullcontext)
    (tmp_path / "messages.csv").write_text(MESSAGES, encoding="utf-8-sig")
    (tmp_path / "pairs.csv").write_text(PAIRS, encoding="utf-8")
    words = [
        "bench",
        "lookalikes",
        "--messages",
        str(tmp_path / "messages.csv"),
        "--pairs",
        str(tmp_path / "pairs.csv"),
    ]
    assert lookalikes.run(understood([*words, "--stored", "20", "--json"])) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["average_precision"] == facts["recall_at_100"] == 1.0
    assert facts["stored"] == 20 == Need.objects.count() == Entry.objects.count()
    assert facts["pairs"] == 3
    assert 0 < facts["p50_ms"] <= facts["p95_ms"]
    assert facts["insert_ms"] > 0
    (tmp_path / "pairs.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert lookalikes.run(understood(words)) == 1
    assert "id_q" in capsys.readouterr().err


def test_equal_scores_count_together_and_strangers_are_the_same_each_time():
    assert average_precision([(0.9, True), (0.5, False), (0.4, True)]) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision([(0.5, True), (0.5, False)]) == 0.5
    assert average_precision([]) == 0
    texts = ["路灯坏了，晚上看不清，在幸福路", "漏水了，没人管"]
    assert list(itertools.islice(strangers(texts, 3), 9)) == list(itertools.islice(strangers(texts, 3), 9))
