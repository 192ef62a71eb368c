"""What departments are charged with, on pages: they answer on their desk, the community alone closes."""

import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from sifang.core import clock
from sifang.people import commands as people
from sifang.people.models import Organization
from sifang.visits import commands as visits
from tests.web.test_escalations import LONG, at, by
from tests.worlds import world

LIST, DESK = "/assignments/", "/department/"
DAY = datetime.timedelta(days=1)
WALL = "三号楼墙皮往下掉，怕砸到人"


@world
def assignment(town):
    found = visits.Found(WALL, None, town.housing, clock.today() + 9 * DAY)
    return visits.pay(town.chen, town.taian, "看看楼院", findings=[found]).findings.get().assignments.get()


@world
def answered(town, assignment):
    visits.answer(town.officer, assignment, "墙皮清掉了，做了加固")
    return assignment


def test_it_waits_on_the_departments_desk_and_is_answered_there(client, town, assignment):
    page = by(client, town.officer).get(DESK)
    assert WALL in page.content.decode() and page.context["waiting"] == 1
    assert client.post(at("assignment-answer", assignment), {"words": "好"}).status_code == 422
    assert client.post(at("assignment-answer", assignment), {"words": LONG}).status_code == 422
    for _again in range(2):
        sent = {"words": "墙皮清掉了，做了加固", "once": "a1"}
        assert client.post(at("assignment-answer", assignment), sent).status_code == 302
    assert client.get(DESK).context["waiting"] == 0
    assert WALL in client.get(DESK).content.decode()


def test_a_foreign_department_does_not_find_it(client, town, assignment):
    fire = people.found(None, "消防大队", town.county, kind=Organization.Kind.DEPARTMENT)
    stranger = town.official("fire", "高队长", "liaison", organization=fire)
    by(client, stranger)
    assert client.get(at("assignment", assignment)).status_code == 404
    assert client.post(at("assignment-answer", assignment), {"words": "不归我们管"}).status_code == 404
    assert WALL not in client.get(DESK).content.decode() + client.get(LIST).content.decode()


def test_neither_leader_nor_department_nor_street_has_the_closing_form(client, town, answered):
    for person in (town.chen, town.officer, town.clerk, town.rep):
        page = by(client, person).get(at("assignment", answered))
        assert "confirm" not in page.context["forms"], person
        for name in ("assignment-confirm", "assignment-back"):
            sent = {"words": "办好了，看过了", "reason": "还没有修好"}
            assert client.post(at(name, answered), sent).status_code == 403, (person, name)


def test_the_community_confirms_from_its_workbench(client, town, answered):
    page = by(client, town.wang).get("/work/")
    assert at("assignment", answered) in page.content.decode()
    assert client.post(at("assignment-confirm", answered), {"words": "好"}).status_code == 422
    sent = {"words": "网格员看过，不掉了", "once": "c1"}
    for _again in range(2):
        assert client.post(at("assignment-confirm", answered), sent).status_code == 302
    assert "网格员看过，不掉了" in by(client, town.chen).get(at("assignment", answered)).content.decode()
    assert by(client, town.wang).post(at("assignment-confirm", answered), sent | {"once": "c2"}).status_code == 409


def test_sent_back_the_department_reads_why(client, town, answered):
    assert by(client, town.wang).post(at("assignment-back", answered), {"reason": "？"}).status_code == 422
    assert client.post(at("assignment-back", answered), {"reason": "北面还在掉"}).status_code == 302
    assert "北面还在掉" in by(client, town.officer).get(DESK).content.decode()


def test_before_an_answer_there_is_nothing_to_confirm(client, town, assignment):
    sent = {"words": "网格员看过，不掉了"}
    assert by(client, town.wang).post(at("assignment-confirm", assignment), sent).status_code == 409


def test_the_department_reads_what_was_found_but_not_the_visit(client, town, assignment):
    page = by(client, town.officer).get(at("assignment", assignment)).content.decode()
    visit = assignment.finding.visit
    assert WALL in page and at("visit", visit) not in page
    assert at("visit", visit) in by(client, town.chen).get(at("assignment", assignment)).content.decode()


def test_each_number_leads_to_as_many_rows(client, town, answered):
    visits.charge(town.chen, town.housing, "再查一遍外墙", clock.today() + DAY, place=town.taian)
    counts = by(client, town.wang).get(LIST).context["counts"]
    assert counts == {"assigned": 1, "answered": 1, "closed": 0}
    for stage, number in counts.items():
        assert len(client.get(LIST, {"stage": stage}).context["page"].object_list) == number


def test_the_desk_asks_as_often_for_twenty_as_for_two(client, town):
    counts = []
    for number in (2, 20):
        for n in range(number):
            visits.charge(town.chen, town.housing, f"{number}件里第{n}件", clock.today() + DAY, place=town.taian)
        by(client, town.officer).get(DESK)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(DESK).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
