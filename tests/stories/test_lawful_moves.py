"""Five people do what they like, in any order, allowed or not: what the house promises holds after every step."""

import datetime

import pytest
from django.db import transaction
from django.db.models import Count, F, Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from sifang.core import clock, errands, sealing
from sifang.core.errors import Refused
from sifang.core.stages import Staged
from sifang.letters.models import Letter
from sifang.meetings.commands import calling, holding
from sifang.meetings.models import Item, Meeting
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.projects.commands import carrying, claiming, escalating, proposing
from sifang.projects.models import Claim, Coverage, Escalation, Project
from sifang.resources import commands as resources
from sifang.resources.models import Booking, Resource
from tests.town import Town

WORDS = "写下来的话，大家都看得懂"
# Mostly whoever the law names; now and then anybody of the five.
actors = st.sampled_from([None] * 8 + ["wang", "deng", "su", "chen", "ma"])
bodies = st.sampled_from(["power", "bank"])
picks = st.integers(0, 30)
HELD = (Project.Stage.CLAIMED, Project.Stage.SUBMITTED)
STAGED = (Need, Resource, Project, Escalation, Meeting, Letter)


def reachable(model):
    """{stage: the stages that any number of arrows lead to from it}."""
    found = {stage: {stage, *model.ARROWS.get(stage, ())} for stage in model.Stage.values}
    for _round in found:
        found = {stage: set().union(*(found[end] for end in ends)) for stage, ends in found.items()}
    return found


REACHABLE = {model: reachable(model) for model in STAGED}


