"""The pages of the yearly plan."""

import uuid

import pytest

from sifang.activities import commands
from sifang.activities.models import Plan, PlanLine
from sifang.core import clock
from tests.activities.year import activity_of, held_activity, plan_of

pytestmark = pytest.mark.django_db


def sent(client, url, **told):
    """The form was sent."""
    return client.post(url, {"once": uuid.uuid4().hex, **told})


@pytest.fixture
def desk_of(client):
    """A browser at which the given person is logged in."""

    def sit(person):
        client.force_login(person)
        return client

    return sit


def test_a_plan_is_drafted_filled_and_agreed_on_its_page(desk_of, town):
    li = desk_of(town.li)
    year = clock.today().year
    answer = sent(li, "/plans/", year=year)
    plan = Plan.objects.get()
    assert answer.headers["Location"] == f"/plans/{plan.pk}/"
    sent(li, f"/plans/{plan.pk}/lines/", month=3, kind="clinic", title="春季义诊", organizations=[town.bank.pk])
    sent(li, f"/plans/{plan.pk}/agree/")
    plan.refresh_from_db()
    assert plan.stage == "agreed"
    assert "商定1件，做成0件" in li.get(f"/plans/{plan.pk}/").content.decode()


def test_a_bad_line_is_shown_again_with_what_was_written(desk_of, town):
    plan = plan_of(town, agreed=False)
    answer = sent(desk_of(town.li), f"/plans/{plan.pk}/lines/", month=14, kind="clinic", title="春季义诊")
    assert answer.status_code == 422
    assert "春季义诊" in answer.content.decode()


def test_a_liaison_proposes_for_the_own_organization_and_no_other(desk_of, town):
    plan = plan_of(town, agreed=False)
    su = desk_of(town.su)
    page = su.get(f"/plans/{plan.pk}/").content.decode()
    assert "为本单位加一件" in page
    assert f"/plans/{plan.pk}/agree/" not in page
    told = {"month": 9, "kind": "training", "title": "手机课"}
    assert sent(su, f"/plans/{plan.pk}/lines/", organizations=[town.power.pk], **told).status_code == 422
    assert sent(su, f"/plans/{plan.pk}/lines/", organizations=[town.bank.pk], **told).status_code == 302
    assert PlanLine.objects.get(title="手机课").grounds == {"proposed_by": town.bank.pk}


def test_the_page_says_what_became_of_each_line(desk_of, town):
    plan = plan_of(town)
    march, may = plan.lines.all()
    held_activity(town, line=march)
    commands.drop_line(town.li, may, "剧团没有时间")
    page = desk_of(town.li).get(f"/plans/{plan.pk}/").content.decode()
    assert "商定2件，做成1件" in page
    assert "剧团没有时间" in page
    assert "sf-mark moved" in page and "sf-mark dropped" in page


def test_what_grew_this_quarter_speaks_for_a_line(desk_of, town):
    plan = plan_of(town, agreed=False)
    first, second = (town.need(text=f"{n}号楼插座冒火花", category="safety") for n in (1, 2))
    page = desk_of(town.li).get(f"/plans/{plan.pk}/").content.decode()
    assert "这三个月2件，前三个月0件" in page
    grounds = f"{first.pk},{second.pk}"
    told = {"month": 12, "kind": "hazard_check", "title": "查插座", "grounds": grounds}
    sent(desk_of(town.li), f"/plans/{plan.pk}/lines/", **told)
    assert PlanLine.objects.get(title="查插座").grounds == {"needs": [first.pk, second.pk]}


def test_dropping_an_agreed_line_asks_why(desk_of, town):
    plan = plan_of(town)
    line = plan.lines.first()
    li = desk_of(town.li)
    assert sent(li, f"/lines/{line.pk}/drop/", why="").status_code == 422
    assert sent(li, f"/lines/{line.pk}/drop/", why="单位搬走了").status_code == 302
    line.refresh_from_db()
    assert line.dropped_why == "单位搬走了"


def test_opening_again_and_closing_keep_their_words(desk_of, town):
    plan = plan_of(town)
    li = desk_of(town.li)
    assert sent(li, f"/plans/{plan.pk}/reopen/", why="改").status_code == 422
    sent(li, f"/plans/{plan.pk}/reopen/", why="电力公司下半年有空")
    assert "电力公司下半年有空" in li.get(f"/plans/{plan.pk}/").content.decode()
    sent(li, f"/plans/{plan.pk}/agree/")
    sent(li, f"/plans/{plan.pk}/close/", summary="做成一件")
    assert "做成一件" in li.get(f"/plans/{plan.pk}/").content.decode()


def test_the_page_takes_as_many_queries_for_twenty_lines_as_for_two(desk_of, town, django_assert_max_num_queries):
    plan = plan_of(town, agreed=False)
    for n in range(20):
        line = commands.add_line(town.li, plan, 1 + n % 12, "clinic", f"义诊{n}", [town.bank, town.power])
        activity_of(town, line=line)
    li = desk_of(town.li)
    li.get("/plans/")
    with django_assert_max_num_queries(32):
        li.get(f"/plans/{plan.pk}/")
