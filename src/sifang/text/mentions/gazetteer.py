"""Known names of places, found in a text: the longest that begins at a place wins."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sifang.text.mentions import tables
from sifang.text.mentions.kinds import Level, Mention, plain

SHORTEST = 2
_COUNTED = frozenset("0123456789" + tables.NUMERALS)
_LEVELS = (
    (Level.STREET, tuple(tables.STREET_ENDINGS)),
    (Level.COMMUNITY, tuple(tables.COMMUNITY_ENDINGS)),
    (Level.ROAD, tuple(tables.ROAD_ENDINGS)),
    (Level.BUILDING, ("号楼", "栋", "幢", "座", "#", "#楼")),
    (Level.UNIT, ("单元",)),
)


class Gazetteer:
    """Known names with their keys, ready to be looked up; a name with two keys is known, but its key is not told."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        keys: defaultdict[str, set[str]] = defaultdict(set)
        for words, key in pairs:
            if len(words) >= SHORTEST:
                keys[plain(words)].add(key)
        self._keys = {words: next(iter(found)) if len(found) == 1 else None for words, found in keys.items()}
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for words in self._keys:
            lengths[words[:SHORTEST]].add(len(words))
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}

    def found(self, text: str) -> Iterator[Mention]:
        """The known names in ``text`` (in plain form) from left to right, none inside another."""
        start = 0
        while start < len(text) - 1:
            mention = self._at(text, start)
            if mention:
                yield mention
            start = mention.end if mention else start + 1

    def _at(self, text: str, start: int) -> Mention | None:
        for length in self._lengths.get(text[start : start + SHORTEST], ()):
            words = text[start : start + length]
            if words in self._keys and not _cuts_a_number(text, start):
                return Mention(start, start + length, words, level_of(words), self._keys[words])
        return None


def level_of(words: str) -> Level:
    """The level that a known name speaks of by its ending; a compound where it tells nothing."""
    return next((level for level, endings in _LEVELS if words.endswith(endings)), Level.ESTATE)


def _cuts_a_number(text: str, start: int) -> bool:
    """Whether a name that begins with a number would begin in the middle of one: 3号楼 in 13号楼."""
    return start > 0 and text[start] in _COUNTED and text[start - 1] in _COUNTED
