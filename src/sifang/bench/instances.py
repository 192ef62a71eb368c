"""The instances by size and supply: what is measured, made from its seed."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sifang.bench import adversarial, cities, nation, places, sentences
from sifang.bench.measure import Timed, in_turn
from sifang.bench.sizes import COUNTIES
from sifang.core.errors import Refused, insist
from sifang.matching import memory
from sifang.matching.candidates import Candidates
from sifang.matching.executors import Serial
from sifang.matching.network import Network
from sifang.matching.pairing import pair_by_region
from sifang.matching.policy import Policy
from sifang.matching.solve import community_of, network_of
from sifang.matching.tables import Tables
from sifang.text.categories import related


@dataclass(frozen=True)
class Order:
    """Which instance to make; ``counties`` 0 means as many as the size has, ``shape`` is for small trials."""

    size: str = "city"
    supply: str = "ample"
    seed: int = 1
    counties: int = 0
    shape: cities.Shape = cities.Shape()

    def how_many(self) -> int:
        """The number of counties."""
        return self.counties or COUNTIES[self.size]


class Problem(NamedTuple):
    """An instance as a network; what only lists have is None where edges were drawn directly."""

    network: Network
    need: np.ndarray  # int32[n], the need of each line
    tables: Tables | None = None
    candidates: Candidates | None = None
    pairing: Timed | None = None  # CPU seconds of finding the candidates, hashing of words included

    @property
    def community(self) -> np.ndarray:
        """int64[n], the digits of each line's community."""
        return community_of(self._lists("communities"))

    @property
    def first(self) -> np.ndarray:
        """int32[n], the first line of each line's bundle, -1 for a line alone."""
        return self._lists("bundles").lines.first

    def _lists(self, what: str) -> Tables:
        if self.tables is None:
            raise Refused(f"Only a city or a province with ample or scarce supply has {what}.")
        return self.tables


def make(order: Order, turns: int = 1) -> Problem:
    """The instance; the candidates of lists are found so many times, and the fewest seconds kept."""
    _check(order)
    if order.supply == "adversarial":
        return _drawn(adversarial.network(order.seed, order.how_many()))
    if order.size == "nation":
        return _drawn(nation.network(order.seed, order.supply, order.how_many()))
    return _paired(tables(order), turns)


def _check(order: Order) -> None:
    """Refuse what cannot be made: more counties than there are, or more than the memory holds."""
    counties, adversarial_one = order.how_many(), order.supply == "adversarial"
    insist(not adversarial_one or order.size != "nation", "An adversarial instance has the size city or province.")
    most = nation.COUNTIES if order.size == "nation" else len(places.all_counties())
    insist(counties <= most, f"There are {most} counties for the size {order.size}, not {counties}.")
    memory.insist_room(nation.bytes_needed(counties))


def tables(order: Order) -> Tables:
    """The lists of so many neighbouring counties."""
    shape = order.shape
    if order.supply == "scarce":
        shape = cities.scarce(shape)
    lines, offers = cities.counties(order.seed, places.neighbouring(order.how_many()), shape)
    ids = tuple(category.id for category in sentences.NAMED)
    neighbours = np.array([[other in related(id) for other in ids] for id in ids], bool)
    return Tables(lines, offers, ids, neighbours)


def _drawn(network: Network) -> Problem:
    return Problem(network, np.arange(network.lines, dtype=np.int32))


def _paired(rows: Tables, turns: int) -> Problem:
    pairing = in_turn(turns, lambda: lambda: pair_by_region(rows, Policy(), Serial()))[0]
    found: Candidates = pairing.answer
    return Problem(network_of(rows, found), rows.lines.need, rows, found, pairing)
