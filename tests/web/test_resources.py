"""The resource list and the talent pool, a resource's page, and how a resource gets onto the list and off it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sifang.core import clock
from sifang.core.models import Deed
from sifang.people import commands as people
from sifang.resources import commands
from sifang.resources.models import Resource
from tests.web.test_projects import LONG, at, by
from tests.worlds import world

LIST, NEW, READING = "/resources/", "/resources/new/", "/resources/reading/"
DAY = datetime.timedelta(days=1)
FACTS = {
    "name": "水电小修小补",
    "kind": "talent",
    "capacity": "4",
    "availability": "周二上午、周四上午",
    "quantity": "1人",
}
Stage = Resource.Stage


def listed(client, **asked):
    return list(client.get(LIST, asked).context["page"])


def stage(resource):
    return Resource.objects.get(pk=resource.pk).stage


def facts(town, **more):
    return FACTS | {"area": town.taian.pk, "place": town.taian.pk} | more


@world
def declared(town):
    """An offer of the power team that nobody has verified."""
    return town.resource(verified=False)


@world
def talent(town):
    """A skill that one resident lends."""
    person = people.register(None, "李建军", phone="19900004321", home=town.taian)
    return commands.declare(town.wang, town.taian, "书法辅导", "talent", person=person, group="five_elders")


def test_a_stranger_is_led_to_the_login(client, town, declared):
    for address in (LIST, NEW, READING, at("resource", declared), at("resource-correct", declared)):
        assert client.get(address).status_code == 302
    assert client.post(at("resource-verify", declared)).status_code == 302
    assert stage(declared) == Stage.DECLARED


def test_a_foreign_community_does_not_find_the_resource(client, town, declared):
    assert by(client, town.zhou).get(at("resource", declared)).status_code == 404
    assert listed(client) == []
    for act in ("verify", "return", "retire", "again"):
        assert client.post(at(f"resource-{act}", declared)).status_code == 404


def test_a_partner_sees_what_stands_but_not_what_another_declared(client, town, declared):
    available = town.resource("检测工程师")
    assert listed(by(client, town.su)) == [available]
    assert declared in listed(by(client, town.deng))


def test_the_list_narrows_by_stage_kind_lender_and_words(client, town, declared, talent):
    by(client, town.wang)
    assert set(listed(client)) == {declared, talent}
    assert listed(client, lender="talent") == listed(client, kind="talent") == [talent]
    assert listed(client, lender="organizations") == listed(client, q="电工") == [declared]
    assert listed(client, stage="available") == []
    assert set(listed(client, stage="nonsense", kind="x", lender="y")) == {declared, talent}


def test_the_numbers_of_the_stages_are_those_of_their_rows(client, town, declared, talent):
    by(client, town.wang)
    town.resource("闭门器小修")
    for value, _title, number in client.get(LIST).context["stages"]:
        assert number == len(listed(client, stage=value))


def test_the_list_asks_as_often_at_forty_rows_as_at_four(client, town):
    by(client, town.wang)

    def count():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(LIST).status_code == 200
        return len(asked)

    for number in range(4):
        town.resource(f"维修队{number}号")
    count()  # the session stands from here on
    few = count()
    for number in range(4, 40):
        town.resource(f"维修队{number}号")
    assert count() == few


def test_the_name_of_a_person_is_masked(client, town, talent):
    for address in (LIST, at("resource", talent)):
        page = by(client, town.wang).get(address).content.decode()
        assert "李*军" in page and "李建军" not in page and "19900004321" not in page


def test_the_community_verifies_once(client, town, declared):
    by(client, town.wang)
    for _again in range(2):
        assert client.post(at("resource-verify", declared), {"once": "a"}).status_code == 302
    assert stage(declared) == Stage.AVAILABLE
    assert Deed.objects.filter(verb="resource.verified").count() == 1


def test_a_liaison_does_not_verify(client, town, declared):
    assert by(client, town.deng).post(at("resource-verify", declared)).status_code == 403
    assert "resource-verify" not in client.get(at("resource", declared)).content.decode()


def test_returning_needs_a_reason_that_the_owner_reads(client, town, declared):
    by(client, town.wang)
    for reason in ("", "短", LONG):
        assert client.post(at("resource-return", declared), {"reason": reason}).status_code == 422
    assert client.post(at("resource-return", declared), {"reason": "请写明电工证"}).status_code == 302
    assert stage(declared) == Stage.RETURNED
    assert "请写明电工证" in by(client, town.deng).get(at("resource", declared)).content.decode()


def test_the_owner_withdraws_and_offers_again(client, town, declared):
    by(client, town.deng)
    assert client.post(at("resource-retire", declared)).status_code == 302
    assert stage(declared) == Stage.RETIRED
    assert client.post(at("resource-again", declared)).status_code == 302
    assert stage(declared) == Stage.DECLARED


def test_what_is_promised_to_a_project_is_not_withdrawn(client, town):
    project = town.project()
    resource = project.allocations.get().booking.resource
    assert by(client, town.deng).post(at("resource-retire", resource)).status_code == 409
    page = client.get(at("resource", resource))
    assert project.name in page.content.decode()
    assert page.context["free"] == 4


def test_bookings_by_projects_the_viewer_may_not_see_are_not_named(client, town):
    project = town.project()
    resource = project.allocations.get().booking.resource
    people.partner(None, town.power, town.nanguan)
    Resource.objects.filter(pk=resource.pk).update(place=town.nanguan)
    assert project.name not in by(client, town.zhou).get(at("resource", resource)).content.decode()


def test_correcting_reads_the_week_anew_and_keeps_the_stage(client, town):
    resource = town.resource()
    sent = facts(town, name="电工检修线路", valid_to=str(clock.today() + DAY))
    assert by(client, town.deng).post(at("resource-correct", resource), sent).status_code == 302
    kept = Resource.objects.get(pk=resource.pk)
    assert (kept.name, kept.stage, kept.windows) == ("电工检修线路", Stage.AVAILABLE, 1 << 3 | 1 << 9)
    assert by(client, town.su).get(at("resource-correct", resource)).status_code == 302


def test_a_correction_with_errors_changes_nothing(client, town):
    resource = town.resource()
    by(client, town.wang)
    for bad in (
        {"name": LONG},
        {"capacity": "0"},
        {"kind": "gold"},
        {"valid_to": str(clock.today() - DAY)},
        {"area": town.nanguan.pk},
    ):
        assert client.post(at("resource-correct", resource), facts(town) | bad).status_code == 422
    assert Resource.objects.get(pk=resource.pk).name == resource.name


def test_a_liaison_lists_what_the_organization_lends(client, town):
    by(client, town.su)
    sent = facts(town, organization=town.bank.pk, once="a")
    for _again in range(2):
        assert client.post(NEW, sent).status_code == 302
    made = Resource.objects.get()
    assert (made.owner, made.place, made.stage) == (town.bank, town.taian, Stage.DECLARED)
    page = client.get(at("resource", made)).content.decode()
    assert "周二、周四上午" in page


def test_a_liaison_lists_nothing_for_another_organization_or_place(client, town):
    by(client, town.su)
    assert client.post(NEW, facts(town, organization=town.power.pk)).status_code == 422
    assert client.post(NEW, facts(town, organization=town.bank.pk, place=town.nanguan.pk)).status_code == 404
    assert not Resource.objects.exists()


def test_a_department_without_a_community_reads_why(client, town):
    page = by(client, town.officer).get(NEW)
    assert (page.status_code, page.templates[0].name) == (200, "resources/nowhere.html")


def test_a_leader_does_not_list_resources(client, town):
    assert by(client, town.chen).get(NEW).status_code == 403


def test_the_community_lists_a_person_with_a_group(client, town):
    by(client, town.wang)
    sent = facts(town, lender="person", person_name="李建军", phone="19900004321", group="veteran")
    for _twice in range(2):
        assert client.post(NEW, sent).status_code == 302
    first, second = Resource.objects.order_by("pk")
    assert (first.person, first.group) == (second.person, "veteran")
    assert (first.person.name, first.person.username) == ("李建军", None)


def test_the_community_lists_for_an_organization(client, town):
    sent = facts(town, lender="organization", organization=town.bank.pk)
    assert by(client, town.wang).post(NEW, sent).status_code == 302
    assert Resource.objects.get().owner == town.bank


@pytest.mark.parametrize(
    "bad",
    [
        {"lender": "organization"},
        {"lender": "person", "group": "youth"},
        {"lender": "person", "person_name": "李建军"},
        {"lender": "person", "person_name": "李建军", "group": "youth", "phone": "电话"},
        {"lender": "nobody"},
        {"lender": "person", "person_name": LONG, "group": "youth"},
    ],
)
def test_the_community_must_say_who_lends(client, town, bad):
    assert by(client, town.wang).post(NEW, facts(town) | bad).status_code == 422
    assert not Resource.objects.exists()


def test_the_reading_of_the_week_is_shown_while_typing(client, town):
    by(client, town.su)
    assert "周二、周四上午" in client.get(READING, {"availability": "周二上午、周四上午"}).content.decode()
    assert "sf-note warn" in client.get(READING, {"availability": "有空的时候再说"}).content.decode()
    assert client.get(READING).content.strip() == b""
    assert client.post(READING).status_code == 405


def test_an_error_keeps_the_reading_on_the_page(client, town):
    page = by(client, town.su).post(NEW, facts(town, organization=town.bank.pk, capacity=""))
    assert page.status_code == 422
    assert "周二、周四上午" in page.content.decode()


def test_every_address_of_a_resource_has_its_name():
    assert reverse("resource-reading") == READING
