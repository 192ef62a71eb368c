"""Sixteen organizations are entered as the claimant of one item at the same moment: one of them has it.

The last two tests are the control: code that reads and then saves, without the lock and without the unique claim,
loses this race, so the tests above can fail.
"""

import datetime
import threading

import pytest
from django.db import IntegrityError

from sifang.core import clock
from sifang.core.errors import NotAllowed, Refused
from sifang.core.models import Deed, record
from sifang.meetings.commands import holding
from sifang.meetings.models import Item, Resolution
from sifang.people import commands as people
from sifang.projects.commands import proposing
from sifang.projects.models import Claim, Project
from sifang.resources.models import Booking, Resource
from tests.crowd import PATIENCE, at_once
from tests.town import Town

pytestmark = pytest.mark.django_db(transaction=True)
CLAIMANTS = 16


@pytest.fixture
def hall():
    """泰安社区 with sixteen partner organizations and a meeting in session over one project."""
    town = Town()
    town.due = clock.today() + datetime.timedelta(days=20)
    town.claimants = [town.bank, town.power] + [
        people.enlist(None, f"第{number}共建单位", town.taian) for number in range(3, CLAIMANTS + 1)
    ]
    town.item = town.meeting(town.project()).items.get()
    return town


def judge(hall, answers):
    """Every way in which the race was not won by exactly one; nothing when it was."""
    told = [str(answer) for answer in answers if isinstance(answer, Refused)]
    held = Claim.objects.filter(project=hall.item.project, role=Claim.Role.LEAD, ended_at=None)
    deeds = Deed.objects.filter(verb="project.claimed")
    winner = held[0].organization if len(held) == 1 else None
    found = {
        "one was told that it has the project": len(answers) - len(told) == 1,
        "fifteen were refused": len(told) == CLAIMANTS - 1,
        "every refusal names the winner": winner is not None and all(winner.name in sentence for sentence in told),
        "one claim leads": len(held) == 1,
        "one deed says so, of the winner": [deed.detail["organization"] for deed in deeds] == [winner and winner.pk],
    }
    return [fact for fact, holds in found.items() if not holds]


def resolve(hall, body):
    return holding.resolve_claimed(hall.wang, Item.objects.get(pk=hall.item.pk), body, due=hall.due)


def test_sixteen_resolutions_on_one_item_make_one_claim(hall):
    answers = at_once(lambda body: resolve(hall, body), hall.claimants)
    assert judge(hall, answers) == []
    assert not any(isinstance(answer, NotAllowed) for answer in answers)
    item, project = Item.objects.get(pk=hall.item.pk), Project.objects.get(pk=hall.item.project_id)
    assert (item.outcome, project.stage) == (Item.Outcome.CLAIMED, Project.Stage.CLAIMED)
    assert item.claim.organization == Resolution.objects.get(item=item).organization
    assert Claim.objects.count() == 1
    assert Deed.objects.filter(verb="meeting.item_claimed").count() == 1


def test_a_claim_and_a_deferral_at_once_leave_one_outcome(hall):
    def act(body):
        item = Item.objects.get(pk=hall.item.pk)
        if body is hall.bank:
            return holding.resolve_deferred(hall.wang, item, "下次再议")
        return holding.resolve_claimed(hall.wang, item, body, due=hall.due)

    answers = at_once(act, hall.claimants)
    assert sum(isinstance(answer, Item) for answer in answers) == 1
    item, project = Item.objects.get(pk=hall.item.pk), Project.objects.get(pk=hall.item.project_id)
    assert (item.outcome, project.stage, Claim.objects.count()) in [
        ("claimed", "claimed", 1),
        ("deferred", "proposed", 0),
    ]


def test_sixteen_bookings_of_four_half_days_through_proposals_hold_four(hall):
    tools = hall.resource("梯子和工具", capacity=4)
    needs = [hall.need(f"第{number}盏路灯坏了") for number in range(CLAIMANTS)]
    projects = [proposing.propose(hall.wang, need) for need in needs]
    answers = at_once(
        lambda project: proposing.choose(hall.wang, project, Resource.objects.get(pk=tools.pk), 1), projects
    )
    assert sum(isinstance(answer, Refused) for answer in answers) == CLAIMANTS - 4
    assert Booking.objects.filter(resource=tools, released_at=None).count() == 4


def test_control_reading_first_and_saving_later_lets_everybody_win(hall):
    read = threading.Barrier(CLAIMANTS)

    def naive(body):
        item = Item.objects.get(pk=hall.item.pk)
        if item.outcome:
            raise Refused("taken")
        read.wait(PATIENCE)
        item.outcome, item.note = Item.Outcome.CLAIMED, body.name
        item.save()
        record(hall.wang, "project.claimed", item.project, organization=body.pk)

    answers = at_once(naive, hall.claimants)
    assert answers == [None] * CLAIMANTS
    lost = judge(hall, answers)
    assert {"one was told that it has the project", "fifteen were refused"} <= set(lost)
    assert Deed.objects.filter(verb="project.claimed").count() == CLAIMANTS


def test_control_the_unique_claim_alone_keeps_one_but_tells_the_others_nothing(hall):
    read = threading.Barrier(CLAIMANTS)

    def naive(body):
        free = not Claim.objects.filter(project=hall.item.project, ended_at=None).exists()
        read.wait(PATIENCE)
        assert free
        now = clock.now()
        return Claim.objects.create(
            project=hall.item.project, organization=body, role="lead", due=hall.due, basis="—", confirmed_at=now
        )

    answers = at_once(naive, hall.claimants)
    assert sum(isinstance(answer, Claim) for answer in answers) == 1
    assert sum(isinstance(answer, IntegrityError) for answer in answers) == CLAIMANTS - 1
    assert {"fifteen were refused", "one deed says so, of the winner"} <= set(judge(hall, answers))
