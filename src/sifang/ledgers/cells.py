"""One cell of a sheet: what stands in it, what it means, and the complaint when it means nothing. Pure."""

import datetime
import decimal
import re
import unicodedata
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from stdnum.cn import uscc as social_credit
from stdnum.exceptions import ValidationError

LONGEST_TEXT = 2000
# What clerks write when they mean "nothing here".
DASHES = "-–—―‒−－─"
NOTHING = frozenset({"", "/", "\\", "∕", "／", *DASHES, "——", "--", "———", "---"})
NOTHING_IN_WORDS = NOTHING | {"无", "暂无", "没有", "空", "不详", "未知", "待定", "未定", "N/A", "n/a"}
ERRORS = frozenset(
    {"#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NAME?", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"}
)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DASH = re.compile(f"[{DASHES}]")
_SPACE = re.compile(r"\s+")
# Excel keeps fifteen digits of a number; whatever stood behind them is gone.
KEPT_DIGITS = 15


class Broken(str):
    """The word Excel shows where a formula failed; empty where its result was never stored."""


class Cell(NamedTuple):
    """What a sheet holds in one place: the stored value and the number format it is shown with."""

    value: Any = None
    format: str = "General"


NO_CELL = Cell()


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a cell, a row, a sheet or the file; while one that ``stops`` stands, nothing is brought in."""

    code: str
    stops: bool = True
    details: dict = field(default_factory=dict)
    sheet: str = ""
    row: int | None = None
    column: str = ""
    identifier: str = ""

    def at(self, **where):
        """The same complaint, placed on a sheet, row, column letter or identifier."""
        return replace(self, **where)

    @property
    def cell(self):
        """The address as people say it, ``K15``; empty for a whole row, sheet or file."""
        return f"{self.column}{self.row}" if self.column and self.row else ""


class Seen(NamedTuple):
    """A cell read: its value (None for empty) and what there is to say about it."""

    value: Any = None
    complaint: Complaint | None = None


def wrong(code, **details):
    """Nothing can be read: the cell must be put right."""
    return Seen(None, Complaint(code, details=details))


def doubtful(value, code, **details):
    """``value`` is the likely reading; the clerk should see it."""
    return Seen(value, Complaint(code, stops=False, details=details))


def tidy(text: str) -> str:
    """As written, but no invisible characters, no space of any kind at both ends, and ``\\n`` for every line break."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", text).strip()


def plain(text: str) -> str:
    """``text`` in half width, on one line, with no space at all: for comparing, never for storing."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", tidy(text)))


def written(cell: Cell) -> str:
    """What a person sees in the cell, as tidy text."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float)):
        return _number_as_shown(value, cell.format)
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d" if value.time() == datetime.time() else "%Y-%m-%d %H:%M")
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    return tidy(str(value))


def _number_as_shown(value, shown_as):
    if shown_as.endswith("%"):
        return f"{round(value * 100, 4):g}%"
    if float(value).is_integer() and abs(value) < 10 ** (KEPT_DIGITS + 5):
        return str(int(value)).zfill(len(shown_as) if set(shown_as) == {"0"} else 0)
    return f"{value:.{KEPT_DIGITS}g}"


def is_empty(cell: Cell) -> bool:
    """Whether nothing stands in the cell but space."""
    return cell.value is None or (
        isinstance(cell.value, str) and not isinstance(cell.value, Broken) and not tidy(cell.value)
    )


def broken(cell: Cell) -> Complaint | None:
    """The complaint of a cell whose formula failed or was never calculated, else None."""
    if isinstance(cell.value, Broken):
        return Complaint("formula_error" if cell.value else "formula_uncounted", details={"written": str(cell.value)})
    if isinstance(cell.value, str) and cell.value.strip() in ERRORS:
        return Complaint("formula_error", details={"written": cell.value.strip()})
    return None


def words(longest: int = LONGEST_TEXT, shortest: int = 1):
    """A parser of free text as written, ``shortest`` to ``longest`` characters; a lone dash or stroke means empty."""

    def parse(cell: Cell) -> Seen:
        said = written(cell)
        if said in NOTHING:
            return Seen()
        if len(said) > longest:
            return wrong("text_too_long", longest=longest, length=len(said))
        return Seen(said) if len(said) >= shortest else wrong("text_too_short", written=said, shortest=shortest)

    return parse


