"""Leaders' visits on pages: planned, recorded on a phone, charged to departments, read by those whom they concern."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sifang.core import clock
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.people import commands as people
from sifang.visits import commands as visits
from sifang.visits import destinations
from sifang.visits.models import Assignment, Visit
from tests.web.test_escalations import LONG, at, by
from tests.worlds import world

LIST, NEW, NOTE = "/visits/", "/visits/new/", "/visits/note/"
DAY = datetime.timedelta(days=1)
WALL = "三号楼墙皮往下掉，怕砸到人"


def destination(town):
    return f"{town.chen.pk}-{town.taian.pk}"


def noted(town, **more):
    """What a leader's phone sends about a visit with one finding."""
    return {"on": clock.today(), "purpose": "日常走访", "f0-text": WALL, "once": "v1"} | more


@world
def visit(town):
    return visits.plan(town.chen, town.taian, clock.today(), "看看楼院")


def test_the_leader_plans_a_visit_once(client, town):
    sent = {"on": clock.today() + DAY, "purpose": "看充电车棚", "once": "p1"}
    for _again in range(2):
        assert by(client, town.chen).post(NEW, sent).status_code == 302
    assert Visit.objects.get().purpose == "看充电车棚"


def test_a_past_day_or_no_purpose_is_a_field_error(client, town):
    page = by(client, town.chen).post(NEW, {"on": clock.today() - DAY, "purpose": ""})
    assert page.status_code == 422
    assert set(page.context["form"].errors) == {"on", "purpose"}


def test_a_leader_of_two_communities_says_which_first(client, town):
    people.appoint(None, town.chen, "sponsor", place=town.nanguan, is_demonstration=True)
    page = by(client, town.chen).get(NOTE)
    assert {found.place for found in page.context["destinations"]} == {town.taian, town.nanguan}
    assert "示范点" in page.content.decode()
    assert client.get(NOTE, {"destination": destination(town)}).context["destination"].place == town.taian
    for wrong in (f"{town.chen.pk}-{town.street.pk}", f"{town.zhou.pk}-{town.nanguan.pk}", "x"):
        assert client.get(NOTE, {"destination": wrong}).status_code == 404


def test_the_demonstration_point_is_marked_on_the_leaders_desk(client, town):
    assert "示范点" not in by(client, town.chen).get("/sponsor/").content.decode()
    town.chen.posts.update(is_demonstration=True)
    assert "示范点" in client.get("/sponsor/").content.decode()


def test_the_community_arranges_for_its_own_leaders_alone(client, town):
    town.official("tian", "田永明", "sponsor", place=town.nanguan)
    assert {found.leader for found in destinations.arranged_by(town.wang)} == {town.chen}
    assert by(client, town.wang).post(NOTE, noted(town)).status_code == 302
    assert Visit.objects.get().leader == town.chen


def test_others_have_no_such_page(client, town):
    for person in (town.su, town.officer, town.rep, town.clerk):
        for page in (NEW, NOTE):
            assert by(client, person).get(page).status_code == 403, person


def test_findings_become_needs_and_an_empty_box_nothing(client, town):
    sent = noted(town) | {"f1-text": "", "f2-text": "二号院缺充电桩", "notes": "走了一圈"}
    for _again in range(2):
        assert by(client, town.chen).post(NOTE, sent).status_code == 302
    assert set(Need.objects.values_list("channel", flat=True)) == {"sponsor"}
    assert Visit.objects.get().findings.count() == Need.objects.count() == 2


def test_a_department_without_a_day_gets_five_working_days(client, town):
    by(client, town.chen).post(NOTE, noted(town) | {"f0-department": town.housing.pk, "f0-due": ""})
    assert Assignment.objects.get().due > clock.today()


def test_a_department_with_nothing_to_do_is_a_field_error(client, town):
    page = by(client, town.chen).post(NOTE, noted(town) | {"f0-text": "", "f0-department": town.housing.pk})
    assert page.status_code == 422
    assert set(page.context["findings"][0].errors) == {"text"}
    assert not Visit.objects.exists()


def test_the_community_has_no_box_for_departments(client, town):
    page = by(client, town.wang).get(NOTE)
    assert "department" not in page.context["findings"][0].fields
    by(client, town.wang).post(NOTE, noted(town) | {"f0-department": town.housing.pk, "f0-due": clock.today() + DAY})
    assert not Assignment.objects.exists()


def test_a_planned_visit_is_recorded_on_its_own_page(client, town, visit):
    page = by(client, town.chen).get(at("visit", visit))
    assert "看到了什么？" in page.content.decode()
    assert client.post(at("visit-hold", visit), noted(town, on=clock.today() + DAY)).status_code == 422
    assert client.post(at("visit-hold", visit), noted(town, notes=LONG, once="v2")).status_code == 422
    assert client.post(at("visit-hold", visit), noted(town, once="v3")).status_code == 302
    assert WALL in client.get(at("visit", visit)).content.decode()
    assert client.post(at("visit-hold", visit), noted(town, once="v4")).status_code == 409


