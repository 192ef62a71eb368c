"""What five people may try on needs, resources, projects, meetings and escalations, whether it is allowed or not."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from sifang.core import clock
from sifang.meetings.commands import calling, holding
from sifang.meetings.models import Item, Meeting
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.projects.commands import carrying, claiming, escalating, matching, proposing
from sifang.projects.models import Escalation, Project
from sifang.resources import commands as resources
from sifang.resources.models import Resource

WORDS = "写下来的话，大家都看得懂"
LAMP = {"kind": "technology", "category": "infrastructure", "amount": 2}
HELD = (Project.Stage.CLAIMED, Project.Stage.SUBMITTED)


@dataclass(frozen=True)
class Move:
    """Something that can be tried on a row of ``model`` in one of ``stages``, and who does it by law."""

    act: Callable
    model: type
    stages: frozenset[str]
    by: str

    def rows(self):
        """The rows it can be tried on, oldest first."""
        return self.model.objects.filter(**{f"{stage_of(self.model)}__in": self.stages}).order_by("pk")


MOVES: list[Move] = []


def stage_of(model):
    """The field that says how far a row is: of an item, its meeting's."""
    return "meeting__stage" if model is Item else "stage"


def possible():
    """The moves for which there is a row, in the order of this file."""
    models = {move.model for move in MOVES}
    found = {model: set(model.objects.values_list(stage_of(model), flat=True)) for model in models}
    return [move for move in MOVES if move.stages & found[move.model]]


def move(model, *stages, by="wang"):
    """The function below is tried on rows of ``model`` in one of ``stages``, or in any."""

    def keep(act):
        MOVES.append(Move(act, model, frozenset(stages or model.Stage.values), by))
        return act

    return keep


def later(days):
    return clock.today() + datetime.timedelta(days=days)


@move(Need)
def report(town, actor, need, pick):
    needs.report(None, town.taian, f"{pick}号楼路灯坏了，请电工检修", asker=town.ma)


@move(Need, "new")
@move(Need, "new")
def verify(town, actor, need, pick):
    needs.verify(actor, need, **LAMP | {"amount": 1 + pick % 3})


@move(Need, "new", "listed")
def return_it(town, actor, need, pick):
    needs.send_back(actor, need, WORDS)


@move(Need)
def settle_it_without_a_project(town, actor, need, pick):
    needs.answer(actor, need, WORDS)


@move(Need, "returned", "merged", by="ma")
def resubmit(town, actor, need, pick):
    needs.resubmit(actor, need, "三号楼二单元路灯坏了，请电工检修")


@move(Need, "new", "listed", "in_project")
def merge(town, actor, need, pick):
    into = list(Need.objects.order_by("pk"))
    needs.merge(actor, need, into[pick % len(into)])


@move(Need, "returned", "merged")
def unmerge(town, actor, need, pick):
    needs.unmerge(actor, need)


@move(Need)
def join(town, actor, need, pick):
    needs.join(town.rep, need)


@move(Need, "met", "closed", by="ma")
def call_it_solved(town, actor, need, pick):
    needs.rate(actor, need, "yes", 5)


@move(Need, "met", "closed", by="rep")
@move(Need, "met", "closed", by="ma")
def call_it_unsolved(town, actor, need, pick):
    needs.rate(actor, need, "no", 1)


@move(Need)
def match(town, actor, need, pick):
    matching.match(actor, town.taian)


@move(Resource)
def resize(town, actor, resource, pick):
    resources.correct(actor, resource, capacity=1 + pick % 6)


@move(Resource)
def retire_or_offer_again(town, actor, resource, pick):
    act = {"available": resources.retire, "declared": resources.verify}.get(resource.stage, resources.offer_again)
    act(actor, resource)


@move(Project, "proposed", "tabled", "claimed")
def choose(town, actor, project, pick):
    proposing.choose(actor, project, Resource.objects.order_by("pk")[pick % 2], 1 + pick % 4)


@move(Project, by="su")
def intend(town, actor, project, pick):
    claiming.state_intent(actor, project, town.bank)


@move(Project, "proposed", "tabled", "claimed")
def drop(town, actor, project, pick):
    claiming.drop(actor, project, WORDS)


@move(Project, "proposed")
def call_a_meeting(town, actor, project, pick):
    meeting = calling.call(actor, town.taian, clock.now() + datetime.timedelta(days=5), "二楼会议室", chair=town.li)
    calling.fill_agenda(actor, meeting)
    calling.notify(actor, meeting)


@move(Meeting, "draft", "notified")
def change_the_agenda(town, actor, meeting, pick):
    item = meeting.items.first()
    if item and pick % 2:
        calling.take_off(actor, item)
    calling.fill_agenda(actor, meeting)


@move(Meeting, "draft", "notified")
def cancel(town, actor, meeting, pick):
    calling.cancel(actor, meeting, WORDS)


@move(Meeting, "notified")
@move(Meeting, "notified", "held")
def open_session(town, actor, meeting, pick):
    holding.open_session(actor, meeting)


@move(Item, "open")
@move(Item, "open")
def claim(town, actor, item, pick):
    lead, beside = (town.power, [town.bank]) if pick % 2 else (town.bank, [])
    holding.resolve_claimed(actor, item, lead, due=later(9), supporting=beside, commitment=WORDS)


@move(Item, "open")
def defer_or_note(town, actor, item, pick):
    holding.resolve_deferred(actor, item, WORDS) if item.project else holding.note(actor, item, WORDS, done=True)


@move(Item, "open")
def escalate(town, actor, item, pick):
    holding.resolve_escalated(actor, item, tried=WORDS, asked=WORDS, departments=[town.housing])


@move(Meeting, "open")
def close_session(town, actor, meeting, pick):
    holding.close_session(actor, meeting)


@move(Meeting, "held", "open", by="li")
def sign(town, actor, meeting, pick):
    holding.sign(actor, meeting)


@move(Project, *HELD, by="deng")
@move(Project, "tabled", "claimed")
def submit(town, actor, project, pick):
    carrying.submit(actor, project, WORDS)


@move(Project, *HELD)
@move(Project, "submitted")
def accept(town, actor, project, pick):
    carrying.accept(actor, project)


@move(Project, *HELD)
def send_it_back(town, actor, project, pick):
    carrying.send_back(actor, project, WORDS)


@move(Project, *HELD, by="deng")
def hand_back(town, actor, project, pick):
    claiming.hand_back(actor, project, WORDS)


@move(Escalation, "open", by="chen")
def answer_as_sponsor(town, actor, escalation, pick):
    escalating.answer(actor, escalation, WORDS)


@move(Escalation, "open", "coordinating", by="officer")
def answer_as_department(town, actor, escalation, pick):
    escalating.answer_ask(actor, escalation.asks.get(), WORDS)


@move(Escalation)
def close(town, actor, escalation, pick):
    escalating.close(actor, escalation, solved=bool(pick % 2), words=WORDS)


@move(Escalation, "answered", "closed")
def ask_again(town, actor, escalation, pick):
    escalating.ask_again(actor, escalation, WORDS)
