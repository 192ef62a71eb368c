"""What a leader charges a department with is answered by the department and closed by the community alone."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.needs.models import Need
from sifang.notices.models import Notice
from sifang.people import commands as people
from sifang.people.models import Organization, Person
from sifang.visits import commands as visits
from sifang.visits import queries
from sifang.visits.models import Assignment
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
Stage = Assignment.Stage


@world
def finding(town):
    """A cracked wall that leader Chen saw."""
    return visits.pay(town.chen, town.taian, "看墙体", findings=["三号楼墙体开裂，怕砸到人"]).findings.get()


@world
def assignment(town, finding):
    """The housing department has ten days."""
    due = clock.today() + 10 * DAY
    return visits.charge(town.chen, town.housing, "请到现场看墙体", due, place=town.taian, finding=finding)


def stage(row):
    return type(row).objects.get(pk=row.pk).stage


def told(verb):
    errands.run_all()
    return set(Notice.objects.filter(deed__verb=verb).values_list("person", flat=True))


def test_only_the_sponsor_leader_charges_and_only_a_department_above(town, finding):
    due = clock.today() + DAY
    for somebody in (town.li, town.wang, town.su, town.officer, town.clerk, town.rep, town.zhou, town.ma, None):
        with not_allowed("charges a department"):
            visits.charge(somebody, town.housing, "请到现场看墙体", due, place=town.taian)
    with refused("no competent department"):
        visits.charge(town.chen, town.bank, "请到现场看墙体", due, place=town.taian)
    far = people.found(None, "南关住建所", town.nanguan, kind=Organization.Kind.DEPARTMENT)
    with refused("no competent department"):
        visits.charge(town.chen, far, "请到现场看墙体", due, place=town.taian)
    with refused("has passed"):
        visits.charge(town.chen, town.housing, "请到现场看墙体", due - 2 * DAY, place=town.taian)
    with refused("what is to be done"):
        visits.charge(town.chen, town.housing, "修", due, place=town.taian)


def test_a_finding_of_another_place_is_not_charged_here(town, finding):
    people.appoint(None, town.chen, "sponsor", place=town.nanguan)
    with refused("another visit"):
        visits.charge(
            town.chen, town.housing, "请到现场看墙体", clock.today() + DAY, place=town.nanguan, finding=finding
        )


def test_the_department_is_told_and_answers_for_itself(town, assignment):
    assert told("assignment.charged") == {town.officer.pk, town.li.pk, town.wang.pk}
    assert list(queries.assigned_to(town.officer)) == [assignment]
    assert not queries.assigned_to(town.su).exists()
    for somebody in (town.chen, town.su, town.zhou, town.rep, town.ma):
        with not_allowed("Only 住建局"):
            visits.answer(somebody, assignment, "已经修好了")
    with refused("at least four"):
        visits.answer(town.officer, assignment, "好")
    visits.answer(town.officer, assignment, "裂缝已经补好，做了加固")
    assert stage(assignment) == Stage.ANSWERED
    assert told("assignment.answered") == {town.li.pk, town.wang.pk}
    assert list(queries.to_confirm(town.wang, town.taian.code)) == [assignment]


def test_nobody_but_the_community_confirms(town, assignment):
    visits.answer(town.officer, assignment, "裂缝已经补好，做了加固")
    for somebody in (town.chen, town.officer, town.clerk, town.su, town.rep, town.zhou, town.ma, None):
        with not_allowed("not the department, and not the leader"):
            visits.confirm(somebody, assignment, "网格员看过，补好了")
        with not_allowed("not the department, and not the leader"):
            visits.send_back(somebody, assignment, "墙还是裂着的")
    assert stage(assignment) == Stage.ANSWERED
    visits.confirm(town.wang, assignment, "网格员看过，补好了")
    assert (assignment.stage, assignment.closed_on) == (Stage.CLOSED, clock.today())
    assert told("assignment.confirmed") == {town.officer.pk, town.chen.pk}


def test_somebody_who_works_for_both_does_not_confirm_their_own_answer(town, assignment):
    people.appoint(None, town.wang, "liaison", organization=town.housing)
    town.wang = Person.objects.get(pk=town.wang.pk)
    visits.answer(town.wang, assignment, "裂缝已经补好，做了加固")
    with not_allowed("not the department"):
        visits.confirm(town.wang, assignment, "网格员看过，补好了")


def test_before_the_department_has_answered_there_is_nothing_to_confirm(town, assignment):
    with refused("cannot become"):
        visits.confirm(town.wang, assignment, "网格员看过，补好了")


def test_confirming_meets_the_need_that_was_found(town, finding, assignment):
    second = visits.charge(
        town.chen, town.housing, "再查一遍地基", clock.today() + DAY, place=town.taian, finding=finding
    )
    for row in (assignment, second):
        assert stage(finding.need) == Need.Stage.NEW
        visits.answer(town.officer, row, "裂缝已经补好，做了加固")
        visits.confirm(town.wang, row, "网格员看过，补好了")
    need = Need.objects.get(pk=finding.need_id)
    assert (need.stage, need.reply) == (Need.Stage.MET, "网格员看过，补好了")


def test_a_need_that_a_project_holds_is_left_to_the_project(town, finding):
    need = town.claimed().needs.get()
    finding.need = need
    finding.save()
    row = visits.charge(town.chen, town.housing, "请到现场看", clock.today() + DAY, place=town.taian, finding=finding)
    visits.answer(town.officer, row, "已经到现场看过")
    visits.confirm(town.wang, row, "网格员看过，说得对")
    assert stage(need) == Need.Stage.IN_PROJECT


def test_what_did_not_help_goes_back_with_the_reason_and_a_new_day(town, assignment):
    with clock.at(clock.now() + 30 * DAY):
        visits.answer(town.officer, assignment, "已列入明年计划")
        with refused("still missing"):
            visits.send_back(town.wang, assignment, "？")
        visits.send_back(town.wang, assignment, "没有说哪天开工")
        assert (assignment.stage, assignment.missing) == (Stage.ASSIGNED, "没有说哪天开工")
        assert assignment.due > clock.today()
        assert told("assignment.sent_back") == {town.officer.pk}
        visits.answer(town.officer, assignment, "五号进场，十号完工")
    assert stage(assignment) == Stage.ANSWERED


def test_the_community_writes_a_spoken_answer_down(town, assignment):
    visits.answer(town.wang, assignment, "电话答复：下周进场")
    assert stage(assignment) == Stage.ANSWERED


def test_a_matter_past_its_day_is_found(town, assignment):
    assert not Assignment.objects.overdue().exists()
    with clock.at(clock.now() + 11 * DAY):
        assert Assignment.objects.overdue().get() == assignment


def test_each_sees_their_own(town, assignment):
    seen = {person: assignment in Assignment.objects.visible_to(person) for person in (
        town.chen, town.wang, town.officer, town.clerk, town.zhou, town.su, town.ma,
    )}  # fmt: skip
    assert [seen[person] for person in (town.chen, town.wang, town.officer, town.clerk)] == [True] * 4
    assert [seen[person] for person in (town.zhou, town.su, town.ma)] == [False] * 3
