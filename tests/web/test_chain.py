"""The chain page and the story it tells: knots in order, who acted, what is still to come, where the days went."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.letters import commands as letters
from sifang.letters.models import Letter
from sifang.meetings.commands import calling, holding
from sifang.needs import commands as needs
from sifang.projects.commands import carrying, claiming, escalating, matching
from sifang.projects.models import Project
from sifang.web.chain import records, story
from sifang.web.chain.spans import spans

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
WHOLE = ["need", "resources", "project", "meeting", "claim", "work", "rating", "letter"]


def told(viewer, need):
    need.refresh_from_db()
    return story.tell(records.read(viewer, need), clock.today())


def kinds(chain, state=None):
    return [knot.kind for knot in chain.knots if state in (None, knot.state)]


def carry_out(town, project, outcome="路灯修好了三盏"):
    carrying.submit(town.deng, project, outcome)
    carrying.accept(town.wang, project)


def next_meeting(town, project):
    """Another joint meeting, later, with the project on its agenda and in session."""
    meeting = calling.call(town.wang, town.taian, clock.now() + DAY, "二楼会议室", chair=town.li)
    item = calling.put_on_agenda(town.wang, meeting, project)
    calling.notify(town.wang, meeting)
    holding.open_session(town.wang, meeting)
    return item


def test_a_need_nobody_verified_has_one_knot_and_seven_to_come(town):
    chain = told(town.wang, town.need(verified=False))
    assert kinds(chain) == WHOLE
    assert kinds(chain, "done") == ["need"]
    assert chain.waiting_for.kind == "resources"
    assert chain.lit == "r"


def test_a_whole_chain_ends_with_the_letter_and_counts_the_days(town):
    start = clock.now()
    with clock.at(start):
        project = town.project()
    with clock.at(start + 8 * DAY):
        item = town.meeting(project).items.get()
        for invitation in item.meeting.invitations.all():
            holding.attend(town.wang, invitation, True)
        holding.resolve_claimed(town.wang, item, town.power, due=clock.today() + 20 * DAY, supporting=[town.bank])
    project.refresh_from_db()
    need = project.needs.get()
    with clock.at(start + 30 * DAY):
        carrying.finish_step(town.deng, carrying.plan_step(town.deng, project, "换灯", project.due))
        carry_out(town, project)
    with clock.at(start + 32 * DAY):
        needs.rate(town.ma, need, "yes", 5, "亮堂了")
        errands.run_all()
        for letter in Letter.objects.all():
            letters.approve(town.li, letter)
        chain = told(town.li, need)
    assert kinds(chain, "done") == WHOLE
    assert [gap for _knot, gap in chain.rounds[0].overview] == [None, 0, 0, 8, 0, 22, 2, 0]
    assert chain.days == need.days_taken == 30
    assert chain.lit == "l o c r"
    assert [len(knot.facts["claims"]) for knot in chain.knots if knot.kind == "claim"] == [2]
    assert {span.name: span.days for span in spans(chain)} == {"meeting": 8, "work": 22, "rating": 2}
    assert [span.name for span in spans(chain) if span.longest] == ["work"]


def test_a_rating_of_not_solved_opens_a_second_round_with_its_own_project(town):
    project = town.claimed()
    need = project.needs.get()
    with clock.at(clock.now() + DAY):
        carry_out(town, project)
        needs.rate(town.ma, need, "no", 1, "又坏了")
    with clock.at(clock.now() + 2 * DAY):
        matching.match(town.wang, town.taian)
        chain = told(town.wang, need)
    assert [stretch.number for stretch in chain.rounds] == [1, 2]
    assert [knot.kind for knot in chain.rounds[0].knots] == WHOLE[:-1]
    second = [(knot.kind, knot.state) for knot in chain.rounds[1].knots]
    assert second[:3] == [("reopened", "done"), ("resources", "done"), ("project", "done")]
    assert second[3] == ("meeting", "todo")
    assert len({knot.anchor for knot in chain.knots}) == len(chain.knots)


def test_a_deferred_item_and_a_handed_back_claim_stay_on_the_thread(town):
    project = town.project()
    item = town.meeting(project).items.get()
    holding.resolve_deferred(town.wang, item, "等单位落实")
    project.refresh_from_db()
    with clock.at(clock.now() + 5 * DAY):
        second = next_meeting(town, project)
        holding.resolve_claimed(town.wang, second, town.power, due=clock.today() + 9 * DAY)
    project.refresh_from_db()
    with clock.at(clock.now() + 7 * DAY):
        claiming.hand_back(town.deng, project, "人手抽不出来")
        chain = told(town.wang, project.needs.get())
    assert kinds(chain, "done") == ["need", "resources", "project", "meeting", "meeting", "claim", "handed_back"]
    assert kinds(chain, "todo") == ["meeting", "claim", "work", "rating", "letter"]


def test_an_escalated_project_shows_the_leader_and_the_departments(town):
    project = town.project()
    item = town.meeting(project).items.get()
    holding.resolve_escalated(town.wang, item, tried="看过现场办不了", asked="请协调用地", departments=[town.housing])
    escalation = project.escalations.get()
    escalating.answer(town.chen, escalation, "一周内拿出办法")
    under_way = told(town.wang, project.needs.get())
    assert under_way.waiting_for.kind == "departments"
    escalating.answer_ask(town.officer, escalation.asks.get(), "手续已经办妥")
    escalation.refresh_from_db()
    escalating.close(town.wang, escalation, solved=True, words="现场看过，解决了")
    chain = told(town.wang, project.needs.get())
    assert kinds(chain, "done") == ["need", "resources", "project", "meeting", "escalation", "departments"]
    assert kinds(chain, "todo") == ["rating", "letter"]
    assert chain.parties["l"]["who"] == town.chen
    assert chain.parties["o"]["departments"] == 1
    opened = [
        [knot.facts["opens"] for knot in told(viewer, project.needs.get()).knots if knot.kind == "departments"]
        for viewer in (town.wang, town.su)
    ]
    assert opened == [[True], [False]], "an organization that is not asked has no such page"


def test_what_the_community_settles_itself_needs_no_project(town):
    need = town.need()
    needs.answer(town.wang, need, "当天换了灯泡")
    chain = told(town.wang, need)
    assert kinds(chain) == ["need", "answer", "rating"]
    needs.rate(town.ma, need, "yes", 5)
    assert kinds(told(town.wang, need), "todo") == []


def test_the_chain_and_the_board_count_the_same_days(town, client):
    need = town.need()
    needs.answer(town.wang, need, "当天换了灯泡")
    assert told(town.wang, need).days == need.days_taken == 1
    assert "用时1天" in client.get(f"/c/{town.taian.pk}/board/").content.decode()


def test_steps_nobody_finished_are_neither_on_time_nor_due_once_the_work_is_accepted(town, client):
    project = town.claimed()
    carrying.plan_step(town.deng, project, "检修", clock.today())
    carry_out(town, project)
    need = project.needs.get()
    [work] = [knot for knot in told(town.wang, need).knots if knot.kind == "work"]
    assert not work.facts["on_time"]
    client.force_login(town.wang)
    for address in (f"/needs/{need.pk}/chain/", f"/projects/{project.pk}/"):
        assert "今天到期" not in client.get(address).content.decode()


def test_a_returned_need_waits_for_its_asker_alone(town):
    need = town.need(verified=False)
    needs.send_back(town.wang, need, "请写清是哪一栋")
    assert kinds(told(town.wang, need)) == ["need", "returned"]


def test_a_meeting_still_to_come_is_under_way_with_its_day(town):
    project = town.project()
    town.meeting(project, opened=False)
    chain = told(town.wang, project.needs.get())
    meeting = next(knot for knot in chain.knots if knot.kind == "meeting")
    assert meeting.state == "now"
    assert meeting.day > clock.today()
    assert kinds(chain, "todo") == ["claim", "work", "rating", "letter"]


def test_a_partner_sees_that_a_letter_went_out_but_no_draft(town):
    project = town.claimed()
    need = project.needs.get()
    carry_out(town, project)
    needs.rate(town.ma, need, "yes", 5)
    errands.run_all()
    assert "letter" in kinds(told(town.li, need))
    assert "letter" not in kinds(told(town.su, need))
    letters.approve(town.li, Letter.objects.get())
    letter = told(town.su, need).knots[-1]
    assert (letter.kind, letter.facts["rows"][0]["opens"]) == ("letter", False)


@pytest.mark.parametrize("stage", ["new", "listed", "claimed", "accepted"])
def test_the_page_opens_at_every_stage_for_everybody_who_may_see_the_need(client, town, stage):
    if stage in ("new", "listed"):
        need = town.need(verified=stage == "listed")
    else:
        project = town.claimed()
        need = project.needs.get()
        if stage == "accepted":
            carry_out(town, project)
    viewers = [town.wang, town.chen, town.clerk] + ([] if stage == "new" else [town.su])
    for viewer in viewers:
        client.force_login(viewer)
        answer = client.get(f"/needs/{need.pk}/chain/")
        assert answer.status_code == 200
        assert answer.content.decode().count('class="sf-knot"') == 8 + 8


def test_the_chain_of_a_neighbouring_community_does_not_exist(client, town):
    need = town.need()
    assert client.get(f"/needs/{need.pk}/chain/").status_code == 302
    client.force_login(town.zhou)
    assert client.get(f"/needs/{need.pk}/chain/").status_code == 404


def test_a_merged_need_leads_to_the_chain_it_stands_in(client, town):
    first, twin = town.need(), town.need("三号楼的路灯不亮了", verified=False)
    needs.merge(town.wang, twin, first)
    client.force_login(town.wang)
    answer = client.get(f"/needs/{twin.pk}/chain/")
    assert answer.headers["Location"] == f"/needs/{first.pk}/chain/"
    assert "并进来1件" in client.get(answer.headers["Location"]).content.decode()


def test_the_page_asks_the_database_the_same_for_one_project_as_for_three(client, town, django_assert_max_num_queries):
    client.force_login(town.wang)
    project = town.claimed()
    need = project.needs.get()
    client.get(f"/needs/{need.pk}/chain/")
    with django_assert_max_num_queries(60) as first:
        client.get(f"/needs/{need.pk}/chain/")
    for turn in (1, 2):
        with clock.at(clock.now() + turn * 3 * DAY):
            carry_out(town, project)
            needs.rate(town.ma, need, "no", 1)
            matching.match(town.wang, town.taian)
            project = Project.objects.get(needs=need, stage="proposed")
            item = next_meeting(town, project)
            holding.resolve_claimed(town.wang, item, town.power, due=clock.today() + 9 * DAY)
            project.refresh_from_db()
            need.refresh_from_db()
    with django_assert_max_num_queries(len(first.captured_queries)):
        client.get(f"/needs/{need.pk}/chain/")
