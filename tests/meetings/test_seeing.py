"""Who sees which project, escalation, meeting and letter: by place, by partnership, by being asked."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.letters import commands as letters
from sifang.letters import queries as letter_lists
from sifang.letters.models import Letter
from sifang.meetings import queries
from sifang.meetings.commands import calling, holding
from sifang.meetings.models import Meeting
from sifang.needs import commands as needs
from sifang.people.models import Person
from sifang.projects import queries as project_lists
from sifang.projects.commands import carrying, proposing
from sifang.projects.models import Escalation, Project
from tests.worlds import world

pytestmark = pytest.mark.django_db
ALL = {"held", "hard", "proposed", "dropped"}


@world
def lists(town):
    """A project done by the power team, one with 住建局, one proposed, one dropped; two meetings; one letter."""
    held, hard = town.project(), town.project(text="四号楼也坏了一盏路灯")
    meeting = town.meeting(held, hard)
    first, second = meeting.items.all()
    holding.resolve_claimed(town.wang, first, town.power, due=clock.today() + datetime.timedelta(days=9))
    holding.resolve_escalated(town.wang, second, tried="都试过了没用", asked="请协调一下", departments=[town.housing])
    carrying.submit(town.deng, held, "灯已换好")
    carrying.accept(town.wang, held)
    needs.rate(town.ma, held.needs.get(), "yes", 5)
    errands.run_all()
    proposed = proposing.propose(town.wang, town.need("想办一个读书会"))
    dropped = proposing.propose(town.wang, town.need("想要一个羽毛球场"))
    Project.objects.filter(pk=dropped.pk).update(stage="dropped")
    town.draft = calling.call(town.wang, town.taian, clock.now() + datetime.timedelta(days=30), "二楼会议室")
    town.notified, town.stranger = meeting, Person.objects.create(home=town.taian)
    return {"held": held, "hard": hard, "proposed": proposed, "dropped": dropped}


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("li", ALL), ("wang", ALL), ("clerk", ALL), ("chen", ALL), ("rep", ALL), ("zhou", set()),
        ("su", {"held", "hard", "proposed"}), ("deng", {"held", "hard", "proposed"}), ("officer", {"hard"}),
        ("ma", set()), ("stranger", set()),
    ],
)  # fmt: skip
def test_projects_are_seen_at_the_place_by_partners_and_by_the_department_asked(town, lists, who, seen):
    viewer = getattr(town, who)
    assert {name for name, project in lists.items() if project in project_lists.project_list(viewer, "")} == seen


def test_a_former_partner_still_sees_what_it_holds(town, lists):
    town.power.partnerships.update(until=clock.today() - datetime.timedelta(days=1))
    viewer = Person.objects.get(pk=town.deng.pk)
    assert set(Project.objects.visible_to(viewer)) == {lists["held"]}


@pytest.mark.parametrize(
    ("who", "seen"),
    [("li", True), ("clerk", True), ("chen", True), ("officer", True), ("zhou", False), ("su", False), ("ma", False)],
)
def test_an_escalation_is_seen_at_the_place_and_by_the_department_asked(town, lists, who, seen):
    viewer = getattr(town, who)
    assert Escalation.objects.visible_to(viewer).exists() is seen
    assert project_lists.escalations(viewer, "").exists() is seen


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("li", {"draft", "notified"}), ("clerk", {"draft", "notified"}), ("chen", {"draft", "notified"}),
        ("su", {"notified"}), ("deng", {"notified"}), ("zhou", set()), ("officer", set()), ("ma", set()),
    ],
)  # fmt: skip
def test_a_meeting_is_seen_at_the_place_and_once_notified_by_its_guests(town, lists, who, seen):
    viewer = getattr(town, who)
    found = queries.meeting_list(viewer, "")
    assert set(found) == set(Meeting.objects.visible_to(viewer))
    assert {name for name in ("draft", "notified") if getattr(town, name) in found} == seen


def test_a_list_of_meetings_counts_items_and_claims(town, lists):
    row = queries.meeting_list(town.li, town.taian.pk).get(pk=town.notified.pk)
    assert (row.item_count, row.claimed_count) == (2, 1)
    assert [found.meeting for found in queries.invitations_of(town.su)] == [town.notified]


def test_a_letter_is_read_by_the_organization_once_it_is_approved(town, lists):
    letter = Letter.objects.get()
    sees = {"li": True, "clerk": True, "chen": True, "zhou": False, "su": False, "ma": False}
    for who, seen in (sees | {"deng": False}).items():
        assert letter_lists.letter_list(getattr(town, who)).exists() is seen
    letters.approve(town.li, letter)
    for who, seen in (sees | {"deng": True}).items():
        assert letter_lists.letter_list(getattr(town, who)).exists() is seen
