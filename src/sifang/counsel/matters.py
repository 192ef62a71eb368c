"""The matters that people ask a lawyer about, read from the table that comes with the package. Pure data."""

import csv
from functools import cache
from importlib import resources

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sifang.core.errors import insist


@cache
def _rows():
    table = resources.files("sifang.counsel") / "matters.csv"
    return tuple(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))


def choices():
    """(identifier, title in the reader's language) of every matter, in the table's order."""
    return [(row["matter"], row[_column()]) for row in _rows()]


def title(matter):
    """The title of ``matter`` in the reader's language; the identifier where the table does not know it."""
    return dict(choices()).get(matter, matter)


def customary(matter):
    """The Chinese title of ``matter``, as ledgers write it."""
    return next((row["title"] for row in _rows() if row["matter"] == matter), matter)


def insist_known(matter):
    """The matter is one of the table's."""
    insist(any(row["matter"] == matter for row in _rows()), _("Choose one of the matters shown."))


def _column():
    return "title" if (get_language() or "zh").startswith("zh") else "english"
