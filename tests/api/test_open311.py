"""Open311 GeoReport v2, as its specification says: each address, each field, both formats, each refusal."""

import datetime
import json
import uuid

import pytest
from defusedxml import ElementTree
from django.core.cache import cache
from django.test import Client
from django.utils.dateparse import parse_datetime

from sifang.core import clock, public_ids
from sifang.core.models import Deed
from sifang.needs import commands as needs
from sifang.needs.models import Asker, Need
from tests.api.programs import issue

pytestmark = pytest.mark.django_db
V2 = "/open311/v2"
# What the specification requires of a request and of a service; the word behind is its type.
REQUEST = {
    "service_request_id": str, "status": str, "status_notes": str, "service_name": str, "service_code": str,
    "description": str, "agency_responsible": str, "service_notice": str, "requested_datetime": str,
    "updated_datetime": str, "expected_datetime": str, "address": str, "address_id": str, "zipcode": str, "lat": float,
    "long": float, "media_url": str,
}  # fmt: skip
SERVICE = {
    "service_code": str, "service_name": str, "description": str, "metadata": bool, "type": str, "keywords": str,
    "group": str,
}  # fmt: skip
MAY_BE_EMPTY = ("zipcode", "lat", "long", "media_url", "expected_datetime")


def ask(path, form="json", expected=200, **query):
    """What the address says in this format: rows of JSON, or the root of XML."""
    return read(Client().get(f"{V2}/{path}.{form}", query), form, expected)


def read(answer, form, status):
    """The content of an answer, after a look at its status and type."""
    assert answer.status_code == status, answer.content.decode()
    if form == "json":
        assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
        return json.loads(answer.content)
    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert answer.content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    return ElementTree.fromstring(answer.content, forbid_dtd=True)


def send(facts, form="json", status=201, **extra):
    """The answer to a report."""
    return read(Client(enforce_csrf_checks=True).post(f"{V2}/requests.{form}", facts, **extra), form, status)


def report(town, key, **facts):
    """What a system sends when a resident reports."""
    usual = {
        "api_key": key, "jurisdiction_id": town.taian.pk, "service_code": "infrastructure",
        "address_string": "三号楼东侧", "description": "路灯坏了，晚上看不清路",
    }  # fmt: skip
    return usual | facts


def test_discovery_names_the_endpoint_in_both_formats():
    told = json.loads(Client().get("/open311/discovery.json").content)
    assert {"changeset", "contact", "key_service", "endpoints"} == set(told)
    (endpoint,) = told["endpoints"]
    assert endpoint["specification"].endswith("GeoReport_v2") and endpoint["url"].endswith("/open311/v2")
    assert endpoint["type"] == "production" and parse_datetime(endpoint["changeset"]).tzinfo
    root = ElementTree.fromstring(Client().get("/open311/v2/discovery.xml").content)
    assert root.tag == "discovery"
    assert [found.text for found in root.iterfind("endpoints/endpoint/formats/format")] == endpoint["formats"]


def test_services_are_the_public_categories_with_every_field(town):
    told = ask("services", jurisdiction_id=town.taian.pk)
    for service in told:
        assert {name: type(value) for name, value in service.items()} == SERVICE
        assert service["type"] == "realtime" and service["service_name"]
    codes = [service["service_code"] for service in told]
    assert {"infrastructure", "house.leak"} <= set(codes)
    assert not {"mediation", "legal"} & {code.split(".")[0] for code in codes}
    root = ask("services", "xml", jurisdiction_id=town.taian.pk)
    assert root.tag == "services" and {found.tag for found in root} == {"service"}
    assert [found.findtext("service_code") for found in root] == codes
    assert {found.findtext("metadata") for found in root} == {"false"}
    leak = ask("services/house.leak", jurisdiction_id=town.taian.pk)
    assert leak["service_code"] == "house.leak"
    one = ask("services/infrastructure", jurisdiction_id=town.taian.pk)
    assert one == {"service_code": "infrastructure", "attributes": []}
    root = ask("services/infrastructure", "xml", jurisdiction_id=town.taian.pk)
    assert (root.tag, [found.tag for found in root]) == ("service_definition", ["service_code", "attributes"])


