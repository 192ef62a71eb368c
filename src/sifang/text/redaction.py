"""Phones, identity numbers, bank cards and mail addresses inside free text, found and taken out.

Written for texts many people read: the whole number goes, for its last digits serve elsewhere as proof of who asks.
Numbers are found in full width, with spaces or dashes between their groups and with invisible characters in them.
Kept on purpose: numbers everybody may know (12345, 400-…, social credit codes), dates, codes of places and
needs. Not found: numbers written in Chinese characters, a local number nobody calls a phone.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

_GAP = r"[ \-–—‐‑−·.]{0,3}"
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_OLDEST_BIRTH, _LATEST_BIRTH = date(1880, 1, 1), date(2100, 1, 1)
_SHORT_ID_CENTURY = "19"
_CREDIT_CODE_LENGTH = 18


class Kind(NamedTuple):
    """One kind of number: its name, the words that take its place, how it looks, and what else must hold of it."""

    name: str
    label: str
    looks: re.Pattern[str]
    holds: Callable[[str], bool]


def redact(text: str, keep: Collection[str] = ()) -> tuple[str, list[str]]:
    """The text with each private number replaced by the name of its kind, and the kinds found, each once.

    The kinds in ``keep`` stay, as an office's landline may in its answer. Redacting the result again changes nothing,
    and it is never longer than the text.
    """
    found: set[str] = set()
    while spans := [span for span in _spans(text) if span[2].name not in keep]:
        for start, end, kind in reversed(spans):
            text = f"{text[:start]}〔{kind.label}〕{text[end:]}"
            found.add(kind.name)
    return text, [name for name in dict.fromkeys(kind.name for kind in KINDS) if name in found]


def numbers(text: str) -> list[tuple[int, int, str]]:
    """(start, end, name of its kind) of each private number in ``text``, from left to right."""
    return [(start, end, kind.name) for start, end, kind in _spans(text)]


def clean(words: str, most: int) -> str:
    """What somebody typed, as it is kept: trimmed, private numbers taken out, and only then cut to ``most``."""
    return redact(words.strip())[0][:most]


def redact_in(facts: Mapping[str, object], names: Collection[str]) -> dict[str, object]:
    """``facts`` with the private numbers taken out of the texts among them that are called by one of ``names``."""
    return {
        name: redact(value)[0] if name in names and isinstance(value, str) else value for name, value in facts.items()
    }


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
    """The text half-width, with plain spaces and without invisible characters; and where each character came from."""
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
    # Decimal digits of other scripts and styles (𝟏, ١) read like plain ones, to a machine as well.
    return str(int(letter)) if letter.isdecimal() else letter


def _is_id(number: str) -> bool:
    """With a day of birth where one belongs, mistyped or not; or of a possible region and right by its check."""
    return _is_day(number[6:14]) or (number[0] in "12345678" and has_id_checksum(number))


def _is_short_id(number: str) -> bool:
    return _is_day(_SHORT_ID_CENTURY + number[6:12])


def _is_day(digits: str) -> bool:
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return _OLDEST_BIRTH <= day < _LATEST_BIRTH


def _is_card(number: str) -> bool:
    """UnionPay's 62 by its looks alone, any other by its checksum; 18 digits are rather a social credit code."""
    return number.startswith("62") or (len(number) != _CREDIT_CODE_LENGTH and has_card_checksum(number))


def _always(_number: str) -> bool:
    return True


def _looks(name: str, pattern: str, before: str = r"(?<!\d)", after: str = r"(?!\d)") -> re.Pattern[str]:
    return re.compile(f"{before}(?P<{name}>{pattern}){after}", re.IGNORECASE | re.ASCII)


_MOBILE = "|".join(
    rf"1[3-9]\d{_GAP.join(groups)}"
    for groups in (
        ("", r"\d{4}", r"\d{4}"),
        ("", r"\d{3}", r"\d{5}"),
        ("", r"\d{5}", r"\d{3}"),
        (r"\d", r"\d{3}", r"\d{4}"),
        (r"\d", r"\d{4}", r"\d{3}"),
    )
)
_SPACED_MOBILE = r"1[ \-][3-9](?:[ \-]\d){9}"
_ABROAD = rf"(?:(?:\+|00)?86{_GAP})?"
_LONG_ID = rf"[1-9]\d{{5}}{_GAP}\d{{4}}{_GAP}\d{{4}}{_GAP}\d{{3}}[\dX]"
_CARD = rf"[2-69]\d{{3}}(?:{_GAP}\d{{4}}){{3}}(?:{_GAP}\d{{1,3}})?|3[47]\d{{13}}"
_MAIL = r"[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}"
_AREA_PHONE = rf"{_ABROAD}(?:\(0\d{{2,3}}\)|0\d{{2,3}}){_GAP}[2-9]\d{{2,3}}{_GAP}\d{{4}}(?:[-转]\d{{1,5}})?"
_LOCAL_PHONE = r"[2-9]\d{2,3}-?\d{4}"
_CALLED_PHONE = r"(?:电话|座机|固话|致电|tel)[号码是为: ]{0,5}(?<!\d)"

KINDS = (
    Kind("email", "邮箱", _looks("email", _MAIL, "(?<![a-z0-9._%+-])", ""), _always),
    Kind("resident_id", "证件号", _looks("resident_id", _LONG_ID), _is_id),
    Kind("resident_id", "证件号", _looks("resident_id", r"[1-9]\d{14}"), _is_short_id),
    Kind("bank_card", "银行卡号", _looks("bank_card", _CARD), _is_card),
    Kind("mobile", "手机号", _looks("mobile", f"{_ABROAD}(?:{_MOBILE}|{_SPACED_MOBILE})"), _always),
    Kind("landline", "座机号", _looks("landline", _AREA_PHONE), _always),
    Kind("landline", "座机号", _looks("landline", _LOCAL_PHONE, _CALLED_PHONE), _always),
)
