"""What a figure is: a name, a question in words, and the query of its rows. Nobody types a number."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Model, QuerySet, Sum
from django.db.models.functions import Left
from django.utils.translation import gettext as _

FEN = 100


def yuan(fen):
    """An amount in 分 as people read it."""
    return _("%(amount)s yuan") % {"amount": f"{Decimal(fen) / FEN:,.2f}"}


@dataclass(frozen=True)
class Figure:
    """A number on a board.

    ``ties`` finds at a place and in a year (ever, without one) the records from which it is counted; ``place`` is where
    they keep their place. Where one person or organization may stand in several of them, ``of`` says which model is
    counted and under which field the records name it: each counts once, and the rows shown are theirs. With ``each``
    the number is how many records every one so named has at least; with ``sums`` it is the sum of that field over the
    records, and where ``is_money`` says so these are 分.
    """

    name: str
    title: object
    counts: object
    ties: Callable[[str, int | None], QuerySet]
    place: str = "place_id"
    of: tuple[type[Model], str] | None = None
    each: str = ""
    sums: str = ""
    is_money: bool = False

    @property
    def is_distinct(self):
        """Whether the places below may add up to more than the whole, because somebody stands in several."""
        return bool(self.of)

    @property
    def counts_rows(self):
        """Whether the number is how many rows it opens."""
        return not (self.each or self.sums)

    def told(self, value):
        """``value`` in the unit people tell it in: money in 元, anything else as it is."""
        if not self.is_money:
            return value
        return value // FEN if value % FEN == 0 else Decimal(value) / FEN

    def shown(self, value):
        """``value`` as a page shows it: money in 元 with its 角 and 分, else the bare number."""
        return yuan(value) if self.is_money else str(value)

    def rows(self, code, year=None):
        """The rows the number opens."""
        found = self.ties(code, year)
        if not self.of:
            return found
        model, field = self.of
        return model._default_manager.filter(pk__in=found.order_by().values(field))

    def value(self, code, year=None):
        """The number at ``code`` or below in ``year`` (ever, without one); money in 分."""
        if self.sums:
            return self.ties(code, year).aggregate(whole=Sum(self.sums))["whole"] or 0
        if not self.each:
            return self.rows(code, year).count()
        return min(Counter(self.ties(code, year).values_list(self.each, flat=True)).values(), default=0)

    def by_place(self, code, year, length):
        """{code of ``length`` digits: the number there and below}."""
        found = self.ties(code, year).order_by().annotate(there=Left(self.place, length))
        if self.each:
            return self._each_by_place(found)
        return dict(found.values("there").annotate(number=self._counted()).values_list("there", "number"))

    def _counted(self):
        if self.sums:
            return Sum(self.sums)
        return Count(self.of[1], distinct=True) if self.of else Count("pk")

    def _each_by_place(self, found):
        least: dict[str, int] = {}
        for (there, _who), number in Counter(found.values_list("there", self.each)).items():
            least[there] = min(number, least.get(there, number))
        return least
