"""Which column is which: titles as clerks write them, compared with the declared ones. Pure."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from sifang.ledgers.cells import plain

LIKE_ENOUGH = 0.6
LONGEST_TITLE = 40
_BRACKETS = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_MARKS = re.compile(r"[*★☆:：。.,，、\"'“”/\\|｜·\-—_]")
# Columns that may hold what the ledgers never keep; they are never offered as a match.
NEVER_KEPT = ("身份证", "证件号", "银行卡", "卡号", "低保", "残疾", "宗教", "民族", "疾病", "病史")


@lru_cache(maxsize=4096)
def key_of(title: str) -> str:
    """The title as titles are compared: no space, marks or brackets, half width, one case; empty for a sentence."""
    bare = plain(title)
    bare = _MARKS.sub("", _BRACKETS.sub("", bare) or bare).lower()
    return bare if len(bare) <= LONGEST_TITLE else ""


def identify(titles, ledger, remembered=None):
    """(identifier, exact?) for the first of ``titles`` that is known, or (None, False).

    ``titles`` are the names a column goes by, the closest first; ``remembered`` maps keys to identifiers a person
    chose earlier ("" for: leave this column out).
    """
    for title in titles:
        key = key_of(title)
        if remembered and key in remembered:
            return remembered[key] or None, True
        if key and key in ledger.by_title:
            found = ledger.by_title[key]
            return found, key_of(ledger.by_identifier[found].title) == key
    return None, False


def suggest(title, ledger, taken=()):
    """The identifier of the free column whose titles are most like ``title``, or None when none is like enough."""
    key = key_of(title)
    if not key or any(word in key for word in NEVER_KEPT):
        return None
    free = ((known, found) for known, found in ledger.by_title.items() if found not in taken and found != "seq")
    best = max(((_likeness(key, known), found) for known, found in free), default=(0, None))
    return best[1] if best[0] >= LIKE_ENOUGH else None


def _likeness(one, other):
    """Shared order of characters from 0 to 1; one title inside the other counts as alike."""
    if min(len(one), len(other)) >= 2 and (one in other or other in one):
        return 0.7 + 0.2 * min(len(one), len(other)) / max(len(one), len(other))
    return SequenceMatcher(None, one, other).ratio()
