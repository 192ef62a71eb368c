"""The project list and a project's page: who sees what, and each party's acts on it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sifang.core import clock
from sifang.projects.commands import carrying, claiming, proposing
from sifang.projects.models import Intent, Project, Step
from tests.worlds import world

LIST = "/projects/"
DAY = datetime.timedelta(days=1)
LONG = "长" * 5_000


def by(client, person):
    client.force_login(person)
    return client


def at(name, thing):
    return reverse(name, args=[thing.pk])


def read(client, person, project):
    return by(client, person).get(at("project", project))


def stage(project):
    return Project.objects.get(pk=project.pk).stage


@world
def claimed(town):
    """A project that the power team holds."""
    return town.claimed()


@world
def submitted(town, claimed):
    """A project that the power team says is done."""
    carrying.submit(town.deng, claimed, "路灯三盏都换好了")
    return claimed


def test_a_stranger_is_led_to_the_login(client, town, claimed):
    assert client.get(LIST).status_code == client.get(at("project", claimed)).status_code == 302


def test_a_foreign_community_does_not_find_the_project(client, town, claimed):
    assert read(client, town.zhou, claimed).status_code == 404
    assert claimed.name not in client.get(LIST).content.decode()
    assert client.post(at("project-accept", claimed)).status_code == 404


def test_all_parties_of_the_community_read_it(client, town, claimed):
    for person in (town.li, town.wang, town.chen, town.rep, town.su, town.deng, town.clerk):
        assert read(client, person, claimed).status_code == 200, person


def test_each_number_of_the_list_leads_to_as_many_rows(client, town, claimed):
    proposing.propose(town.wang, town.need("二号楼台阶破了，请修一修"))
    Project.objects.filter(pk=claimed.pk).update(due=clock.today() - DAY)
    counts = by(client, town.wang).get(LIST).context["counts"]
    assert counts["overdue"] == counts["claimed"] == counts["proposed"] == 1
    for group, number in counts.items():
        rows = client.get(LIST, {"stage": "" if group == "all" else group}).context["page"].object_list
        assert len(rows) == number, group


def test_an_unknown_group_or_page_shows_the_list(client, town, claimed):
    assert by(client, town.wang).get(LIST, {"stage": "nonsense", "page": "x"}).context["page"].object_list


def test_words_narrow_the_list_and_nothing_found_offers_the_way_back(client, town, claimed):
    assert len(by(client, town.wang).get(LIST, {"q": claimed.code}).context["page"].object_list) == 1
    page = client.get(LIST, {"q": "没有这样的项目"})
    assert not page.context["page"].object_list
    assert "清除筛选" in page.content.decode()


def test_what_is_late_says_so_on_the_list_and_on_its_page(client, town, claimed):
    Project.objects.filter(pk=claimed.pk).update(due=clock.today() - 3 * DAY)
    assert "sf-over" in by(client, town.wang).get(LIST).content.decode()
    page = read(client, town.deng, claimed).content.decode()
    assert "sf-over" in page and "sf-note bad" in page


def test_a_liaison_states_an_intent_once_and_takes_it_back(client, town):
    project = town.project()
    assert "intend" in read(client, town.su, project).context["acts"]
    sent = {"organization": town.bank.pk, "offer": "出资两千元"}
    assert client.post(at("project-intent", project), sent).status_code == 302
    intent = Intent.objects.get()
    assert (intent.organization, intent.offer) == (town.bank, "出资两千元")
    assert client.post(at("project-intent", project), sent).status_code == 409
    assert "intend" not in read(client, town.su, project).context["acts"]
    assert by(client, town.deng).post(at("intent-withdraw", intent)).status_code == 403
    assert by(client, town.su).post(at("intent-withdraw", intent)).status_code == 302
    intent.refresh_from_db()
    assert intent.withdrawn_at


def test_an_intent_for_somebody_else_is_a_field_error(client, town):
    project = town.project()
    page = by(client, town.su).post(at("project-intent", project), {"organization": town.power.pk, "offer": LONG})
    assert page.status_code == 422
    assert set(page.context["acts"]["intend"].errors) == {"organization", "offer"}
    assert not Intent.objects.exists()


def test_only_liaisons_send_intents(client, town):
    project = town.project()
    for person in (town.wang, town.chen, town.rep):
        assert by(client, person).post(at("project-intent", project), {"organization": 1}).status_code == 403


def test_the_holder_and_the_community_carry_the_project_and_nobody_else(client, town, claimed):
    for person in (town.deng, town.wang):
        assert {"submit", "plan", "hand_back", "finish"} <= set(read(client, person, claimed).context["acts"])
    for person in (town.su, town.chen, town.rep):
        assert not read(client, person, claimed).context["acts"], person
    assert by(client, town.su).post(at("project-submit", claimed), {"outcome": "都办好了"}).status_code == 403
    assert stage(claimed) == "claimed"


def test_a_step_is_planned_and_finished(client, town, claimed):
    sent = {"title": "先看现场", "due": clock.today() + DAY, "once": "s1"}
    for _ in range(2):
        assert by(client, town.deng).post(at("step-plan", claimed), sent).status_code == 302
    step = Step.objects.get()
    assert client.post(at("step-finish", step), {"note": LONG}).status_code == 422
    assert client.post(at("step-finish", step), {"note": "看过了"}).status_code == 302
    step.refresh_from_db()
    assert (step.done_on, step.note) == (clock.today(), "看过了")


@pytest.mark.parametrize("days", [-1, 60])
def test_a_step_before_today_or_after_the_project_is_a_field_error(client, town, claimed, days):
    page = by(client, town.deng).post(at("step-plan", claimed), {"title": "看现场", "due": clock.today() + days * DAY})
    assert page.status_code == 422
    assert set(page.context["acts"]["plan"].errors) == {"due"}
    assert not Step.objects.exists()


def test_a_late_step_says_so(client, town, claimed):
    Step.objects.create(project=claimed, title="看现场", due=clock.today() - DAY)
    assert "sf-over" in read(client, town.wang, claimed).content.decode()


def test_an_empty_outcome_is_a_field_error_and_a_said_one_submits(client, town, claimed):
    page = by(client, town.deng).post(at("project-submit", claimed), {"outcome": "好"})
    assert page.status_code == 422 and "outcome" in page.context["acts"]["submit"].errors
    assert client.post(at("project-submit", claimed), {"outcome": "三盏路灯都亮了"}).status_code == 302
    assert stage(claimed) == "submitted"


def test_the_community_accepts_and_the_need_is_met(client, town, submitted):
    assert by(client, town.deng).post(at("project-accept", submitted)).status_code == 403
    assert "accept" in read(client, town.wang, submitted).context["acts"]
    for _ in range(2):
        assert by(client, town.wang).post(at("project-accept", submitted), {"once": "a1"}).status_code == 302
    assert stage(submitted) == "accepted"
    assert submitted.needs.get().stage == "met"


def test_the_community_sends_back_with_a_reason_the_holder_reads(client, town, submitted):
    assert by(client, town.wang).post(at("project-send-back", submitted), {"reason": ""}).status_code == 422
    assert client.post(at("project-send-back", submitted), {"reason": "东头一盏还不亮"}).status_code == 302
    assert stage(submitted) == "claimed"
    assert "东头一盏还不亮" in read(client, town.deng, submitted).content.decode()


def test_a_handed_back_project_is_a_proposal_again_with_its_reason(client, town, claimed):
    assert by(client, town.deng).post(at("project-hand-back", claimed), {"reason": "x"}).status_code == 422
    assert client.post(at("project-hand-back", claimed), {"reason": "电工调去抢险了"}).status_code == 302
    assert stage(claimed) == "proposed"
    assert "电工调去抢险了" in read(client, town.wang, claimed).content.decode()


def test_an_act_that_the_stage_does_not_open_is_refused_in_words(client, town, claimed):
    page = by(client, town.wang).post(at("project-send-back", claimed), {"reason": ""})
    assert page.status_code == 409
    assert by(client, town.wang).post(at("project-accept", claimed)).status_code == 409


def test_the_community_drops_a_proposal_and_its_need_is_free(client, town):
    project = town.project()
    assert by(client, town.su).post(at("project-drop", project), {"reason": "不办了吧"}).status_code == 403
    assert by(client, town.wang).post(at("project-drop", project), {"reason": ""}).status_code == 422
    assert client.post(at("project-drop", project), {"reason": "居民自己修好了"}).status_code == 302
    assert stage(project) == "dropped"
    assert not project.coverages.filter(ended_at=None).exists()


def test_names_of_residents_stay_masked(client, town):
    project = town.project()
    for person in (town.wang, town.su, town.chen):
        page = read(client, person, project).content.decode()
        assert town.ma.name not in page and "19900001234" not in page


def test_a_long_list_asks_the_database_no_more_often(client, town):
    counts, resource = [], town.resource(capacity=200)
    for number in (10, 90):
        for n in range(number):
            project = proposing.propose(town.wang, town.need(f"{n}号楼第{number}件事要办，请看看"))
            proposing.choose(town.wang, project, resource, 1)
            claiming.state_intent(town.su, project, town.bank)
        by(client, town.wang).get(LIST)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(LIST).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
