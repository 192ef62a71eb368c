"""The state of a market: what is lent over each edge, at which prices, and the scratch paper of the searches."""

from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from sifang.matching.network import Int32, Int64, Network, own

NOBODY = -1


class Book(NamedTuple):
    """Arrays over n lines, r resources and m edges; the compiled loops take and change them in place.

    The edges in use at a resource form a chain: ``used_first`` of the resource, then ``used_next`` of each edge;
    ``used_before`` leads back; for an edge not in use they hold anything. A search numbers itself (``seen``), so that
    nothing need be wiped between searches.
    """

    line_start: Int64  # [n + 1]
    edge_line: Int32
    edge_res: Int32
    edge_cap: Int32
    edge_weight: Int32
    units: Int32  # [m] lent over the edge
    missing: Int32  # [n] units the line still lacks
    spare: Int32  # [r] units the resource still has
    line_price: Int32  # [n] dual price: what the line gains by its last unit
    res_price: Int32  # [r] dual price: what one more unit would gain
    used_first: Int32  # [r]
    used_next: Int32  # [m]
    used_before: Int32  # [m]
    res_first: Int32  # [r] the chain of all edges of a resource, made when first needed (else empty)
    res_next: Int32  # [m]
    line_far: Int32  # [n] distance from the search's root
    res_far: Int32  # [r]
    line_seen: Int32  # [n] number of the search that set the distance
    res_seen: Int32  # [r]
    line_by: Int32  # [n] edge by which the search came
    res_by: Int32  # [r]
    heap: Int64  # distance << 32 | node; room for every edge both ways, touched only as far as it is used
    settled: Int64  # [n + r] nodes in the order in which their distance became final
    counts: Int64  # searches made, nodes settled

    @classmethod
    def blank(cls, network: Network) -> Self:
        """Nothing lent, all prices 0."""
        n, r, m = network.lines, network.resources, network.edges
        return cls(
            own(network.line_start), network.edge_line, own(network.edge_res), own(network.edge_cap),
            own(network.edge_weight),
            zeros(m), network.line_qty.copy(), network.res_cap.copy(), zeros(n), zeros(r),
            nobodies(r), np.empty(m, np.int32), np.empty(m, np.int32), zeros(0), zeros(0),
            zeros(n), zeros(r), zeros(n), zeros(r), zeros(n), zeros(r),
            np.empty(2 * m + n + r + 1, np.int64), np.empty(n + r + 1, np.int64), np.zeros(2, np.int64),
        )  # fmt: skip

    def with_room(self, lines: int, edges: int) -> Self:
        """The same book with room for so many more lines and edges at the end of its arrays."""
        wider: dict[str, Any] = {name: _longer(getattr(self, name), lines) for name in _PER_LINE}
        wider |= {name: _longer(getattr(self, name), edges) for name in _PER_EDGE}
        wider["heap"] = np.empty(len(self.heap) + 2 * edges + lines, np.int64)
        wider["settled"] = np.empty(len(self.settled) + lines, np.int64)
        return self._replace(**wider)


_PER_LINE = ("line_start", "missing", "line_price", "line_far", "line_seen", "line_by")
_PER_EDGE = ("edge_line", "edge_res", "edge_cap", "edge_weight", "units", "used_next", "used_before")


def zeros(length: int) -> Int32:
    """So many zeros."""
    return np.zeros(length, np.int32)


def nobodies(length: int) -> Int32:
    """So many times nobody."""
    return np.full(length, NOBODY, np.int32)


def _longer(array: NDArray[np.generic], more: int) -> NDArray[np.generic]:
    """A copy with ``more`` elements after it, not yet filled: memory that is not touched costs nothing."""
    longer = np.empty(len(array) + more, array.dtype)
    longer[: len(array)] = array
    return longer
