"""A run that writes and a person who decides at the same moment: they wait for each other, never in a circle."""

import datetime
import threading

import pytest
from django.db.transaction import atomic

from sifang.core import clock
from sifang.core.errors import Refused
from sifang.needs import commands as needs
from sifang.projects.commands import matching, proposing, refusing
from sifang.projects.commands import policies as office
from sifang.projects.models import Allocation, MatchPolicy, MatchRun, Project, RefusedPair
from sifang.resources.models import Resource
from tests.crowd import at_once
from tests.projects.test_policies import points
from tests.town import Town

pytestmark = pytest.mark.django_db(transaction=True)
WHILE = 1.0  # seconds a person holds a proposal before they choose: a run that would block them has done so by then


def begun(acts):
    """What came of the acts, begun together: nobody crashed."""
    answers = at_once(lambda act: act(), acts)
    assert [repr(found) for found in answers if isinstance(found, Exception) and not isinstance(found, Refused)] == []
    return answers


def test_a_choice_and_a_run_that_would_drop_the_proposal_do_not_block_each_other():
    town = Town()
    project = town.project()
    Resource.objects.update(valid_to=clock.today() - datetime.timedelta(days=1))
    spare = town.resource("又一位电工检修线路路灯")
    RefusedPair.objects.create(need=project.needs.get(), resource=spare, why="time", at=clock.now())
    other = town.need("五号楼的灯坏了")
    run = matching.order_run(town.wang, town.taian)
    held = threading.Event()

    def choose():
        with atomic():
            project.hold()
            held.set()
            threading.Event().wait(WHILE)
            proposing.choose(town.wang, project, spare, 1)

    def carry_out():
        held.wait(WHILE)
        return matching.carry_out(run)

    answers = begun([choose, carry_out])
    assert answers[1].stage == MatchRun.Stage.DONE, answers[1].failure
    project.refresh_from_db()
    assert project.stage == Project.Stage.PROPOSED
    assert Allocation.objects.get(project=project, by_hand=True).booking.resource == spare
    assert Project.objects.get(needs=other).allocations.get().booking.resource == spare


def test_orders_cancels_and_deeds_at_once_end_in_one_whole_state():
    town = Town()
    project = town.project()
    pair, seen_by_li, need = project.allocations.get(), project.allocations.get(), project.needs.get()
    other = town.need("五号楼的灯坏了")
    run = matching.order_run(town.wang, town.taian)
    begun(
        [
            lambda: matching.carry_out_next(),
            lambda: matching.carry_out_next(),
            lambda: matching.cancel_run(town.wang, MatchRun.objects.get(pk=run.pk)),
            lambda: refusing.refuse_pair(town.wang, pair, "time"),
            lambda: refusing.keep(town.li, seen_by_li),
            lambda: needs.merge(town.wang, other, need),
        ]
    )
    run.refresh_from_db()
    assert run.stage in (MatchRun.Stage.DONE, MatchRun.Stage.CANCELLED)
    matching.match(town.wang, town.taian)
    assert Allocation.objects.filter(booking__released_at=None).count() <= 1


def test_two_who_put_a_draft_in_force_at_once_do_it_once():
    town = Town()
    town.project()
    draft = office.draft_policy(town.clerk, town.street, points(wait=1), "等得久少加一点试试")
    ordered = begun([lambda: office.order_trial(town.clerk, town.street, MatchPolicy.objects.get(pk=draft.pk))] * 3)
    assert sum(isinstance(found, MatchRun) for found in ordered) == 1
    assert matching.carry_out_next().stage == MatchRun.Stage.DONE
    begun([lambda: office.put_in_force(town.clerk, MatchPolicy.objects.get(pk=draft.pk))] * 3)
    begun([lambda: office.drop_draft(town.clerk, MatchPolicy.objects.get(pk=draft.pk))] * 2)
    assert MatchPolicy.objects.get().stage == MatchPolicy.Stage.IN_FORCE
