"""When in a week: 21 half-days (7 days, each morning, afternoon and evening) as the bits of one integer.

Bit ``3 * day + part``; day 0 is Monday, part 0 the morning (to 12:00), 1 the afternoon (to 18:00), 2 the evening.
The empty mask means that no time was named: any time will do.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

Days = frozenset[int]
Parts = frozenset[int]

ANY_TIME = 0
WHOLE_WEEK = (1 << 21) - 1
WEEKDAYS, WEEKEND, EVERY_DAY = frozenset(range(5)), frozenset({5, 6}), frozenset(range(7))
MORNING, AFTERNOON, EVENING = 0, 1, 2
DAYTIME, ALL_DAY = frozenset({MORNING, AFTERNOON}), frozenset({MORNING, AFTERNOON, EVENING})

DAY_NAMES = "一二三四五六日"
ENGLISH_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY_OF = {char: day for names in (DAY_NAMES, "1234567") for day, char in enumerate(names)} | {"天": 6}
# Longer words first: the first that fits wins.
SPANS: dict[str, tuple[Days, Parts]] = {  # words that name days and parts of the day at once
    "上班时间": (WEEKDAYS, DAYTIME),
    "下班后": (WEEKDAYS, frozenset({EVENING})),
    "放学后": (WEEKDAYS, frozenset({AFTERNOON})),
}
DAYS = {
    **dict.fromkeys(("周末", "双休日", "双休", "休息日"), WEEKEND),
    **dict.fromkeys(("工作日", "平日", "平时"), WEEKDAYS),
    **dict.fromkeys(("每天", "每日", "天天", "全周"), EVERY_DAY),
}
PARTS = {
    **dict.fromkeys(("全天", "整天", "一天"), ALL_DAY),
    "白天": DAYTIME,
    **dict.fromkeys(("上午", "早上", "早晨", "清晨", "早"), frozenset({MORNING})),
    **dict.fromkeys(("下午", "午后", "中午", "午间"), frozenset({AFTERNOON})),
    **dict.fromkeys(("晚上", "晚间", "傍晚", "夜间", "夜晚", "晚"), frozenset({EVENING})),
}
ALWAYS = ("随时", "任何时间", "不限", "都可", "均可", "皆可", "全年", "常年", "长期", "24小时")
# Words a week cannot hold: what they leave is a guess that a person should look at.
VAGUE = ("假", "月", "季", "预约", "另行", "视情况", "待定", "单周", "双周", "隔周")

_DAY = r"(?:一(?!天)|[二三四五六日天]|[1-7](?![\d:点时]))(?![次回个场节遍]|天(?!天))"
_RANGE_SIGN = r"(?:至|到|-|~|—+)"
_CLOCK = r"(\d{1,2})(?::(\d{2})|[点时](半|\d{1,2}分?)?)"
_TOKEN = re.compile(
    "|".join(
        [
            rf"(?P<run>(?:周|星期|礼拜){_DAY}{_RANGE_SIGN}(?:周|星期|礼拜)?{_DAY})",
            rf"(?P<list>(?:周|星期|礼拜){_DAY}(?:[、,和及与]?{_DAY})*)",
            rf"(?P<clock>{_CLOCK}(?:{_RANGE_SIGN}(?:上午|下午|晚上|晚)?{_CLOCK}|以?后|之后|起|以?前|之前)?)",
            rf"(?P<span>{'|'.join(SPANS)})",
            rf"(?P<days>{'|'.join(DAYS)})",
            rf"(?P<parts>{'|'.join(PARTS)})",
            r"(?P<stop>[,;。\n])",
            r"(?P<and>[、和及与或/])",
        ]
    )
)
_EXCEPT = re.compile(r"除了?([^,;。]+?)(?:以外|之外|外)|([^,;。()]+?)除外")
_PART_HOURS = {MORNING: (0, 12), AFTERNOON: (12, 18), EVENING: (18, 24)}
_DAY_STARTS, _DAY_ENDS = 7.0, 21.0


class Reading(NamedTuple):
    """What was read from a text: the mask, and whether all of it was understood."""

    mask: int
    sure: bool


def mask_of(days: Iterable[int], parts: Iterable[int] = ALL_DAY) -> int:
    """The mask of every named part of every named day."""
    return sum(1 << 3 * day + part for day in days for part in parts)


def read(text: str | None) -> Reading:
    """The windows a Chinese text names; text that names none reads as any time, and is not sure unless it says so."""
    text = unicodedata.normalize("NFKC", text or "").replace(" ", "")
    if not text:
        return Reading(ANY_TIME, True)
    # What is left out may itself be beyond a week ("节假日除外"), so the whole text is looked through.
    vague = any(word in text for word in VAGUE)
    left_out = 0
    for found in _EXCEPT.finditer(text):
        left_out |= _windows(found[1] or found[2])
    text = _EXCEPT.sub("", text)
    named = _windows(text)
    always = not named and any(word in text for word in ALWAYS)
    mask = (named or WHOLE_WEEK) & ~left_out
    if mask in (0, WHOLE_WEEK):
        return Reading(ANY_TIME, mask != 0 and (always or bool(named)) and not vague)
    return Reading(mask, not vague)


def parse(text: str | None) -> int:
    """The windows a Chinese text names, as a mask; any time when it names none."""
    return read(text).mask


def overlap(a: int, b: int) -> int:
    """How many half-days of a week two masks share, 0..21."""
    return common(a, b).bit_count()


def common(a: int, b: int) -> int:
    """The half-days two masks share: the whole week when neither names a time; 0 here means none, not any."""
    return (a or WHOLE_WEEK) & (b or WHOLE_WEEK)


def words(mask: int) -> str:
    """The mask in short Chinese words, which read back as the same mask."""
    if mask in (ANY_TIME, WHOLE_WEEK):
        return "随时"
    parts_of = {day: mask >> 3 * day & 7 for day in EVERY_DAY}
    groups = dict.fromkeys(parts for parts in parts_of.values() if parts)
    return "，".join(_day_words([d for d in parts_of if parts_of[d] == parts]) + _part_words(parts) for parts in groups)


def english(mask: int) -> str:
    """The mask in short English words."""
    if mask in (ANY_TIME, WHOLE_WEEK):
        return "any time"
    parts_of = {day: mask >> 3 * day & 7 for day in EVERY_DAY}
    groups = dict.fromkeys(parts for parts in parts_of.values() if parts)
    return "; ".join(_english_words([day for day in parts_of if parts_of[day] == parts], parts) for parts in groups)


def _windows(text: str) -> int:
    """The mask of the windows named in the text; 0 when it names none."""
    days: Days = frozenset()
    parts: Parts = frozenset()
    before: list[str] = []  # kinds of the tokens of this phrase
    mask = shift = 0
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        new_days, new_parts = _meaning(kind, found, shift)
        if kind == "stop" or _begins_anew(kind, new_days, days, parts, before):
            mask, days, parts, before = mask | _close(days, parts), frozenset(), frozenset(), []
        days, parts, before = days | new_days, parts | new_parts, [*before, kind]
        shift = 12 if kind == "parts" and MORNING not in new_parts else 0
    return mask | _close(days, parts)


def _begins_anew(kind: str, new_days: Days, days: Days, parts: Parts, before: list[str]) -> bool:
    """Whether days just named belong to a new phrase: "周六上午、周日下午" are two, "下午周三" is one."""
    if parts:
        return bool(new_days) and (bool(days) or before[-1] == "and")
    # "周末和工作日晚上" can only mean weekends and, on weekdays, the evening.
    return kind == "days" and "days" in before


def _close(days: Days, parts: Parts) -> int:
    if not days and not parts:
        return 0
    return mask_of(days or EVERY_DAY, parts or ALL_DAY)


def _meaning(kind: str, found: re.Match[str], shift: int) -> tuple[Days, Parts]:
    """The days and the parts of the day one token names."""
    word, none = found[0], frozenset[int]()
    if kind == "span":
        return SPANS[word]
    if kind == "days":
        return DAYS[word], none
    if kind == "parts":
        return none, PARTS[word]
    if kind == "clock":
        return none, _parts_between(*_hours(word, shift))
    if kind in ("run", "list"):
        named = [DAY_OF[char] for char in re.sub("星期|礼拜|周", "", word) if char in DAY_OF]
        return frozenset(_through(*named) if kind == "run" else named), none
    return none, none


def _through(first: int, last: int) -> list[int]:
    """The days from the first to the last, over the week's end where need be."""
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _hours(word: str, shift: int) -> tuple[float, float]:
    """From when to when a clock word lasts, in hours; after "下午" or "晚上" two o'clock is 14."""
    times = [_hour(*found) for found in re.findall(_CLOCK, word)]
    times = [time + shift if time < 12 and time + shift < 24 else time for time in times]
    if len(times) == 2:
        return times[0], times[1] + 12 if times[1] < times[0] and times[1] < 12 else times[1]
    if word.endswith("前"):
        return _DAY_STARTS, times[0]
    return times[0], (_DAY_ENDS if word.endswith(("后", "起")) else times[0] + 1)


