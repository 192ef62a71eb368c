"""The cell that says what a need asks for besides its first kind: “场所2个半天：能投影；服务1个半天（要一起）”."""

import re

from sifang.ledgers import cells
from sifang.ledgers.choices import RESOURCE_CATEGORY
from sifang.needs.parts import MOST_HALF_DAYS, MOST_PARTS, TOGETHER, Asked, tidy
from sifang.text import normal

WORDS = {
    "talent": "人才", "technology": "技术", "venue": "场所", "facility": "设施", "service": "服务", "funds": "资金",
}  # fmt: skip
_KIND_OF = {spelling: kind for kind, word in WORDS.items() for spelling in (word, *RESOURCE_CATEGORY[word].split())} | {
    "志愿服务": "service",
    "场": "venue",
}
_PART = re.compile(r"([^0-9]+?)\s*([0-9]{1,3})\s*个?半天\s*(?:[：:](.*))?")
_TOGETHER = re.compile(r"[（(]\s*要?一起\s*[）)]$")


def shown(further, together):
    """The parts as the ledger writes them; "" for none."""
    return "；".join(map(_shown, further)) + (TOGETHER if further and together else "")


def _shown(part):
    said = f"{WORDS[part.kind]}{part.amount}个半天"
    return f"{said}：{part.words}" if part.words else said


def understood(said):
    """(parts, whether together) of what ``shown`` wrote or ``cell`` let pass."""
    bare = _TOGETHER.sub("", said)
    return tuple(_part(words) for words in _apart(bare)), bare != said


def _apart(said):
    return [words for words in re.split("[；;\n]", said) if words.strip()]


def _part(said):
    """The part that the words name, or None."""
    # A cell of nothing but spaces would be tried at each of them anew.
    found = _PART.fullmatch(" ".join(said.split()))
    kind = _KIND_OF.get(found[1].strip()) if found else None
    return Asked(kind, int(found[2]), tidy(found[3] or "")) if kind else None


def cell(cell):
    """A parser of the cell: the parts in the ledger's own spelling, or what is wrong with them."""
    said = normal.tidy(cells.written(cell))
    if said in cells.NOTHING_IN_WORDS:
        return cells.Seen()
    parts, together = understood(said)
    if not parts or None in parts:
        return cells.wrong("parts_unknown", written=said, known="、".join(WORDS.values()))
    if len(parts) >= MOST_PARTS:
        return cells.wrong("parts_too_many", written=said, most=MOST_PARTS - 1)
    if not all(1 <= part.amount <= MOST_HALF_DAYS for part in parts):
        return cells.wrong("parts_amount", written=said, most=MOST_HALF_DAYS)
    return cells.Seen(shown(parts, together))
