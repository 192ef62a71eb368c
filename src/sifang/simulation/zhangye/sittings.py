"""The quarterly joint meeting: the lists are matched, the meeting claims, the work is done and accepted."""

from sifang.core import clock, errands
from sifang.letters import commands as letters
from sifang.letters.models import Letter
from sifang.meetings.commands import calling, holding, topics
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.projects.commands import carrying, claiming, escalating, matching, proposing
from sifang.projects.models import Project
from sifang.projects.sharing import lead_of
from sifang.simulation.calendar import moment
from sifang.simulation.zhangye import cast
from sifang.simulation.zhangye.asking import last_of_year

# (month, day) of the four joint meetings; the lists are matched and the notice given nine days before.
MEETINGS = ((3, 12), (6, 11), (9, 10), (11, 12))
NOTICE = 9


class Sitting:
    """One quarter's joint meeting of one community, and what comes of it."""

    def __init__(self, life, quarter, hard):
        self.life, self.quarter, self.hard = life, quarter, hard
        self.wanted: list[tuple[Need, str]] = []
        self.outcomes: dict[int, str] = {}
        self.starts_at = moment(*MEETINGS[quarter], 15)

    def keep(self, need, outcome):
        """The need is to become a project of this meeting; ``outcome`` is what will come of it."""
        self.wanted.append((need, outcome))

    def put_down(self):
        """The notice and the meeting wait for their days."""
        month, day = MEETINGS[self.quarter]
        self.life.calendar.put(moment(month, day - NOTICE + 1, 9), self.call)
        self.life.calendar.put(self.starts_at, self.hold)

    def call(self):
        """The lists are matched, the agenda is filled, the notice goes out."""
        life = self.life
        matching.match(life.worker, life.place)
        self.meeting = calling.call(
            life.worker, life.place, self.starts_at, cast.VENUE.format(community=life.place), chair=life.secretary
        )
        for need, outcome in self.wanted:
            project = self._project(need)
            self.outcomes[project.pk] = outcome
            calling.put_on_agenda(life.worker, self.meeting, project)
        self._intents()
        calling.put_topic(life.worker, self.meeting, self._topic())
        calling.notify(life.worker, self.meeting)

    def _project(self, need):
        found = Project.objects.filter(needs=need, stage=Project.Stage.PROPOSED).first()
        return found or proposing.propose(self.life.worker, need)

    def _intents(self):
        """One or two organizations say beforehand what they would take on."""
        for project in Project.objects.filter(pk__in=self.outcomes).order_by("pk")[:2]:
            body = lead_of(project)
            if body and body.pk in self.life.liaisons:
                claiming.state_intent(self.life.liaisons[body.pk], project, body, offer=cast.SAID_OFFER)

    def _topic(self):
        life = self.life
        party, title = cast.TOPICS[(self.quarter + life.order) % len(cast.TOPICS)]
        body = life.partners[self.quarter % len(life.partners)]
        actor = {"l": life.sponsor, "o": life.speaker(body), "r": life.reps[0], "c": life.secretary}[party]
        named = {"organization": body} if party == "o" else {}
        topic = topics.propose(actor, life.place, title, party=party, **named)
        topics.screen(life.worker, topic)
        return topic

    def hold(self):
        """The four parties sit together: who came, what each item came to, and the minutes two days later."""
        life, meeting = self.life, self.meeting
        holding.open_session(life.secretary, meeting)
        invited = list(meeting.invitations.select_related("person", "organization", "meeting"))
        for number, invitation in enumerate(invited):
            if (number + self.quarter) % 6 != 5:
                holding.attend(life.worker, invitation, True)
        for number, item in enumerate(meeting.items.select_related("project", "meeting")):
            self._resolve(number, item)
        holding.close_session(life.secretary, meeting)
        life.calendar.after(2, 9, holding.sign, life.secretary, meeting)

    def _resolve(self, number, item):
        life = self.life
        asked = self._asked(item.project) if item.project else ""
        if asked:
            self._escalate(item, asked)
        elif item.project:
            self._claim(number, item)
        elif item.topic_id:
            holding.resolve_adopted(
                life.worker,
                item,
                cast.SAID_ADOPTED,
                owner=life.deputy.name,
                due=last_of_year(60),
                note=cast.SAID_AGREED,
            )
            life.calendar.after(20, 17, holding.finish_resolution, life.worker, item.resolution)
        else:
            holding.note(life.worker, item, cast.SAID_DONE, done=True)

    def _claim(self, number, item):
        life = self.life
        lead = lead_of(item.project) or life.partners[(number + self.quarter * 5) % len(life.partners)]
        beside = [life.partners[(number + 3) % len(life.partners)]] if number % 4 == 0 else []
        due = last_of_year(12 + number * 2 + life.dice.randrange(6))
        holding.resolve_claimed(
            life.worker, item, lead, due=due, supporting=[body for body in beside if body != lead],
            commitment=cast.SAID_COMMITMENT, note=cast.SAID_AGREED,
        )  # fmt: skip
        if number % 4 == 1:
            life.calendar.after(1, 10, self._step, item.project, lead, due)
        life.calendar.after((due - clock.today()).days - 2, 15, self._submit, item.project, lead)

    def _step(self, project, lead, due):
        step = carrying.plan_step(self.life.speaker(lead), project, "现场查看，定做法", due)
        carrying.finish_step(self.life.speaker(lead), step, "已看过现场")

    def _submit(self, project, lead):
        project.refresh_from_db()
        carrying.submit(self.life.speaker(lead), project, f"{self.outcomes[project.pk]}，{cast.SAID_OUTCOME}")
        self.life.calendar.after(1, 9, self._accept, project)

    def _accept(self, project):
        carrying.accept(self.life.worker, project)
        errands.run_all()
        if self.life.is_first or project.pk % 3 == 0:
            self.life.calendar.after(2, 19, self._rate, project)

    def _rate(self, project):
        for need in project.needs.all():
            for asker in need.asked_by.select_related("person").order_by("pk")[:1]:
                fair = project.pk % 12 == 0
                needs.rate(
                    asker.person, need, "yes", 3 if fair else 4 + project.pk % 2,
                    cast.SAID_FAIR if fair else cast.SAID_GOOD,
                )  # fmt: skip
        errands.run_all()
        for letter in Letter.objects.filter(project=project, stage=Letter.Stage.DRAFT):
            self.life.calendar.after(1, 9, letters.approve, self.life.secretary, letter)

    def _asked(self, project):
        """What the leader is asked for, where the matter is too hard for those at the table."""
        texts = [need.text for need in project.needs.all()]
        told = next((self.hard[text] for text in texts if text in self.hard), "")
        pipes = self.life.order % len(MEETINGS) == self.quarter and any(cast.PIPES in text for text in texts)
        return told or (cast.PIPES_ASKED if pipes else "")

    def _escalate(self, item, asked):
        """The matter goes to the sponsor leader, who brings the departments to the spot."""
        life = self.life
        bodies = [body for body, _speaker in life.departments[:2]]
        holding.resolve_escalated(
            life.worker, item, tried=cast.SAID_TRIED, asked=asked, departments=bodies,
        )  # fmt: skip
        escalation = item.project.escalations.get()
        life.calendar.after(1, 8, escalating.answer, life.sponsor, escalation, cast.SAID_LOOKED)
        life.calendar.after(6, 16, self._departments_answer, escalation)
        life.calendar.after(20, 10, self._close, escalation)

    def _departments_answer(self, escalation):
        speakers = dict(self.life.departments)
        for ask in escalation.asks.select_related("department", "escalation"):
            escalating.answer_ask(speakers[ask.department], ask, cast.SAID_DEPARTMENT)

    def _close(self, escalation):
        escalation.refresh_from_db()
        escalating.close(self.life.worker, escalation, solved=True, words=cast.SAID_SOLVED)
        errands.run_all()
