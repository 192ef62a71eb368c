"""What the engine answers: the pairs, the prices that prove them best, and the proof."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sifang.matching.instance import Edge, Instance


class Uncertified(Exception):
    """A solution broke a limit of its instance, or its prices do not prove it best."""


class Pair(NamedTuple):
    """So many half-days of an offer for a line."""

    line: str
    offer: str
    units: int


@dataclass(frozen=True)
class Solution:
    """The pairs of one instance and their prices, in points for one half-day.

    A line's price is what one half-day less would lose it, an offer's what one half-day more would gain the city, an
    edge's what a higher bound would gain. Prices are never money.
    """

    instance: Instance
    edges: tuple[Edge, ...]
    pairs: tuple[Pair, ...]
    line_prices: dict[str, int]
    offer_prices: dict[str, int]
    edge_prices: dict[tuple[str, str], int]  # only where the bound holds the edge back

    @cached_property
    def edge_of(self) -> dict[tuple[str, str], Edge]:
        """Each edge by its line's and offer's key."""
        return {(edge.line, edge.offer): edge for edge in self.edges}

    @cached_property
    def lent(self) -> Counter[tuple[str, str]]:
        """The half-days lent, by line and offer key; 0 where none."""
        return Counter({(pair.line, pair.offer): pair.units for pair in self.pairs})

    @cached_property
    def got(self) -> Counter[str]:
        """The half-days each line gets."""
        return _sums((pair.line, pair.units) for pair in self.pairs)

    @cached_property
    def given(self) -> Counter[str]:
        """The half-days each offer gives."""
        return _sums((pair.offer, pair.units) for pair in self.pairs)

    @property
    def total(self) -> int:
        """The points of all pairs."""
        return sum(self.edge_of[pair.line, pair.offer].weight * pair.units for pair in self.pairs)

    @property
    def bound(self) -> int:
        """A number of points that no choice of pairs can pass, if the prices are sound."""
        return (
            sum(line.units * self.line_prices[line.key] for line in self.instance.lines)
            + sum(offer.units * self.offer_prices[offer.key] for offer in self.instance.offers)
            + sum(self.edge_of[ends].bound * price for ends, price in self.edge_prices.items())
        )

    def certify(self) -> None:
        """Return only if the pairs keep every limit and the prices prove that none are better."""
        self._certify_pairs()
        self._certify_prices()
        _certify(self.total == self.bound, f"the pairs reach {self.total} points, the prices allow {self.bound}")

    def _certify_pairs(self) -> None:
        _certify(len(self.lent) == len(self.pairs), "a pair stands twice")
        for pair in self.pairs:
            ends = (pair.line, pair.offer)
            _certify(ends in self.edge_of, f"{pair.line} and {pair.offer} are not admissible")
            _certify(
                1 <= pair.units <= self.edge_of[ends].bound,
                f"{pair.line} and {pair.offer} share {pair.units} half-days",
            )
        for line in self.instance.lines:
            _certify(self.got[line.key] <= line.units, f"line {line.key} gets more than it asks for")
        for offer in self.instance.offers:
            _certify(self.given[offer.key] <= offer.units, f"offer {offer.key} gives more than it has")

    def _certify_prices(self) -> None:
        prices = [*self.line_prices.values(), *self.offer_prices.values(), *self.edge_prices.values()]
        _certify(all(price >= 0 for price in prices), "a price is below 0")
        for edge in self.edges:
            price = self.line_prices[edge.line] + self.offer_prices[edge.offer]
            price += self.edge_prices.get((edge.line, edge.offer), 0)
            _certify(price >= edge.weight, f"{edge.line} and {edge.offer} are worth more than their prices")


def _sums(rows: Iterable[tuple[str, int]]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for key, units in rows:
        sums[key] += units
    return sums


def _certify(fact: bool, sentence: str) -> None:
    if not fact:
        raise Uncertified(f"The solution is not proven: {sentence}.")
