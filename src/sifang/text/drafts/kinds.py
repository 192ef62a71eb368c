"""What a pasted text is read into."""

from dataclasses import dataclass, field
from typing import NamedTuple

MOST_CHARACTERS, MOST_DRAFTS = 20_000, 50
LONGEST_NAME = 20


class Mark(NamedTuple):
    """Words of the pasted text, from ``start`` to ``end``, and what was read from them.

    ``field`` is who, phone, where, what, when, alarm; or skipped, for words that go into no draft.
    """

    start: int
    end: int
    field: str


class Line(NamedTuple):
    """A piece of a message in the pasted text."""

    start: int
    end: int
    words: str


@dataclass
class Message:
    """What one person said in a row: where their name stands, and their lines."""

    name: str = ""
    name_span: tuple[int, int] | None = None
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Draft:
    """One need that may be meant: its guesses, and the words of the pasted text each of them came from."""

    name: str
    phone: str
    text: str
    category: str
    spot: str
    spot_words: str
    when: str
    alarm: str
    start: int
    end: int
    marks: tuple[Mark, ...]

    def pieces(self, source: str) -> list[tuple[str, str]]:
        """[(words, field)] of the draft's part of ``source`` in order; the field is "" where nothing was read."""
        pieces, at = [], self.start
        for mark in self.marks:
            pieces += [(source[at : mark.start], ""), (source[mark.start : mark.end], mark.field)]
            at = mark.end
        return [piece for piece in [*pieces, (source[at : self.end], "")] if piece[0]]


@dataclass(frozen=True)
class Paste:
    """All drafts of a pasted text, the words that were skipped, and from where on it was not read."""

    drafts: list[Draft]
    skipped: list[str]
    rest: str = ""
