"""Calendar days as clerks write them, in a dozen ways, and the ones that no careful clerk would accept. Pure."""

import calendar
import datetime
import re
import unicodedata

from openpyxl.utils.datetime import from_excel

from sifang.ledgers.cells import DASHES, NOTHING_IN_WORDS, Cell, Seen, doubtful, tidy, written, wrong

FIRST_YEAR, LAST_YEAR = 1990, 2049
OPEN_END = frozenset({"长期", "长期有效", "永久", "常年", "全年", "长期坚持", "持续推进", "不限", "无限期"})
NO_DATE = NOTHING_IN_WORDS | {"待办", "未办结", "办理中", "另行通知"}
_SEPARATOR = rf"[{DASHES}.。/\\,，、·]"
_CLOCK = r"[T\s]*\d{1,2}[:时]\d{1,2}分?(?::\d{1,2}(?:\.\d+)?)?Z?|[上下]午"
_WEEKDAY = r"\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?"
_AFTER = rf"[日号]?\.?(?:{_CLOCK}|{_WEEKDAY}|[以之]?前(?:完成)?)*"
_WHOLE = re.compile(
    rf"(?P<year>\d{{4}}|\d{{2}})(?P<first>年|{_SEPARATOR})(?P<month>\d{{1,2}})(?P<second>月|{_SEPARATOR})(?P<day>\d{{1,2}}){_AFTER}"
)
_MONTH = re.compile(rf"(\d{{4}})(?:年|{_SEPARATOR})(\d{{1,2}})(?:月份?)?")
_PART_OF_MONTH = re.compile(r"(\d{4})(?:年|\.)(\d{1,2})月?(?:份)?(底|末|初|上旬|中旬|下旬|前)")
_PART_OF_YEAR = re.compile(r"(\d{4})年?(?:度)?(底|末|年底|年末|年内|初|年初|内)")
_NO_YEAR = re.compile(rf"\d{{1,2}}(?:月|{_SEPARATOR})\d{{1,2}}(?:日|号)?|\d{{1,2}}月(?:份|底|初)?")
_BETWEEN = re.compile(rf"至|到|~|[{DASHES}]{{1,2}}")
_CHINESE_YEAR = re.compile(
    r"([〇零○一二三四五六七八九]{4})年([十一二三四五六七八九]{1,3})月([十一二三四五六七八九]{1,3})[日号]?"
)
_DIGITS = {
    letter: str(number)
    for number, letters in enumerate(("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for letter in letters
}
SHORT_YEARS = range(15, 40)
SERIAL_FIRST, SERIAL_LAST = 32874, 54788  # 1990-01-01 and 2049-12-31 as Excel counts days


def date(edge: str = "start", open_end: bool = False):
    """A parser of one day: ``edge`` says which end of a month or a range counts, ``open_end`` lets 长期 mean no end."""

    def parse(cell: Cell) -> Seen:
        if isinstance(cell.value, (datetime.datetime, datetime.date)):
            return _checked(cell.value.year, cell.value.month, cell.value.day, written(cell))
        if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool):
            return _from_number(cell.value)
        return _from_text(tidy(written(cell)), edge, open_end)

    return parse


def print_date(value: datetime.date | None) -> str:
    """The day as people write it in a ledger: 2025年3月5日; empty for none."""
    return f"{value.year}年{value.month}月{value.day}日" if value else ""


def _checked(year, month, day, said, code="", **details):
    """The day, if the calendar has it and it lies in living memory; ``code`` makes it a doubtful one."""
    try:
        value = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return wrong("date_invalid", written=said)
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        return wrong("date_out_of_range", written=said, first=FIRST_YEAR, last=LAST_YEAR)
    return doubtful(value, code, written=said, read=value.isoformat(), **details) if code else Seen(value)


def _from_number(value):
    said = f"{value:g}" if value != int(value) else str(int(value))
    if SERIAL_FIRST <= value <= SERIAL_LAST:
        day = from_excel(value)
        return Seen(day.date() if isinstance(day, datetime.datetime) else day)
    if re.fullmatch(r"\d{8}", said):
        return _checked(said[:4], said[4:6], said[6:], said)
    if re.fullmatch(r"(19|20)\d{2}(\.\d{1,2}|\d{2})?", said):
        return wrong("date_incomplete", written=said)
    return wrong("date_unreadable", written=said)


def _from_text(original, edge, open_end):
    said = _half_width(original)
    if said in NO_DATE:
        return Seen()
    if said in OPEN_END:
        return Seen() if open_end else doubtful(None, "date_words", written=original, read="")
    for read in (_whole, _digits_only, _part_of_month, _part_of_year, _range, _incomplete):
        seen = read(said, original, edge)
        if seen:
            return seen
    return wrong("date_unreadable", written=original)


def _half_width(original):
    said = re.sub(r"\s*([年月日.。/\\,，、:\-])\s*", r"\1", unicodedata.normalize("NFKC", original)).strip()
    return _CHINESE_YEAR.sub(lambda found: f"{_spell(found[1])}年{_count(found[2])}月{_count(found[3])}日", said)


def _spell(words):
    return "".join(_DIGITS[letter] for letter in words)


def _count(words):
    """The number up to 39 that 三十一 spells."""
    if "十" not in words:
        return _spell(words)
    tens, _, ones = words.partition("十")
    return str(10 * int(_spell(tens) or 1) + int(_spell(ones) or 0))


def _whole(said, original, edge):
    found = _WHOLE.fullmatch(said)
    if not found or not (found["first"] == found["second"] or (found["first"] == "年" and found["second"] in "月.")):
        return None
    year, month, day = found["year"], found["month"], found["day"]
    if len(year) == 2:
        return _checked(f"20{year}", month, day, original, "date_two_digit_year") if int(year) in SHORT_YEARS else None
    return _checked(year, month, day, original, "date_unusual" if found["first"] in ",，、\\" else "")


def _digits_only(said, original, edge):
    if re.fullmatch(r"(19|20)\d{6}", said):
        return _checked(said[:4], said[4:6], said[6:], original)
    if re.fullmatch(r"\d{5}", said) and SERIAL_FIRST <= int(said) <= SERIAL_LAST:
        day = from_excel(int(said))
        return _checked(day.year, day.month, day.day, original, "date_serial_as_text")
    return None


def _part_of_month(said, original, edge):
    found = _PART_OF_MONTH.fullmatch(said)
    if not found:
        return None
    year, month, part = int(found[1]), int(found[2]), found[3]
    if not 1 <= month <= 12:
        return wrong("date_invalid", written=original)
    day = {"初": 1, "前": 1, "上旬": 10, "中旬": 20}.get(part) or calendar.monthrange(year, month)[1]
    return _checked(year, month, day, original, "date_words")


def _part_of_year(said, original, edge):
    found = _PART_OF_YEAR.fullmatch(said)
    if not found:
        return None
    return _checked(found[1], *((1, 1) if "初" in found[2] else (12, 31)), original, "date_words")


def _range(said, original, edge):
    for between in _BETWEEN.finditer(said):
        first = _edge_of(said[: between.start()].strip(), "start")
        if not first:
            continue
        last = said[between.end() :].strip()
        ends = (_edge_of(begun + last, "end") for begun in ("", f"{first[0]}.", f"{first[0]}.{first[1]}."))
        end = next((end for end in ends if end), None)
        if end:
            return _checked(*(first if edge == "start" else end), original, "date_range")
    return None


def _edge_of(said, edge):
    """(year, month, day) of a whole day, or of the first or last day of a month; None for anything else."""
    whole = _WHOLE.fullmatch(said)
    if whole and len(whole["year"]) == 4:
        return int(whole["year"]), int(whole["month"]), int(whole["day"])
    month = _MONTH.fullmatch(said)
    if not month or not 1 <= int(month[2]) <= 12 or not FIRST_YEAR <= int(month[1]) <= LAST_YEAR:
        return None
    day = 1 if edge == "start" else calendar.monthrange(int(month[1]), int(month[2]))[1]
    return int(month[1]), int(month[2]), day


def _incomplete(said, original, edge):
    month = _MONTH.fullmatch(said)
    if month and not 1 <= int(month[2]) <= 12:
        return wrong("date_invalid", written=original)
    if month and edge == "end" and _edge_of(said, edge):
        return _checked(*_edge_of(said, edge), original, "date_words")
    if month or _NO_YEAR.fullmatch(said) or re.fullmatch(r"\d{4}年?", said):
        return wrong("date_incomplete", written=original)
    return None
