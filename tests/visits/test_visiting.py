"""A leader's visit is planned, held with what was found, or called off; what was found is on the needs list."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.core.models import Deed
from sifang.needs.models import Need
from sifang.notices.models import Notice
from sifang.people import commands as people
from sifang.people.models import Person
from sifang.places.models import Place
from sifang.visits import commands as visits
from sifang.visits import queries
from sifang.visits.models import Assignment, Visit
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
Stage = Visit.Stage


@world
def visit(town):
    """Leader Chen comes in three days."""
    return visits.plan(town.chen, town.taian, clock.today() + 3 * DAY, "看三号楼墙体")


def spot(town, code="620702002010001", kind="grid", name="第一网格"):
    return Place.objects.create(code=code, name=name, short_name=name, kind=kind)


def test_a_leader_plans_a_visit_to_their_own_community(town, visit):
    assert (visit.stage, visit.leader, visit.place) == (Stage.PLANNED, town.chen, town.taian)
    assert list(queries.planned(town.wang, town.taian.code)) == [visit]
    assert not queries.planned(town.zhou, town.nanguan.code).exists()
    with not_allowed("Only the sponsor leader of 南关社区"):
        visits.plan(town.chen, town.nanguan, clock.today(), "看一看")
    for somebody in (town.su, town.officer, town.rep, town.zhou, town.ma, None):
        with not_allowed("plans a visit"):
            visits.plan(somebody, town.taian, clock.today(), "看一看", leader=town.chen)


def test_the_community_plans_for_its_leader_and_both_are_told(town, visit):
    other = visits.plan(town.wang, town.taian, clock.today(), "看充电桩", leader=town.chen)
    errands.run_all()
    assert other.leader == town.chen
    assert set(Notice.objects.filter(deed__subject_id=visit.pk).values_list("person", flat=True)) == {
        town.li.pk,
        town.wang.pk,
    }
    told = Notice.objects.filter(deed__subject_id=other.pk).values_list("person", flat=True)
    assert set(told) == {town.li.pk, town.chen.pk}
    with refused("is not the sponsor leader"):
        visits.plan(town.wang, town.taian, clock.today(), "看充电桩", leader=town.li)


def test_a_visit_wants_a_day_to_come_a_purpose_and_a_community(town):
    with refused("has passed"):
        visits.plan(town.chen, town.taian, clock.today() - DAY, "看一看")
    with refused("what the visit is about"):
        visits.plan(town.chen, town.taian, clock.today(), " ")
    big = town.official("gao", "高领导", "sponsor", place=town.street)
    with refused("a community or a part of it"):
        visits.plan(big, town.street, clock.today(), "看一看")


def test_what_is_found_stands_on_the_needs_list_with_the_channel_of_the_leader(town, visit):
    grid = spot(town)
    visits.hold(town.chen, visit, on=clock.today(), notes="同社区一起走了一圈", findings=[
        "三号楼墙皮往下掉，怕砸到人", ("二号院缺充电桩", grid),
    ])  # fmt: skip
    wall, charger = queries.findings_of(visit)
    assert (visit.stage, visit.held_on) == (Stage.HELD, clock.today())
    for finding in (wall, charger):
        assert (finding.need.channel, finding.need.stage) == (Need.Channel.SPONSOR, Need.Stage.NEW)
        assert finding.need.place == town.taian
    assert (charger.spot, charger.need.spot) == (grid, grid)
    assert not wall.need.askers.exists()
    assert Deed.objects.get(verb="visit.held").detail == {"findings": 2}
    with refused("cannot become"):
        visits.hold(town.chen, visit)


def test_phones_in_notes_and_findings_are_masked(town, visit):
    visits.hold(town.chen, visit, notes="住户电话13812345678", findings=["找13812345678问下水道的事"])
    assert "13812345678" not in visit.notes + queries.findings_of(visit).get().text


def test_a_department_is_charged_on_the_spot(town, visit):
    due = clock.today() + 7 * DAY
    found = visits.Found("三号楼墙皮往下掉，怕砸到人", None, town.housing, due)
    visits.hold(town.chen, visit, findings=[found])
    assignment = Assignment.objects.get()
    assert (assignment.department, assignment.due, assignment.leader) == (town.housing, due, town.chen)
    assert assignment.finding == queries.findings_of(visit).get()


def test_the_community_writes_a_visit_down_but_charges_nobody(town, visit):
    with not_allowed("charges a department"):
        visits.hold(town.wang, visit, findings=[visits.Found("墙皮往下掉", None, town.housing, clock.today() + DAY)])
    visit.refresh_from_db()
    assert visit.stage == Stage.PLANNED
    visits.hold(town.wang, visit, findings=["墙皮往下掉，怕砸到人"])
    assert visit.stage == Stage.HELD


def test_nobody_else_records_or_calls_off_a_visit(town, visit):
    second = town.official("fan", "范领导", "sponsor", place=town.taian)
    for somebody in (town.su, town.officer, town.rep, town.zhou, town.ma, second):
        with not_allowed("records the visit"):
            visits.hold(somebody, visit)
        with not_allowed("calls the visit off"):
            visits.cancel(somebody, visit, "临时有会议")


def test_a_visit_is_not_held_ahead_of_its_day_and_not_without_end(town, visit):
    with refused("lies ahead"):
        visits.hold(town.chen, visit, on=clock.today() + DAY)
    with refused("20 findings at most"):
        visits.hold(town.chen, visit, findings=["墙皮往下掉"] * 21)
    foreign = spot(town, "620702002003001")
    with refused("does not lie in this community"):
        visits.hold(town.chen, visit, findings=[("墙皮往下掉", foreign)])


def test_a_visit_nobody_planned_is_recorded_at_once(town):
    visit = visits.pay(town.chen, town.taian, "路过看看", on=clock.today() - DAY, findings=["三号楼路灯坏了"])
    assert (visit.stage, visit.planned_on, visit.held_on) == (Stage.HELD, clock.today() - DAY, clock.today() - DAY)
    assert visit.findings.get().need.raised_on == clock.today() - DAY


def test_a_visit_is_called_off_with_a_reason(town, visit):
    with refused("why it is called off"):
        visits.cancel(town.chen, visit, "忙")
    visits.cancel(town.chen, visit, "临时有会议，改下周")
    assert (visit.stage, visit.cancelled_why) == (Stage.CANCELLED, "临时有会议，改下周")
    with refused("cannot become"):
        visits.hold(town.chen, visit)


def test_a_leader_of_a_grid_visits_it_and_the_need_is_the_communitys(town):
    grid = spot(town)
    gao = town.official("gao", "高领导", "sponsor", place=grid)
    visit = visits.plan(gao, grid, clock.today(), "看网格")
    visits.hold(gao, visit, findings=["二号院路灯坏了"])
    finding = visit.findings.get()
    assert (finding.need.place, finding.need.spot) == (town.taian, grid)
    assert visit in queries.visit_list(town.wang, town.taian.code)
    with not_allowed("Only the sponsor leader"):
        visits.plan(gao, town.taian, clock.today(), "看社区")


def test_a_leader_whose_post_has_ended_visits_no_more(town, visit):
    people.end_post(None, town.chen.posts.get(kind="sponsor"))
    with clock.at(clock.now() + 2 * DAY), not_allowed("records the visit"):
        visits.hold(Person.objects.get(pk=town.chen.pk), visit)