def test_a_visit_is_called_off_with_a_reason(client, town, visit):
    assert by(client, town.wang).post(at("visit-cancel", visit), {"why": "雪"}).status_code == 422
    assert client.post(at("visit-cancel", visit), {"why": "大雪封路，改期"}).status_code == 302
    assert "大雪封路，改期" in by(client, town.chen).get(at("visit", visit)).content.decode()


def test_a_department_is_charged_later_with_what_was_found(client, town):
    visit = visits.pay(town.chen, town.taian, "看看楼院", findings=[WALL])
    sent = {"finding": visit.findings.get().pk, "text": WALL, "department": town.housing.pk, "due": clock.today() + DAY}
    assert by(client, town.wang).post(at("visit-charge", visit), sent).status_code == 403
    assert by(client, town.chen).post(at("visit-charge", visit), sent | {"due": ""}).status_code == 422
    assert client.post(at("visit-charge", visit), sent | {"once": "c1"}).status_code == 302
    assert Assignment.objects.get().finding == visit.findings.get()


def test_only_a_department_above_can_be_chosen(client, town):
    visit = visits.pay(town.chen, town.taian, "看看楼院")
    sent = {"text": WALL, "department": town.bank.pk, "due": clock.today() + DAY}
    page = by(client, town.chen).post(at("visit-charge", visit), sent)
    assert page.status_code == 422
    assert set(page.context["charge"].errors) == {"department"}


def test_others_do_not_find_it(client, town, visit):
    foreign = town.official("tian", "田永明", "sponsor", place=town.nanguan)
    for person in (town.zhou, foreign, town.su, town.officer):
        assert by(client, person).get(at("visit", visit)).status_code == 404, person
        assert visit.purpose not in client.get(LIST).content.decode(), person


def test_the_community_sees_what_is_to_come_and_what_was_found(client, town, visit):
    visits.pay(town.chen, town.taian, "看三号楼墙体", findings=[WALL])
    page = by(client, town.wang).get(LIST).content.decode()
    assert all(words in page for words in ("看看楼院", "看三号楼墙体", "发现1件"))


def test_a_need_found_on_a_visit_leads_back_to_it(client, town):
    visit = visits.pay(town.chen, town.taian, "看三号楼墙体", findings=[WALL])
    page = by(client, town.wang).get(at("need", Need.objects.get())).content.decode()
    assert at("visit", visit) in page


def test_nothing_on_these_pages_asks_for_a_place_or_a_photo(client, town, visit):
    by(client, town.chen)
    for page in (NOTE, NEW, at("visit", visit)):
        words = client.get(page).content.decode()
        assert 'type="file"' not in words and "geolocation" not in words


def test_a_visit_planned_for_today_waits_on_the_desk_until_it_is_recorded(client, town, visit):
    assert by(client, town.chen).get("/sponsor/").context["visits_today"] == [visit]
    visits.hold(town.chen, visit)
    context = client.get("/sponsor/").context
    assert (context["visits_today"], context["cards"][0].visited) == ([], clock.today())


def test_never_more_than_three_things_wait_at_once(client, town):
    for number in range(5):
        visits.plan(town.chen, town.taian, clock.today(), f"第{number}处")
    context = by(client, town.chen).get("/sponsor/").context
    assert len(context["waiting"]) + len(context["visits_today"]) == 3


@pytest.mark.parametrize("address", [LIST, "/assignments/", "/sponsor/", "/tours/"])
def test_long_lists_ask_the_database_no_more_often(client, town, address):
    counts = []
    for number in (2, 20):
        for n in range(number):
            found = visits.Found(f"{n}号楼第{number}件事没人管", None, town.housing, clock.today() + 9 * DAY)
            visits.pay(town.chen, town.taian, f"第{n}次", findings=[found])
            visits.plan(town.chen, town.taian, clock.today() + DAY, f"第{n}次")
            visits.invite(town.wang, town.taian, f"看第{n}处", clock.now() + DAY, "社区门口", [town.bank, town.power])
        by(client, town.chen).get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_need_leads_to_the_visit_only_for_those_who_may_open_it(client, town, visit):
    visits.hold(town.chen, visit, findings=["墙皮掉了"])
    need = Need.objects.get()
    needs.verify(town.wang, need)
    page_of_it = f"/visits/{visit.pk}/"
    for person, led in [(town.wang, True), (town.su, False)]:
        client.force_login(person)
        page = client.get(f"/needs/{need.pk}/")
        assert (page.status_code, page_of_it in page.content.decode()) == (200, led)
