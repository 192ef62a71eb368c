"""How well categories are learned: one pass over a file of labelled texts, judged on another, by what ships.

A file is CSV in UTF-8 with a header. The column of the text is called by one of ``TEXT``, that of the label by one of
``LABEL``; a column of titles beside the texts, where there is one, is read before the text. The learner begins with
nothing, no table of words: the labels are whatever the file holds.
"""

import csv
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sifang.text.learning import Learner

TEXT = ("text", "joined", "detail", "content", "message", "words", "文本", "内容", "正文", "留言详情", "诉求内容")
LABEL = ("label", "category", "class", "标签", "类别", "分类", "一级标签", "一级分类")
TITLE = ("title", "subject", "标题", "主题", "留言主题")
TOP = 3
csv.field_size_limit(1 << 24)


class Labelled(NamedTuple):
    """A text and the category somebody gave it."""

    text: str
    label: str


def read(path: Path) -> list[Labelled]:
    """The labelled texts of a file; ValueError in words that help where it is none."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            text, label = (_column(path, rows.fieldnames or (), names) for names in (TEXT, LABEL))
            title = next((name for name in TITLE if name in (rows.fieldnames or ())), None)
            found = [Labelled(_words(row, title, text), (row[label] or "").strip()) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as trouble:
        raise ValueError(f"{path} cannot be read as CSV in UTF-8: {trouble}") from trouble
    kept = [row for row in found if row.text.strip() and row.label]
    if not kept:
        raise ValueError(f"{path} holds no line with both a text and a label.")
    return kept


def measured(train: Sequence[Labelled], test: Sequence[Labelled]) -> dict[str, Any]:
    """The figures of one online pass over ``train`` in its order, asked about ``test``."""
    learner = Learner()
    began = time.process_time()
    for row in train:
        learner.learn(row.text, row.label)
    taught = time.process_time()
    stored = learner.to_bytes()
    asked = Learner.from_bytes(stored)
    ready = time.process_time()
    told = [[one.category for one in asked.suggest(row.text, TOP)] or [""] for row in test]
    answered = time.process_time()
    labels = [row.label for row in test]
    first = [names[0] for names in told]
    return {
        "macro_f1": round(macro_f1(labels, first), 4),
        "accuracy": round(_share(one == label for one, label in zip(first, labels, strict=True)), 4),
        "top3": round(_share(label in names for names, label in zip(told, labels, strict=True)), 4),
        "train_ms": round((taught - began) / len(train) * 1000, 3),
        "predict_ms": round((answered - ready) / len(test) * 1000, 3),
        "texts": {"train": len(train), "test": len(test)},
        "classes": len({row.label for row in train} | set(labels)),
        "stored_kb": round(len(stored) / 1024),
    }


def macro_f1(labels: Sequence[str], told: Sequence[str]) -> float:
    """The mean over all labels given or told of the harmonic mean of precision and recall."""
    right = Counter(label for label, one in zip(labels, told, strict=True) if label == one)
    given, said = Counter(labels), Counter(told)
    names = sorted({*given, *said} - {""})
    return sum(2 * right[name] / (given[name] + said[name]) for name in names) / len(names)


def words(facts: dict[str, Any]) -> str:
    """The figures in plain words."""
    return (
        "{texts[train]:,} texts learned in one pass, {texts[test]:,} judged, {classes} categories.\n"
        "Macro-F1 {macro_f1}, accuracy {accuracy}, among the first three {top3}.\n"
        "{train_ms} ms of CPU to learn a text, {predict_ms} ms to judge one; {stored_kb:,} kB kept."
    ).format(**facts)


def _share(hits: Any) -> float:
    found = list(hits)
    return sum(found) / len(found)


def _column(path: Path, names: Sequence[str], wanted: Sequence[str]) -> str:
    found = next((name for name in wanted if name in names), None)
    if found is None:
        raise ValueError(f"{path} has no column called {', '.join(wanted[:3])} or {wanted[-1]}; rename one of its own.")
    return found


def _words(row: dict[str, str], title: str | None, text: str) -> str:
    return "\n".join(row[name].strip() for name in (title, text) if name and row[name])
