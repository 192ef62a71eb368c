"""Telephone numbers as clerks write them: as number or text, full width, masked, two in a cell, digits lost. Pure."""

import re
import unicodedata

from sifang.ledgers.cells import DASHES, NOTHING_IN_WORDS, Cell, Seen, doubtful, plain, written, wrong

STARS = "*＊xX×✕•●·∗"
NO_PHONE = NOTHING_IN_WORDS | {"无电话", "没有电话", "未留", "未提供", "未留电话", "拒绝提供", "本人不愿提供", "匿名"}
_MOBILE = re.compile(r"1[3-9]\d{9}")
_MASKED = re.compile(rf"[\d+\-]{{0,9}}[{re.escape(STARS)}]{{2,11}}[\d\-]{{0,9}}")
_LANDLINE = re.compile(r"(0(?:10|2\d|[3-9]\d{2}))-?([2-9]\d{6,7}|0\d{6})(?:(?:-|转)(\d{1,6}))?")
_LOCAL = re.compile(r"[2-8]\d{6,7}")
_SERVICE = re.compile(r"[48]00\d{7}|1[12]\d|1[02]\d{3}|9[56]\d{3,4}")
_LOST = re.compile(r"\d(?:\.\d+)?e\+?\d{1,2}", re.IGNORECASE)
_SEPARATOR = re.compile(r"[/、,，;；\n]|或|和")
# A mobile number that ends in this many zeros came out of a sheet that had already forgotten its digits.
LOST_TAIL = "0000000"


def phone(cell: Cell) -> Seen:
    """Eleven digits, a landline as 0936-8212345, or a masked number with ``*``; of several the first, visibly."""
    said = plain(written(cell))
    if said in NO_PHONE:
        return Seen()
    if _LOST.fullmatch(said):
        return wrong("phone_lost_digits", written=said)
    read = _all(unicodedata.normalize("NFKC", written(cell)))
    if not read:
        return wrong("phone_invalid", written=said, digits=sum(letter.isdigit() for letter in said))
    if isinstance(cell.value, (int, float)) and read[0].endswith(LOST_TAIL):
        return wrong("phone_lost_digits", written=said)
    return Seen(read[0]) if len(read) == 1 else doubtful(read[0], "phone_several", written=said, read=read[0])


def is_masked(value: str | None) -> bool:
    """Whether some digits of ``value`` are hidden, so that it says nothing new about the number."""
    return "*" in (value or "")


def _all(said):
    """Every number in the cell, or an empty list when some part of it is none."""
    parts = [part for part in _SEPARATOR.split(said) if part.strip()]
    read = [_one(plain(part)) for part in parts]
    if None in read:
        read = [_one(part) for part in re.split(rf"{_SEPARATOR.pattern}|\s+", said) if part]
    return [] if None in read else read


def _one(said):
    if any(star in said for star in STARS):
        return re.sub(f"[{re.escape(STARS)}]", "*", said) if _MASKED.fullmatch(said) else None
    said = re.sub(f"[{DASHES}]", "-", said)
    bare = re.sub(r"^(?:\+?0{0,2}86)-?(?=1[3-9])", "", re.sub(r"[().]", "", said))
    digits = bare.replace("-", "")
    if _MOBILE.fullmatch(digits) or _SERVICE.fullmatch(digits):
        return digits
    return _landline(re.sub(r"^\+?0{0,2}86-?(?=0?[1-9]\d{1,3}-)", "", bare)) or (
        digits if _LOCAL.fullmatch(digits) else None
    )


def _landline(said):
    found = _LANDLINE.fullmatch(said)
    if not found:
        return None
    area, number, extension = found.groups()
    return f"{area}-{number}" + (f"-{extension}" if extension else "")
