"""The chain as a story: knots in order of time, round by round, with who acted and what is still to come. Pure.

Eight knots make a whole round: need, resources, project, meeting, claim, work, rating, letter. A round that took
another way has other knots in their slots: the sponsor leader's coordination for the claim, the departments' answers
or the community's own answer for the work. A rating of “not solved” opens the next round.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from sifang.web.chain import knots
from sifang.web.chain.knots import NOW, TODO, Knot

SLOTS = ("need", "resources", "project", "meeting", "claim", "work", "rating", "letter")
FIRST_TO_COME = {
    "proposed": "meeting",
    "tabled": "claim",
    "claimed": "rating",
    "submitted": "rating",
    "escalated": "rating",
}


@dataclass(frozen=True)
class Round:
    """One way from the need to the askers' word."""

    number: int
    knots: list[Knot]

    @property
    def overview(self):
        """One knot a slot, the latest of each, in the order of the slots, with the days since the one before."""
        latest = {knot.slot: knot for knot in self.knots if knot.slot}
        shown, before = [], None
        for slot in SLOTS:
            if slot in latest:
                knot = latest[slot]
                shown.append((knot, _days(before, knot.day)))
                before = knot.day or before
        return shown


@dataclass(frozen=True)
class Chain:
    """The told chain: its rounds, and the four parties with what each did."""

    need: object
    rounds: list[Round]
    today: date
    parties: dict = field(default_factory=dict)

    @property
    def knots(self):
        """Every knot of every round, as the thread shows them."""
        return [knot for stretch in self.rounds for knot in stretch.knots]

    @property
    def days(self):
        """How many days it took; while it is open, the day it is on: the day it was raised is day 1."""
        return self.need.days_taken if self.need.closed_on else (self.today - self.need.raised_on).days + 1

    @property
    def lit(self):
        """The parties that did something, as the mark takes them."""
        return " ".join(party for party in "locr" if self.parties.get(party))

    @property
    def acted(self):
        """How many of the four parties did something."""
        return len(self.lit.split())

    @property
    def waiting_for(self):
        """The first knot that is not done, or None."""
        return next((knot for knot in self.knots if knot.state != knots.DONE), None)


def tell(records, today):
    """The chain of ``records.need`` as of ``today``."""
    told, number = [], 0
    openings = [None, *_reopenings(records)]
    for turn, opened in enumerate(openings, 1):
        found = _in_order(_happened(records, turn, opened, last=turn == len(openings)))
        if turn == len(openings):
            found += _to_come(records, found)
        placed = [_placed(records.need, knot, number + n) for n, knot in enumerate(found, 1)]
        number += len(placed)
        told.append(Round(turn, _with_gaps(placed, told)))
    chain = Chain(records.need, told, today)
    return replace(chain, parties=knots.parties(records, chain.knots))


def _reopenings(records):
    """The ratings that said “not solved”, in order: each opened the next round."""
    opened = [rating for rating in records.ratings if rating.outcome == "no"]
    return opened[: records.need.round - 1]


def round_of(records, moment):
    """The number of the round that ``moment`` falls into."""
    return 1 + sum(1 for rating in _reopenings(records) if rating.at <= moment)


def _happened(records, turn, opened, last):
    projects = [project for project in records.projects if round_of(records, project.proposed_at) == turn]
    ratings = [rating for rating in records.ratings if rating.round == turn]
    letters = [letter for letter in records.letters if letter.project_id in {project.pk for project in projects}]
    found = [knots.need(records) if opened is None else knots.reopened(opened)]
    for project in projects:
        found += knots.of_project(records, project)
    if last and not any(project.stage == "accepted" for project in projects):
        found += knots.answers(records)
    return [*found, *knots.rated(ratings), *knots.thanked(records, letters)]


def _in_order(found):
    """By day; on one day in the order they were told; what is under way has no day and comes last."""
    return sorted(found, key=lambda knot: knot.day or date.max)


def _to_come(records, found):
    """The knots this need has still before it, in order."""
    need, slots = records.need, {knot.slot for knot in found}
    alive = next((project for project in reversed(records.projects) if project.stage in FIRST_TO_COME), None)
    if need.stage in ("returned", "merged", "unsolved", "elsewhere", "withdrawn"):
        return []
    if need.stage == "met":
        start = "rating" if "rating" not in slots else "letter"
    elif need.stage == "closed":
        return []
    else:
        start = FIRST_TO_COME[alive.stage] if alive else "resources"
    coming = SLOTS[SLOTS.index(start) :]
    if any(knot.kind == "answer" for knot in found):
        coming = [slot for slot in coming if slot == "rating"]
    under_way = {knot.slot for knot in found if knot.state == NOW}
    return [Knot(slot, slot, state=TODO) for slot in coming if slot not in under_way]


def _placed(need, knot, number):
    nth = (knot.day - need.raised_on).days + 1 if knot.day else None
    return replace(knot, anchor=f"n{number}", nth=nth)


def _with_gaps(placed, earlier):
    before = next((knot.day for stretch in reversed(earlier) for knot in reversed(stretch.knots) if knot.day), None)
    gapped = []
    for knot in placed:
        gapped.append(replace(knot, gap=_days(before, knot.day)))
        before = knot.day or before
    return gapped


def _days(before, day):
    return (day - before).days if before and day else None
