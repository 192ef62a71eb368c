"""Reading a text for places: what is known, what is numbered, what is named."""

from collections.abc import Iterable, Iterator

from sifang.text.mentions.gazetteer import Gazetteer
from sifang.text.mentions.kinds import Mention, plain
from sifang.text.mentions.names import RULES
from sifang.text.mentions.numbers import numbered

SHORTEST = 2
READ = 2000


def mentions(text: str, gazetteer: Gazetteer | Iterable[tuple[str, str]] = ()) -> list[Mention]:
    """The places that ``text`` names, from left to right, none inside another.

    ``gazetteer`` is (words, key) of the names that are known; pass a ``Gazetteer`` where many texts are read.
    """
    known = gazetteer if isinstance(gazetteer, Gazetteer) else Gazetteer(gazetteer)
    read = plain(text[:READ])
    kept: list[Mention] = []
    taken = bytearray(len(read))
    for mention in _candidates(read, known):
        if mention.end - mention.start >= SHORTEST and not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            kept.append(mention._replace(words=text[mention.start : mention.end]))
    return sorted(kept)


def _candidates(read: str, known: Gazetteer) -> Iterator[Mention]:
    """Everything that may be a mention, what is surest first."""
    yield from known.found(read)
    yield from numbered(read)
    for rule in RULES:
        yield from rule(read)
