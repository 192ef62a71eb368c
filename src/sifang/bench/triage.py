"""How well categories are learned: one pass over a file of labelled texts, judged on another, by what ships.

The learner begins with nothing, no table of words: the labels are whatever the files hold.
"""

import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sifang.bench.labelled import Labelled
from sifang.text.learning import Learner, mixed

TOP = 3


def measured(train: Sequence[Labelled], test: Sequence[Labelled]) -> dict[str, Any]:
    """The figures of one online pass over ``train`` in a mixed order, asked about ``test``."""
    learner = Learner()
    began = time.process_time()
    for number in mixed(row.text for row in train):
        learner.learn(train[number].text, train[number].label)
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
