"""One line of a desk: what waits, how many, and the rows it counts, each leading to its own page."""

from collections.abc import Callable
from dataclasses import dataclass

from sifang.web.templatetags.sifang import day

AT_MOST = 7


@dataclass(frozen=True)
class Row:
    """One row of the list behind a line."""

    url: str
    title: str
    about: str = ""
    due: object = None
    staged: object = None


@dataclass(frozen=True)
class Duty:
    """A line of a desk, open to whoever holds one of ``acts``.

    ``rows`` reads what it counts for a viewer (a query or a list), ``told`` makes a Row of each; ``clear`` is what an
    empty line says. A line that is only good to know (``is_news``) calls nobody to do anything.
    """

    name: str
    acts: tuple[str, ...]
    title: object
    clear: object
    rows: Callable
    told: Callable
    is_news: bool = False


@dataclass(frozen=True)
class Shown:
    """A duty as one viewer meets it: how many rows there are."""

    duty: Duty
    count: int


def row(url, thing, *about, title="", due=None, staged=None):
    """A Row about ``thing``; empty parts are left out, days are written as days."""
    words = (day(part) if hasattr(part, "year") else str(part or "") for part in about)
    return Row(url, title or str(thing), " · ".join(part for part in words if part), due, staged)


def count_of(rows):
    """How many rows there are, without reading them where they are a query."""
    return rows.count() if hasattr(rows, "query") else len(rows)
