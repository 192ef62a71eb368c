"""Which community a clerk means: full, short and clipped names, names after their street, codes, near misses. Pure."""

import re
from collections import defaultdict
from difflib import get_close_matches
from typing import NamedTuple

from sifang.ledgers.cells import Seen, doubtful, plain, wrong

COMMUNITY_LENGTH = 12
NEAR = 0.5
_OFFICES = re.compile(r"(?:党委|党总支|党支部|党工委|党群服务中心|综合服务中心|服务中心)$")
_COMMITTEES = (
    ("社区居民委员会", "社区"),
    ("社区居委会", "社区"),
    ("社区村民委员会", "社区"),
    ("村民委员会", "村"),
    ("村委会", "村"),
    ("居民委员会", "社区"),
    ("居委会", "社区"),
)
_BRACKETS = re.compile(r"[(\[【][^)\]】]*[)\]】]")
_DISTRICT_FIRST = re.compile(r"^.{2,6}?(?:新区|开发区|园区|街道|镇|乡)(?=.{2,})")


class PlaceName(NamedTuple):
    """One division as the gazetteer is given it."""

    code: str
    name: str
    short_name: str = ""


class Gazetteer:
    """Knows every community by its names, and the larger places that may be written before it."""

    def __init__(self, names, inside: str):
        self.inside = inside
        self.exact, self.loose = defaultdict(set), defaultdict(set)
        self.shown, self.larger = {}, {}
        for place in map(PlaceName._make, names):
            if len(place.code) == COMMUNITY_LENGTH:
                self._add(place)
            elif len(place.code) < COMMUNITY_LENGTH:
                self.larger[plain(place.name)] = place.code

    def _add(self, place):
        self.shown[place.code] = place.short_name or place.name
        for name in filter(None, (place.name, place.short_name)):
            bare = _canonical(plain(name))
            self.exact[bare].add(place.code)
            self.loose[_stem(bare)].add(place.code)
            tail = _DISTRICT_FIRST.sub("", bare)
            self.loose[tail].add(place.code)
            self.loose[_stem(tail)].add(place.code)

    @property
    def is_one(self):
        """Whether the place of import is itself a community."""
        return len(self.inside) == COMMUNITY_LENGTH

    def name(self, code):
        """What a community is called in a sentence."""
        return self.shown.get(code, code)

    def resolve(self, written: str) -> Seen:
        """The code of the community that ``written`` names within the place of import, or the complaint why none."""
        said = plain(written)
        if re.fullmatch(r"\d{12}", said):
            return self._by_code(said, written)
        without = _BRACKETS.sub("", said)
        bare = _canonical(_OFFICES.sub("", without or said))
        matches = self._candidates(bare)
        here = {code for code in matches if code.startswith(self.inside)}
        if len(here) > 1:
            return wrong("community_ambiguous", written=written, known="、".join(sorted(map(self.name, here))))
        if not here:
            return self._not_here(written, bare, matches)
        code = here.pop()
        if without != said:
            return doubtful(code, "community_guessed", written=written, read=self.name(code))
        if bare in self.exact and code not in self.exact[bare] and "" != _stem(bare) != bare:
            return doubtful(code, "community_ambiguous", written=written, read=self.name(code), known=self.name(code))
        return Seen(code)

    def names_a_community(self, written: str) -> bool:
        """Whether ``written`` is called like a community, known or not."""
        bare = _canonical(_OFFICES.sub("", _BRACKETS.sub("", plain(written))))
        return bool(re.fullmatch(r"\w{1,12}(?:社区|村)", bare)) and not re.search(
            r"各|全|部分|所有|本|清单|台账|汇总", bare
        )

    def _by_code(self, said, written):
        if said not in self.shown:
            return wrong("community_unknown", written=written, near="")
        if not said.startswith(self.inside):
            return wrong("community_outside_place", written=written, known=self.name(said))
        return Seen(said)

    def _candidates(self, bare):
        """The communities of that name, those here first: by full name, by stem, after the name of a larger place."""
        for find in (self.exact, self.loose):
            if any(code.startswith(self.inside) for code in find.get(bare, ())):
                return find[bare]
        return self._after_larger(bare) or self.exact.get(bare) or self.loose.get(bare) or set()

    def _after_larger(self, bare, within=""):
        for name, code in self.larger.items():
            rest = bare.removeprefix(name)
            if rest != bare and rest and (code.startswith(within) or within.startswith(code)):
                deeper = max(within, code, key=len)
                found = {
                    match
                    for known in (self.exact, self.loose)
                    for match in known.get(rest, ())
                    if match.startswith(deeper)
                }
                if found or (found := self._after_larger(rest, deeper)):
                    return found
        return set()

    def _not_here(self, written, bare, matches):
        if matches:
            return wrong("community_outside_place", written=written, known="、".join(sorted(map(self.name, matches))))
        names = {
            _stem(_canonical(plain(name))): name for code, name in self.shown.items() if code.startswith(self.inside)
        }
        near = get_close_matches(_stem(bare), names, n=1, cutoff=NEAR)
        return wrong("community_unknown", written=written, near=names[near[0]] if near else "")


def _canonical(said):
    """One spelling for the ways a committee is written: 泰安社区居委会 is 泰安社区, 下安村村民委员会 is 下安村."""
    for ending, kind in _COMMITTEES:
        if said.endswith(ending):
            stem = said.removesuffix(ending)
            return stem if stem.endswith(kind) else stem + kind
    return said


def _stem(bare):
    return re.sub(r"(?:社区|村)$", "", bare) or bare
