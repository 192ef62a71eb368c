"""Bench talks and courtyard councils: short, in the open, and some of them bring a need."""

from sifang.meetings.commands import councils
from sifang.simulation.calendar import moment
from sifang.simulation.zhangye import cast

# How many talks bring a need into the projects of each quarter.
BRING = (1, 1, 1, 1)
BEFORE = ((2, 6), (4, 26), (7, 20), (10, 2))
MONTHS = (3, 4, 5, 6, 7, 8, 9, 10, 11)


class Talking:
    """One community's talks through the year."""

    def __init__(self, life, asking, sittings):
        self.life, self.asking, self.sittings = life, asking, sittings

    def put_down(self):
        """The talks wait for their days."""
        for quarter, number in enumerate(BRING):
            for n in range(number):
                month, day = BEFORE[quarter]
                when = moment(month, day + (self.life.order + n) % 8, 19)
                self.life.calendar.put(when, self._bring, self.sittings[quarter])
        for number in range(self.life.share.councils - sum(BRING)):
            month = MONTHS[number % len(MONTHS)]
            day = 1 + (self.life.order * 5 + number * 7) % 28
            self.life.calendar.put(moment(month, day, 19, number), self._talk, number)

    def _talk(self, number):
        topic, outcome, result = cast.TALKS[(number + self.life.order) % len(cast.TALKS)]
        spot = self.life.spot()
        owner = {"owner": self.life.worker.name} if outcome == "resolved" else {}
        actor = self.life.reps[number % 2] if number % 3 else self.life.worker
        council = councils.hold(
            actor, self.life.place, f"{spot}{topic}", self.life.dice.randrange(6, 30), outcome,
            kind="bench" if number % 2 else "courtyard", spot=spot, where=self.life.dice.choice(cast.PLACES_TO_TALK),
            result=result, **owner,
        )  # fmt: skip
        if number % 4 == 1 and not councils.is_private(council):
            self.life.calendar.after(3, 10, councils.publish, self.life.worker, council)
        if outcome == "resolved":
            self.life.calendar.after(12, 10, councils.finish, self.life.worker, council)

    def _bring(self, sitting):
        text, facts, outcome, spot = self.asking.story()
        council = councils.hold(
            self.life.reps[0], self.life.place, text, self.life.dice.randrange(8, 30), "need", kind="courtyard",
            spot=spot, where=self.life.dice.choice(cast.PLACES_TO_TALK), need_text=text,
        )  # fmt: skip
        self.life.calendar.after(1, 9, self.asking.verify, council.need, facts, outcome, sitting.keep)
