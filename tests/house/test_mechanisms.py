"""docs/mechanisms.md: one row for each mechanism of the two articles; every page, command and test it names exists."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest
from django.urls import reverse

from sifang.figures.register import known
from sifang.web.article.mechanisms import ARTICLES, table

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| ([MP]\d\d) \| ([^|]+) \| (\S+) \| `([\w.]+)` \| (\S+)::(test_\w+) \|$", re.MULTILINE)
ROWS = ROW.findall((ROOT / "docs" / "mechanisms.md").read_text(encoding="utf-8"))
IDS = [*(f"M{number:02d}" for number in range(1, 39)), *(f"P{number:02d}" for number in range(1, 29))]
CONTEXTS = (
    "people", "needs", "resources", "visits", "activities", "letters", "evaluations", "disputes", "counsel", "industry",
    "commerce",
)  # fmt: skip
VERBS = {
    "topics": "meetings", "calling": "meetings", "holding": "meetings", "councils": "meetings",
    "matching": "projects", "proposing": "projects", "carrying": "projects", "escalating": "projects",
}  # fmt: skip


# Who consented to what is counted nowhere, on purpose.
UNCOUNTED = {"P28"}


def command(name):
    """The function a command's name stands for, or None."""
    group, verb = name.split(".")
    module = f"sifang.{group}.commands" if group in CONTEXTS else f"sifang.{VERBS[group]}.commands.{group}"
    return getattr(import_module(module), verb, None)


def named_in(file):
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_there_is_one_row_for_each_mechanism_in_both_tables():
    assert [row[0] for row in ROWS] == IDS
    assert [row.id for row in table()] == IDS


def test_at_least_thirty_different_tests_are_named():
    assert len({row[4:] for row in ROWS}) >= 55


@pytest.mark.parametrize("row", ROWS, ids=IDS)
def test_what_a_row_names_exists(row):
    _id, lives, page, verb, file, test = row
    assert reverse(page)
    assert all(import_module(f"sifang.{name}") for name in lives.split(", "))
    assert callable(command(verb)), verb
    assert test in named_in(file), test


@pytest.mark.parametrize("row", table(), ids=IDS)
def test_the_tour_names_a_page_and_a_figure_and_says_it_in_both_languages(row):
    assert reverse(row.page) and (known(row.figure) or row.id in UNCOUNTED)
    assert row.section in {number for article in ARTICLES.values() for number, _title, _words in article.sections}
    assert all((row.title, row.english, row.says, row.says_english, row.does, row.does_english, row.unit))


def test_every_row_of_the_two_tables_names_the_same_page():
    assert {row[0]: row[2] for row in ROWS} == {row.id: row.page for row in table()}