def test_a_report_becomes_a_need_and_is_read_back_by_its_public_number(town):
    token, key = issue(town.li, town.taian, scopes=["open311"])
    sent = report(
        town, key, phone="19900005678", first_name="秀兰", last_name="马", email="ma@example.org", device_id="d-1",
        lat="38.93", long="100.45", media_url="https://example.org/a.jpg",
    )  # fmt: skip
    (told,) = send(sent)
    assert set(told) == {"service_request_id", "service_notice", "account_id"}
    need = Need.objects.get()
    assert (need.category, need.spot_words, need.channel, need.source) == (
        "infrastructure", "三号楼东侧", "resident", "热线交换",
    )  # fmt: skip
    assert need.code in told["service_notice"] and Asker.objects.get().track_code in told["service_notice"]
    assert Deed.objects.get(verb="need.reported").detail["token"] == token.pk
    number = told["service_request_id"]
    assert public_ids.number_of(number) == need.pk
    (row,) = ask(f"requests/{number}", jurisdiction_id=town.taian.pk)
    assert (row["status"], row["description"]) == ("open", "")  # nobody has verified what it says
    needs.verify(town.wang, need)
    (row,) = ask(f"requests/{number}", jurisdiction_id=town.street.pk)
    assert set(row) == set(REQUEST)
    for name, value in row.items():
        assert isinstance(value, REQUEST[name]) or (value is None and name in MAY_BE_EMPTY), name
    for name in ("requested_datetime", "updated_datetime"):
        assert parse_datetime(row[name]).utcoffset() == datetime.timedelta(hours=8)
    assert row["description"] == need.text and row["address_id"] == town.taian.pk
    everything = json.dumps(row, ensure_ascii=False)
    for private in ("马", "秀兰", "19900005678", "example.org", "38.93"):
        assert private not in everything
    root = ask(f"requests/{number}", "xml", jurisdiction_id=town.taian.pk)
    assert root.tag == "service_requests" and [found.tag for found in root[0]] == list(row)
    assert root.findtext("request/description") == need.text
    (behind,) = ask(f"tokens/{number}", jurisdiction_id=town.taian.pk)
    assert behind == {"service_request_id": number, "token": number}


def test_the_list_filters_by_time_status_service_and_number(town):
    open_one = town.need()
    closed = town.need(text="健身器材松了要掉下来", category="culture")
    needs.answer(town.wang, closed, "已经拧紧了")
    hidden = town.need(text="楼上楼下吵架请调解一下", category="mediation")
    fresh = town.need(text="刚说的还没有人看过的事", verified=False)
    at = {"jurisdiction_id": town.taian.pk}
    number = {need: public_ids.hidden(need.pk) for need in (open_one, closed, hidden, fresh)}
    ids = lambda **query: [row["service_request_id"] for row in ask("requests", **at, **query)]  # noqa: E731
    assert ids() == [number[closed], number[open_one]]
    assert ids(status="open") == [number[open_one]] and ids(status="closed") == [number[closed]]
    assert ids(status="open,closed", service_code="culture,greening") == [number[closed]]
    assert ids(service_request_id=f"{number[fresh]},{number[hidden]},NONSENSE") == [number[fresh]]
    assert ids(page="2", page_size="1") == [number[open_one]]
    now, hour = clock.now(), datetime.timedelta(hours=1)
    assert len(ids(start_date=(now - hour).isoformat(), end_date=(now + hour).isoformat())) == 2
    assert ids(start_date=(now + hour).isoformat(), end_date=(now + 2 * hour).isoformat()) == []
    assert ids(end_date=(now - hour).isoformat().replace("+", " ")) == []
    assert "已经拧紧了" in ask("requests", **at, status="closed")[0]["status_notes"]
    assert ask("requests", jurisdiction_id=town.nanguan.pk) == []
    assert ask("requests", "xml", jurisdiction_id=town.nanguan.pk).tag == "service_requests"