text = words()


def code(cell: Cell) -> Seen:
    """A number or name of a record in half-width capitals, no spaces, one kind of dash."""
    said = _DASH.sub("-", plain(written(cell))).upper()
    if said in NOTHING_IN_WORDS:
        return Seen()
    if len(said) > 40:
        return wrong("code_too_long", written=said)
    return Seen(said)


def codes(cell: Cell) -> Seen:
    """The codes named in one cell, as a tuple without repeats; any of 、 , ; / or a line break stands between them."""
    parts = re.split(r"[、,，;；/\n]|\s{1,}", unicodedata.normalize("NFKC", written(cell)))
    found = [code(Cell(part)).value for part in parts]
    return Seen(tuple(dict.fromkeys(part for part in found if part)) or None)


def several(cell: Cell) -> Seen:
    """The words of one cell, as a tuple without repeats; any of 、 , ; or a line break stands between them."""
    said = written(cell)
    if said in NOTHING_IN_WORDS:
        return Seen()
    parts = [tidy(part)[:40] for part in re.split(r"[、,，;；\n]", said)]
    return Seen(tuple(dict.fromkeys(part for part in parts if part))[:10] or None)


def hours(cell: Cell) -> Seen:
    """Hours with at most one decimal, with or without their unit (2.5小时); other words leave them empty, visibly."""
    said = plain(written(cell))
    if said in NOTHING_IN_WORDS:
        return Seen()
    found = re.fullmatch(r"(\d{1,3}(?:\.\d)?)0*(?:个?小时|h)?", said)
    return Seen(decimal.Decimal(found[1])) if found else doubtful(None, "number_invalid", written=said)


def uscc(cell: Cell) -> Seen:
    """A unified social credit code (GB 32100): 18 capitals and digits whose last is the check character."""
    said = re.sub(r"[\s\-]", "", plain(written(cell))).upper()
    if said in NOTHING_IN_WORDS:
        return Seen()
    if isinstance(cell.value, (int, float)) and len(said) > KEPT_DIGITS:
        return wrong("uscc_invalid", written=said, because="number")
    try:
        return Seen(social_credit.validate(said))
    except ValidationError:
        return wrong("uscc_invalid", written=said, because="check" if len(said) == 18 else "length", length=len(said))


def whole_number(cell: Cell) -> Seen:
    """A count from 0 on, with or without its unit (12次); words without a number leave it empty, visibly."""
    said = plain(written(cell))
    if said in NOTHING_IN_WORDS:
        return Seen()
    found = re.fullmatch(r"(\d{1,9})(?:\.0+)?(次|人次|场|场次|个|件|户|人|名)?", said.replace(",", ""))
    return Seen(int(found[1])) if found else doubtful(None, "number_invalid", written=said)


def choice(words: dict[str, str], inside: bool = False):
    """A parser of one word out of a list; ``words`` gives each word's other spellings, apart by spaces.

    With ``inside`` a spelling also counts within a longer phrase: not for states, where 已完成一半 is not 已完成.
    """
    exact = {plain(other): word for word, others in words.items() for other in (word, *others.split())}

    def parse(cell: Cell) -> Seen:
        said = plain(written(cell))
        if said in NOTHING_IN_WORDS:
            return Seen()
        if said in exact:
            return Seen(exact[said])
        found = _named_in(said, exact) if inside else []
        if not found:
            return doubtful(None, "choice_unknown", written=said, known="、".join(words))
        return Seen(found[0]) if len(found) == 1 else doubtful(found[0], "choice_several", written=said, read=found[0])

    return parse


def _named_in(said, exact):
    """The words whose spellings stand in ``said``, in order; a spelling inside a longer one does not count."""
    spans = []
    for other in sorted(exact, key=len, reverse=True):
        start = said.find(other) if len(other) > 1 else -1
        if start >= 0 and not any(left <= start < right for left, right, _ in spans):
            spans.append((start, start + len(other), exact[other]))
    return list(dict.fromkeys(word for *_, word in sorted(spans)))
