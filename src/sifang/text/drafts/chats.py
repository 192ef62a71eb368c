"""The lines of a pasted text: who said what, in the forms in which chat programs and people copy messages."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sifang.text.drafts.kinds import Line, Mark, Message

with (Path(__file__).parent / "tables.csv").open(encoding="utf-8", newline="") as _file:
    TABLES = {row["table"]: tuple(row["words"].split()) for row in csv.DictReader(_file)}

LABELS = {word: label for label in ("who", "phone", "where", "what", "other") for word in TABLES[label]}
_DAY = r"(?:(?:\d{4}[-/年.])?\d{1,2}[-/月.]\d{1,2}日?|(?:周|星期)[一二三四五六日天]|昨天|前天|今天)"
_CLOCK = r"(?:凌晨|早上|上午|中午|下午|晚上)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s*[AP]M)?"
_TIME = rf"(?:{_DAY}\s*{_CLOCK}|{_CLOCK}|{_DAY})"
_NICK = r"(?P<nick>[^\s:：，。！？,!?;；][^:：，。！？,!?;；\n]{0,30}?)"
_COLON = r"\s*[:：]\s*"
# In the order in which they are tried: the name alone above its words, and the name in front of them.
_HEADS = tuple(
    re.compile(rf"^\s*{form}\s*$", re.IGNORECASE)
    for form in (
        rf"{_NICK}[:：]?\s*[(（\[]?{_TIME}[)）\]]?",
        rf"[\[(（]?{_TIME}[\])）]?\s+{_NICK}(?:[(（<][\w.@]+[)）>])?",
        rf"{_NICK}[:：]",
    )
)
_SAYS = tuple(
    re.compile(rf"^\s*{form}(?P<words>\S.*)$", re.IGNORECASE)
    for form in (
        rf"[\[(（]?{_TIME}[\])）]?\s*{_NICK}{_COLON}",
        rf"{_NICK}\s*[(（\[]?{_TIME}[)）\]]?{_COLON}",
        rf"{_NICK}{_COLON}(?!//)",
    )
)
_ONLY_TIME = re.compile(rf"^[\s—–\-=*]*+(?:{_TIME})?[\s—–\-=*]*+$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^\s*(?:\d{1,2}(?:[、)）]|[.．](?!\d))|[①-⑳]|[(（]\d{1,2}[)）]|[一二三四五六七八九十]{1,2}、)\s*"
)
_NO_NAME = re.compile(r"[的了是有在]|问题|反映|小区[:：]?$|情况|^\d+$|^[\d.、()（）]+")
_LONGEST_SPEAKER, _LONGEST_HEAD = 16, 100


class Read(NamedTuple):
    """The messages of a text, and the words that belong to none."""

    messages: list[Message]
    skipped: list[Mark]


def messages_of(source: str) -> Read:
    """Who said what in ``source``. Without names, paragraphs and numbered lines are messages of their own."""
    lines = list(_lines(source))
    heads = [_head(line.words) for line in lines]
    read = Read([], [])
    if any(heads):
        for line, head in zip(lines, heads, strict=True):
            _hear(read, line, head)
    else:
        _gather(read, lines)
    return read


def _lines(source: str) -> Iterator[Line]:
    at = 0
    for words in source.splitlines(keepends=True):
        bare = words.strip()
        start = at + (words.find(bare) if bare else 0)
        yield Line(start, start + len(bare), bare)
        at += len(words)


class Head(NamedTuple):
    """A name in a line and where it stands there; where the words behind it begin, if there are any."""

    name: str
    span: tuple[int, int]
    words_at: int | None


def _head(line: str) -> Head | None:
    """Who speaks, read in the beginning of the line alone: what is longer than a name and a time is no head."""
    for pattern in _HEADS if len(line) <= _LONGEST_HEAD else ():
        found = pattern.match(line)
        if found and _is_speaker(found["nick"], found[0]):
            return Head(found["nick"].strip(), found.span("nick"), None)
    for pattern in _SAYS:
        found = pattern.match(line[:_LONGEST_HEAD])
        if found and _is_speaker(found["nick"], found[0]):
            return Head(found["nick"].strip(), found.span("nick"), found.start("words"))
    return None


def _is_speaker(nick: str, line: str) -> bool:
    """Whether the words before a colon or a time are somebody's name rather than a label or a phrase."""
    words = nick.strip()
    if words.casefold() in LABELS or words.casefold() in TABLES["nobody"] or _ONLY_TIME.match(words):
        return False
    is_short = 0 < len(words) <= _LONGEST_SPEAKER
    return is_short and (bool(re.search(_CLOCK, line)) or not _NO_NAME.search(words))


def _hear(read: Read, line: Line, head: Head | None) -> None:
    """The line joins the messages: it begins one, goes on with the last, or belongs to none."""
    if head:
        if not read.messages or read.messages[-1].name != head.name:
            span = (line.start + head.span[0], line.start + head.span[0] + len(head.name))
            read.messages.append(Message(head.name, span))
        if head.words_at is not None:
            start = line.start + head.words_at
            read.messages[-1].lines.append(Line(start, line.end, line.words[head.words_at :]))
    elif _ONLY_TIME.match(line.words):
        _skip(read, line)
    elif read.messages:
        read.messages[-1].lines.append(line)
    else:
        read.messages.append(Message(lines=[line]))


def _gather(read: Read, lines: list[Line]) -> None:
    """Notes without names: a paragraph or a numbered line is a message."""
    begins = True
    for line in lines:
        if _ONLY_TIME.match(line.words):
            _skip(read, line)
            begins = True
            continue
        number = _NUMBERED.match(line.words)
        if number:
            line = Line(line.start + number.end(), line.end, line.words[number.end() :])
        if begins or number:
            read.messages.append(Message())
        read.messages[-1].lines.append(line)
        begins = False


def _skip(read: Read, line: Line) -> None:
    if line.words:
        read.skipped.append(Mark(line.start, line.end, "skipped"))
