"""The reasons of pairs and of shortages: facts in a fixed set of codes, worded elsewhere.

Codes of a pair (“against” marks a warning):

| code           | against | facts                                                                              |
|----------------|---------|------------------------------------------------------------------------------------|
| fit.kind       |         | kind                                                                               |
| near.inside    |         | place: the grid, compound or building that holds both; home, name of offer         |
| near.community |         | the same                                                                           |
| near.street    |         | the same                                                                           |
| near.county    |         | the same                                                                           |
| near.city      |         | the same                                                                           |
| near.far       | yes     | the same; place may be empty                                                       |
| time.any       |         | none: neither names a time                                                         |
| time.common    |         | window: the common half-days, half_days: how many                                  |
| time.narrow    | yes     | window, half_days: they are what limits the pair, or only one                      |
| fit.words      |         | words: what both texts say                                                         |
| fit.category   |         | category                                                                           |
| fit.related    |         | category, offered: the neighbouring categories the offer names                     |
| fit.loose      | yes     | category, offered: one side names none; the words alone made the pair              |
| stands         |         | none: the pair stood proposed already                                              |
| bundle.whole   |         | parts: all of them come                                                            |
| units.whole    |         | units: all that was asked for                                                      |
| units.shared   |         | units, asked, others: from other offers, all together what was asked for           |
| units.part     | yes     | units, asked, others: from other offers, missing                                   |
| offer.spare    |         | units: what the offer still has                                                    |
| runner.urgent  |         | offer: fits better, ahead: points, by: uses by more urgent needs                   |
| runner.even    |         | the same, by: uses of a community of which a smaller share is served; theirs, ours |
| runner.full    |         | offer: fits better, ahead: points, by: uses that weigh more together               |
| runner.worse   |         | offer, points: by which it fits worse, because: addend that decides, less: by      |
|                |         | addend, behind: what one half-day of it instead would cost all together at least   |
| runner.equal   |         | offer: fits as well; behind                                                        |
| runner.none    |         | none: no other offer was admissible                                                |

Codes of a shortage:

| code            | against | facts                                                                             |
|-----------------|---------|-----------------------------------------------------------------------------------|
| none.kind       | yes     | kind, resources: how many offers were looked through                              |
| none.category   | yes     | category, kind, resources: offers of that kind looked through                     |
| none.area       | yes     | place, offers: fitting ones, none of which serves the place                       |
| none.time       | yes     | window, offers: those that serve the place at other times                         |
| refused         | yes     | offers: people said no to the pair                                                |
| bundle.part     | yes     | part: line that is not served, number: its place in the bundle, kind, missing;    |
|                 |         | this line could be served, but the need wants all or nothing                      |
| bundle.few      | yes     | units: to be had, asked: for this line of a need that wants all or nothing        |
| used.before     | yes     | offers: nothing was left of them before this round                                |
| used.urgent     | yes     | offers, by: uses by more urgent needs                                             |
| used.even       | yes     | offers, by: uses of a community of which a smaller share is served; theirs, ours  |
| used.other      | yes     | offers, by: uses by needs not more urgent, which weigh more together              |
| limit.units     | yes     | offers, units: the line has all they can give                                     |
| limit.time      | yes     | offers, units: the line has all the half-days their windows share                 |
| free.left       |         | offers: they fit too, but not among the best for the line; a person may choose    |
| outside.nearest |         | offer, home, name, place: smallest that holds both, left: its half-days           |

A use is (line, need, units, urgency); a window is a mask as in ``windows``. ``offers`` names the nearest or best
fitting few; ``more`` beside it counts the others; ``theirs`` and ``ours`` are (got, asked) of the communities.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact for a pair or against it."""

    code: str
    against: bool = False
    facts: dict[str, Any] = field(default_factory=dict)


class Use(NamedTuple):
    """Half-days of an offer that a line has."""

    line: str
    need: str
    units: int
    urgency: int


class Share(NamedTuple):
    """How many half-days a community got of those it asked for."""

    got: int
    asked: int

    def is_less_than(self, other: "Share") -> bool:
        """Whether it is the smaller share."""
        return self.got * other.asked < other.got * self.asked
