"""The kinds of activity and of service in the reader's language."""

from django.utils.translation import get_language

from sifang.activities import kinds


def _column():
    return "title" if (get_language() or "zh").startswith("zh") else "english"


def kind(name):
    """The title of the kind ``name``."""
    return kinds.title(name, _column())


def kind_choices():
    """(identifier, title) of every kind of activity."""
    return [(name, kind(name)) for name, _title in kinds.choices()]


def menu_choices():
    """(identifier, title) of every kind on the service menu."""
    return [(name, kind(name)) for name, _title in kinds.choices(menu=True)]
