"""Phones, identity numbers, bank cards and mail addresses inside free text, found and taken out.

Written for texts many people read: the whole number goes, for its last digits serve elsewhere as proof of who asks.
Numbers are found in full width, with spaces or dashes between their groups and with invisible characters in them.
Kept on purpose: numbers everybody may know (12345, 400-…, social credit codes with letters), dates, codes of places and
needs. Not found: numbers written in Chinese characters, a local number nobody calls a phone.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

_GAP = r"[ \-–—‐‑−·.]{0,3}"
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_OLDEST_BIRTH = date(1880, 1, 1)
_SHORT_ID_CENTURY = "19"


class Kind(NamedTuple):
    """One kind of number: its name, the words that take its place, how it looks, and what else must hold of it."""

    name: str
    label: str
    looks: re.Pattern[str]
    holds: Callable[[str], bool]


def redact(text: str) -> tuple[str, list[str]]:
    """The text with each private number replaced by the name of its kind, and the kinds found, each once, in fixed order.

    Redacting the result again changes nothing.
    """
    found: set[str] = set()
    while spans := _spans(text):
        for start, end, kind in reversed(spans):
            text = f"{text[:start]}〔{kind.label}〕{text[end:]}"
            found.add(kind.name)
    return text, [kind.name for kind in KINDS if kind.name in found]


def has_id_checksum(number: str) -> bool:
    """Whether 18 characters end in the check character of GB 11643."""
    total = sum(weight * int(digit) for weight, digit in zip(_ID_WEIGHTS, number[:17], strict=True))
    return _ID_CHECKS[total % 11] == number[17].upper()


def has_card_checksum(number: str) -> bool:
    """Whether the digits pass the Luhn check that bank cards carry."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _spans(text: str) -> list[tuple[int, int, Kind]]:
    """Where the numbers stand, from left to right, none inside another; the earlier kind wins."""
    plain, origin = _plain(text)
    spans = []
    for kind in KINDS:
        for start, end in list(_hits(kind, plain)):
            spans.append((origin[start], origin[end - 1] + 1, kind))
            plain = plain[:start] + "\0" * (end - start) + plain[end:]
    return sorted(spans, key=lambda span: span[0])


def _hits(kind: Kind, plain: str) -> Iterator[tuple[int, int]]:
    for match in kind.looks.finditer(plain):
        if kind.holds("".join(filter(str.isalnum, match[kind.name]))):
            yield match.span(kind.name)


def _plain(text: str) -> tuple[str, list[int]]:
    """The text with full-width ASCII made half-width, every space plain, invisible characters left out; and where each came from."""
    letters, origin = [], []
    for place, letter in enumerate(text):
        if letter.isprintable() or letter.isspace():
            letters.append(_narrow(letter))
            origin.append(place)
    return "".join(letters), origin


def _narrow(letter: str) -> str:
    if letter.isspace():
        return "\n" if letter in "\r\n" else " "
    if "！" <= letter <= "～":
        return chr(ord(letter) - 0xFEE0)
    # Digits of other scripts and styles (①, 𝟏, ١) are rewritten by whoever hides a number; decimal ones can be read.
    return str(int(letter)) if letter.isdecimal() else letter


def _is_id(number: str) -> bool:
    """Right by its check character or, mistyped, still with a day of birth where one belongs."""
    return has_id_checksum(number) or _is_day(number[6:14])


def _is_short_id(number: str) -> bool:
    return _is_day(_SHORT_ID_CENTURY + number[6:12])


def _is_day(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return _OLDEST_BIRTH <= day <= date.today()


def _is_card(number: str) -> bool:
    """UnionPay's 62 by its looks alone, any other by its checksum."""
    return number.startswith("62") or has_card_checksum(number)


def _always(_number: str) -> bool:
    return True


def _looks(name: str, pattern: str, before: str = r"(?<!\d)", after: str = r"(?!\d)") -> re.Pattern[str]:
    return re.compile(f"{before}(?P<{name}>{pattern}){after}", re.IGNORECASE | re.ASCII)


_MOBILE = rf"1[3-9]\d(?:\d{{8}}|{_GAP}\d{{4}}{_GAP}\d{{4}}|{_GAP}\d{{3}}{_GAP}\d{{5}}|{_GAP}\d{{5}}{_GAP}\d{{3}}|\d{_GAP}\d{{3}}{_GAP}\d{{4}}|\d{_GAP}\d{{4}}{_GAP}\d{{3}})"
_SPACED_MOBILE = r"1[ \-][3-9](?:[ \-]\d){9}"
_AREA = r"(?:\(0\d{2,3}\)|0\d{2,3})"

KINDS = (
    Kind("email", "邮箱", _looks("email", r"[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}", "(?<![a-z0-9._%+-])", ""), _always),
    Kind("resident_id", "证件号", _looks("resident_id", rf"[1-9]\d{{5}}{_GAP}\d{{4}}{_GAP}\d{{4}}{_GAP}\d{{3}}[\dX]"), _is_id),
    Kind("resident_id", "证件号", _looks("resident_id", r"[1-9]\d{14}"), _is_short_id),
    Kind("bank_card", "银行卡号", _looks("bank_card", rf"[2-69]\d{{3}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?|3[47]\d{{13}}"), _is_card),
    Kind("mobile", "手机号", _looks("mobile", rf"(?:(?:\+|00)?86{_GAP})?(?:{_MOBILE}|{_SPACED_MOBILE})"), _always),
    Kind("landline", "座机号", _looks("landline", rf"(?:(?:\+|00)86{_GAP})?{_AREA}{_GAP}[2-9]\d{{2,3}}{_GAP}\d{{4}}(?:[-转]\d{{1,5}})?"), _always),
    Kind("landline", "座机号", _looks("landline", r"[2-9]\d{2,3}-?\d{4}", r"(?:电话|座机|固话|致电|tel)[号码是为: ]{0,5}(?<!\d)"), _always),
)
