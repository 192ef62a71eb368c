"""The exact optimum of one instance, by shortest augmenting paths, with prices that prove it.

Maximise the sum of weight x half-days over the edges, where no line gets more than it asks for, no offer gives more
than it has and no edge carries more than its bound. This is a transportation problem: its optimum is whole numbers,
and every step below keeps prices that are a solution of the dual problem.
"""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Self

from sifang.matching import candidates
from sifang.matching.instance import Edge, Instance
from sifang.matching.solution import Pair, Solution
from sifang.text.likeness import likeness


def solve(instance: Instance, alike: candidates.Alike = likeness) -> Solution:
    """The best pairs of the instance; ``alike`` as in ``candidates.edges``."""
    return best_of(instance, candidates.edges(instance, alike))


def best_of(instance: Instance, edges: Iterable[Edge]) -> Solution:
    """The best choice among the given edges; equal instances give equal solutions, whatever order they came in."""
    market = _Market.of(instance, sorted(edges, key=lambda edge: (edge.line, edge.offer)))
    for line in market.in_turn():
        market.serve(line)
    return market.solution()


@dataclass(slots=True)
class _Path:
    """The cheapest way to place one more half-day of a line."""

    cost: int
    end: int
    came: dict[int, int]  # node -> edge by which the path reaches it
    settled: dict[int, int]  # node -> its distance


@dataclass(slots=True)
class _Market:
    """Lines (nodes 0..lines-1) and offers (the nodes after them), joined by edges.

    Kept true between steps, with slack = price of line + price of offer - weight:
    an edge below its bound has slack >= 0; an edge in use has slack <= 0; an offer with spare half-days has price 0.
    A line that was served and still lacks half-days has price 0 as well.
    """

    instance: Instance
    edges: list[Edge]
    ends: list[tuple[int, int]]
    spare: list[int]  # half-days a line still lacks, an offer still has
    at: list[list[int]]  # node -> its edges
    price: list[int] = field(init=False)
    lent: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.price = [0] * len(self.spare)
        self.lent = [0] * len(self.edges)

    @classmethod
    def of(cls, instance: Instance, edges: list[Edge]) -> Self:
        """The market before anything is lent."""
        line_node = {line.key: node for node, line in enumerate(instance.lines)}
        offer_node = {offer.key: node for node, offer in enumerate(instance.offers, len(instance.lines))}
        ends = [(line_node[edge.line], offer_node[edge.offer]) for edge in edges]
        spare = [line.units for line in instance.lines] + [offer.units for offer in instance.offers]
        at: list[list[int]] = [[] for _ in spare]
        for number, (line, offer) in enumerate(ends):
            at[line].append(number)
            at[offer].append(number)
        return cls(instance, edges, ends, spare, at)

    def in_turn(self) -> list[int]:
        """The lines with any edge, the heaviest first: then few are ever moved again. The order changes no total."""
        lines = [node for node in range(len(self.instance.lines)) if self.at[node]]
        return sorted(lines, key=lambda node: (-max(self.edges[number].weight for number in self.at[node]), node))

    def serve(self, line: int) -> None:
        """Place every half-day of the line that is worth its price, moving others where that gains."""
        gains = (self.edges[number].weight - self.price[self.ends[number][1]] for number in self.at[line])
        self.price[line] = max(0, *gains)
        while self.spare[line] and self.price[line]:
            path = self.cheapest(line)
            self.reprice(path)
            if path.end != line:
                self.shift(line, path)

    def cheapest(self, start: int) -> _Path:
        """The cheapest path from a line to a spare half-day, to a line that had better go without, or to itself."""
        path = _Path(self.price[start], start, {}, {})
        distance, heap = {start: 0}, [(0, start)]
        while heap and heap[0][0] < path.cost:
            far, node = heapq.heappop(heap)
            if node in path.settled:
                continue
            path.settled[node] = far
            if self.may_end(node) and far + self.price[node] < path.cost:
                path.cost, path.end = far + self.price[node], node
            for number, other, cost in self.steps(node):
                if far + cost < min(path.cost, distance.get(other, path.cost)):
                    distance[other], path.came[other] = far + cost, number
                    heapq.heappush(heap, (far + cost, other))
        return path

    def may_end(self, node: int) -> bool:
        """Whether a path may end here: a line can always lose a half-day, an offer must have one to spare."""
        return self.is_line(node) or self.spare[node] > 0

    def is_line(self, node: int) -> bool:
        """Whether the node is a line."""
        return node < len(self.instance.lines)

    def steps(self, node: int) -> Iterator[tuple[int, int, int]]:
        """Ways on from a node: a line takes more over an edge, an offer takes back what an edge carries."""
        for number in self.at[node]:
            line, offer = self.ends[number]
            slack = self.price[line] + self.price[offer] - self.edges[number].weight
            if node == line and self.lent[number] < self.edges[number].bound:
                yield number, offer, slack
            elif node == offer and self.lent[number]:
                yield number, line, -slack

    def reprice(self, path: _Path) -> None:
        """Lower the lines' and raise the offers' prices so that every edge of the path is tight."""
        for node, far in path.settled.items():
            self.price[node] += (far - path.cost) if self.is_line(node) else (path.cost - far)

    def shift(self, start: int, path: _Path) -> None:
        """Carry as many half-days along the path as it bears."""
        steps = self.walk(start, path)
        room = [self.edges[number].bound - self.lent[number] if takes else self.lent[number] for number, takes in steps]
        if not self.is_line(path.end):
            room.append(self.spare[path.end])
        amount = min(self.spare[start], *room)
        for number, takes in steps:
            self.lent[number] += amount if takes else -amount
        self.spare[start] -= amount
        self.spare[path.end] += amount if self.is_line(path.end) else -amount

    def walk(self, start: int, path: _Path) -> list[tuple[int, bool]]:
        """The path's edges from its end to its start, each with whether it takes more (else it gives back)."""
        steps, node = [], path.end
        while node != start:
            number = path.came[node]
            line, offer = self.ends[number]
            steps.append((number, node == offer))
            node = line if node == offer else offer
        return steps

    def solution(self) -> Solution:
        """What was found, in the words of the instance."""
        lines, offers = self.instance.lines, self.instance.offers
        chosen = zip(self.edges, self.lent, strict=True)
        return Solution(
            instance=self.instance,
            edges=tuple(self.edges),
            pairs=tuple(Pair(edge.line, edge.offer, lent) for edge, lent in chosen if lent),
            line_prices={line.key: price for line, price in zip(lines, self.price[: len(lines)], strict=True)},
            offer_prices={offer.key: price for offer, price in zip(offers, self.price[len(lines) :], strict=True)},
            edge_prices={
                (edge.line, edge.offer): edge.weight - self.price[line] - self.price[offer]
                for edge, (line, offer) in zip(self.edges, self.ends, strict=True)
                if edge.weight > self.price[line] + self.price[offer]
            },
        )
