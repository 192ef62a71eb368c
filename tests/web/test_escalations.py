"""What is with the sponsor leader: each party reads it, and answers when it is its turn."""

import datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sifang.core import clock
from sifang.meetings.commands import holding
from sifang.people import commands as people
from sifang.people.models import Organization
from sifang.projects.commands import escalating, proposing
from sifang.projects.models import Escalation, Project
from tests.worlds import world

LIST = "/escalations/"
DAY = datetime.timedelta(days=1)
WORDS = "请住建局三天内到现场看"
LONG = "长" * 5_000


def by(client, person):
    client.force_login(person)
    return client


def at(name, thing):
    return reverse(name, args=[thing.pk])


def read(client, person, escalation):
    return by(client, person).get(at("escalation", escalation))


def escalated(town, text="三号楼墙体开裂，不知道归谁修"):
    """A matter that the joint meeting laid before leader Chen, with the housing department asked."""
    project = proposing.propose(town.wang, town.need(text))
    item = town.meeting(project).items.get(project=project)
    return holding.resolve_escalated(
        town.wang, item, tried="两家单位都看过", asked="请协调住建局", departments=[town.housing]
    )


@world
def matter(town):
    """An escalation that waits for leader Chen."""
    escalated(town)
    return Escalation.objects.get()


@world
def assigned(town, matter):
    """An escalation that waits for the housing department."""
    escalating.answer(town.chen, matter, WORDS)
    return matter


@world
def answered(town, assigned):
    """An escalation that waits for the community's word."""
    escalating.answer_ask(town.officer, assigned.asks.get(), "已经安排修墙")
    assigned.refresh_from_db()
    return assigned


def test_a_stranger_is_led_to_the_login(client, matter):
    assert client.get(LIST).status_code == client.get(at("escalation", matter)).status_code == 302


def test_the_parties_and_the_department_read_it(client, town, matter):
    for person in (town.li, town.wang, town.chen, town.rep, town.officer, town.clerk):
        assert read(client, person, matter).status_code == 200, person
        assert matter.project.name in client.get(LIST).content.decode(), person


def test_others_do_not_find_it(client, town, matter):
    fire = people.found(None, "消防大队", town.county, kind=Organization.Kind.DEPARTMENT)
    stranger = town.official("fire", "高队长", "liaison", organization=fire)
    for person in (town.zhou, stranger):
        assert read(client, person, matter).status_code == 404, person
        assert matter.project.name not in client.get(LIST).content.decode(), person
    assert client.post(at("ask-answer", matter.asks.get()), {"words": "不归我们管"}).status_code == 404


def test_each_number_leads_to_as_many_rows(client, town, answered):
    escalated(town, "四号楼下水管堵了，几家都不管")
    counts = by(client, town.wang).get(LIST).context["counts"]
    assert (counts["open"], counts["answered"]) == (1, 1)
    for stage, number in counts.items():
        assert len(client.get(LIST, {"stage": stage}).context["page"].object_list) == number


def test_the_leader_answers_and_sets_the_departments_day(client, town, matter):
    assert set(read(client, town.chen, matter).context["forms"]) == {"answer"}
    day = clock.today() + 2 * DAY
    for _ in range(2):
        sent = {"words": WORDS, "due": day, "once": "e1"}
        assert client.post(at("escalation-answer", matter), sent).status_code == 302
    matter.refresh_from_db()
    assert (matter.stage, matter.answer, matter.answered_by) == ("coordinating", WORDS, town.chen)
    assert matter.asks.get().due == day


def test_an_answer_without_words_or_with_a_past_day_is_a_field_error(client, town, matter):
    sent = {"words": LONG, "due": clock.today() - DAY}
    page = by(client, town.chen).post(at("escalation-answer", matter), sent)
    assert page.status_code == 422
    assert set(page.context["forms"]["answer"].errors) == {"words", "due"}
    matter.refresh_from_db()
    assert matter.stage == "open"


def test_the_leader_takes_it_on_with_one_tap_and_all_read_it(client, town, matter):
    assert "前答复是否接办" in read(client, town.chen, matter).content.decode()
    assert "前答复是否接办" in by(client, town.clerk).get(LIST).content.decode()
    for person in (town.wang, town.officer):
        assert by(client, person).post(at("escalation-take-on", matter)).status_code == 403
    for _ in range(2):
        sent = {"then": "desk", "once": "t1"}
        assert by(client, town.chen).post(at("escalation-take-on", matter), sent)["Location"] == "/sponsor/"
    for person in (town.chen, town.wang, town.clerk):
        assert "已接办" in read(client, person, matter).content.decode(), person
    assert by(client, town.chen).post(at("escalation-take-on", matter), {"once": "t2"}).status_code == 409


