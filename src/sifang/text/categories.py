"""What needs are about: the community's categories, and which of them a text suggests.

The table stands beside this file in ``categories.csv``, one category a line, to be edited by whoever knows the
community: id, Chinese title, English title, the kind of resource such needs usually want, default urgency (0 ordinary
to 3 danger), its neighbours, other titles that ledgers use, and the words that point to it. Two categories are
neighbours where who helps with one can usually help with the other; either may name the other.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from sifang.text.normal import bare, headline

OTHER = "other"
KINDS = ("talent", "technology", "venue", "facility", "service", "funds")
HEADLINE_WEIGHT = 2


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

    A word counts by its length, double in the headline, and divided among the categories that know it; a word inside a
    longer one of the same category is not counted again.
    """
    whole, head = bare(text), bare(headline(text))
    found = [(category, _matched(whole, category.words)) for category in CATEGORIES]
    scored = [(_score(words, head), category.id, words) for category, words in found if words]
    scored.sort(key=lambda row: -row[0])
    return [(id, words) for _score, id, words in scored[:limit]]


def _matched(text: str, words: tuple[str, ...]) -> list[str]:
    """The longest words first take their place in the text, the others what is left."""
    found = []
    for word in sorted(words, key=lambda word: -len(word)):
        if word in text:
            found.append(word)
            text = text.replace(word, "\n")
    return found


def _score(words: list[str], head: str) -> float:
    return sum(len(word) * (HEADLINE_WEIGHT if word in head else 1) / _OWNERS[word] for word in words)


def _read(row: dict[str, str]) -> Category:
    aliases, words = tuple(row["aliases"].split()), tuple(dict.fromkeys(row["words"].split()))
    names = row["id"], row["title"], row["english"], row["kind"]
    return Category(*names, int(row["urgency"]), tuple(row["related"].split()), aliases, words)


with (Path(__file__).parent / "categories.csv").open(encoding="utf-8", newline="") as _file:
    CATEGORIES = tuple(_read(row) for row in csv.DictReader(_file))

_BY_ID = {category.id: category for category in CATEGORIES}
_RELATED = {
    category.id: frozenset(category.related) | {other.id for other in CATEGORIES if category.id in other.related}
    for category in CATEGORIES
}
_BY_TITLE = {
    bare(title): category.id for category in CATEGORIES for title in (category.id, category.title, *category.aliases)
}
_OWNERS = {word: sum(word in other.words for other in CATEGORIES) for category in CATEGORIES for word in category.words}
