"""What disputes are about: a table of keys with their names, and the likely key of what somebody wrote. Pure."""

import csv
from functools import cache
from pathlib import Path

OTHER = "other"


@cache
def table():
    """{key: {"title": Chinese, "english": English}} in the table's order."""
    with Path(__file__).with_name("causes.csv").open(encoding="utf-8") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def choices(language="zh"):
    """(key, name) of every cause in the reader's language."""
    column = "title" if language.startswith("zh") else "english"
    return [(key, row[column]) for key, row in table().items()]


def name(key, language="zh"):
    """The name of the cause ``key``; the key itself where the table does not know it."""
    return dict(choices(language)).get(key, key)


def guess(words):
    """The cause whose Chinese name stands earliest in ``words``, else the last one: something else."""
    places = {key: words.find(row["title"]) for key, row in table().items() if row["title"] in words}
    return min(places, key=lambda key: places[key]) if places else OTHER
