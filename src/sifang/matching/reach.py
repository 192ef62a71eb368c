"""Which offers could serve a line: one wall after another, over all offers at once."""

from functools import cached_property
from typing import NamedTuple

import numpy as np

from sifang.matching import tables, words
from sifang.matching.instance import KINDS, TIMELESS, Instance
from sifang.matching.ledger import Ints
from sifang.matching.nearness import CUTS
from sifang.matching.rule import ENOUGH_FOR_ONE
from sifang.matching.windows import WHOLE_WEEK


class Reached(NamedTuple):
    """The numbers of the offers that stand before each wall: all of them passed the walls before it; all rise.

    ``outside``: they fit and could come in time, but serve other places.
    """

    of_kind: Ints
    fitting: Ints
    serving: Ints
    timely: Ints
    outside: Ints


class Reach:
    """The lists of an instance as columns; what one line was answered is kept for lines like it.

    Kind and category are kept as short lists of offers, so that a line among 10,000 offers costs some 30 µs.
    """

    def __init__(self, instance: Instance) -> None:
        self._lines, self._offers, _categories, self._related, *_pairs = tables.of(instance)
        self._enough = instance.policy.alike_enough - ENOUGH_FOR_ONE
        self._window = np.where(self._offers.window == 0, WHOLE_WEEK, self._offers.window)
        self._timeless = np.isin(self._offers.kind, [KINDS.index(kind) for kind in TIMELESS])
        self._scale = 10 ** (tables.DIGITS - self._offers.area_depth.astype(np.int64))
        self._of_kind: dict[int, Ints] = {}
        self._of_matter: dict[tuple[int, int], Ints] = {}
        self._reached: dict[tuple[int, ...], Reached] = {}

    def of(self, line: int) -> Reached:
        """How far the offers come towards the line by kind, category, area and time."""
        row = self._lines
        key = tuple(int(column[line]) for column in (row.kind, row.category, row.place, row.window))
        if key not in self._reached:
            self._reached[key] = self._walk(line, self.of_category(line))
        return self._reached[key]

    def by_words(self, line: int) -> Reached:
        """The same with the offers whose words will do, where the line or the offer has no category."""
        alike = self._alike(line)
        return self._walk(line, np.union1d(self.of_category(line), alike))

    def _walk(self, line: int, fitting: Ints) -> Reached:
        serves, on_time = self.serves(line, fitting), self.on_time(line, fitting)
        rows = fitting[serves], fitting[serves & on_time], fitting[~serves & on_time]
        return Reached(self.of_kind(line), fitting, *rows)

    def of_kind(self, line: int) -> Ints:
        """The offers of the kind the line names."""
        kind = int(self._lines.kind[line])
        if kind not in self._of_kind:
            right = (self._offers.kind == kind) | (kind == tables.ANY_KIND)
            self._of_kind[kind] = np.flatnonzero(right)
        return self._of_kind[kind]

    def of_category(self, line: int) -> Ints:
        """Those of them that name the line's category or a neighbouring one."""
        key = int(self._lines.kind[line]), int(self._lines.category[line])
        if key not in self._of_matter:
            of_kind = self.of_kind(line)
            self._of_matter[key] = of_kind[self._names(key[1])[of_kind]]
        return self._of_matter[key]

    def serves(self, line: int, offers: Ints) -> Ints:
        """Which of the offers serve the line's place, as a mask."""
        scale = self._scale[offers]
        return self._offers.area[offers] // scale == self._lines.place[line] // scale

    def on_time(self, line: int, offers: Ints) -> Ints:
        """Which of the offers share a half-day with the line, as a mask."""
        window = int(self._lines.window[line]) or WHOLE_WEEK
        return (self._window[offers] & window != 0) | self._timeless[offers]

    def nearest(self, line: int, offers: Ints) -> Ints:
        """The offers, the nearest first, those of equal nearness in their order."""
        return offers[np.argsort(-self.nearness(line, offers), kind="stable")]

    def nearness(self, line: int, offers: Ints) -> Ints:
        """How many levels of place each of the offers shares with the line, int8."""
        place, home = int(self._lines.place[line]), self._offers.home[offers]
        shared = np.zeros(len(offers), np.int8)
        for cut in CUTS:
            scale = 10 ** (tables.DIGITS - cut)
            shared += home // scale == place // scale
        return shared

    def _names(self, category: int) -> Ints:
        """Which offers name the category or a neighbour of it, as a mask."""
        right = np.zeros(len(self._offers.home), bool)
        if category != tables.NO_CATEGORY:
            wanted = self._related[category].copy()
            wanted[category] = True
            right[self._entry[wanted[self._offers.category]]] = True
        return right

    @cached_property
    def _entry(self) -> Ints:
        """The offer of each entry in the column of categories."""
        return np.repeat(np.arange(len(self._offers.home)), np.diff(self._offers.category_start))

    def _alike(self, line: int) -> Ints:
        """The offers of the line's kind whose words are alike enough, where one side has no category."""
        offers = self.of_kind(line)
        if self._lines.category[line] != tables.NO_CATEGORY:
            offers = offers[np.diff(self._offers.category_start)[offers] == 0]
        return offers[self._likeness(line)[offers] >= self._enough]

    def _likeness(self, line: int) -> Ints:
        """The likeness of the line's words to those of each offer, float[r] in 0..1."""
        vectors, of_line = self._vectors, slice(*self._vectors.start[line : line + 2])
        of_pair = np.zeros(vectors.pairs, np.float32)
        of_pair[vectors.pair[of_line]] = vectors.weight[of_line]
        starts = vectors.start[len(self._lines.need) :]
        products = vectors.weight[starts[0] :] * of_pair[vectors.pair[starts[0] :]]
        sums = np.concatenate(([0.0], np.cumsum(products, dtype=np.float64)))
        return np.diff(sums[starts - starts[0]])

    @cached_property
    def _vectors(self) -> words.Vectors:
        return words.vectors([*self._lines.words, *self._offers.words])
