"""One transportation problem as arrays: lines that want units, resources that have them, edges that may carry some.

Maximise the sum over the edges of weight × units, where no line gets more than its quantity, no resource gives more
than its capacity and no edge carries more than its own cap. The matrix of such a problem is totally unimodular, so
that its linear optimum is whole numbers (Hoffman & Kruskal 1956; Ahuja, Magnanti & Orlin, *Network Flows*, ch. 9).
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Int32 = NDArray[np.int32]
Int64 = NDArray[np.int64]

MOST = 2**31 - 1
MOST_TOTAL = 2**62
# Lines that stand close together are served together: then what a search touches stays in the processor's cache.
NEIGHBOURS = 4096
EDGE_BYTES, LINE_BYTES, RESOURCE_BYTES = 32, 52, 40


@dataclass(frozen=True, eq=False)
class Network:
    """The arrays of one transportation problem; the edges of line ``i`` are ``line_start[i]:line_start[i + 1]``.

    ``order`` leads from the edges as they were given to those here (None: unchanged). ``region`` only tells which lines
    to serve one after the other; it changes the speed, never the total.
    """

    line_qty: Int32
    res_cap: Int32
    line_start: Int64
    edge_res: Int32
    edge_cap: Int32
    edge_weight: Int32
    region: Int32
    order: Int64 | None = None

    @classmethod
    def of(
        cls,
        line_qty: Any,
        res_cap: Any,
        edge_line: Any,
        edge_res: Any,
        edge_cap: Any,
        edge_weight: Any,
        region: Any = None,
    ) -> Self:
        """The checked network; edges may come in any order. ValueError names the first row that cannot be right."""
        qty, cap = _whole(line_qty, "line", "quantity"), _whole(res_cap, "resource", "capacity")
        line = _number(edge_line, "line", len(qty))
        res = _number(edge_res, "resource", len(cap))
        most, weight = _whole(edge_cap, "edge", "cap"), _whole(edge_weight, "edge", "weight")
        if not len(line) == len(res) == len(most) == len(weight):
            raise ValueError("The four arrays of the edges differ in length.")
        _check_total(qty, weight)
        order = None
        if len(line) and (np.diff(line) < 0).any():
            order = np.argsort(line, kind="stable")
            line, res, most, weight = line[order], res[order], most[order], weight[order]
        return cls(qty, cap, starts_of(line, len(qty)), res, most, weight, _regions(region, len(qty)), order)

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return len(self.line_qty)

    @property
    def resources(self) -> int:
        """How many resources there are."""
        return len(self.res_cap)

    @property
    def edges(self) -> int:
        """How many edges there are."""
        return len(self.edge_res)

    @cached_property
    def edge_line(self) -> Int32:
        """The line of each edge."""
        return np.repeat(np.arange(self.lines, dtype=np.int32), np.diff(self.line_start))

    def bytes_needed(self) -> int:
        """About how much memory a solve takes, this network included."""
        return self.edges * EDGE_BYTES + self.lines * LINE_BYTES + self.resources * RESOURCE_BYTES

    def in_given_order(self, per_edge: Int32) -> Int32:
        """``per_edge``, one number an edge, as the edges were given to ``of``."""
        if self.order is None:
            return per_edge
        given = np.empty_like(per_edge)
        given[self.order] = per_edge
        return given


def starts_of(owner: Int32, owners: int) -> Int64:
    """Where the rows of each owner begin, int64[owners + 1], when the rows are sorted by ``owner``."""
    starts = np.zeros(owners + 1, np.int64)
    np.cumsum(np.bincount(owner, minlength=owners), out=starts[1:])
    return starts


def own(values: Any) -> Any:
    """The same on memory that may be written, if it is an array: what comes from a file or a cluster is not ours.

    Besides, a compiled loop is compiled anew, for half a minute, for arrays that are read-only or not contiguous.
    """
    return np.require(values, requirements=["C", "W"]) if isinstance(values, np.ndarray) else values


def _whole(values: Any, row: str, word: str) -> Int32:
    """The values as int32; ValueError names the first that is no whole number of 0 to 2³¹ − 1."""
    array = np.asarray(values)
    if array.ndim != 1:
        raise ValueError(f"The {word} of the {row}s is not a plain list of numbers.")
    if array.dtype.kind not in "iu":
        _refuse_first(~(np.isfinite(_floats(array, row, word)) & (array == np.floor(array))), array, row, word)
    _refuse_first((array < 0) | (array > MOST), array, row, word)
    return np.require(array, np.int32, ["C_CONTIGUOUS", "WRITEABLE"])


def _floats(array: NDArray[Any], row: str, word: str) -> NDArray[np.float64]:
    try:
        return array.astype(np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"The {word} of the {row}s is not a list of numbers.") from None


def _refuse_first(wrong: NDArray[np.bool_], array: NDArray[Any], row: str, word: str) -> None:
    if wrong.any():
        at = int(np.argmax(wrong))
        raise ValueError(f"{row.capitalize()} {at}: the {word} {array[at]} is not a whole number of 0 to {MOST}.")


def _number(values: Any, row: str, count: int) -> Int32:
    """The rows that the edges name, as int32; ValueError names the first edge whose row is not there."""
    array = _whole(values, "edge", f"number of its {row}")
    if len(array) and array.max() >= count:
        at = int(np.argmax(array >= count))
        raise ValueError(f"Edge {at}: there is no {row} {array[at]}; the {row}s end at {count - 1}.")
    return array


def _check_total(qty: Int32, weight: Int32) -> None:
    most = int(weight.max(initial=0)) * int(qty.sum(dtype=np.int64))
    if most >= MOST_TOTAL:
        raise ValueError("The weights are so large that their total would overflow: divide all of them by one number.")


def _regions(region: Any, lines: int) -> Int32:
    if region is None:
        return np.arange(lines, dtype=np.int32) // NEIGHBOURS
    array = _whole(region, "line", "region")
    if len(array) != lines:
        raise ValueError("There is not one region a line.")
    return array
