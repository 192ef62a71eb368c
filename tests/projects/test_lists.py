"""From the rows of the lists to the engine's lines and offers, and back."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.projects import lists, queries
from sifang.projects.commands import matching, proposing, refusing
from sifang.projects.models import Allocation, Project, Shortage
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def course(town):
    """A course that asks for a teacher and a hall; a teacher and two halls that are offered."""
    town.course = town.need("孩子们想学书法，请一位老师", kind="talent", category="children")
    needs.set_parts(town.wang, town.course, [("venue", 1, "")], together=True)
    town.teacher = town.resource("书法老师", town.bank, kind="talent", categories=["children"])
    town.hall = town.resource("书法教室", town.power, kind="venue", categories=["children"])
    town.other_hall = town.resource("阅览室", town.bank, kind="venue", categories=["children"])
    return town


def listed(town, settled=frozenset()):
    return lists.of(Need.objects.filter(stage="listed").order_by("pk"), town.taian.code, settled)


def served(need):
    """{(part, resource)} of the pairs that stand for the need."""
    rows = Allocation.objects.filter(project__needs=need, booking__released_at=None)
    return set(rows.values_list("part", "booking__resource"))


def test_a_need_is_as_many_lines_as_it_has_parts(course):
    plain = course.need("路灯不亮了要修")
    found = listed(course)
    lines = found.instance().lines
    first = lists.need_key(course.course.pk)
    assert [(line.key, line.need, line.together_with, line.kind, line.units) for line in lines] == [
        (first, first, "", "talent", 2),
        (f"{first}/2", first, first, "venue", 1),
        (lists.need_key(plain.pk), lists.need_key(plain.pk), "", "technology", 2),
    ]
    assert [found.need_of(line.key) for line in lines] == [course.course, course.course, plain]
    assert [lists.part_of(line.key) for line in lines] == [1, 2, 1]
    assert found.has(f"{first}/2") and not found.has("N999999999")


def test_what_a_person_chose_is_no_line_any_more(course):
    first = lists.need_key(course.course.pk)
    [rest] = listed(course, frozenset({(course.course.pk, 1)})).instance().lines
    assert (rest.key, rest.need, rest.together_with) == (f"{first}/2", first, "")
    assert not listed(course, frozenset({(course.course.pk, 1), (course.course.pk, 2)})).needs


def test_a_need_with_two_parts_is_proposed_whole_and_what_is_missing_is_named_part_by_part(course):
    matching.match(course.wang, course.taian)
    assert served(course.course) == {(1, course.teacher.pk), (2, course.hall.pk)}
    assert Project.objects.get(needs=course.course).allocations.count() == 2
    needs.set_parts(course.wang, course.course, [("venue", 1, ""), ("funds", 1, "")])
    run = matching.match(course.wang, course.taian)
    short = Shortage.objects.get(run=run)
    assert (short.need, short.part, short.missing) == (course.course, 3, 1)


def test_each_part_keeps_what_a_person_chose_for_it(course):
    matching.match(course.wang, course.taian)
    project = Project.objects.get(needs=course.course)
    hall = project.allocations.get(part=2)
    chosen = proposing.choose(course.wang, project, course.other_hall, 1, hall)
    assert chosen.part == 2
    matching.match(course.wang, course.taian)
    assert served(course.course) == {(1, course.teacher.pk), (2, course.other_hall.pk)}
    assert list(project.allocations.filter(by_hand=True)) == [chosen]


def test_suggestions_name_something_for_each_part_and_leave_refused_pairs_out(course):
    found = queries.suggestions(course.wang, course.course, 2)
    assert {(row.part, row.resource) for row in found} == {(1, course.teacher), (2, course.hall)}
    matching.match(course.wang, course.taian)
    refusing.refuse_pair(course.wang, Allocation.objects.get(part=2), "time")
    found = queries.suggestions(course.wang, course.course, 2)
    assert {(row.part, row.resource) for row in found} == {(1, course.teacher), (2, course.other_hall)}


def test_longer_lists_ask_the_database_no_more_often(course):
    def asked():
        with CaptureQueriesContext(connection) as counted:
            listed(course).instance()
        return len(counted)

    before = asked()
    for number in range(4):
        more = course.need(f"{number}号楼想办书法班", kind="talent", category="children")
        needs.set_parts(course.wang, more, [("venue", 1, ""), ("service", 1, "")])
        course.resource(f"{number}号教室", kind="venue", categories=["children"])
    matching.match(course.wang, course.taian)
    refusing.refuse_pair(course.wang, Allocation.objects.first(), "unfit")
    assert asked() == before
