"""What may be published of ballots, pure: no sum, and no difference of sums, speaks of fewer than five.

Whoever holds several published sums can add and subtract them, and so learns about each piece into which the
published sets cut the town. Every such piece must hold no ballot at all, or at least five.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

FEWEST = 5


def may_publish(ballots: Mapping[str, int], published: Iterable[Collection[str]], wanted: Collection[str]) -> bool:
    """Whether the sum over ``wanted`` may be shown beside the sums over the ``published`` sets.

    ``ballots`` says how many were cast in each place; the sets hold places.
    """
    sets = [frozenset(each) for each in (*published, wanted)]
    pieces: Counter[tuple[bool, ...]] = Counter()
    for place, count in ballots.items():
        pieces[tuple(place in each for each in sets)] += count
    return all(count == 0 or count >= FEWEST for where, count in pieces.items() if any(where))


def enough(ballots: Mapping[str, int]) -> frozenset[str]:
    """The places whose own result may be shown."""
    return frozenset(place for place, count in ballots.items() if count >= FEWEST)
