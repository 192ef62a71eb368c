"""What needs are about: the community's categories, and which of them a text suggests.

The table stands beside this file in ``categories.csv``, one category a line, to be edited by whoever knows the
community: id, Chinese title, English title, the kind of resource such needs usually want, default urgency (0 ordinary
to 3 danger), its neighbours, other titles that ledgers use, the words that point to it, in how many working days such
needs are taken on and settled, and whether everybody may read them (1) or only those who deal with them (0). Two
categories are neighbours where who helps with one can usually help with the other; either may name the other. What
lies below the categories stands in ``subcategories.csv``; offices amend both on the page of categories.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from sifang.text.normal import bare
from sifang.text.vocabulary import Vocabulary

OTHER = "other"
KINDS = ("talent", "technology", "venue", "facility", "service", "funds")


@dataclass(frozen=True)
class Category:
    """One line of the table."""

    id: str
    title: str
    english: str
    kind: str
    urgency: int
    related: tuple[str, ...]
    aliases: tuple[str, ...]
    words: tuple[str, ...]
    take_on_days: int
    settle_days: int
    is_public: bool


@dataclass(frozen=True)
class Subcategory:
    """One line of the table below a category."""

    id: str
    category: str
    title: str
    english: str
    words: tuple[str, ...]
    take_on_days: int
    settle_days: int
    is_public: bool


def get(id: str) -> Category:
    """The category with this id; KeyError when the table has none."""
    return _BY_ID[id]


def related(id: str) -> frozenset[str]:
    """The ids of the neighbouring categories, never the category's own; none for an id the table does not have."""
    return _RELATED.get(id, frozenset())


def choices() -> list[tuple[str, str]]:
    """(id, Chinese title) of every category in the order of the table."""
    return [(category.id, category.title) for category in CATEGORIES]


def category_of(title: str) -> str | None:
    """The id of the category a ledger means by ``title`` (an id, a title or an alias, in any width), or None."""
    return _BY_TITLE.get(bare(title))


def suggest(text: str, limit: int = 3) -> list[tuple[str, list[str]]]:
    """Up to ``limit`` (category id, the words that speak for it), the likeliest first; none when no word is known.

    How strongly a word speaks is said in ``vocabulary``.
    """
    return [(one.id, one.words) for one in _VOCABULARY.spoken(text)[:limit]]


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _words(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row["words"].split()))


def _promised(row: dict[str, str]) -> tuple[int, int, bool]:
    return int(row["take_on_days"]), int(row["settle_days"]), row["is_public"] == "1"


def _category(row: dict[str, str]) -> Category:
    names = row["id"], row["title"], row["english"], row["kind"]
    related, aliases = tuple(row["related"].split()), tuple(row["aliases"].split())
    return Category(*names, int(row["urgency"]), related, aliases, _words(row), *_promised(row))


def _subcategory(row: dict[str, str]) -> Subcategory:
    return Subcategory(row["id"], row["category"], row["title"], row["english"], _words(row), *_promised(row))


CATEGORIES = tuple(map(_category, _rows("categories.csv")))
SUBCATEGORIES = tuple(map(_subcategory, _rows("subcategories.csv")))

_BY_ID = {category.id: category for category in CATEGORIES}
_RELATED = {
    category.id: frozenset(category.related) | {other.id for other in CATEGORIES if category.id in other.related}
    for category in CATEGORIES
}
_BY_TITLE = {
    bare(title): category.id for category in CATEGORIES for title in (category.id, category.title, *category.aliases)
}
_VOCABULARY = Vocabulary({category.id: category.words for category in CATEGORIES})
