"""The industries as ``industries.csv`` lists them. Pure but for the language of the reader."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

from django.utils.translation import get_language


@dataclass(frozen=True)
class Industry:
    """One industry and what it is called."""

    key: str
    chinese: str
    english: str

    def __str__(self):
        return self.chinese if (get_language() or "zh").startswith("zh") else self.english


@cache
def table():
    """{key: industry} in the table's order."""
    lines = (resources.files("sifang.industry") / "industries.csv").read_text(encoding="utf-8").splitlines()
    return {row["key"]: Industry(row["key"], row["zh"], row["en"]) for row in csv.DictReader(lines)}


def choices():
    """(key, name) of every industry in the reader's language."""
    return [(key, str(industry)) for key, industry in table().items()]


def name(key):
    """What the industry is called, or its key where the table does not know it."""
    return str(table().get(key, key))


def keyed(words):
    """The key of the industry a ledger calls ``words``; the whole name, one of its parts, or the key itself."""
    told = str(words).strip().removesuffix("行业").removesuffix("业")
    for key, industry in table().items():
        if words == key or told and told in (industry.chinese, industry.chinese.split("（")[0]):
            return key
    return next((key for key, industry in table().items() if len(told) > 1 and told in industry.chinese), "")
