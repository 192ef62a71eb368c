"""The community's day: what waits, what is due first, and one need open beside the list."""

import datetime

import pytest

from sifang.core import clock
from sifang.counsel import commands as counsel
from sifang.disputes import commands as disputes
from sifang.industry.models import Site
from sifang.meetings.commands import holding
from sifang.meetings.models import Meeting
from sifang.needs import commands as needs
from sifang.projects.commands import carrying
from tests.counsel.bench import Bench
from tests.lived import compounds

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def wang(client, town):
    client.force_login(town.wang)
    return client


def counters(page):
    return {counter["name"]: counter["count"] for counter in page.context["counters"]}


def test_a_community_that_has_just_begun_reads_what_comes_first(wang):
    page = wang.get("/work/").content.decode()
    assert "刚开通，从这几步开始" in page
    assert all(f'href="{address}"' in page for address in ("/roster/", "/ledgers/needs/", "/needs/new/", "/proposals/"))


def test_an_empty_day_says_that_all_is_done(wang, town):
    town.need()
    assert "今天都办完了" in wang.get("/work/").content.decode()


def test_the_counters_count_the_rows_they_open(wang, town):
    town.need(verified=False)
    with clock.at(clock.now() - 3 * DAY):
        town.need("五号楼门口积水结冰", verified=False)
    needs.answer(town.wang, town.need("门禁坏了打不开"), "当天修好了门禁")
    project = town.claimed(category="infrastructure")
    carrying.submit(town.deng, project, "路灯已经修好")
    page = wang.get("/work/")
    assert counters(page) == {
        "verify": 2, "today": 0, "late": 1, "accept": 1, "follow_up": 1, "nudged": 0, "first": 0,
    }  # fmt: skip
    assert page.context["total"] == 4
    for name, count in counters(page).items():
        assert len(wang.get(f"/work/?show={name}").context["page"].object_list) == count


def test_what_is_due_first_stands_first(wang, town):
    town.need(verified=False)
    with clock.at(clock.now() - 3 * DAY):
        late = town.need("五号楼门口积水结冰", verified=False)
    assert wang.get("/work/").context["page"].object_list[0].row == late


def test_one_key_verifies_the_open_need_and_leads_back_to_the_day(wang, town):
    need = town.need(verified=False)
    page = wang.get(f"/work/?open={need.pk}")
    form = page.context["form"]
    sent = {name: value for name in form.fields if (value := form[name].value()) is not None}
    answer = wang.post(f"/needs/{need.pk}/verify/", sent | {"then": "workbench"})
    need.refresh_from_db()
    assert (answer.headers["Location"], need.stage) == ("/work/", "listed")


def test_a_need_of_another_community_does_not_open_beside_the_list(client, town):
    need = town.need()
    client.force_login(town.zhou)
    assert client.get(f"/work/?open={need.pk}").context["opened"] is None


def test_the_secretary_has_minutes_to_sign_and_the_worker_has_not(client, town):
    town.claimed()
    holding.close_session(town.wang, Meeting.objects.get())
    shown = {}
    for person in (town.li, town.wang):
        client.force_login(person)
        shown[person.username] = {task.kind for task in client.get("/work/").context["page"]}
    assert shown == {"li": {"minutes"}, "wang": set()}


def test_late_disputes_services_to_confirm_and_sites_to_check_again_are_among_the_tasks(wang, town):
    today, bench, objects = clock.today(), Bench(town), {}
    late = disputes.register(
        town.wang, town.taian, "leak", "楼上漏水泡了楼下", registrar="community", received_on=today - 90 * DAY
    )
    disputes.register(town.wang, town.taian, "fee", "收费标准没有公示", registrar="community", is_safety=True)
    for matter in ("wages", "lease"):
        counsel.consult(bench.gu, town.taian, matter, at_once=True, minutes=10)
    compounds.add(town, objects)
    Site.objects.update(stage=Site.Stage.NAMED, named_on=today - 400 * DAY, recheck_due=today - 35 * DAY)
    shown = {task.kind: task for task in wang.get("/work/").context["page"]}
    assert shown["dispute"].row == late
    assert shown["log"].count == 2
    for task in shown.values():
        assert wang.get(task.url).status_code == 200, task.kind
    assert set(shown) == {"dispute", "log", "recheck"}
