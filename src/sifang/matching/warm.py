"""The first use on a machine: compiled loops are made ready before somebody waits for them.

Numba compiles each loop when it is first called, some seconds for all of them together, and keeps the result beside the
package or, where nothing can be written there, in the user's cache folder.
"""

from collections.abc import Callable

import numpy as np

from sifang.matching import kernels
from sifang.matching.instance import Instance, Line, Offer
from sifang.matching.market import Market
from sifang.matching.network import Network
from sifang.matching.solve import solve

FIRST_USE = "First use on this machine: the engine is being compiled, which can take a minute …"


def warm(say: Callable[[str], object]) -> bool:
    """Every compiled loop is ready in this process; True, and ``say`` heard so, where any had to be compiled."""
    with kernels.compiling.told_at_first(lambda: say(FIRST_USE)) as compiled:
        solve(_small_city()).certify()
        _live_through(_small_network())
    return compiled.told


def _small_city() -> Instance:
    """Two counties that share an offer, a bundle, windows, words with and without a category."""
    lines = tuple(
        Line(
            f"{county}/{number}", f"{county}/{number // 2}", f"{county}001001", ("", "repair")[number % 2], 2,
            window=(0, 7)[number % 2], words="修理水管", together_with=f"{county}/2" if number == 3 else "",
        )
        for county in ("620702", "620723") for number in range(6)
    )  # fmt: skip
    areas = ("", "620702", "620702001001", "620723001001")
    offers = tuple(
        Offer(
            f"r{number}", "o", "620702001001", area, "talent", frozenset({"repair"} if number else ()), 3, window=15,
            words="会修水管",
        )
        for number, area in enumerate(areas)
    )  # fmt: skip
    return Instance(lines, offers, standing=frozenset({("620702/0", "r1")}), refused=frozenset({("620702/1", "r1")}))


def _small_network() -> Network:
    """Three lines want more than two resources have."""
    line, res = np.repeat(np.arange(3), 2), np.tile(np.arange(2), 3)
    return Network.of([2, 2, 2], [2, 1], line, res, [2] * 6, [30, 20, 25, 10, 15, 12])


def _live_through(network: Network) -> None:
    """Both ways to begin, and everything that can happen to a market."""
    Market(network).solve(auction=False)
    market = Market(network).solve(auction=True)
    market.add_lines([1, 1], [0, 1], [0, 1], [1, 1], [40, 5])
    market.raise_qtys([0], [1])
    market.raise_caps([0, 1], [1, 2])
    market.add_resources([2], [0, 2], [0, 0], [1, 1], [50, 50])
    market.lower_caps([0], [2])
    market.remove_resources([1])
    market.remove_lines([1])
    market.certify()
