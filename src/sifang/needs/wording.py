"""What needs are about and when in the week, in the reader's language."""

from django.utils.translation import get_language

from sifang.matching import windows
from sifang.text import categories


def category(id):
    """The title of the category; "" for none, and for one that the table, which people edit, no longer has."""
    return dict(category_choices()).get(id, "")


def category_choices():
    """(id, title) of every category in the order of the table."""
    if _reads_chinese():
        return categories.choices()
    return [(known.id, known.english) for known in categories.CATEGORIES]


def week(mask):
    """The half-days of ``mask`` in words; a mask that names none reads as any time."""
    return windows.words(mask) if _reads_chinese() else windows.english(mask)


def _reads_chinese():
    # None while no language is active, as in a command that nobody reads.
    return (get_language() or "zh").startswith("zh")
