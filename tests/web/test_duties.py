"""First pages: at most seven things to do for anybody, each number opening the rows it counts."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse

from sifang.core import clock
from sifang.disputes import commands as disputes
from sifang.industry import commands as industry
from sifang.needs import commands as needs
from sifang.people.commands import guarding
from sifang.places.models import Place
from sifang.web import duties, sections
from tests.lived import compounds
from tests.town import TAIAN
from tests.worlds import world

pytestmark = pytest.mark.django_db
DESKS = re.compile(r'data-duty="([\w-]+)"')
KINDS = (
    "secretary", "worker", "sponsor", "resident_rep", "grid_worker", "liaison", "department", "street_clerk", "officer",
    "observer", "auditor", "system_admin", "security_admin", "audit_admin",
)  # fmt: skip


@world
def busy(peopled):
    """Everybody, and a town in which much waits."""
    town = peopled.town
    with clock.at(clock.now() - datetime.timedelta(days=9)):
        waiting = [town.need(f"{n}号楼楼道灯坏了，天黑看不清", verified=False) for n in range(12)]
        needs.send_back(town.wang, town.need("小区门口有人堆放杂物", verified=False, asker=town.rep), "请说明是哪个门")
    for n in range(30):
        Place.objects.create(code=f"620702002{n + 100}", name=f"新{n}社区", short_name=f"新{n}社区", kind="community")
    guarding.lock_account(None, peopled.viewers["neighbour worker"], "unused")
    assert len(waiting) > sections.AT_MOST
    return peopled


def everybody(world):
    """All who can log in."""
    return [viewer for viewer in world.viewers.values() if viewer and viewer.is_active]


def page_of(viewer, url):
    """The page as the viewer sees it."""
    client = Client()
    client.force_login(viewer)
    answer = client.get(url, follow=True)
    assert answer.status_code == 200, url
    return answer


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_page_has_at_most_seven_things_to_do(busy, kind):
    answer = page_of(busy.viewers[kind], "/")
    text = answer.content.decode()
    assert len(answer.context["nav"]) <= sections.AT_MOST
    assert len(things_to_do(answer.context, text)) <= sections.AT_MOST


def things_to_do(context, text):
    """What the page asks for: the lines of a desk, the tasks of a workbench, what waits for a leader."""
    for several in ("tasks", "waiting_now", "fits", "asks"):
        if several in context:
            return context[several]
    if "page" in context and "counters" in context:
        return list(context["page"])
    return DESKS.findall(text) or list(context["waiting"])


@pytest.mark.parametrize("kind", ["street_clerk", "officer", "observer", "auditor", "system_admin", "security_admin",
                                  "audit_admin", "resident_rep", "grid_worker"])  # fmt: skip
def test_every_number_opens_as_many_rows(busy, kind):
    viewer = busy.viewers[kind]
    page_of(viewer, "/desk/")  # logging in is news for whoever counts accounts that nobody has used
    shown = duties.duties_of(viewer)
    assert 0 < len(shown) <= duties.AT_MOST
    for line in shown:
        answer = page_of(viewer, reverse("desk-rows", args=[line.duty.name]))
        assert answer.context["page"].paginator.count == line.count
        for row in answer.context["rows"]:
            assert not row.url or page_of(viewer, row.url)


def test_the_street_sees_what_is_late(busy):
    counted = {line.duty.name: line.count for line in duties.duties_of(busy.viewers["street_clerk"])}
    assert counted["unverified"] == 12
    assert counted["not-met"] >= 30 and counted["incomplete"] >= 30


def test_what_waits_stands_before_what_is_clear_and_seven_lines_are_shown(busy):
    street = busy.viewers["street_clerk"]
    assert len(duties.open_to(street)) > duties.AT_MOST
    shown = duties.duties_of(street)
    assert len(shown) == duties.AT_MOST
    waiting = {duty.name for duty in duties.open_to(street) if duties.count_of(duty.rows(street))}
    assert waiting <= {line.duty.name for line in shown}


def test_the_street_sees_red_and_late_disputes_and_the_sites_to_look_at(town):
    today, objects = clock.today(), {}
    late = datetime.timedelta(days=90)
    disputes.register(
        town.wang, town.taian, "leak", "楼上漏水泡了楼下", registrar="community", received_on=today - late
    )
    disputes.register(town.wang, town.taian, "fee", "消防通道被堵了", registrar="community", is_safety=True)
    disputes.register(town.zhou, town.nanguan, "fee", "收费标准没有公示", registrar="community")
    compounds.add(town, objects)
    rows = {duty.name: list(duty.rows(town.clerk)) for duty in duties.open_to(town.clerk)}
    assert {row.summary for row in rows["red-disputes"]} >= {"消防通道被堵了"}
    assert [row.summary for row in rows["late-disputes"]] == ["楼上漏水泡了楼下"]
    assert rows["sites"] == [objects["sites"]]


def test_the_organization_department_sees_the_sites_that_wait_for_a_name(town):
    objects = {}
    compounds.add(town, objects)
    officer = town.official("department", "组织部", "officer", place=town.county)
    industry.review_site(town.clerk, objects["sites"])
    rows = {duty.name: list(duty.rows(officer)) for duty in duties.open_to(officer)}
    assert rows["sites-to-name"] == [objects["sites"]]


def test_a_representative_sees_what_was_sent_back(busy):
    counted = {line.duty.name: line.count for line in duties.duties_of(busy.viewers["resident_rep"])}
    assert counted["returned"] == 1


def test_a_desk_without_anything_to_do_says_so(town):
    lonely = town.official("lonely", "无事", "security_admin", place=town.county)
    text = page_of(lonely, "/desk/").content.decode()
    assert "现在没有等您办的事" in text


def test_a_line_of_another_desk_does_not_exist(busy):
    client = Client()
    client.force_login(busy.viewers["auditor"])
    assert client.get(reverse("desk-rows", args=["late-replies"])).status_code == 404
    assert client.get(reverse("desk-rows", args=["nonsense"])).status_code == 404


@pytest.mark.parametrize("kind", ["officer", "street_clerk", "observer"])
def test_a_desk_asks_the_database_as_often_however_much_waits(busy, kind, django_assert_max_num_queries):
    client = Client()
    client.force_login(busy.viewers[kind])
    client.get("/desk/")
    with django_assert_max_num_queries(30):
        client.get("/desk/")


def test_every_section_stands_for_somebody_and_lights_up(busy):
    lit = set()
    for viewer in everybody(busy):
        for line in page_of(viewer, "/account/").context["nav"]:
            lit.add(line["url"])
    assert {sections.address(one.page) for one in sections.SECTIONS if one.page and sections.address(one.page)} <= lit
    nav = page_of(busy.viewers["secretary"], "/topics/").context
    assert [line["url"] for line in nav["nav"] if line["current"]] == ["/meetings/"]
    assert [tab["label"] for tab in nav["section_tabs"] if tab["current"]]


def test_no_tab_leads_to_a_refusal(busy):
    for viewer in everybody(busy):
        client = Client()
        client.force_login(viewer)
        for section in sections.lines(viewer):
            for tab in sections.tabs(viewer, sections.entry(viewer, section)):
                assert client.get(tab["url"], follow=True).status_code == 200, (viewer.username, tab["url"])


def test_a_tab_is_not_shown_to_whom_it_could_show_nothing(peopled):
    def shown(name, page):
        return [str(tab["url"]) for tab in sections.tabs(peopled.viewers[name], page)]

    assert shown("legal_adviser", "/counsel/") == ["/disputes/", "/counsel/"]
    assert shown("judicial_clerk", "/counsel/") == ["/disputes/", "/counsel/"]
    assert shown("owners_rep", "/disputes/") == ["/disputes/", "/compounds/"]
    assert len(shown("worker", "/disputes/")) == 5


def test_observers_see_the_whole_process_and_no_resident(busy):
    town, observer = busy.town, busy.viewers["observer"]
    need = busy.objects["needs"]
    for url in (f"/needs/{need.pk}/", f"/needs/{need.pk}/chain/", "/projects/", "/meetings/", "/councils/"):
        text = page_of(observer, url).content.decode()
        assert town.ma.name not in text and town.ma.shown_name not in text and town.ma.phone not in text, url
    assert TAIAN in observer.reach.codes


def test_a_resident_representative_takes_down_a_bench_talk_from_the_first_page(town, client):
    client.force_login(town.rep)
    page = client.get("/desk/").content.decode()
    assert reverse("council-new") in page
    assert client.get(reverse("council-new")).status_code == 200
