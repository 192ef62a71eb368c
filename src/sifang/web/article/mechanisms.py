"""The mechanisms the two articles describe, in our own words: one table (``mechanisms.csv``), read once."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sifang.figures import articles
from sifang.figures.register import known

FILE = Path(__file__).parent / "mechanisms.csv"


@dataclass(frozen=True)
class Article:
    """One of the two articles: the place and the year it tells of, and its sections (number, title, what of)."""

    name: str
    title: object
    place: str
    year: int
    sections: tuple


ARTICLES = {
    article.name: article
    for article in (
        Article(
            "zhangye", _("Zhangye: four parties together"), "6207", 2024,
            (
                ("1", _("the strength of four parties"), _("Everybody takes a hand in the community")),
                ("2", _("three lists"), _("What is hard for residents is solved together")),
                ("3", _("both ways"), _("A good home is built together")),
            ),
        ),
        Article(
            "panzhou", _("Panzhou: emerging fields"), "520281", 2024,
            (
                ("4", _("new employment groups"), _("Those who work by the app take part in the city")),
                ("5", _("coal industry"), _("Enterprises stand together and are advised one by one")),
                ("6", _("lawyers"), _("The law comes to the community's door")),
                ("7", _("property management"), _("Three parties keep a compound in order")),
                ("8", _("business districts"), _("Small shops grow by sticking together")),
            ),
        ),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Mechanism:
    """One row of the table: what is done, its figure (and those told beside it), and the page where it is done.

    ``also`` names further figures, a blank between them. What is counted nowhere on purpose has no figure.
    """

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
        """Its figure, or None."""
        return known(self.figure)

    @property
    def facts(self):
        """What an article says of it in numbers."""
        counted = [known(name) for name in (self.figure, *self.also.split()) if name]
        return [fact for fact in articles.facts() if known(fact.figure) in counted]

    def told(self):
        """(title, what it is, what the button says) in the reader's language."""
        if (get_language() or "").startswith("en"):
            return self.english, self.says_english, self.does_english
        return self.title, self.says, self.does


@cache
def table():
    """Every mechanism, in the order of the articles."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(Mechanism(**row) for row in csv.DictReader(file))
