"""The mechanisms the article describes, in our own words: one table (``mechanisms.csv``), read once."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sifang.figures import articles
from sifang.figures.register import known

FILE = Path(__file__).parent / "mechanisms.csv"
SECTIONS = (
    ("1", _("the strength of four parties"), _("Everybody takes a hand in the community")),
    ("2", _("three lists"), _("What is hard for residents is solved together")),
    ("3", _("both ways"), _("A good home is built together")),
)


@dataclass(frozen=True)
class Mechanism:
    """One row of the table: what is done, its figure (and one told beside it), and the page where it is done."""

    id: str
    section: str
    title: str
    english: str
    says: str
    says_english: str
    figure: str
    also: str
    unit: str
    page: str
    does: str
    does_english: str

    @property
    def counted(self):
        """Its figure."""
        return known(self.figure)

    @property
    def facts(self):
        """What an article says of it in numbers."""
        counted = [known(name) for name in (self.figure, self.also) if name]
        return [fact for fact in articles.facts() if known(fact.figure) in counted]

    def told(self):
        """(title, what it is, what the button says) in the reader's language."""
        if (get_language() or "").startswith("en"):
            return self.english, self.says_english, self.does_english
        return self.title, self.says, self.does


@cache
def table():
    """Every mechanism, in the order of the article."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(Mechanism(**row) for row in csv.DictReader(file))
