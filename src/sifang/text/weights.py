"""Weights of numbers in a sparse table that grows, and the few bytes in which it is kept.

A number below ``1 << BITS`` gets a row when it is first met: how often it was seen, how much doubt is left about it,
and a weight for each column. Row 0 stands for all numbers that were never met.
"""

import json
import struct
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

BITS = 20
# What is kept: at most so many weights, the strongest ones, and the numbers they belong to.
MOST_KEPT = 250_000
MOST_SEEN = 65_535
_VERSION = 1
_FORM = struct.Struct("<BIIII")

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]


class Weights:
    """The table: ``columns`` names its columns, ``texts`` is how many texts were counted into it."""

    def __init__(self, columns: Sequence[str] = ()) -> None:
        self.columns, self.texts = list(dict.fromkeys(columns)), 0
        self._row = np.zeros(1 << BITS, np.int32)
        self._used = 1
        self._numbers = np.zeros(1, np.int64)
        self.seen = np.zeros(1, np.float32)
        self.doubt = np.ones(1, np.float32)
        self.matrix = np.zeros((1, len(self.columns)), np.float32)

    def rows(self, numbers: Numbers) -> NDArray[np.int32]:
        """The row of each number, 0 where it was never met."""
        found: NDArray[np.int32] = self._row[numbers]
        return found

    def meet(self, numbers: Numbers) -> None:
        """One more text holds these numbers, each named once; all of them have a row now."""
        fresh = numbers[self._row[numbers] == 0]
        end = self._used + len(fresh)
        if end > len(self._numbers):
            self._grow(max(end, 2 * len(self._numbers)) - len(self._numbers))
        self._numbers[self._used : end] = fresh
        self._row[fresh] = np.arange(self._used, end)
        self._used = end
        self.seen[self._row[numbers]] += 1
        self.texts += 1

    def column(self, name: str) -> int:
        """Where the column of this name stands; a new one is empty."""
        if name not in self.columns:
            self.columns.append(name)
            self.matrix = np.pad(self.matrix, ((0, 0), (0, 1)))
        return self.columns.index(name)

    def rarity(self, rows: NDArray[np.int32]) -> Floats:
        """How rare the number of each row is among the texts counted so far; 1 for what stands in all of them."""
        rare: Floats = 1 + np.log((1 + self.texts) / (1 + self.seen[rows]))
        return rare

    def _grow(self, more: int) -> None:
        self._numbers = np.pad(self._numbers, (0, more))
        self.seen = np.pad(self.seen, (0, more))
        self.doubt = np.pad(self.doubt, (0, more), constant_values=1)
        self.matrix = np.pad(self.matrix, ((0, more), (0, 0)))

    def to_bytes(self) -> bytes:
        """The table in half precision, without the weakest weights where they are too many."""
        order = np.argsort(self._numbers[1 : self._used]) + 1
        matrix = self.matrix[order]
        kept = _strongest(matrix.ravel())
        owners, columns = np.divmod(kept, max(len(self.columns), 1))
        alive, counts = np.unique(owners, return_counts=True)
        rows = order[alive]
        fields = (
            np.diff(self._numbers[rows], prepend=0).astype("<u4"), np.minimum(self.seen[rows], MOST_SEEN).astype("<u2"),
            self.doubt[rows].astype("<f2"), counts.astype("<u2"), columns.astype("<u2"),
            matrix.ravel()[kept].astype("<f2"),
        )  # fmt: skip
        names = json.dumps(self.columns, ensure_ascii=False).encode()
        head = _FORM.pack(_VERSION, self.texts, len(names), len(rows), len(kept))
        return head + zlib.compress(names + b"".join(map(_by_byte, fields)), 1)

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Weights":
        """The table that was kept."""
        version, texts, length, rows, kept = _FORM.unpack_from(stored)
        if version != _VERSION:
            raise ValueError(f"These weights have form {version}; this program reads form {_VERSION}.")
        plain = zlib.decompress(stored[_FORM.size :])
        table = cls(json.loads(plain[:length]))
        table._fill(plain[length:], rows, kept)
        table.texts = texts
        return table

    def _fill(self, plain: bytes, rows: int, kept: int) -> None:
        sizes = (("<u4", rows), ("<u2", rows), ("<f2", rows), ("<u2", rows), ("<u2", kept), ("<f2", kept))
        fields: list[NDArray[Any]] = []
        start = 0
        for form, size in sizes:
            end = start + size * np.dtype(form).itemsize
            fields.append(_joined(plain[start:end], form))
            start = end
        gaps, seen, doubt, counts, columns, weights = fields
        self._grow(rows)
        self._numbers[1:] = np.cumsum(gaps.astype(np.int64))
        self.seen[1:], self.doubt[1:] = seen, doubt
        self._row[self._numbers[1:]] = np.arange(1, rows + 1)
        self.matrix[1 + np.repeat(np.arange(rows), counts.astype(np.int64)), columns] = weights
        self._used = rows + 1


def _strongest(weights: Floats) -> Numbers:
    kept: Numbers = np.flatnonzero(weights)
    if len(kept) > MOST_KEPT:
        kept = np.sort(kept[np.argpartition(-np.abs(weights[kept]), MOST_KEPT)[:MOST_KEPT]])
    return kept


def _by_byte(field: NDArray[np.generic]) -> bytes:
    """All first bytes, then all second ones: like stands beside like and packs better."""
    return field.view(np.uint8).reshape(len(field), field.dtype.itemsize).T.tobytes()


def _joined(plain: bytes, form: str) -> NDArray[Any]:
    size = np.dtype(form).itemsize
    return np.frombuffer(plain, np.uint8).reshape(size, -1).T.copy().view(form).ravel()
