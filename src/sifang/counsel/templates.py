"""The check-up lists that come with the package, offered to be adopted and changed. Pure data."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Question:
    """One question, the sound answer to it, and the advice where the answer is another."""

    text: str
    sound: bool
    advice: str


@dataclass(frozen=True)
class Template:
    """A list for one kind of people."""

    whom: str
    title: str
    questions: tuple[Question, ...]


@cache
def shipped():
    """{whom: its template}, in the table's order."""
    table = resources.files("sifang.counsel") / "checklists.csv"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    return {whom: _template(whom, [row for row in rows if row["whom"] == whom]) for whom in _kinds(rows)}


def _kinds(rows):
    return dict.fromkeys(row["whom"] for row in rows)


def _template(whom, rows):
    questions = (Question(row["text"], row["sound"] == "yes", row["advice"]) for row in rows)
    return Template(whom, rows[0]["title"], tuple(questions))
