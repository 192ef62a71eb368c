"""Messages nobody wrote: clauses of real ones dropped, mixed and moved elsewhere, to fill an index up."""

import random
import re
from collections.abc import Iterator, Sequence

CLAUSE = re.compile(r"[^，。；！？,;!?\n]+")
PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}(?:小区|花园|家园|公寓|广场|大道|路|街|镇|村)")
KEPT = 0.7  # of its own clauses
FOREIGN = 0.3  # of all messages hold a clause of another one
LONGEST = 400


def strangers(texts: Sequence[str], seed: int = 1) -> Iterator[str]:
    """Ever more messages, each made of one of ``texts``: some clauses left out, some added, its places swapped."""
    draw = random.Random(seed)  # noqa: S311 (not for secrets)
    clauses = [found for text in texts if (found := CLAUSE.findall(text[:LONGEST]))]
    places = sorted({name for text in texts for name in PLACE.findall(text[:LONGEST])}) or ["别处"]
    while True:
        yield _stranger(draw, clauses, places)


def _stranger(draw: random.Random, clauses: Sequence[Sequence[str]], places: Sequence[str]) -> str:
    own = draw.choice(clauses)
    kept = [clause for clause in own if draw.random() < KEPT] or list(own[:1])
    if draw.random() < FOREIGN:
        kept.insert(draw.randrange(len(kept) + 1), draw.choice(draw.choice(clauses)))
    return PLACE.sub(lambda _found: draw.choice(places), "，".join(kept))
