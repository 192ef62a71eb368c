"""The sponsor leaders come, find, and charge departments; what they found is done before the year ends."""

from sifang.needs import commands as needs
from sifang.simulation.calendar import moment
from sifang.simulation.spreading import spread
from sifang.simulation.zhangye import cast
from sifang.simulation.zhangye.asking import last_of_year
from sifang.simulation.zhangye.shares import TAIAN
from sifang.visits import commands as visits

# The two visits of a leader, weeks before the lists of the quarter they serve are matched: (month, first day, quarter).
VISITS = ((4, 8, 1), (7, 15, 2))
TO_PROJECTS = 0.4


class Leading:
    """The visits of one community's leaders, with what each finds."""

    def __init__(self, life, asking, sittings):
        self.life, self.asking, self.sittings = life, asking, sittings

    def put_down(self, rooms):
        """The visits wait for their days; returns how many needs they bring into each quarter's projects.

        ``rooms`` says how many projects of each quarter may come from visits at most.
        """
        life, left = self.life, list(rooms)
        slots = [(leader, place, visit) for visit in range(len(VISITS)) for leader, place in life.sponsors]
        for number, ((leader, place, visit), findings) in enumerate(
            zip(slots, self._findings(len(slots)), strict=True)
        ):
            month, day, quarter = VISITS[visit]
            cases = self._cases(number)
            projects = min(max(round(findings * TO_PROJECTS), len(cases)), left[quarter])
            left[quarter] -= projects
            when = moment(month, day + (life.order + number) % 12, 10)
            life.calendar.put(when, self._come, leader, place, findings, projects, cases, self.sittings[quarter])
        return [room - rest for room, rest in zip(rooms, left, strict=True)]

    def _cases(self, number):
        return cast.TAIAN_CASES if self.life.code == TAIAN and number == 0 else ()

    def _findings(self, number):
        """How much each visit finds; the first one in 泰安 at least what the newspaper tells."""
        first = len(self._cases(0))
        found = spread(self.life.share.pressing - first, [1.0] * number)
        return [found[0] + first, *found[1:]]

    def _come(self, leader, place, findings, projects, cases, sitting):
        told = [self._case(case) for case in cases]
        told += [self.asking.story() for _n in range(findings - len(told))]
        visit = visits.plan(leader, place, last_of_year(0), cast.SAID_VISIT)
        visits.hold(leader, visit, findings=[(text, spot) for text, _facts, _outcome, spot in told])
        found = visit.findings.select_related("need", "visit").order_by("pk")
        for number, (finding, (_text, facts, outcome, _spot)) in enumerate(zip(found, told, strict=True)):
            keep = sitting.keep if number < projects else self._settle
            self.life.calendar.after(1, 10, self.asking.verify, finding.need, facts, outcome, keep)
            if number >= projects and number % 2:
                self._charge(leader, place, finding)

    def _case(self, case):
        text, category, kind, amount, urgency, spot_name, _asked, outcome = case
        spot = next(spot for spot in self.life.spots if spot.short_name == spot_name)
        return text, {"category": category, "kind": kind, "amount": amount, "urgency": urgency}, outcome, spot

    def _settle(self, need, outcome):
        self.life.calendar.after(9, 16, self._answer, need, outcome)

    def _answer(self, need, outcome):
        """The community tells how it was settled, unless the department's answer has said so already."""
        need.refresh_from_db()
        if need.stage == need.Stage.LISTED:
            needs.answer(self.life.worker, need, outcome)

    def _charge(self, leader, place, finding):
        body, speaker = self.life.departments[finding.pk % len(self.life.departments)]
        assignment = visits.charge(leader, body, finding.text, last_of_year(10), place=place, finding=finding)
        self.life.calendar.after(4, 16, visits.answer, speaker, assignment, cast.SAID_DEPARTMENT)
        self.life.calendar.after(7, 10, visits.confirm, self.life.worker, assignment, cast.SAID_SOLVED)
