"""Counting ballots and naming them all in one hash, pure."""

import hashlib
from collections.abc import Iterable, Mapping

from sifang.core import seal


def counted(every: Iterable[Mapping[str, str]]) -> dict[str, dict[str, int]]:
    """{question: {answer: how often}} of marks such as {question: answer}."""
    counts: dict[str, dict[str, int]] = {}
    for marks in every:
        for question, answer in marks.items():
            found = counts.setdefault(question, {})
            found[answer] = found.get(answer, 0) + 1
    return counts


def root(ballots: Iterable[dict]) -> str:
    """The Merkle root over ``ballots``, whatever their order: a changed, missing or added one changes it."""
    row = sorted(hashlib.sha256(b"\0" + seal.canonical(ballot)).digest() for ballot in ballots)
    while len(row) > 1:
        # An odd one out goes up as it is; it is never paired with itself.
        pairs = [row[at : at + 2] for at in range(0, len(row), 2)]
        row = [hashlib.sha256(b"\1" + b"".join(pair)).digest() if len(pair) > 1 else pair[0] for pair in pairs]
    return row[0].hex() if row else ""
