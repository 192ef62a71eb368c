"""Five people do what they like, in any order, allowed or not: what the house promises holds after every step."""

import pytest
from django.db import transaction
from django.db.models import Count, F, Q
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from sifang.core import errands, sealing
from sifang.core.errors import Refused
from sifang.letters.models import Letter
from sifang.meetings.models import Item, Meeting
from sifang.needs.models import Need
from sifang.projects.commands import carrying, matching
from sifang.projects.models import Claim, Coverage, Escalation, Project
from sifang.resources.models import Booking, Resource
from tests.stories import moves
from tests.stories.moves import HELD, WORDS
from tests.town import Town

STAGED = (Need, Resource, Project, Escalation, Meeting, Letter)
STARTS = ["listed", "open", "claimed", "submitted", "met", "escalated"]
# Mostly whoever the law names; now and then anybody of the five.
actors = st.sampled_from([None] * 12 + ["wang", "deng", "su", "chen", "ma"])
picks = st.integers(0, 30)


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
        verdict, dead = sealing.verify(), list(errands.failed())
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)
        assert verdict.fault is None
        assert not dead

    def attempt(self, act, actor, row, pick=0):
        """The move is made, or refused with a sentence; nothing else may happen."""
        try:
            with transaction.atomic():
                act(self.town, actor, row, pick)
        except Refused as refusal:
            assert str(refusal).endswith(("。", "."))

    @initialize(far=st.sampled_from(STARTS))
    def begin(self, far):
        """Some way into the flow, so that every part of it is tried."""
        town = self.town
        town.resource(capacity=4)
        town.resource("会换灯的志愿者电工", town.bank, capacity=3)
        for place in "一二":
            town.need(f"{place}号楼路灯坏了，请电工检修")
        matching.match(town.wang, town.taian)
        if far == "listed":
            return
        item = town.meeting(*Project.objects.all()).items.first()
        if far == "escalated":
            moves.escalate(town, town.wang, item, 0)
        elif far != "open":
            moves.claim(town, town.wang, item, 1)
        if far in ("submitted", "met"):
            carrying.submit(town.deng, item.project, WORDS)
        if far == "met":
            carrying.accept(town.wang, item.project)

    @rule(data=st.data(), actor=actors, pick=picks)
    def somebody_tries_something(self, data, actor, pick):
        possible = moves.possible()
        move = possible[data.draw(st.integers(0, len(possible) - 1), "move")]
        rows = list(move.rows())
        self.attempt(move.act, getattr(self.town, actor or move.by), rows[pick % len(rows)], pick)
        if pick % 5 == 0:
            errands.run_all()

    @invariant()
    def every_claim_rests_on_a_resolution_of_a_meeting_that_sat(self):
        sat = ("open", "held", "signed")
        resolved = Item.objects.filter(outcome="claimed", resolution__isnull=False, meeting__stage__in=sat)
        bases = set(resolved.values_list("project", "claim__basis"))
        assert set(Claim.objects.values_list("project", "basis")) <= bases

    @invariant()
    def a_project_is_led_by_one_organization_exactly_while_it_is_held(self):
        open_lead = Count("claims", filter=Q(claims__role="lead", claims__ended_at=None))
        for stage, leads in Project.objects.annotate(leads=open_lead).values_list("stage", "leads"):
            assert leads <= 1
            assert stage == Project.Stage.ACCEPTED or (leads == 1) == (stage in HELD)

    @invariant()
    def a_need_has_one_open_project_at_most_and_a_project_in_hand_has_its_need(self):
        covered = Coverage.objects.filter(ended_at=None)
        assert not covered.values("need").annotate(n=Count("pk")).filter(n__gt=1).exists()
        assert not covered.exclude(project__stage__in=Project.OPEN_STAGES).exists()
        in_hand = covered.filter(project__stage__in=(*HELD, Project.Stage.ESCALATED))
        taken = Need.objects.filter(stage="in_project").values_list("pk", flat=True)
        assert set(taken) == set(in_hand.values_list("need", flat=True))

    @invariant()
    def no_resource_is_promised_beyond_what_there_is(self):
        assert not Resource.objects.with_booked().filter(booked__gt=F("capacity")).exists()
        over = Q(allocation__project__stage__in=["accepted", "dropped"]) | Q(allocation=None)
        assert not Booking.objects.filter(over, released_at=None).exists()

    @invariant()
    def what_is_merged_says_into_what_and_nobodys_asking_is_lost(self):
        assert not Need.objects.filter(stage="merged", merged_into=None).exists()
        assert not Need.objects.exclude(stage="merged").exclude(merged_into=None).exists()
        assert not Need.objects.filter(asked_by=None).exists()

    @invariant()
    def what_is_on_an_agenda_can_still_be_resolved(self):
        undecided = Item.objects.filter(outcome="", meeting__stage__in=["draft", "notified", "open"])
        assert not undecided.exclude(Q(project=None) | Q(project__stage="tabled")).exists()
        waiting = undecided.values("project")
        assert not Project.objects.filter(stage="tabled").exclude(pk__in=waiting).exists()

    @invariant()
    def every_stage_was_reached_along_the_arrows(self):
        for model in STAGED:
            for pk, stage in model.objects.values_list("pk", "stage"):
                before = self.seen.get((model, pk), model._meta.get_field("stage").default)
                assert stage in REACHABLE[model][before], f"{model.__name__} went from {before} to {stage}"
                self.seen[model, pk] = stage


def test_every_staged_thing_of_the_chain_is_watched():
    assert {"Need", "Resource", "Project", "Escalation", "Meeting", "Letter"} == {model.__name__ for model in STAGED}


@pytest.mark.django_db
def test_whatever_five_people_do_the_house_keeps_its_promises():
    run_state_machine_as_test(
        LawfulMoves,
        settings=settings(
            max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