class LawfulMoves(RuleBasedStateMachine):
    """泰安社区 with a resident, a worker, two liaisons and a sponsor leader."""

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.town = Town()
        self.seen = {}

    def teardown(self):
        verdict = sealing.verify()
        dead = list(errands.failed())
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)
        assert verdict.fault is None
        assert not dead

    def attempt(self, act, *facts, **more):
        """The command is carried out or refused with a sentence; nothing else may happen."""
        try:
            with transaction.atomic():
                return act(*facts, **more)
        except Refused as refusal:
            assert str(refusal).endswith(("。", "."))
            return None

    def who(self, name, lawful):
        return getattr(self.town, name or lawful)

    def one(self, rows, pick):
        """One of ``rows``, or None when there is none."""
        rows = list(rows.order_by("pk"))
        return rows[pick % len(rows)] if rows else None

    @initialize(far=st.sampled_from(["listed", "open", "claimed", "submitted", "met", "escalated"]))
    def begin(self, far):
        """Some way into the flow, so that every part of it is tried."""
        self.town.resource(capacity=4)
        self.town.resource("会换灯的志愿者电工", self.town.bank, capacity=3)
        for place in "一二":
            self.town.need(f"{place}号楼路灯坏了，请电工检修")
        proposing.match(self.town.wang, self.town.taian)
        if far == "listed":
            return
        items = self.town.meeting(*Project.objects.all()).items.all()
        if far == "open":
            return
        self.resolve(items[0], "escalate" if far == "escalated" else "claim", None, "power")
        if far in ("submitted", "met"):
            carrying.submit(self.town.deng, items[0].project, WORDS)
        if far == "met":
            carrying.accept(self.town.wang, Project.objects.get(pk=items[0].project_id))

    def resolve(self, item, how, actor, body):
        """The meeting decides about the item in one of its four ways."""
        actor, town = self.who(actor, "wang"), self.town
        if how == "claim":
            due, beside = clock.today() + datetime.timedelta(days=9), [town.power, town.bank]
            self.attempt(holding.resolve_claimed, actor, item, getattr(town, body), due=due, supporting=beside)
        elif how == "escalate":
            asked = {"tried": WORDS, "asked": WORDS, "departments": [town.housing]}
            self.attempt(holding.resolve_escalated, actor, item, **asked)
        elif how == "defer":
            self.attempt(holding.resolve_deferred, actor, item, WORDS)
        else:
            self.attempt(holding.note, actor, item, WORDS, done=True)

    @rule(place=st.sampled_from("三四五六"))
    def report(self, place):
        self.attempt(needs.report, None, self.town.taian, f"{place}号楼路灯坏了，请电工检修", asker=self.town.ma)

    @rule(actor=actors, pick=picks, amount=st.integers(1, 3))
    def verify(self, actor, pick, amount):
        if need := self.one(Need.objects.filter(stage="new"), pick):
            facts = {"kind": "technology", "category": "infrastructure", "amount": amount}
            self.attempt(needs.verify, self.who(actor, "wang"), need, **facts)

    @rule(actor=actors, pick=picks, act=st.sampled_from([needs.send_back, needs.answer]))
    def settle_without_a_project(self, actor, pick, act):
        if need := self.one(Need.objects.all(), pick):
            self.attempt(act, self.who(actor, "wang"), need, WORDS)

    @rule(pick=picks)
    def resubmit(self, pick):
        if need := self.one(Need.objects.filter(stage__in=["returned", "merged"]), pick):
            self.attempt(needs.resubmit, self.town.ma, need, "三号楼二单元路灯坏了，请电工检修")

    @rule(actor=actors, one=picks, other=picks)
    def merge(self, actor, one, other):
        need, into = self.one(Need.objects.all(), one), self.one(Need.objects.all(), other)
        self.attempt(needs.merge, self.who(actor, "wang"), need, into)

    @rule(pick=picks)
    def unmerge(self, pick):
        if need := self.one(Need.objects.filter(stage__in=["returned", "merged"]), pick):
            self.attempt(needs.unmerge, self.town.wang, need)

    @rule(actor=actors)
    def match(self, actor):
        self.attempt(proposing.match, self.who(actor, "wang"), self.town.taian)

    @rule(pick=picks, resource=picks, units=st.integers(1, 4))
    def choose(self, pick, resource, units):
        if project := self.one(Project.objects.all(), pick):
            wanted = self.one(Resource.objects.all(), resource)
            self.attempt(proposing.choose, self.town.wang, project, wanted, units)

    @rule(pick=picks, capacity=st.integers(1, 6))
    def resize(self, pick, capacity):
        self.attempt(resources.correct, self.town.wang, self.one(Resource.objects.all(), pick), capacity=capacity)

    @rule(pick=picks, body=bodies)
    def intend(self, pick, body):
        if project := self.one(Project.objects.all(), pick):
            liaison = {"power": self.town.deng, "bank": self.town.su}[body]
            self.attempt(claiming.state_intent, liaison, project, getattr(self.town, body))

    @rule(actor=actors, pick=picks)
    def drop(self, actor, pick):
        if project := self.one(Project.objects.filter(stage__in=["proposed", "tabled"]), pick):
            self.attempt(claiming.drop, self.who(actor, "wang"), project, WORDS)

    @rule(actor=actors)
    def convene(self, actor):
        """The meeting that is going on goes one step further, or one is called and notified."""
        town, actor = self.town, self.who(actor, "wang")
        going = self.one(Meeting.objects.filter(stage__in=["draft", "notified", "open"]), 0)
        if going:
            steps = {"draft": calling.notify, "notified": holding.open_session, "open": holding.close_session}
            self.attempt(steps[going.stage], actor, going)
            return
        when = clock.now() + datetime.timedelta(days=5)
        meeting = self.attempt(calling.call, town.wang, town.taian, when, "二楼会议室", chair=town.li)
        self.attempt(calling.fill_agenda, actor, meeting)
        self.attempt(calling.notify, town.wang, meeting)

    @rule(actor=actors)
    def cancel(self, actor):
        if meeting := self.one(Meeting.objects.filter(stage__in=["draft", "notified"]), 0):
            self.attempt(calling.cancel, self.who(actor, "wang"), meeting, WORDS)

    @rule(actor=actors, pick=picks, how=st.sampled_from(["claim", "claim", "escalate", "defer", "note"]), body=bodies)
    def decide(self, actor, pick, how, body):
        if item := self.one(Item.objects.filter(meeting__stage="open"), pick):
            self.resolve(item, how, actor, body)

    @rule(actor=actors)
    def sign(self, actor):
        if meeting := self.one(Meeting.objects.filter(stage="held"), 0):
            self.attempt(holding.sign, self.who(actor, "li"), meeting)

    @rule(actor=actors, pick=picks)
    def submit(self, actor, pick):
        if project := self.one(Project.objects.filter(stage__in=["claimed", "tabled"]), pick):
            self.attempt(carrying.submit, self.who(actor, "deng"), project, WORDS)

    @rule(actor=actors, pick=picks, good=st.sampled_from([True, True, False]))
    def judge(self, actor, pick, good):
        if project := self.one(Project.objects.filter(stage__in=["submitted", "claimed"]), pick):
            act = (carrying.accept,) if good else (carrying.send_back, WORDS)
            self.attempt(act[0], self.who(actor, "wang"), project, *act[1:])

    @rule(actor=actors, pick=picks)
    def hand_back(self, actor, pick):
        if project := self.one(Project.objects.filter(stage__in=HELD), pick):
            self.attempt(claiming.hand_back, self.who(actor, "deng"), project, WORDS)

    @rule(actor=actors, pick=picks)
    def coordinate(self, actor, pick):
        if escalation := self.one(Escalation.objects.exclude(stage="closed"), pick):
            self.attempt(escalating.answer, self.who(actor, "chen"), escalation, WORDS)
            self.attempt(escalating.answer_ask, self.who(actor, "officer"), escalation.asks.get(), WORDS)

    @rule(actor=actors, pick=picks, solved=st.booleans())
    def close(self, actor, pick, solved):
        if escalation := self.one(Escalation.objects.exclude(stage="closed"), pick):
            self.attempt(escalating.close, self.who(actor, "wang"), escalation, solved=solved, words=WORDS)

    @rule(actor=actors, pick=picks, outcome=st.sampled_from(["yes", "no", "partly"]))
    def rate(self, actor, pick, outcome):
        if need := self.one(Need.objects.filter(stage__in=Need.DONE_STAGES), pick):
            self.attempt(needs.rate, self.who(actor, "ma"), need, outcome, 5 if outcome == "yes" else 2)

    @rule()
    def let_the_worker_run(self):
        errands.run_all()

    @invariant()
    def every_claim_rests_on_a_resolution_of_a_meeting_that_sat(self):
        sat = Item.objects.filter(outcome="claimed", resolution__isnull=False, meeting__stage__in=["open", "held", "signed"])
        bases = set(sat.values_list("project", "claim__basis"))
        assert {claim for claim in Claim.objects.values_list("project", "basis")} <= bases

    @invariant()
    def a_project_is_led_by_one_organization_exactly_while_it_is_held(self):
        open_lead = Count("claims", filter=Q(claims__role="lead", claims__ended_at=None))
        for stage, leads in Project.objects.annotate(leads=open_lead).values_list("stage", "leads"):
            assert leads <= 1
            if stage != Project.Stage.ACCEPTED:
                assert (leads == 1) == (stage in HELD)

    @invariant()
    def a_need_has_one_open_project_at_most_and_a_project_in_hand_has_its_need(self):
        covered = Coverage.objects.filter(ended_at=None)
        assert not covered.values("need").annotate(n=Count("pk")).filter(n__gt=1).exists()
        assert not covered.exclude(project__stage__in=Project.OPEN_STAGES).exists()
        in_hand = (*HELD, Project.Stage.ESCALATED)
        taken = set(Need.objects.filter(stage="in_project").values_list("pk", flat=True))
        assert taken == set(covered.filter(project__stage__in=in_hand).values_list("need", flat=True))

    @invariant()
    def no_resource_is_promised_beyond_what_there_is(self):
        assert not Resource.objects.with_booked().filter(booked__gt=F("capacity")).exists()
        over = Q(allocation__project__stage__in=["accepted", "dropped"]) | Q(allocation=None)
        assert not Booking.objects.filter(over, released_at=None).exists()

    @invariant()
    def what_is_merged_says_into_what_and_nobodys_asking_is_lost(self):
        assert not Need.objects.filter(Q(stage="merged"), merged_into=None).exists()
        assert not Need.objects.exclude(stage="merged").exclude(merged_into=None).exists()
        assert not Need.objects.filter(asked_by=None).exists()

    @invariant()
    def every_stage_was_reached_along_the_arrows(self):
        for model in STAGED:
            for pk, stage in model.objects.values_list("pk", "stage"):
                first = self.seen.get((model, pk), model._meta.get_field("stage").default)
                assert stage in REACHABLE[model][first], f"{model.__name__} went from {first} to {stage}"
                self.seen[model, pk] = stage


def test_every_staged_thing_is_watched():
    assert {model for model in Staged.__subclasses__() if not model._meta.abstract} == set(STAGED)


@pytest.mark.django_db
def test_whatever_five_people_do_the_house_keeps_its_promises():
    run_state_machine_as_test(
        LawfulMoves,
        settings=settings(
            max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
