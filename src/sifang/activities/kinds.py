"""The kinds of activity and of the service menu, read from the table that comes with the package. Pure data."""

import csv
from functools import cache
from importlib import resources


@cache
def _rows():
    table = resources.files("sifang.activities") / "kinds.csv"
    return tuple(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))


def choices(menu=False):
    """(identifier, Chinese title) of the kinds of activity, or of the service menu, in the table's order."""
    wanted = "service" if menu else "activity"
    return [(row["kind"], row["title"]) for row in _rows() if row["list"] == wanted]


def title(kind, column="title"):
    """The Chinese title of ``kind`` (or its ``english`` one); the identifier where the table does not know it."""
    return next((row[column] for row in _rows() if row["kind"] == kind), kind)


def welcomes_everybody(kind):
    """Whether residents simply come to an activity of this kind; to a Party day, say, they do not."""
    return any(row["kind"] == kind and row["everybody"] for row in _rows())
