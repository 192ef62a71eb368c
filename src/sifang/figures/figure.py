"""What a figure is: a name, a question in words, and the query of its rows. Nobody types a number."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Model, QuerySet
from django.db.models.functions import Left


@dataclass(frozen=True)
class Figure:
    """A number on a board.

    ``ties`` finds at a place and in a year (ever, without one) the records from which it is counted; ``place`` is where
    they keep their place. Where one person or organization may stand in several of them, ``of`` says which model is
    counted and under which field the records name it: each counts once, and the rows shown are theirs. With ``each``
    the number is how many records every one so named has at least.
    """

    name: str
    title: object
    counts: object
    ties: Callable[[str, int | None], QuerySet]
    place: str = "place_id"
    of: tuple[type[Model], str] | None = None
    each: str = ""

    @property
    def is_distinct(self):
        """Whether the places below may add up to more than the whole, because somebody stands in several."""
        return bool(self.of)

    def rows(self, code, year=None):
        """The rows the number opens."""
        found = self.ties(code, year)
        if not self.of:
            return found
        model, field = self.of
        return model._default_manager.filter(pk__in=found.order_by().values(field))

    def value(self, code, year=None):
        """The number at ``code`` or below in ``year`` (ever, without one)."""
        if not self.each:
            return self.rows(code, year).count()
        return min(Counter(self.ties(code, year).values_list(self.each, flat=True)).values(), default=0)

    def by_place(self, code, year, length):
        """{code of ``length`` digits: the number there and below}."""
        found = self.ties(code, year).order_by().annotate(there=Left(self.place, length))
        if self.each:
            return self._each_by_place(found)
        counted = Count(self.of[1], distinct=True) if self.of else Count("pk")
        return dict(found.values("there").annotate(number=counted).values_list("there", "number"))

    def _each_by_place(self, found):
        least: dict[str, int] = {}
        for (there, _who), number in Counter(found.values_list("there", self.each)).items():
            least[there] = min(number, least.get(there, number))
        return least
