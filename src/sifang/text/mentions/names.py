"""Names that look like a place by their ending: one function a rule. A name begins behind the last word no name has."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from sifang.text.mentions import tables
from sifang.text.mentions.kinds import Level, Mention

LONGEST = 10  # characters of a name in front of its ending
_LETTERS = r"[\u4e00-\u9fffA-Za-z0-9·.]"
_BEFORE = re.compile(rf"{_LETTERS}*$")
_REGION = re.compile(
    r"^.*(?:[A-Z][0-9]{0,2}(?:省|市|区|县)|西地省|[\u4e00-\u9fff]{2}(?:省|自治州|市(?!场|政|民|口)|县(?!府|城)|"
    r"(?<![社小园校辖地景库街片厂郊新老])区(?=.{3})))"
)
_LARGER = re.compile(r"^(?:.*?(?:街道办事处|街道|[\u4e00-\u9fff]{2,3}镇|社区)(?=[\u4e00-\u9fff]{3}))+")
_ROAD_BEFORE = re.compile(r"^.*?(?:大道|路|街)(?:[0-9]+号|[上边口])?(?=[\u4e00-\u9fff]{3})")
_NUMBER_BEFORE = re.compile(r"^[0-9一二三四]+号|^[、·.]+")
_STOPS = tuple(sorted(tables.STOPS, key=len, reverse=True))
_STOP = re.compile("|".join([*map(re.escape, _STOPS), tables.AND, tables.YEAR]))
_KEPT = re.compile("|".join(map(re.escape, sorted(tables.KEPT, key=len, reverse=True))))


def _ending(endings: tuple[str, ...], not_after: str = "", only_before: str = "") -> re.Pattern[str]:
    found = "|".join(map(re.escape, sorted(endings, key=len, reverse=True)))
    ahead = (f"(?!{not_after})" if not_after else "") + (f"(?={only_before})" if only_before else "")
    return re.compile(f"(?:{found})+{ahead}")


def _each_ending(endings: tuple[str, ...], refused: dict[str, str]) -> re.Pattern[str]:
    ordered = sorted(endings, key=len, reverse=True)
    return re.compile("|".join(f"{end}(?![{refused[end]}])" if end in refused else end for end in ordered))


_NOT_ESTATE = "|".join(tables.NOT_AFTER_ESTATE)
_STRONG = _ending(tables.ESTATE_ENDINGS, _NOT_ESTATE)
_SHORT = _ending(tables.SHORT_ENDINGS, _NOT_ESTATE)
_WEAK = _ending(tables.WEAK_ENDINGS, only_before=tables.AFTER_WEAK)
_ROAD = _each_ending(tables.ROAD_ENDINGS, tables.NOT_AFTER_ROAD)
_COMMUNITY = _each_ending(tables.COMMUNITY_ENDINGS, tables.NOT_AFTER_COMMUNITY)
_STREET = re.compile(f"(?<!小)(?:{_each_ending(tables.STREET_ENDINGS, tables.NOT_AFTER_STREET).pattern})")
_TAIL = re.compile("小区")
_COURTYARD = re.compile(r"(?P<road>[\u4e00-\u9fff]{0,8}[路街巷道])?(?P<number>[0-9]{1,4}号(?:大院|院)(?!子里))")
_DIGITS = re.compile(r"[0-9.·]+")
_BARE_ESTATE = re.compile(f"^{tables.GENERIC_BEFORE_ESTATE}(?:小区|花园|家园|公寓|宿舍|广场|大厦)$")
_BARE_ROAD = re.compile(f"^{tables.GENERIC_ROADS}$")
_BARE_COMMUNITY = re.compile(f"^{tables.GENERIC_COMMUNITIES}$")
_BARE_STREET = re.compile(f"^{tables.GENERIC_STREETS}$")
_GENERIC_ENDINGS = tuple(tables.GENERIC_ESTATE_ENDINGS)


def trimmed(name: str) -> str:
    """``name`` from behind the last word that no name has, and behind the larger places it begins with."""
    hidden = _KEPT.sub(lambda match: "\1" * len(match[0]), name)
    last = 0
    for match in _STOP.finditer(hidden):
        last = match.end()
    for larger in (_REGION, _LARGER, _ROAD_BEFORE, _NUMBER_BEFORE):
        last += _length(larger.match(name[last:]))
    return name[last:]


def _length(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _named(text: str, pattern: re.Pattern[str], begin: int) -> Iterator[tuple[int, int]]:
    """(start, end) of the trimmed names that end as ``pattern`` says, from left to right."""
    for match in pattern.finditer(text):
        left = max(begin, match.start() - LONGEST)
        before = _BEFORE.search(text, left, match.start())
        if before is None:
            continue
        name = trimmed(before[0] + match[0])
        # Nothing but letters as far as one looks back is a sentence rather than a name.
        if len(match[0]) < len(name) < LONGEST + len(match[0]):
            begin = match.end()
            yield match.end() - len(name), match.end()


def estates(text: str, pattern: re.Pattern[str], least: int) -> Iterator[Mention]:
    """Compounds and large buildings of at least ``least`` characters, with 小区 where the text has it."""
    for start, end in _named(text, pattern, 0):
        tail = _TAIL.match(text, end)
        stop = tail.end() if tail else end
        words = text[start:stop]
        if len(words) >= least and not _is_generic(words) and not _is_generic(text[start:end]):
            yield Mention(start, stop, words, Level.ESTATE)


def _is_generic(words: str) -> bool:
    return words in tables.GENERIC_ESTATES or words.endswith(_GENERIC_ENDINGS) or _BARE_ESTATE.match(words) is not None


def roads(text: str) -> Iterator[Mention]:
    """Roads, streets and lanes."""
    for start, end in _named(text, _ROAD, 0):
        start += _length(_DIGITS.match(text[start:end]))
        if end - start >= 3 and not _BARE_ROAD.match(text[start:end]):
            yield Mention(start, end, text[start:end], Level.ROAD)


def communities(text: str) -> Iterator[Mention]:
    """Communities, villages and village groups."""
    for start, end in _named(text, _COMMUNITY, 0):
        if 3 <= end - start <= 7 and not _BARE_COMMUNITY.match(text[start:end]):
            yield Mention(start, end, text[start:end], Level.COMMUNITY)


def streets(text: str) -> Iterator[Mention]:
    """Street offices, towns and townships."""
    for start, end in _named(text, _STREET, 0):
        if 3 <= end - start <= 8 and not _BARE_STREET.match(text[start:end]):
            yield Mention(start, end, text[start:end], Level.STREET)


def courtyards(text: str) -> Iterator[Mention]:
    """Compounds known by the number of a road: 东街12号院."""
    for match in _COURTYARD.finditer(text):
        before = trimmed(match["road"] or "")
        words = (before if len(before) > 1 else "") + match["number"]
        yield Mention(match.end() - len(words), match.end(), words, Level.ESTATE)


# In the order in which they take their place in a text.
RULES: tuple[Callable[[str], Iterator[Mention]], ...] = (
    courtyards,
    streets,
    partial(estates, pattern=_STRONG, least=3),
    communities,
    roads,
    partial(estates, pattern=_SHORT, least=3),
    partial(estates, pattern=_WEAK, least=3),
)
