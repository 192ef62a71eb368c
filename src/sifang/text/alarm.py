"""Words of danger to life that somebody should look at first. A flag for people: it sets neither urgency nor a day.

A word counts at once in the headline; further down only where it says that something is happening (了, 正在, 快来).
A word within six characters of a doubt (一旦, 如果, 隐患, 救命钱) speaks of what might be, and raises nothing. Both
lists stand beside this file in ``alarm.csv``.
"""

import csv
import re
from pathlib import Path

from sifang.text.normal import folded, headline

NEAR = 6
READ = 600
_HAPPENING = re.compile("了|正在|现在|刚才|刚刚|已经|快来|救命|马上|赶紧|此刻|还在|晕|困|今天|今早|昨晚")

with (Path(__file__).parent / "alarm.csv").open(encoding="utf-8", newline="") as _file:
    _LISTS = {row["kind"]: tuple(row["words"].split()) for row in csv.DictReader(_file)}

_DANGER = re.compile("|".join(map(re.escape, sorted(_LISTS["danger"], key=len, reverse=True))))
_DOUBT = re.compile("|".join(map(re.escape, sorted(_LISTS["doubt"], key=len, reverse=True))))


def alarm(text: str) -> str:
    """The word of ``text`` that speaks of danger to life now, that of its headline first; "" where none does."""
    read = folded(text[:READ])
    head = len(folded(headline(text)))
    present = (match for match in _DANGER.finditer(read) if not _is_doubtful(read, match))
    return next((match[0] for match in present if match.start() < head or _is_happening(read, match)), "")


def _is_doubtful(read: str, match: re.Match[str]) -> bool:
    return _DOUBT.search(_around(read, match)) is not None


def _is_happening(read: str, match: re.Match[str]) -> bool:
    return _HAPPENING.search(_around(read, match)) is not None


def _around(read: str, match: re.Match[str]) -> str:
    """The characters near the word, the word itself left out."""
    return f"{read[max(0, match.start() - NEAR) : match.start()]}\n{read[match.end() : match.end() + NEAR]}"
