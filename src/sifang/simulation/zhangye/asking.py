"""Needs come in by the four channels and are verified; some are returned, merged or settled on the spot."""

import datetime

from sifang.core import clock
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.simulation.zhangye import cast

Channel = Need.Channel
CHANNELS = (Channel.COMMUNITY, Channel.PARTNER, Channel.RESIDENT_REP, Channel.RESIDENT, Channel.COMMUNITY)
DAY = datetime.timedelta(days=1)


class Asking:
    """What residents of one community lack, told through the year."""

    def __init__(self, life):
        self.life, self._told = life, 0

    def story(self):
        """The next matter residents would tell: (text, what the community finds out about it, the outcome, spot)."""
        number = (self._told * 7 + self.life.order * 5) % len(cast.NEEDS)
        self._told += 1
        text, category, kind, amount, urgency, outcome = cast.NEEDS[number]
        spot = self.life.spot()
        facts = {"category": category, "kind": kind, "amount": amount, "urgency": urgency}
        return text.format(spot=spot), facts, outcome, spot

    def report(self, keep):
        """A need comes in today through one of the channels, is verified the next day, and ``keep`` has it then."""
        text, facts, outcome, spot = self.story()
        channel = CHANNELS[self._told % len(CHANNELS)]
        asker = self.life.resident() if channel == Channel.RESIDENT or self._told % 3 == 0 else None
        need = needs.report(self._teller(channel), self.life.place, text, channel=channel, spot=spot, asker=asker)
        self.life.calendar.after(1, 9, self.verify, need, facts, outcome, keep)

    def _teller(self, channel):
        life = self.life
        if channel == Channel.PARTNER:
            return life.speaker(life.dice.choice(life.partners))
        return {Channel.COMMUNITY: life.worker, Channel.RESIDENT_REP: life.reps[0], Channel.RESIDENT: None}[channel]

    def verify(self, need, facts, outcome, keep):
        """The community has looked: the need stands on the list."""
        needs.verify(self.life.worker, need, **facts)
        keep(need, outcome)

    def send_back(self):
        """Somebody writes something nobody can find, and hears what is missing."""
        need = needs.report(None, self.life.place, "那边的灯坏了，麻烦看看", asker=self.life.resident())
        self.life.calendar.after(
            1, 10, needs.send_back, self.life.worker, need, "没有写清是哪一栋楼，请补充楼号后再提交"
        )

    def settle(self):
        """The community settles a small matter itself."""
        text, facts, outcome, spot = self.story()
        need = needs.report(
            None, self.life.place, text, channel=Channel.RESIDENT, spot=spot, asker=self.life.resident()
        )
        self.life.calendar.after(1, 9, self.verify, need, facts, outcome, self._answer_soon)

    def _answer_soon(self, need, outcome):
        self.life.calendar.after(3, 16, needs.answer, self.life.worker, need, outcome)

    def late(self):
        """A need comes in at the year's end and waits for the next year."""
        text, _facts, _outcome, spot = self.story()
        needs.report(None, self.life.place, text, spot=spot, asker=self.life.resident())


def last_of_year(days):
    """The day so many days from now, within the year."""
    return min(clock.today() + DAY * days, datetime.date(clock.today().year, 12, 30))
