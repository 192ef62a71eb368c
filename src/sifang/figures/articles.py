"""What an article says in numbers (``articles.csv``), held against what the records give."""

import csv
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from sifang.figures import official
from sifang.figures.register import known
from sifang.places.models import covers

FILE = Path(__file__).parent / "articles.csv"


@dataclass(frozen=True)
class Fact:
    """A number of an article: what it counts, where and when, and whether it is told exactly or from below.

    One without a year is told of everything up to the day of the article: it is counted over all years.
    """

    id: str
    place: str
    figure: str
    year: int | None
    value: int
    rule: str
    unit: str
    word: str

    @property
    def words(self):
        """The number as the article writes it."""
        return official.write(self.value + (self.rule == "above"), self.unit, self.rule, self.word or "余")


@dataclass(frozen=True)
class Check:
    """A fact, the number that the records give, how an official paper would write that, and whether it agrees."""

    fact: Fact
    got: int | Decimal
    rendered: str

    @property
    def ok(self):
        """Exact where the article is exact; where it says 余 or 多, above its number and written in its words."""
        agrees = self.got > self.fact.value if self.fact.rule == "above" else self.got == self.fact.value
        return agrees and self.rendered == self.fact.words

    def told(self):
        """The check as plain facts, for a machine."""
        fact = asdict(self.fact)
        return {
            "id": fact["id"], "figure": fact["figure"], "place": fact["place"], "year": fact["year"],
            "rule": fact["rule"], "expected": fact["value"], "says": self.fact.words,
            "got": str(self.got) if isinstance(self.got, Decimal) else self.got,
            "rendered": self.rendered, "ok": self.ok,
        }  # fmt: skip


@cache
def facts():
    """Every fact, in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_fact(row) for row in csv.DictReader(file))


def _fact(row):
    return Fact(
        id=row["id"], place=row["place"], figure=row["figure"], year=int(row["year"]) if row["year"] else None,
        value=int(row["value"]), rule=row["rule"], unit=row["unit"], word=row["word"],
    )  # fmt: skip


def public_checks(code):
    """The facts about ``code`` and the places below it, each held against the records."""
    return [public_check(fact) for fact in facts() if covers(code, fact.place)]


def public_check(fact):
    """One fact held against the records."""
    figure = known(fact.figure)
    got = figure.told(figure.value(fact.place, fact.year))
    return Check(fact, got, official.write(got, fact.unit, fact.rule, fact.word or "余"))