def test_no_reply_in_time_is_said_as_a_fact_to_community_and_street(client, town, matter):
    with clock.at(matter.reply_by + datetime.timedelta(minutes=1)):
        for person in (town.wang, town.clerk):
            assert "还没有答复是否接办" in by(client, person).get(LIST).content.decode(), person
            assert "还没有答复是否接办" in by(client, person).get("/work/").content.decode(), person
        page = by(client, town.chen).get("/sponsor/").content.decode()
        assert "社区还在等您一句话" in page


def test_an_emergency_is_laid_before_the_leader_without_a_meeting(client, town):
    project = proposing.propose(town.wang, town.need("五号楼外墙瓷砖大片松动"))
    address = at("project-emergency", project)
    assert "30分钟" in by(client, town.wang).get(address).content.decode()
    assert client.post(address, {"asked": "急"}).status_code == 422
    sent = {"asked": "请马上派人排险", "tried": "拉了警戒线，疏散了住户", "departments": [town.housing.pk]}
    assert client.post(address, sent | {"once": "em"}).status_code == 302
    assert Escalation.objects.get().is_emergency
    assert "紧急" in by(client, town.chen).get("/sponsor/").content.decode()
    assert by(client, town.su).get(address).status_code == 403


def test_only_the_leader_answers_as_the_leader(client, town, matter):
    for person in (town.wang, town.officer, town.rep):
        assert by(client, person).post(at("escalation-answer", matter), {"words": WORDS}).status_code == 403
        assert "answer" not in read(client, person, matter).context["forms"], person


def test_the_department_answers_and_the_communitys_word_is_awaited(client, town, assigned):
    ask = assigned.asks.get()
    [(_ask, form)] = read(client, town.officer, assigned).context["asks"]
    assert form
    assert client.post(at("ask-answer", ask), {"words": "好"}).status_code == 422
    assert client.post(at("ask-answer", ask), {"words": "已经安排修墙"}).status_code == 302
    assigned.refresh_from_db()
    assert assigned.stage == "answered"


def test_the_department_waits_until_the_leader_has_assigned(client, town, matter):
    [(_ask, form)] = read(client, town.officer, matter).context["asks"]
    assert form is None
    page = client.post(at("ask-answer", matter.asks.get()), {"words": "已经安排修墙"})
    assert page.status_code == 409


def test_neither_leader_nor_partner_answers_for_the_department(client, town, assigned):
    ask = assigned.asks.get()
    assert by(client, town.chen).post(at("ask-answer", ask), {"words": "已经安排修墙"}).status_code == 403
    assert by(client, town.su).post(at("ask-answer", ask), {"words": "已经安排修墙"}).status_code == 404


def test_the_community_closes_it_as_solved(client, town, answered):
    assert set(read(client, town.wang, answered).context["forms"]) == {"close", "again"}
    assert client.post(at("escalation-close", answered), {"words": "居民看过"}).status_code == 422
    sent = {"solved": "yes", "words": "居民代表看过，墙补好了"}
    assert client.post(at("escalation-close", answered), sent).status_code == 302
    answered.refresh_from_db()
    assert answered.stage == "closed"
    assert Project.objects.get(pk=answered.project_id).stage == "accepted"
    assert client.post(at("escalation-close", answered), sent).status_code == 409


def test_not_solved_goes_back_to_the_list(client, town, answered):
    sent = {"solved": "no", "words": "墙还是裂着的"}
    assert by(client, town.wang).post(at("escalation-close", answered), sent).status_code == 302
    assert Project.objects.get(pk=answered.project_id).stage == "proposed"
    assert answered.project.needs.get().stage == "listed"


def test_asked_again_the_department_reads_what_is_missing(client, town, answered):
    assert by(client, town.wang).post(at("escalation-again", answered), {"reason": LONG}).status_code == 422
    assert client.post(at("escalation-again", answered), {"reason": "没有说哪天开工"}).status_code == 302
    page = read(client, town.officer, answered)
    assert "没有说哪天开工" in page.content.decode()
    [(ask, form)] = page.context["asks"]
    assert form and ask.answered_on is None


def test_the_leader_does_not_close(client, town, answered):
    assert by(client, town.chen).post(at("escalation-close", answered), {"solved": "yes"}).status_code == 403


def test_a_long_list_asks_the_database_no_more_often(client, town):
    counts = []
    for number in (5, 25):
        projects = [proposing.propose(town.wang, town.need(f"{n}号楼第{number}件难事")) for n in range(number)]
        meeting = town.meeting(*projects)
        for item in meeting.items.exclude(project=None):
            holding.resolve_escalated(
                town.wang, item, tried="都看过了", asked="请协调住建局", departments=[town.housing]
            )
        by(client, town.chen).get(LIST)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(LIST).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