def test_refusals_are_lists_of_codes_and_sentences(town):
    here = {"jurisdiction_id": town.taian.pk}
    far = "2020-01-01T00:00:00Z"
    for status, path, query in (
        (400, "services", {}),
        (404, "services", {"jurisdiction_id": "99"}),
        (404, "services", {"jurisdiction_id": "city.gov"}),
        (404, "services/mediation", here),
        (404, "services/nothing", here),
        (400, "requests", here | {"status": "asleep"}),
        (400, "requests", here | {"start_date": "yesterday"}),
        (400, "requests", here | {"start_date": "9999-12-31T23:59:59Z"}),
        (400, "requests", here | {"start_date": far, "end_date": clock.now().isoformat()}),
        (400, "requests", here | {"page_size": "5000"}),
        (404, "requests/ABCDEFGHJKLMN", here),
        (404, f"requests/{public_ids.hidden(town.need().pk)}", {"jurisdiction_id": town.nanguan.pk}),
        (404, "tokens/NOTHING", here),
        (404, "nowhere", {}),
        (400, "requests", here | {"service_code": "\x00"}),
    ):
        (error,) = ask(path, "json", status, **query)
        assert error["code"] == status and error["description"], path
        root = ask(path, "xml", status, **query)
        assert (root.tag, root[0].tag, root.findtext("error/code")) == ("errors", "error", str(status))
        assert root.findtext("error/description")


def test_a_report_is_refused_with_the_status_that_fits_and_nothing_is_kept(town):
    cache.clear()
    _token, key = issue(town.li, town.taian, scopes=["open311"])
    _token, other = issue(town.li, town.taian, scopes=["read:needs"])
    for status, facts in (
        (403, {"api_key": ""}),
        (403, {"api_key": "sf_nothing"}),
        (403, {"api_key": other}),
        (400, {"jurisdiction_id": ""}),
        (404, {"jurisdiction_id": "1"}),
        (404, {"jurisdiction_id": town.nanguan.pk}),
        (400, {"jurisdiction_id": town.street.pk}),
        (400, {"address_id": town.nanguan.pk}),
        (400, {"address_string": ""}),
        (400, {"service_code": ""}),
        (404, {"service_code": "legal"}),
        (400, {"description": "短"}),
        (400, {"description": "字" * 2001}),
        (400, {"description": "断\x00开的一句话"}),
    ):
        (error,) = send(report(town, key, **facts), "json", status)
        assert error["code"] == status and error["description"], facts
    bomb = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    assert send(bomb, "xml", 403, content_type="text/xml").tag == "errors"
    send({"api_key": key, "description": "字" * 900_000}, "json", 400)
    assert not Need.objects.exists()
    session = Client(enforce_csrf_checks=True)
    session.force_login(town.li)
    assert session.post(f"{V2}/requests.json", report(town, "")).status_code == 403
    assert Client().put(f"{V2}/requests.json").status_code == 405
    cache.clear()


def test_a_report_sent_twice_with_one_key_is_one_need_and_a_phone_nobody_can_read_is_left_out(town):
    _token, key = issue(town.li, town.taian, scopes=["open311"])
    once = {"headers": {"Idempotency-Key": uuid.uuid4().hex}}
    sent = report(town, key, phone="打不通", description="", stage="closed", code="XQ-1", urgency="3")
    for form in ("xml", "json"):
        first, again = send(sent, form, **once), send(sent, form, **once)
        text = (lambda root: ElementTree.tostring(root)) if form == "xml" else json.dumps
        assert text(first) == text(again)
    assert Need.objects.count() == 2 and not Asker.objects.exists()
    need = Need.objects.latest("pk")
    assert (need.stage, need.urgency) == ("new", 0) and need.code != "XQ-1" and "三号楼东侧" in need.text


def test_public_numbers_tell_no_order_and_lead_back():
    signs = [public_ids.hidden(number) for number in range(1, 200)]
    assert len(set(signs)) == 199 and signs != sorted(signs)
    assert [public_ids.number_of(one) for one in signs] == list(range(1, 200))
    assert public_ids.number_of("!") is None and public_ids.number_of("Z" * 13) is None
