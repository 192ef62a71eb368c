"""What a ledger is: its columns in customary order, how each is titled, read and printed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from sifang.ledgers import cells, synonyms
from sifang.ledgers.cells import Cell, Seen, words
from sifang.ledgers.titles import key_of

DAY = 15


def _as_it_is(value):
    return "" if value is None else value


def joined(values):
    """Several words in one cell."""
    return "、".join(values or ())


@dataclass(frozen=True)
class Column:
    """One column: the identifier the contexts know, the customary title, its width, and the way in and out."""

    identifier: str
    title: str
    width: int = 12
    parse: Callable[[Cell], Seen] = cells.text
    show: Callable = _as_it_is
    required: bool = False
    # "name", "phone" or "address": masked in an export unless somebody gave a reason.
    personal: str = ""
    # Why the column may stand in a file and is not taken from it: "least" data, or "counted" here. Empty: it is taken.
    left: str = ""
    # An extra column is no part of the customary form; a single community's workbook goes without it.
    extra: bool = False


@dataclass(frozen=True)
class Order:
    """Two dates of a row of which the first may not be after the second."""

    first: str
    second: str
    stops: bool


@dataclass(frozen=True)
class Ledger:
    """A customary table.

    Without its ``telling`` columns a row says nothing; ``by_content`` finds again a row that has no code;
    ``past`` are days that have gone by when they are written down. One that does not ``come_in`` is written from
    the records and only goes out.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    telling: tuple[str, ...]
    by_content: tuple[str, ...]
    other_titles: str = ""
    orders: tuple[Order, ...] = ()
    past: tuple[str, ...] = ()
    comes_in: bool = True
    # Files of several senders come in, each with titles of its own.
    has_senders: bool = False

    @cached_property
    def by_identifier(self):
        """Identifier → column."""
        return {column.identifier: column for column in self.columns}

    @cached_property
    def by_title(self):
        """Comparable title or other title → identifier; the customary titles win."""
        others = synonyms.titles_of(synonyms.COMMON + self.other_titles)
        known = {key_of(title): name for name in self.by_identifier for title in others.get(name, "").split()}
        return known | {key_of(column.title): column.identifier for column in self.columns}

    @property
    def is_placed(self):
        """Whether a row names its community itself."""
        return "community" in self.by_identifier

    def printed(self, one_community):
        """The columns of its workbook, for one community or for several."""
        return [column for column in self.columns if not (column.extra and one_community)]


SEQ = Column("seq", "序号", 6, parse=cells.whole_number)
REMARK = Column("remark", "备注", 16, words(500))
COMMUNITY = Column("community", "社区", 14, extra=True)
