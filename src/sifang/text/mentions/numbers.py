"""Numbers of buildings, units and rooms, however people write them: 3号楼, 三栋, 3#, T9-1栋, 2单元, 501室, 3-2-501."""

import re
from collections.abc import Iterator

from sifang.text.mentions import tables
from sifang.text.mentions.kinds import Level, Mention

_CN = "".join(tables.NUMERALS)
_COMBINED = re.compile(
    r"(?<![0-9年月号#-])[0-9]{1,3}(?:[-#]|号楼|栋|幢)[0-9]{1,2}-[0-9]{3,4}(?![0-9-])"
)  # fmt: skip
_BUILDING = re.compile(
    rf"(?<![0-9{_CN}第几数多])(?:"
    r"(?<![A-Za-z])[A-Za-z]{0,2}[0-9]{1,3}(?:-[0-9]{1,2})?(?:号楼|号栋|栋|幢|#(?:栋|楼|(?![0-9]))|座(?![车机位]))"
    rf"|[{_CN}]{{1,3}}(?:号楼|栋|幢)|(?<![A-Za-z])[A-Z](?:座|栋|幢)(?![车机位]))"
)  # fmt: skip
_UNIT = re.compile(rf"(?:(?<![0-9])[0-9]{{1,2}}|[{_CN}]{{1,2}}|(?<![A-Za-z])[A-Z])单元")
_ROOM = re.compile(
    r"(?<![0-9A-Za-z-])[0-9]{3,4}(?:室|号房(?![屋产间])|房(?![屋子间产地租价])|号(?![楼栋幢店公令文线铺院]))"
)
_BARE_ROOM = re.compile(r"(?<=[楼栋幢#元])[0-9]{3,4}(?![0-9年元块米度户人万多个-])")
_BEFORE_ROOM = re.compile(r"(?:单元|楼|栋|幢|座|#)$")
_ANY_NUMBER = re.compile(rf"[A-Za-z]{{0,2}}[0-9]+(?:-[0-9]+)?|[{_CN}]+|[A-Za-z]")


def numbered(text: str) -> Iterator[Mention]:
    """The numbers in ``text`` (in plain form), those that say most first."""
    for level, pattern in ((Level.COMBINED, _COMBINED), (Level.BUILDING, _BUILDING), (Level.UNIT, _UNIT)):
        for match in pattern.finditer(text):
            yield Mention(*match.span(), match[0], level)
    for match in _ROOM.finditer(text):
        # 301号 is a room behind a unit or a building; elsewhere it is a number in a road.
        if not match[0].endswith("号") or _BEFORE_ROOM.search(text[: match.start()]):
            yield Mention(*match.span(), match[0], Level.ROOM)
    for match in _BARE_ROOM.finditer(text):
        yield Mention(*match.span(), match[0], Level.ROOM)


def number_of(words: str) -> str:
    """The number in a building's name in one form: 三号楼, 3#楼 and 3栋 are "3"; "" where it has none."""
    found = _ANY_NUMBER.match(words)
    if not found:
        return ""
    first = found[0]
    return str(_counted(first)) if first[0] in _CN else first.upper()


def _counted(numerals: str) -> int:
    """一 to 九百九十九 as a number."""
    total, digit = 0, 0
    for letter in numerals:
        if letter in "十百":
            total, digit = total + (digit or 1) * (10 if letter == "十" else 100), 0
        else:
            digit = "零一二三四五六七八九".find(letter.replace("〇", "零").replace("两", "二"))
    return total + digit