def _hour(hour: str, minute: str, words_minute: str) -> float:
    if words_minute == "半":
        return int(hour) + 0.5
    return int(hour) + int(minute or words_minute.rstrip("分") or 0) / 60


def _parts_between(start: float, end: float) -> Parts:
    """The parts of the day with at least one hour between the times; else the one with the most."""
    shares = {part: min(end, until) - max(start, since) for part, (since, until) in _PART_HOURS.items()}
    return frozenset(part for part in shares if shares[part] >= 1) or frozenset(
        {max(shares, key=lambda part: shares[part])}
    )


def _day_words(days: list[int]) -> str:
    """The days in words: a name for a usual set, else runs of three and more as 周一至周三."""
    names = {EVERY_DAY: "每天", WEEKDAYS: "工作日", WEEKEND: "周末"}
    if frozenset(days) in names:
        return names[frozenset(days)]
    runs = [[day for _, day in run] for _, run in groupby(enumerate(days), lambda item: item[1] - item[0])]
    return "、".join("周" + ("至周" if len(run) > 2 else "、周").join(_ends(run)) for run in runs)


def _ends(run: list[int]) -> list[str]:
    return [DAY_NAMES[day] for day in (run if len(run) < 3 else (run[0], run[-1]))]


def _part_words(parts: int) -> str:
    if parts == 7:
        return ""
    if parts == 3:
        return "白天"
    return "、".join(name for part, name in enumerate(("上午", "下午", "晚上")) if parts >> part & 1)


def _english_words(days: list[int], parts: int) -> str:
    names = {EVERY_DAY: "every day", WEEKDAYS: "weekdays", WEEKEND: "weekends"}
    named = names.get(frozenset(days)) or ", ".join(ENGLISH_DAYS[day] for day in days)
    spoken = [name for part, name in enumerate(("morning", "afternoon", "evening")) if parts >> part & 1]
    return named if parts == 7 else f"{named} {' and '.join(spoken)}"
