"""The seal, pure: a keyed chain over facts, and the faults it finds.

Each link is ``HMAC-SHA256(key, previous head ‖ canonical fact)``. Whoever lacks the key can neither change a
fact nor mend the chain behind it; an anchor (count, head) kept elsewhere shows a chain that was cut or put back.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

GENESIS = "0" * 64


@dataclass(frozen=True)
class Fault:
    """The first row that does not hold, and why."""

    row: int
    why: str


def canonical(fact: dict) -> bytes:
    """The one byte form of a fact: sorted keys, no spaces, UTF-8."""
    return json.dumps(fact, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str).encode()


def mark(key: bytes, fact: dict) -> str:
    """The 64 hex digits that only a holder of ``key`` can write under ``fact``."""
    return hmac.new(key, b"fact\0" + canonical(fact), hashlib.sha256).hexdigest()


def link(key: bytes, previous: str, fact: dict) -> str:
    """The next head of the chain after ``previous`` (64 hex digits)."""
    return hmac.new(key, b"link\0" + bytes.fromhex(previous) + canonical(fact), hashlib.sha256).hexdigest()


def chain(key: bytes, previous: str, facts: Iterable[dict]) -> Iterator[str]:
    """The heads after each fact in order, starting from ``previous``."""
    for fact in facts:
        previous = link(key, previous, fact)
        yield previous


def genuine(key: bytes, fact: dict, written: str) -> bool:
    """Whether ``written`` is the mark of ``fact``, compared in constant time."""
    return hmac.compare_digest(mark(key, fact), written)
