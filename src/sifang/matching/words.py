"""Texts as unit vectors of their character pairs, so that the likeness of two is one dot product.

The weights are those of ``text.likeness``: (1 + ln count) x 2 in the headline x rarity, the pair's rarity being one of
two numbers. A whole list is read at once: its texts are joined, its code points counted, and what each code point
becomes (NFKC, lower case, only letters and digits) is asked once for every different one.

The dot product of two vectors is ``likeness(a, b)`` up to 1e-5, except in three rare cases: texts equal but for line
ends or widths have likeness 1 there and a little less here; a text with combining marks is normalised before its
headline is taken; and texts without any letter have likeness 1 with each other there and 0 here.
"""

import math
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sifang.matching import kernels
from sifang.text.likeness import COMMON_SHARE, COMMON_WORDS, HEADLINE_WEIGHT, OTHER_SHARE, READ
from sifang.text.normal import bare, grams, tidy

HEADLINE_LENGTH = 40
SEPARATOR = "\0"
_SENTENCE_ENDS = frozenset("。！？；!?;")
# Vowels and finals of Hangul, which join the letter before them as combining marks do.
_JOINING = range(0x1160, 0x1200)


class Vectors(NamedTuple):
    """n texts; those of text i are pair[start[i]:start[i + 1]], each with its weight."""

    start: NDArray[np.int64]  # [n + 1]
    pair: NDArray[np.int32]  # numbers of character pairs, each once in a text
    weight: NDArray[np.float32]  # above 0; the squares of a text add up to 1
    pairs: int  # all numbers lie in 0..pairs - 1


class _Folding(NamedTuple):
    """What the code points that occur become: code point c the letters folds[start[c]:start[c + 1]]."""

    start: NDArray[np.int32]
    folds: NDArray[np.int32]
    mark: NDArray[np.uint8]
    joins: bool  # whether one of them may join the letter before it


def vectors(texts: Sequence[str]) -> Vectors:
    """The texts' vectors, in one numbering of pairs; a text without a letter or digit has none."""
    codes = _codes(texts)
    count, folding = _folding(codes)
    if folding.joins:
        codes = _codes([_composed(text) for text in texts])
        count, folding = _folding(codes)
    letters = np.empty(int(count @ np.diff(folding.start)), np.int32)
    start, head = np.empty(len(texts) + 1, np.int64), np.empty(len(texts), np.int64)
    ends = np.append(np.flatnonzero(codes == 0), len(codes))[: len(texts)]
    kernels.hashing.fold(
        codes, ends, folding.mark, folding.start, folding.folds, READ, HEADLINE_LENGTH, letters, start, head
    )
    return _weighed(letters[: start[-1]], start, head)


def _weighed(letters: NDArray[np.int32], start: NDArray[np.int64], head: NDArray[np.int64]) -> Vectors:
    pair, weight = np.empty(len(letters), np.int32), np.empty(len(letters), np.float32)
    pair_start = np.empty_like(start)
    rarities = -math.log(COMMON_SHARE), -math.log(OTHER_SHARE)
    longest = int(np.diff(start).max(initial=0))
    known = kernels.hashing.weigh(
        letters, start, head, longest, _COMMON, *rarities, HEADLINE_WEIGHT, pair_start, pair, weight
    )
    return Vectors(pair_start, pair[: pair_start[-1]], weight[: pair_start[-1]], known)


def _codes(texts: Sequence[str]) -> NDArray[np.uint32]:
    """The code points of all texts, a 0 between two."""
    joined = SEPARATOR.join(texts)
    if joined.count(SEPARATOR) >= max(len(texts), 1):
        joined = SEPARATOR.join(text.replace(SEPARATOR, " ") for text in texts)
    return np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)


def _folding(codes: NDArray[np.uint32]) -> tuple[NDArray[np.int64], _Folding]:
    """How often each code point occurs, and what those that occur become."""
    count = np.zeros(int(codes.max(initial=0)) + 1, np.int64)
    kernels.hashing.tally(codes, count)
    lengths, mark = np.zeros(len(count) + 1, np.int32), np.zeros(len(count), np.uint8)
    folds: list[int] = []
    joins = False
    for code in np.flatnonzero(count).tolist():
        letters, mark[code], may_join = _meaning(code)
        lengths[code + 1] = len(letters)
        folds.extend(letters)
        joins = joins or may_join
    return count, _Folding(np.cumsum(lengths, dtype=np.int32), np.array(folds, np.int32), mark, joins)


@lru_cache(1 << 16)
def _meaning(code: int) -> tuple[tuple[int, ...], int, bool]:
    """The letters a code point stands for, how the headline takes it, and whether it may join the letter before it."""
    return tuple(map(ord, bare(chr(code)))), _mark(chr(code)), _may_join(chr(code))


def _mark(letter: str) -> int:
    hashing = kernels.hashing
    ends = hashing.LINE_END * (letter == "\n") + hashing.SENTENCE_END * (letter in _SENTENCE_ENDS)
    return hashing.SPACE * letter.isspace() + ends


def _may_join(letter: str) -> bool:
    """Whether the letter, normalised, may become one with the letter before it."""
    first = unicodedata.normalize("NFKC", letter)[0]
    return unicodedata.category(first).startswith("M") or ord(first) in _JOINING


def _composed(text: str) -> str:
    """The text with its marks joined to their letters where it has any that may join."""
    return unicodedata.normalize("NFKC", tidy(text)) if any(map(_may_join, text)) else text


_COMMON_PAIRS = {pair for word in COMMON_WORDS for pair in grams(word)}
_COMMON = np.array(sorted((ord(pair[0]) << 32) + ord(pair[1]) for pair in _COMMON_PAIRS), np.int64)
