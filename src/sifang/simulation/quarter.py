"""One community's quarter: needs come in, the lists are matched, the joint meeting claims, work is done and rated."""

import datetime
import random

from sifang.core import clock, errands
from sifang.letters import commands as letters
from sifang.letters.models import Letter
from sifang.matching import windows
from sifang.meetings.commands import calling, holding
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people import commands as people
from sifang.people.queries import organizations_of
from sifang.projects.commands import carrying, claiming, escalating, matching, proposing
from sifang.projects.models import Project
from sifang.projects.sharing import lead_of
from sifang.simulation import cast, intake

MEETING_DAY, LAST_DAY = 52, 91
DAY = datetime.timedelta(days=1)
# The communities (in their order) whose old pipes wait: for the sponsor leader, and for the departments.
WITH_PIPES = (1, 2)


class Quarter:
    """The quarter of one community, day by day from ``first`` (an aware moment)."""

    def __init__(self, town, community, first, order):
        self.town, self.community, self.first, self.order = town, community, first, order
        self.dice = random.Random(f"quick {community.code}")  # noqa: S311 - a story, not a secret
        code = community.code
        self.worker, self.secretary = town.workers[code], town.secretaries[code]
        self.rep, self.sponsor, self.spots = town.reps[code][0], town.sponsors[code], town.spots[code]

    def live(self):
        """The whole quarter has been lived."""
        self._needs()
        with self.on(44, 9):
            matching.match(self.worker, self.community)
        self._meeting()
        self._work()
        intake.live(self)
        self._last_days()

    def on(self, day, hour=10):
        """At this hour of that day of the quarter."""
        return clock.at(self.first + DAY * day + datetime.timedelta(hours=hour))

    def _needs(self):
        told = self._taian() if self.community.code == cast.TAIAN else []
        for number, (text, kind, amount, urgency, when, category) in enumerate(cast.NEEDS):
            spot = self.spots[(number + self.order) % len(self.spots)]
            with self.on(2 + number * 2 + self.order, 8 + number % 9):
                told.append(
                    self._report(
                        number,
                        text.format(spot=spot),
                        spot,
                        category,
                        kind=kind,
                        amount=amount,
                        urgency=urgency,
                        windows=windows.parse(when),
                    )
                )
                errands.run_all()
        self._repeat(told)

    def _taian(self):
        told = []
        for text, category, kind, amount, urgency, spot_name, _content in cast.TAIAN_CASES:
            spot = next(spot for spot in self.spots if spot.short_name == spot_name)
            with self.on(1, 15):
                need = needs.report(
                    self.sponsor, self.community, text, channel=Need.Channel.SPONSOR, spot=spot, asker=self.resident()
                )
                needs.verify(self.worker, need, category=category, kind=kind, amount=amount, urgency=urgency)
                told.append(need)
        return told

    def _report(self, number, text, spot, category, **asked):
        channel, actor = self._channel(number)
        need = needs.report(actor, self.community, text, channel=channel, spot=spot, asker=self.resident())
        if number == 9 and self.order % 2:
            needs.send_back(self.worker, need, cast.SAID_UNCLEAR)
            return need
        needs.verify(self.worker, need, category=category, **asked)
        if number in cast.ALSO:
            needs.set_parts(self.worker, need, [cast.ALSO[number]], together=not self.order)
        return need

    def _channel(self, number):
        body = self.town.bodies[next(iter(self.town.bodies))]
        speakers = {
            0: (Need.Channel.COMMUNITY, self.worker),
            1: (Need.Channel.RESIDENT, None),
            2: (Need.Channel.RESIDENT_REP, self.rep),
            3: (Need.Channel.PARTNER, body[1]),
            4: (Need.Channel.RESIDENT, None),
        }
        return speakers[number % 5]

    def resident(self):
        """Somebody who lives here and may have asked before."""
        name = self.dice.choice(cast.SURNAMES) + self.dice.choice(cast.GIVEN)
        phone = f"1990000{self.dice.randrange(10000):04d}"
        return people.meet_caller(self.worker, phone, name=name, home=self.community)

    def _repeat(self, told):
        """Two neighbours report the same again; the community merges, others say "I have it too"."""
        with self.on(36, 11):
            for number, text in cast.AGAIN.items():
                first = next(
                    need
                    for need in told
                    if need.text.startswith(str(self.spots[(number + self.order) % len(self.spots)]))
                    and need.stage == Need.Stage.LISTED
                )
                again = needs.report(
                    None, self.community, text.format(spot=first.spot), asker=self.resident(), spot=first.spot
                )
                needs.merge(self.worker, again, first)
                needs.join(self.resident(), first)

    def _meeting(self):
        with self.on(45, 15):
            starts_at = self.first + DAY * MEETING_DAY + datetime.timedelta(hours=15)
            meeting = calling.call(
                self.worker,
                self.community,
                starts_at,
                cast.VENUE.format(community=self.community),
                chair=self.secretary,
            )
            self._intents()
            self._propose_cases()
            calling.fill_agenda(self.worker, meeting)
            calling.add_topic(self.worker, meeting, cast.SAID_TOPIC)
            calling.notify(self.worker, meeting)
            errands.run_all()
        with self.on(MEETING_DAY, 15):
            self._hold(meeting)
        with self.on(MEETING_DAY + 2, 9):
            holding.sign(self.secretary, meeting)

    def _propose_cases(self):
        """What no single resource serves goes to the meeting all the same."""
        for need in Need.objects.filter(place=self.community, channel=Need.Channel.SPONSOR, coverages=None):
            proposing.propose(self.worker, need)

    def _intents(self):
        for project in Project.objects.filter(place=self.community, stage=Project.Stage.PROPOSED).order_by("pk")[:4]:
            body = lead_of(project)
            if body:
                claiming.state_intent(self.town.liaisons[body.pk], project, body, offer=cast.SAID_OFFER)

    def _hold(self, meeting):
        holding.open_session(self.secretary, meeting)
        for number, invitation in enumerate(meeting.invitations.select_related("person", "organization")):
            holding.attend(self.worker, invitation, number % 7 != 6, "" if number % 7 != 6 else cast.SAID_LEAVE)
        for number, item in enumerate(meeting.items.select_related("project")):
            self._resolve(number, item)
        holding.close_session(self.secretary, meeting)

    def _resolve(self, number, item):
        if not item.project:
            holding.note(self.worker, item, cast.SAID_NOTED)
            return
        asked = self._case(item.project)
        lead = lead_of(item.project)
        if asked:
            departments = [body for body, _person in self.town.departments]
            due = None if self.community.code == cast.TAIAN else (self.first + DAY * (LAST_DAY + 5)).date()
            holding.resolve_escalated(
                self.worker, item, tried=cast.SAID_TRIED, asked=asked, departments=departments[:2], due=due
            )
        elif lead is None or number % 6 == 5:
            holding.resolve_deferred(self.worker, item, cast.SAID_DEFERRED)
        else:
            due = clock.today() + DAY * (14 + number * 2)
            supporting = [body for body in organizations_of(self.community) if body != lead][: number % 2]
            holding.resolve_claimed(
                self.worker,
                item,
                lead,
                due=due,
                supporting=supporting,
                commitment=cast.SAID_COMMITMENT,
                note=cast.SAID_AGREED,
            )

    def _case(self, project):
        """What the sponsor leader is asked for, if the project is one of the hard ones."""
        asked = {text: content for text, *_rest, content in cast.TAIAN_CASES}
        texts = [need.text for need in project.needs.all()]
        if self.order in WITH_PIPES and any(cast.PIPES in text for text in texts):
            return cast.PIPES_ASKED
        return next((asked[text] for text in texts if text in asked), "")

    def _work(self):
        for number, project in enumerate(
            Project.objects.filter(place=self.community, stage=Project.Stage.CLAIMED).order_by("pk")
        ):
            speaker = self.town.liaisons[project.lead.organization_id]
            with self.on(MEETING_DAY + 1, 10):
                first = carrying.plan_step(speaker, project, cast.SAID_LOOK, clock.today() + DAY * 3)
                last = carrying.plan_step(speaker, project, cast.SAID_DO, project.due)
            with self.on(MEETING_DAY + 4, 10):
                carrying.finish_step(speaker, first, cast.SAID_LOOKED)
            if number % 5 != 4:
                self._finish(number, project, speaker, last)
        for project in Project.objects.filter(place=self.community, stage=Project.Stage.ESCALATED).order_by("pk"):
            self._coordinate(project.escalations.get())

    def _coordinate(self, escalation):
        if self.order == WITH_PIPES[0]:
            return
        if self.order == WITH_PIPES[1]:
            with self.on(LAST_DAY - 2, 9):
                escalating.answer(self.sponsor, escalation, cast.SAID_ANSWER)
            return
        self._settle(escalation)

    def _finish(self, number, project, speaker, last):
        day = min((project.due - self.first.date()).days - 1, LAST_DAY - 12)
        with self.on(day, 16):
            carrying.finish_step(speaker, last, cast.SAID_FINISHED)
            carrying.submit(speaker, project, cast.OUTCOME)
        if number % 5 == 3:
            return
        with self.on(day + 2, 9):
            carrying.accept(self.worker, project)
            errands.run_all()
        self._ratings(number, project, day + 4)

    def _ratings(self, number, project, day):
        with self.on(day, 19):
            for need in project.needs.all():
                for asker in need.asked_by.select_related("person").order_by("pk")[:2]:
                    if need.stage == Need.Stage.LISTED:
                        break
                    poor = number == 6
                    needs.rate(
                        asker.person,
                        need,
                        "no" if poor else "yes",
                        2 if poor else 4 + number % 2,
                        cast.SAID_POOR if poor else cast.SAID_GOOD,
                    )
            errands.run_all()
        with self.on(day + 1, 9):
            for letter in Letter.objects.filter(project=project, stage=Letter.Stage.DRAFT):
                if number % 3 != 2:
                    letters.approve(self.secretary, letter)
            errands.run_all()

    def _settle(self, escalation):
        with self.on(MEETING_DAY + 3, 9):
            escalating.answer(self.sponsor, escalation, cast.SAID_ANSWER)
        people_of = dict(self.town.departments)
        with self.on(MEETING_DAY + 9, 16):
            for ask in escalation.asks.select_related("department", "escalation"):
                escalating.answer_ask(people_of[ask.department], ask, cast.SAID_DEPARTMENT)
        with self.on(MEETING_DAY + 25, 10):
            escalating.close(self.worker, escalation, solved=True, words=cast.SAID_SOLVED)
            errands.run_all()
        self._ratings(1, escalation.project, MEETING_DAY + 27)

    def _last_days(self):
        """New needs nobody has verified yet, and the next round of matching."""
        with self.on(LAST_DAY - 2, 9):
            matching.match(self.worker, self.community)
        for number in (1, 3):
            spot = self.spots[(number + self.order + 1) % len(self.spots)]
            with self.on(LAST_DAY - 1, 17 + number):
                needs.report(
                    None, self.community, cast.NEEDS[number][0].format(spot=spot), asker=self.resident(), spot=spot
                )
                errands.run_all()
