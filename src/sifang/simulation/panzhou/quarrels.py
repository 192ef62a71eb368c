"""The disputes of one community: those that waited when 2024 began, those that came, how each ended."""

import datetime

from sifang.core import clock, errands
from sifang.counsel import commands as counsel
from sifang.counsel.models import LogEntry
from sifang.disputes import commands as disputes
from sifang.disputes.models import Dispute
from sifang.people import compounds
from sifang.simulation import names
from sifang.simulation.calendar import YEAR, Calendar, moment
from sifang.simulation.panzhou import cast, offices

DAY = datetime.timedelta(days=1)
OTHER = "other"


class Quarrels:
    """What the people of one community quarrel about, day by day."""

    def __init__(self, home):
        self.home, self.share, self.calendar = home, home.share, Calendar(errands.run_all)
        self.worker, self.secretary = home.worker, home.secretary
        self.advisers, self.places = home.advisers, home.compounds[: len(home.sites) + 2]
        self.dice = names.dice("panzhou disputes", home.code)
        self._next = home.order

    def live(self):
        """Every dispute of the plan has been lived; the community has confirmed what its advisers did."""
        share = self.share
        advised = [n < share.advised for n in range(share.resolved)]
        self.dice.shuffle(advised)
        waits = [False] * share.opening + [n >= share.came - share.left for n in range(share.came)]
        for number, stays in enumerate(waits):
            self._property(number, number < share.opening, stays, advised)
        for number in range(share.others):
            day = 1 + (number * 97 + self.home.order * 13) % 960
            self.calendar.put(moment(4, day, 10, year=YEAR - 2), self._other, number)
        self.calendar.live()
        with clock.at(moment(12, 31, 16)):
            counsel.confirm_entries(self.worker, LogEntry.objects.filter(place=self.home.place, confirmed_on=None))
            errands.run_all()

    def _property(self, number, was_there, stays, advised):
        """One dispute about a compound: in 2023 where it waited when the year began."""
        spread = (number * 53 + self.home.order * 29) % 260
        came = moment(3, 1 + spread, 10, year=YEAR - 1) if was_there else moment(1, 8 + spread, 10)
        ends = moment(1, 15 + spread, 15) if was_there else came + DAY * (2 + self.dice.randrange(40))
        adviser = None if stays or not advised.pop() else self.dice.choice(self.advisers)
        self.calendar.put(came, self._register, number, None if stays else ends, adviser)

    def _story(self):
        self._next += 1
        return cast.DISPUTES[self._next % len(cast.DISPUTES)]

    def _register(self, number, ends, adviser):
        cause, words, outcome = self._story()
        place = self.places[number % len(self.places)]
        actor, side = self._teller(number, place)
        name = names.persons(1, "panzhou party", self.home.code, number)[0]
        company = compounds.company_of(place)
        dispute = disputes.register(
            actor, place, cause, f"{place}{words}", registrar=side, company=company,
            parties=({"role": "applicant", "name": name}, {"role": "respondent", "organization": company}),
            households=8 if number % 9 == 4 else 1, is_safety=cause in cast.DANGERS,
        )  # fmt: skip
        if dispute.colour == Dispute.Colour.RED:
            disputes.report_up(self.worker, dispute, self.advisers[0])
        if ends is None:
            self.calendar.after(2, 15, self._try, dispute, number)
        else:
            self._go_on(number, dispute, ends, adviser, outcome)

    def _teller(self, number, place):
        """Each of the parties registers some."""
        if number % 4 == 1:
            return self._company(place), Dispute.Side.COMPANY
        if number % 4 == 2 and place == self.places[0]:
            return offices.known(f"owner{self.home.code}"), Dispute.Side.OWNERS
        return self.worker, Dispute.Side.RESIDENT if number % 4 == 3 else Dispute.Side.COMMUNITY

    def _company(self, place):
        company = compounds.company_of(place)
        return company.posts.get(kind="liaison").person

    def _go_on(self, number, dispute, ends, adviser, outcome):
        """It is talked over once without an end where there is time, and settled on its day."""
        if adviser is None and number % 2:
            self.calendar.put(ends, disputes.settle_on_the_spot, self.worker, dispute, cast.SAID_SPOT)
            return
        if number % 3 == 0:
            first = max(clock.now() + DAY, ends - DAY * 9)
            self.calendar.put(min(first, ends), self._sit, dispute, adviser)
        self.calendar.put(ends, self._settle, number, dispute, adviser, outcome)

    def _sit(self, dispute, adviser):
        disputes.hold_session(self.worker, dispute, adviser=adviser, notes=cast.SAID_WAITS)

    def _settle(self, number, dispute, adviser, outcome):
        """The last session: settled at the table, or by an agreement that is kept."""
        dispute.refresh_from_db()
        signed = number % 5 == 2
        disputes.hold_session(
            self.worker, dispute, adviser=adviser, notes=cast.SAID_TALK, settled=not signed, outcome=outcome
        )
        if signed:
            self._agree(number, dispute, outcome)
        elif number % 7 == 5:
            self.calendar.after(20, 9, disputes.close, self.worker, dispute)

    def _agree(self, number, dispute, outcome):
        made = disputes.agree(self.worker, dispute, f"{outcome}。", perform_by=clock.today() + DAY * 20)
        if number % 2 == 0:
            self.calendar.after(6, 10, self._confirm, made)
        if clock.today() < datetime.date(YEAR, 12, 1):
            self.calendar.after(21, 10, self._check, number, made, outcome)

    def _confirm(self, agreement):
        disputes.ask_confirmation(self.worker, agreement)
        self.calendar.after(8, 10, disputes.confirm_by_court, self.worker, agreement)

    def _check(self, number, agreement, outcome):
        """Somebody looks on its day; what was not kept waits anew and is settled once more."""
        agreement.refresh_from_db()
        kept = (number + self.home.order) % 10 != 2
        disputes.check_performance(self.worker, agreement, kept, cast.SAID_KEPT if kept else cast.SAID_BACK)
        if not kept:
            self.calendar.after(7, 15, disputes.resolve, self.worker, agreement.dispute, outcome)

    def _try(self, dispute, number):
        """What waits still when the year ends was tried, and some of it went up."""
        dispute.refresh_from_db()
        disputes.hold_session(self.worker, dispute, notes=cast.SAID_WAITS)
        if number % 3 == 0:
            disputes.fail(self.worker, dispute, cast.SAID_FAILED)
            disputes.refer(self.worker, dispute, "court", cast.SAID_FAILED)

    def _other(self, number):
        """A quarrel about no compound, which an adviser helps to settle within the day."""
        words, outcome = cast.OTHERS[(number + self.home.order) % len(cast.OTHERS)]
        adviser = self.advisers[number % len(self.advisers)]
        dispute = disputes.register(adviser.person, self.home.place, OTHER, words, registrar=Dispute.Side.LAWYER)
        disputes.hold_session(
            adviser.person, dispute, adviser=adviser, notes=cast.SAID_TALK, settled=True, outcome=outcome
        )
