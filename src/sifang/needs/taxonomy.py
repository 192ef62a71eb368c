"""The category tree as it holds today: the shipped lines, and what the office amended or added.

A line is a category (its own id) or a subcategory below one (``category.word``). Whoever reads many needs for one
answer keeps the tree while they do (``core.kept``); otherwise each reading asks the database once.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q
from django.utils.translation import get_language

from sifang.core import kept
from sifang.needs.models import CategoryLine
from sifang.text import categories
from sifang.text.vocabulary import Vocabulary


@dataclass(frozen=True)
class Line:
    """One line of the tree; ``category`` is its own id for a category itself."""

    id: str
    category: str
    title: str
    english: str
    words: tuple[str, ...]
    take_on_days: int
    settle_days: int
    is_public: bool
    is_retired: bool = False
    is_amended: bool = False

    @property
    def is_category(self):
        """Whether the line is a category itself."""
        return self.id == self.category

    @property
    def name(self):
        """The title in the reader's language, where it has one in it."""
        return self.title if _reads_chinese() or not self.english else self.english


class Tree:
    """Every line by its id, in the order of the tables, what was added last."""

    def __init__(self, amended):
        self.lines = dict(_SHIPPED)
        for row in amended:
            self.lines[row.id] = _amended(row, self.lines.get(row.id))
        self.private = tuple(line.id for line in self.lines.values() if not line.is_public)

    def below(self, category):
        """The lines below ``category`` that are in use."""
        return [line for line in self.lines.values() if _is_below(line, category) and not line.is_retired]

    @property
    def vocabulary(self):
        """The words of the categories, those of their subcategories included."""
        own = {line.id: line.words for line in self.lines.values() if line.is_category}
        for line in self.lines.values():
            if not line.is_category and not line.is_retired:
                own[line.category] += line.words
        return _vocabulary(tuple(own.items()))

    def vocabulary_below(self, category):
        """The words of the subcategories of ``category``."""
        return _vocabulary(tuple((line.id, line.words) for line in self.below(category)))


@kept.once
def tree():
    """The tree of today."""
    return Tree(CategoryLine.objects.order_by("at", "id"))


def lines():
    """{id: Line} of the whole tree, retired lines too."""
    return tree().lines


def line(category, subcategory=""):
    """The line a need of this category and subcategory stands under, or None where the tree has neither."""
    known = lines()
    return known.get(subcategory) or known.get(category)


def title(id):
    """The title of a line in the reader's language; "" for none and for one the tree does not have."""
    found = lines().get(id)
    return found.name if found else ""


def days(category, subcategory=""):
    """In how many working days such a need is taken on, and in how many it is settled."""
    found = line(category, subcategory) or lines()[categories.OTHER]
    return found.take_on_days, found.settle_days


def is_public(category, subcategory=""):
    """Whether everybody may read such needs; below a category that is not public, nothing is."""
    known = lines()
    return all(known[id].is_public for id in (category, subcategory) if id in known)


def open_to_all(needs):
    """Of ``needs`` (rows of a query) those that everybody may read."""
    private = tree().private
    return needs.exclude(Q(category__in=private) | Q(subcategory__in=private))


def children(category):
    """The lines below ``category`` that are in use."""
    return tree().below(category)


def lies_below(subcategory, category):
    """Whether the tree has ``subcategory`` below ``category``."""
    found = lines().get(subcategory)
    return found is not None and _is_below(found, category)


def category_choices():
    """[(id, title)] of the categories in the order of the table."""
    return [(known.id, known.name) for known in lines().values() if known.is_category]


def subcategory_choices():
    """[(title of a category, [(id, title)])] of the subcategories in use, as a grouped list of choices."""
    here = tree()
    groups = [(title, [(one.id, one.name) for one in here.below(id)]) for id, title in category_choices()]
    return [(title, below) for title, below in groups if below]


def guess_below(category, text):
    """The subcategory of ``category`` that the words of ``text`` speak for most, and these words; ("", []) for none."""
    spoken = tree().vocabulary_below(category).spoken(text)
    return (spoken[0].id, spoken[0].words) if spoken else ("", [])


def _is_below(line, category):
    return line.category == category and line.id != category


def _amended(row, shipped):
    take_on, settle = (shipped.take_on_days, shipped.settle_days) if shipped else days_of_shipped(row.category)
    return Line(
        row.id, row.category, row.title, row.english, tuple(row.words.split()),
        take_on if row.take_on_days is None else row.take_on_days,
        settle if row.settle_days is None else row.settle_days,
        row.is_public, row.is_retired, is_amended=True,
    )  # fmt: skip


def days_of_shipped(category):
    """The shipped days of ``category``."""
    known = _SHIPPED.get(category) or _SHIPPED[categories.OTHER]
    return known.take_on_days, known.settle_days


def _line(row):
    return Line(
        row.id, getattr(row, "category", row.id), row.title, row.english, row.words, row.take_on_days,
        row.settle_days, row.is_public,
    )  # fmt: skip


@lru_cache(64)
def _vocabulary(words):
    return Vocabulary(dict(words))


def _reads_chinese():
    # None while no language is active, as in a command that nobody reads.
    return (get_language() or "zh").startswith("zh")


_SHIPPED = {line.id: line for line in map(_line, (*categories.CATEGORIES, *categories.SUBCATEGORIES))}
