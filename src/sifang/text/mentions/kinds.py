"""What a mention of a place is, and the form of a text in which mentions are looked for."""

from enum import StrEnum
from typing import NamedTuple

from sifang.text.mentions import tables


class Level(StrEnum):
    """How large the place is that a mention names, the smallest last."""

    STREET = "street"
    COMMUNITY = "community"
    ROAD = "road"
    ESTATE = "estate"
    BUILDING = "building"
    UNIT = "unit"
    ROOM = "room"
    COMBINED = "combined"  # building, unit and room in one, as 3-2-501


class Mention(NamedTuple):
    """Where a text names a place: from ``start`` to ``end``, in which words, and the key if the name is known."""

    start: int
    end: int
    words: str
    level: Level
    key: str | None = None


_NARROW = {ord(wide): ord(narrow) for wide, narrow in zip(tables.WIDE, tables.NARROW, strict=True)}
_NARROW |= {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}


def plain(text: str) -> str:
    """``text`` with half-width letters, digits, dashes and number signs; each character stays where it is."""
    return text.translate(_NARROW)
