"""Words that point to one thing or another: which of them a text holds, and how strongly they speak."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sifang.text.normal import bare, headline

HEADLINE_WEIGHT = 2


class Spoken(NamedTuple):
    """What a text speaks for: by its id, how strongly, and with which words."""

    id: str
    score: float
    words: list[str]


class Vocabulary:
    """The words of several things, by id; a word may belong to more than one."""

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._words = {id: sorted(dict.fromkeys(own), key=lambda word: -len(word)) for id, own in words.items() if own}
        self._owners = Counter(word for own in self._words.values() for word in own)

    def spoken(self, text: str) -> list[Spoken]:
        """What the words of ``text`` speak for, the strongest first; nothing where no word is known.

        A word counts by its length, double in the headline, and divided among those that know it; a word inside a
        longer one of the same thing is not counted again.
        """
        whole, head = bare(text), bare(headline(text))
        found = [(id, _matched(whole, own)) for id, own in self._words.items()]
        scored = [Spoken(id, self._score(words, head), words) for id, words in found if words]
        return sorted(scored, key=lambda one: -one.score)

    def _score(self, words: list[str], head: str) -> float:
        return sum(len(word) * (HEADLINE_WEIGHT if word in head else 1) / self._owners[word] for word in words)


def _matched(text: str, words: Iterable[str]) -> list[str]:
    """The longest words first take their place in the text, the others what is left."""
    found = []
    for word in words:
        if word in text:
            found.append(word)
            text = text.replace(word, "\n")
    return found
