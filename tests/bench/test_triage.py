"""Learning of categories measured on anybody's file."""

import csv
import json
import os
import random
from pathlib import Path

import pytest

from sifang.bench import labelled, triage
from sifang.site.cli import main

HEAD, ROWS = "标题,text,label\n", "路灯,三号楼的路灯坏了,灯\n垃圾,楼下垃圾没人清,脏\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "texts.csv"
    path.write_text(HEAD + ROWS * 12, encoding="utf-8-sig")
    return path


def test_the_command_prints_one_object(file, capsys):
    assert not main(["bench", "triage", "--train", str(file), "--test", str(file), "--json"])
    facts = json.loads(capsys.readouterr().out)
    assert (facts["macro_f1"], facts["accuracy"], facts["top3"], facts["classes"]) == (1, 1, 1, 2)
    assert facts["texts"] == {"train": 24, "test": 24}
    assert not main(["bench", "triage", "--train", str(file), "--test", str(file)])
    assert "Macro-F1 1.0" in capsys.readouterr().out


def test_files_of_another_shape_are_refused_with_a_sentence(file, tmp_path, capsys):
    for written, words in (
        ("a,label\n1,2\n", "has no column called text"),
        ("text,b\n1,2\n", "has no column called label"),
        (HEAD + ",,\n", "no line with both"),
        ("", "has no column called text"),
    ):
        other = tmp_path / "other.csv"
        other.write_text(written, encoding="utf-8")
        assert main(["bench", "triage", "--train", str(file), "--test", str(other), "--json"]) == 1
        assert words in capsys.readouterr().err
    other.write_bytes("text,label\n路灯,灯\n".encode("gbk"))
    assert main(["bench", "triage", "--train", str(other), "--test", str(file)]) == 1
    assert main(["bench", "triage", "--train", str(tmp_path / "none.csv"), "--test", str(file)]) == 1
    assert capsys.readouterr().err.count("cannot be read as CSV") == 2


def test_macro_f1_counts_each_category_alike():
    assert triage.macro_f1("aab", "aab") == 1
    assert triage.macro_f1("aaab", "aaaa") == pytest.approx((6 / 7) / 2)


@pytest.mark.skipif("SIFANG_MESSAGES" not in os.environ, reason="SIFANG_MESSAGES names no folder with messages")
def test_one_pass_over_real_messages_keeps_the_promise():
    path = Path(os.environ["SIFANG_MESSAGES"]) / "labelled_train.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        groups = [row["group"] for row in csv.DictReader(lines)]
    rows = labelled.read(path)
    names = sorted(set(groups))
    random.Random(0).shuffle(names)
    aside = set(names[: len(names) // 5])
    train = [row for row, group in zip(rows, groups, strict=True) if group not in aside]
    random.Random(0).shuffle(train)
    facts = triage.measured(train, [row for row, group in zip(rows, groups, strict=True) if group in aside])
    assert facts["macro_f1"] >= 0.9 and facts["top3"] >= 0.97
