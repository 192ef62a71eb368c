"""A day and, where it is written, the hour: 2025年3月5日 19:30. Pure."""

import datetime
import re

from sifang.ledgers.cells import Cell, Seen, plain, written
from sifang.ledgers.dates import date, print_date

_CLOCK = re.compile(r"(上午|下午|晚上|晚)?(\d{1,2})(?:[:：](\d{2})|[点时](?:(\d{1,2})分?|(半))?)")
_PRINTED = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?: (\d{2}):(\d{2}))?")
_day = date()


def moment(cell: Cell) -> Seen:
    """The day as print_date prints it, followed by the hour when the cell gives one."""
    if isinstance(cell.value, datetime.datetime):
        return Seen(print_moment(cell.value))
    seen = _day(cell)
    if seen.value is None:
        said = _CLOCK.sub("", written(cell)).strip()
        seen = _day(Cell(said)) if said else seen
    if seen.value is None:
        return seen
    return Seen(print_moment(datetime.datetime.combine(seen.value, _hour(cell))), seen.complaint)


def _hour(cell):
    found = _CLOCK.search(plain(written(cell)))
    if not found or not isinstance(cell.value, str):
        return datetime.time()
    half, hour, minute = found[1], int(found[2]), int(found[3] or found[4] or (30 if found[5] else 0))
    hour += 12 if half in ("下午", "晚上", "晚") and hour < 12 else 0
    return datetime.time(hour, minute) if hour < 24 and minute < 60 else datetime.time()


def print_moment(value: datetime.datetime) -> str:
    """2025年3月5日 19:30; without the hour when it is midnight, which nobody writes down."""
    return print_date(value) + (f" {value:%H:%M}" if value.time() != datetime.time() else "")


def moment_of(printed: str) -> datetime.datetime:
    """The naive local moment that ``print_moment`` printed."""
    found = _PRINTED.fullmatch(printed)
    if found is None:
        raise ValueError(printed)
    year, month, day, hour, minute = (int(part or 0) for part in found.groups())
    return datetime.datetime(year, month, day, hour, minute)
