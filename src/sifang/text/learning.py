"""What texts are about, learned from one confirmed text after the other.

Every text is read once and nothing of it is kept: its characters and pairs of characters become numbers, and each
number has a weight for each category. A text judged wrong, or right by little, moves the weights of the right category
and of its strongest rival, the more the less is known of a number (AROW, with one confidence for each number). How rare
a number is, is counted on the way. What a table of words says is added to every judgement: a community without a
confirmed text is served by the table alone, and learns from there where the table is wrong.
"""

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sifang.text.normal import bare
from sifang.text.weights import BITS, Floats, Numbers, Weights

LONGEST = 2000
# People who tell something on a phone write no more than this; each text is learned from its beginning too.
BEGINNING = 20
MARGIN, CAUTION = 1.0, 0.3
# How sure a lead of one margin is: shares are exp(STEEPNESS * score).
STEEPNESS = 6.0
# Pieces of a text shown as reasons: how many, how long, and how strong beside the strongest.
MOST_PIECES, LONGEST_PIECE, LEAST_TELLING = 3, 8, 0.3

Table = Callable[[str], Mapping[str, float]]


class Judged(NamedTuple):
    """A category a text may belong to, its share of all (0..1), and the pieces of the text that spoke for it."""

    category: str
    share: float
    words: list[str]


def silent(_text: str) -> Mapping[str, float]:
    """The table that says nothing."""
    return {}


def mixed(texts: Iterable[str]) -> list[int]:
    """The order in which many texts are learned at once: by their words' checksum, whatever order they came in.

    A list sorted by category would be judged, at its end, by its last category alone.
    """
    met: Counter[str] = Counter()
    sums = []
    for number, text in enumerate(texts):
        # Copies of one text are spread, too.
        sums.append((zlib.crc32(f"{met[text]} {text}".encode("utf-8", "surrogatepass")), number))
        met[text] += 1
    return [number for _sum, number in sorted(sums)]


class Learner:
    """Weights that ``learn`` moves and ``suggest`` reads.

    ``categories`` are known before the first text; ``table`` gives for a text how strongly its words alone speak for
    categories, 1 being enough to be sure.
    """

    def __init__(self, categories: Iterable[str] = (), table: Table = silent, weights: Weights | None = None) -> None:
        self.weights = weights or Weights()
        self.table = table
        for category in categories:
            self.weights.column(category)

    @classmethod
    def from_bytes(cls, stored: bytes, categories: Iterable[str] = (), table: Table = silent) -> "Learner":
        """The learner that was stored; it learns on."""
        return cls(categories, table, Weights.from_bytes(stored))

    def to_bytes(self) -> bytes:
        """What was learned so far, small enough for a field of a database."""
        return self.weights.to_bytes()

    @property
    def texts(self) -> int:
        """How many texts it learned from."""
        return self.weights.texts

    def learn(self, text: str, category: str) -> None:
        """``text`` belongs to ``category``: texts like it are judged that way more readily."""
        words = bare(text[:LONGEST])
        if not words:
            return
        right = self.weights.column(category)
        self.weights.meet(_numbers(words)[0])
        for part in dict.fromkeys((words, words[:BEGINNING])):
            self._move(part, right)

    def suggest(self, text: str, limit: int = 3) -> list[Judged]:
        """Up to ``limit`` categories, the likeliest first; none for a text without a letter or where none is known."""
        words = bare(text[:LONGEST])
        if not words or not self.weights.columns:
            return []
        rows, values = self._read(words)
        scores = self._scores(rows, values, words)
        shares = np.exp(STEEPNESS * (scores - scores.max()))
        shares /= shares.sum()
        best = np.argsort(-scores, kind="stable")[:limit].tolist()
        found = self.weights.matrix[rows]
        spoke = values[:, None] * (found[:, best] - found.mean(axis=1, keepdims=True))
        names = self.weights.columns
        return [Judged(names[one], float(shares[one]), list(_pieces(words, spoke[:, n]))) for n, one in enumerate(best)]

    def _move(self, words: str, right: int) -> None:
        """The right category gains and its strongest rival loses what is lacking, as far as doubt allows."""
        rows, values = self._read(words)
        scores = self._scores(rows, values, words)
        rival = int(np.where(np.arange(len(scores)) == right, -np.inf, scores).argmax())
        lacking = MARGIN - float(scores[right] - scores[rival])
        if rival == right or lacking <= 0:
            return
        moved = self.weights.doubt[rows] * values
        trust = 1 / (2 * float(values @ moved) + CAUTION)
        self.weights.matrix[rows, right] += lacking * trust * moved
        self.weights.matrix[rows, rival] -= lacking * trust * moved
        self.weights.doubt[rows] -= trust * moved**2

    def _read(self, words: str) -> tuple[NDArray[np.int32], Floats]:
        """The row of each number in the text, and how much it counts there: by how often it stands and how rare."""
        numbers, counts = _numbers(words)[:2]
        rows = self.weights.rows(numbers)
        values = counts * self.weights.rarity(rows)
        return rows, (values / np.sqrt(values @ values)).astype(np.float32)

    def _scores(self, rows: NDArray[np.int32], values: Floats, words: str) -> NDArray[np.float64]:
        said = self.table(words)
        scores = (values @ self.weights.matrix[rows]).astype(np.float64)
        spoken: NDArray[np.float64] = scores + np.array([said.get(category, 0.0) for category in self.weights.columns])
        return spoken


@lru_cache(4)
def _numbers(words: str) -> tuple[Numbers, Floats, NDArray[np.int64]]:
    """The numbers of the characters and pairs in ``words``, each once; how often (damped); and where each stands.

    The same on every machine and in every process, unlike Python's own hashes.
    """
    letters = np.frombuffer(words.encode("utf-32-le"), np.uint32)
    ones = letters * np.uint32(2654435761)
    pairs = (letters[:-1] * np.uint32(0x9E3779B1)) ^ (letters[1:] * np.uint32(0x85EBCA77) + np.uint32(0x1234567))
    mixed = np.concatenate([ones, pairs * np.uint32(0xC2B2AE3D)])
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(0x2C1B3C6D)
    mixed ^= mixed >> np.uint32(12)
    numbers, where, counts = np.unique(mixed >> np.uint32(32 - BITS), return_inverse=True, return_counts=True)
    return numbers.astype(np.int64), (1 + np.log(counts)).astype(np.float32), where


def _pieces(words: str, spoke: Floats) -> Iterator[str]:
    """The pieces of ``words`` whose pairs spoke loudest, neighbours joined; ``spoke`` has a figure for each number."""
    loud = spoke[_numbers(words)[2][len(words) :]]
    least = LEAST_TELLING * max(loud.max(initial=0.0), 1e-6)
    runs, start = [], 0
    while start < len(loud):
        end = start
        while end < min(len(loud), start + LONGEST_PIECE - 1) and loud[end] >= least:
            end += 1
        if end > start:
            runs.append((float(loud[start:end].sum()), words[start : end + 1]))
        start = max(end, start + 1)
    return (piece for piece in list(dict.fromkeys(piece for _sum, piece in sorted(runs, reverse=True)))[:MOST_PIECES])
