"""The pages of the joint meeting: who opens them, what they change, and what they refuse."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sifang.core import clock
from sifang.core.workdays import add_workdays
from sifang.meetings.commands import calling, holding
from sifang.meetings.models import Item, Meeting, Resolution
from sifang.projects.commands import claiming
from sifang.projects.models import Claim, Project

pytestmark = pytest.mark.django_db
DUE = "2099-01-01"


@pytest.fixture
def desk_of(client):
    """A browser at which the given person is logged in."""

    def sit(person):
        client.force_login(person)
        return client

    return sit


def called(town, **facts):
    given = {
        "day": (clock.today() + datetime.timedelta(days=8)).isoformat(),
        "time": "15:00",
        "venue": "二楼会议室",
        "chair": town.li.pk,
    }
    return given | facts


def in_days(days):
    return (clock.today() + datetime.timedelta(days=days)).isoformat()


def queries_of(client, address):
    client.get(address)  # the first page of a session writes it down
    with CaptureQueriesContext(connection) as made:
        assert client.get(address).status_code == 200
    return len(made)


def test_a_stranger_is_asked_to_log_in(client, town):
    meeting = town.meeting(town.project())
    for address in ("/meetings/", "/meetings/new/", f"/meetings/{meeting.pk}/", f"/meetings/{meeting.pk}/lists/"):
        answer = client.get(address)
        assert (answer.status_code, answer.url.startswith("/login/")) == (302, True)


def test_the_four_parties_see_a_notified_meeting_and_the_next_community_does_not(desk_of, town):
    meeting = town.meeting(town.project())
    for person in (town.li, town.wang, town.chen, town.su, town.rep):
        assert desk_of(person).get(f"/meetings/{meeting.pk}/").status_code == 200
    for person in (town.zhou, town.officer):
        assert desk_of(person).get(f"/meetings/{meeting.pk}/").status_code == 404


def test_a_draft_is_seen_by_the_community_alone(desk_of, town):
    meeting = town.meeting(town.project(), opened=False)
    assert desk_of(town.wang).get(f"/meetings/{meeting.pk}/").status_code == 200
    assert desk_of(town.su).get(f"/meetings/{meeting.pk}/").status_code == 404


def test_only_the_community_opens_the_form_that_calls_a_meeting(desk_of, town):
    assert desk_of(town.wang).get("/meetings/new/").status_code == 200
    assert desk_of(town.su).get("/meetings/new/").status_code == 403


def test_the_form_proposes_four_working_days_ahead_at_three(desk_of, town):
    page = desk_of(town.wang).get("/meetings/new/").content.decode()
    assert f'value="{add_workdays(clock.today(), 4).isoformat()}"' in page
    assert 'value="15:00"' in page


def test_calling_a_meeting_prepares_it(desk_of, town):
    answer = desk_of(town.wang).post("/meetings/new/", called(town))
    meeting = Meeting.objects.get()
    assert answer.url == f"/meetings/{meeting.pk}/"
    assert (meeting.place, meeting.chair, timezone.localtime(meeting.starts_at).hour) == (town.taian, town.li, 15)


def test_calling_twice_with_one_token_calls_one_meeting(desk_of, town):
    for _time in range(2):
        desk_of(town.wang).post("/meetings/new/", called(town, once="abc"))
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "2020-01-01"},
        {"day": "9999-12-31"},
        {"time": "x"},
        {"venue": "会" * 1000},
        {"venue": ""},
        {"chair": "999"},
    ],
)
def test_a_wrong_field_is_said_at_the_field(desk_of, town, wrong):
    answer = desk_of(town.wang).post("/meetings/new/", called(town, **wrong))
    assert answer.status_code == 422
    assert f"id_{next(iter(wrong))}_error" in answer.content.decode()
    assert not Meeting.objects.exists()


def test_short_notice_is_noted(desk_of, town):
    tomorrow = calling.call(town.wang, town.taian, clock.now() + datetime.timedelta(days=1), "二楼")
    later = calling.call(town.wang, town.taian, clock.now() + datetime.timedelta(days=20), "二楼")
    assert "不到3天" in desk_of(town.wang).get(f"/meetings/{tomorrow.pk}/").content.decode()
    assert "不到3天" not in desk_of(town.wang).get(f"/meetings/{later.pk}/").content.decode()


def test_the_agenda_is_filled_ordered_and_taken_off(desk_of, town):
    project, meeting = town.project(), town.meeting(opened=False)
    desk = desk_of(town.wang)
    desk.post(f"/meetings/{meeting.pk}/fill/")
    desk.post(f"/meetings/{meeting.pk}/topic/", {"title": "冬季供暖"})
    first, second = meeting.items.all()
    assert (first.project, second.title) == (project, "冬季供暖")
    desk.post(f"/items/{second.pk}/up/")
    assert [item.pk for item in meeting.items.all()] == [second.pk, first.pk]
    desk.post(f"/items/{first.pk}/off/")
    project.refresh_from_db()
    assert (meeting.items.count(), project.stage) == (1, Project.Stage.PROPOSED)


def test_one_candidate_goes_on_the_agenda(desk_of, town):
    project, meeting = town.project(), town.meeting(opened=False)
    desk_of(town.wang).post(f"/meetings/{meeting.pk}/add/", {"project": project.pk})
    assert meeting.items.get().project == project
    again = desk_of(town.wang).post(f"/meetings/{meeting.pk}/add/", {"project": project.pk})
    assert (again.status_code, meeting.items.count()) == (422, 1)


def test_an_unfinished_resolution_goes_back_on_the_agenda(desk_of, town):
    town.claimed()
    meeting = town.meeting(opened=False)
    calling.take_off(town.wang, meeting.items.get())
    desk_of(town.wang).post(f"/meetings/{meeting.pk}/add/", {"resolution": Resolution.objects.get().pk})
    assert meeting.items.get().old_resolution == Resolution.objects.get()


def test_a_topic_without_words_comes_back(desk_of, town):
    meeting = town.meeting(opened=False)
    answer = desk_of(town.wang).post(f"/meetings/{meeting.pk}/topic/", {"title": "题" * 200})
    assert (answer.status_code, meeting.items.count()) == (422, 0)


def test_notice_freezes_the_lists_and_invites_the_four_parties(desk_of, town):
    meeting = town.meeting(town.project(), opened=False)
    desk_of(town.wang).post(f"/meetings/{meeting.pk}/notify/")
    meeting.refresh_from_db()
    assert meeting.stage == Meeting.Stage.NOTIFIED
    assert set(meeting.invitations.values_list("party", flat=True)) == {"l", "o", "c", "r"}
    page = desk_of(town.su).get(f"/meetings/{meeting.pk}/lists/").content.decode()
    assert "三号楼路灯坏了" in page
    assert "供电服务队" in desk_of(town.su).get(f"/meetings/{meeting.pk}/lists/?list=resources").content.decode()


def test_the_frozen_lists_do_not_follow_the_lists(desk_of, town):
    meeting = town.meeting(town.project())
    town.need("后来才反映的下水道堵了")
    assert "后来才反映" not in desk_of(town.wang).get(f"/meetings/{meeting.pk}/lists/").content.decode()


def test_the_lists_of_a_draft_are_empty_and_say_why(desk_of, town):
    meeting = town.meeting(opened=False)
    assert "通知还没有发出" in desk_of(town.wang).get(f"/meetings/{meeting.pk}/lists/").content.decode()


def test_the_page_in_session_suggests_who_said_it_would(desk_of, town):
    project = town.project()
    claiming.state_intent(town.su, project, town.bank, "出钱换灯")
    item = town.meeting(project).items.get()
    page = desk_of(town.wang).get(f"/meetings/{item.meeting_id}/?item={item.pk}&do=claim").content.decode()
    assert re.search(rf'<option value="{town.bank.pk}" selected>', page)
    assert "出钱换灯" in page
    assert "马秀兰" not in page


def test_those_who_only_attend_see_no_buttons(desk_of, town):
    item = town.meeting(town.project()).items.get()
    for person in (town.chen, town.su, town.rep):
        page = desk_of(person).get(f"/meetings/{item.meeting_id}/?item={item.pk}&do=claim").content.decode()
        assert f"/items/{item.pk}/" not in page
        assert "记到会的人" not in page


def test_a_claim_is_recorded_with_lead_support_and_day(desk_of, town):
    item = town.meeting(town.project()).items.get()
    facts = {
        "lead": town.power.pk,
        "supporting": [town.bank.pk],
        "due": in_days(20),
        "commitment": "派电工",
        "note": "先修北门",
    }
    answer = desk_of(town.wang).post(f"/items/{item.pk}/claim/", facts)
    assert answer.status_code == 302
    roles = dict(Claim.objects.values_list("organization__name", "role"))
    assert roles == {"供电服务队": "lead", "河西银行": "support"}
    item.refresh_from_db()
    assert (item.outcome, item.note) == (Item.Outcome.CLAIMED, "先修北门")


@pytest.mark.parametrize("wrong", [{"due": "2020-01-01"}, {"due": DUE}, {"lead": ""}, {"commitment": "诺" * 501}])
def test_a_wrong_claim_comes_back_with_what_was_typed(desk_of, town, wrong):
    item = town.meeting(town.project()).items.get()
    answer = desk_of(town.wang).post(
        f"/items/{item.pk}/claim/", {"lead": town.power.pk, "due": in_days(20), "note": "先修北门"} | wrong
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"id_{next(iter(wrong))}_error" in page
    assert "先修北门" in page
    assert not Claim.objects.exists()


def test_an_organization_that_is_no_partner_cannot_be_given_a_project(desk_of, town):
    item = town.meeting(town.project()).items.get()
    answer = desk_of(town.wang).post(f"/items/{item.pk}/claim/", {"lead": town.housing.pk, "due": in_days(20)})
    assert (answer.status_code, Claim.objects.count()) == (422, 0)


def test_a_second_claim_is_refused_with_who_has_it(desk_of, town):
    item = town.meeting(town.project()).items.get()
    facts = {"lead": town.power.pk, "due": in_days(20)}
    desk_of(town.wang).post(f"/items/{item.pk}/claim/", facts)
    answer = desk_of(town.li).post(f"/items/{item.pk}/claim/", facts | {"lead": town.bank.pk})
    assert (answer.status_code, "供电服务队" in answer.content.decode()) == (409, True)
    assert Claim.objects.count() == 1


def test_an_item_is_deferred_with_a_reason(desk_of, town):
    item = town.meeting(town.project()).items.get()
    assert desk_of(town.wang).post(f"/items/{item.pk}/defer/", {"reason": ""}).status_code == 422
    desk_of(town.wang).post(f"/items/{item.pk}/defer/", {"reason": "等牵头单位"})
    item.refresh_from_db()
    assert (item.outcome, item.project.stage) == (Item.Outcome.DEFERRED, Project.Stage.PROPOSED)


def test_an_item_goes_to_the_sponsor_leader(desk_of, town):
    item = town.meeting(town.project()).items.get()
    facts = {"tried": "社区看过现场", "asked": "协调用电", "departments": [town.housing.pk]}
    assert desk_of(town.wang).post(f"/items/{item.pk}/escalate/", facts | {"departments": []}).status_code == 422
    desk_of(town.wang).post(f"/items/{item.pk}/escalate/", facts)
    item.refresh_from_db()
    assert item.escalation.asks.get().department == town.housing


def test_a_topic_is_noted_and_an_old_resolution_struck_off(desk_of, town):
    town.claimed()
    meeting = town.meeting(opened=False)
    calling.add_topic(town.wang, meeting, "冬季供暖")
    calling.notify(town.wang, meeting)
    holding.open_session(town.wang, meeting)
    old, topic = meeting.items.all()
    desk_of(town.wang).post(f"/items/{old.pk}/note/", {"words": "已经换好", "done": "on"})
    desk_of(town.wang).post(f"/items/{topic.pk}/note/", {"words": "各单位排好值班"})
    assert Resolution.objects.get().done_on == clock.today()
    assert not meeting.items.filter(outcome="").exists()


def test_attendance_counts_the_sponsor_leader(desk_of, town):
    meeting = town.meeting(town.project())
    leader = meeting.invitations.get(party="l")
    assert desk_of(town.wang).post(f"/invitations/{leader.pk}/attend/", {"present": "9"}).status_code == 422
    desk_of(town.wang).post(f"/invitations/{leader.pk}/attend/", {"present": "1"})
    leader.refresh_from_db()
    assert leader.present
    assert "1/1" in desk_of(town.wang).get(f"/meetings/{meeting.pk}/").content.decode()


def test_the_meeting_closes_when_all_is_resolved_and_the_secretary_signs(desk_of, town):
    meeting = town.meeting(town.project())
    assert desk_of(town.wang).post(f"/meetings/{meeting.pk}/close/").status_code == 409
    holding.resolve_deferred(town.wang, meeting.items.get(), "等一等")
    desk_of(town.wang).post(f"/meetings/{meeting.pk}/close/")
    assert desk_of(town.wang).post(f"/meetings/{meeting.pk}/sign/").status_code == 403
    assert f"/meetings/{meeting.pk}/sign/" not in desk_of(town.wang).get(f"/meetings/{meeting.pk}/").content.decode()
    assert f"/meetings/{meeting.pk}/sign/" in desk_of(town.li).get(f"/meetings/{meeting.pk}/").content.decode()
    desk_of(town.li).post(f"/meetings/{meeting.pk}/sign/")
    meeting.refresh_from_db()
    assert (meeting.stage, meeting.signed_by) == (Meeting.Stage.SIGNED, town.li)


def test_a_resolution_is_struck_off_from_the_minutes(desk_of, town):
    meeting = town.claimed().items.get().meeting
    holding.close_session(town.wang, meeting)
    resolution = Resolution.objects.get()
    assert f"/resolutions/{resolution.pk}/done/" in desk_of(town.wang).get(f"/meetings/{meeting.pk}/").content.decode()
    assert (
        f"/resolutions/{resolution.pk}/done/" not in desk_of(town.su).get(f"/meetings/{meeting.pk}/").content.decode()
    )
    assert desk_of(town.zhou).post(f"/resolutions/{resolution.pk}/done/").status_code == 404
    desk_of(town.wang).post(f"/resolutions/{resolution.pk}/done/")
    resolution.refresh_from_db()
    assert resolution.done_on == clock.today()


def test_a_cancelled_meeting_gives_its_projects_back(desk_of, town):
    project = town.project()
    meeting = town.meeting(project, opened=False)
    assert desk_of(town.wang).post(f"/meetings/{meeting.pk}/cancel/", {"reason": "改"}).status_code == 422
    desk_of(town.wang).post(f"/meetings/{meeting.pk}/cancel/", {"reason": "场地停电，改日再开"})
    project.refresh_from_db()
    assert project.stage == Project.Stage.PROPOSED
    assert "场地停电，改日再开" in desk_of(town.wang).get(f"/meetings/{meeting.pk}/").content.decode()


DEEDS = ("fill", "topic", "add", "notify", "open", "close", "sign", "cancel")


@pytest.mark.parametrize("deed", DEEDS)
def test_deeds_on_a_meeting_are_sent_and_never_for_others(desk_of, town, deed):
    meeting = town.meeting(opened=False)
    address = f"/meetings/{meeting.pk}/{deed}/"
    assert desk_of(town.li).get(address).status_code == 405
    assert desk_of(town.zhou).post(address).status_code == 404
    assert desk_of(town.su).post(address).status_code == 403
    meeting.refresh_from_db()
    assert meeting.stage == Meeting.Stage.DRAFT


@pytest.mark.parametrize("deed", ["claim", "defer", "escalate", "note", "up", "off"])
def test_deeds_on_an_item_are_never_for_others(desk_of, town, deed):
    item = town.meeting(town.project(), opened=False).items.get()
    assert desk_of(town.zhou).post(f"/items/{item.pk}/{deed}/").status_code == 404
    assert desk_of(town.su).post(f"/items/{item.pk}/{deed}/").status_code == 403


def test_the_papers_are_files_with_chinese_names_for_those_who_may_see_them(desk_of, town):
    meeting = town.claimed().items.get().meeting
    claim = Claim.objects.get()
    addresses = [f"/meetings/{meeting.pk}/notice.docx", f"/claims/{claim.pk}/form.docx"]
    for address in addresses:
        answer = desk_of(town.deng).get(address)
        assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''%")
        assert answer.content[:2] == b"PK"
        assert desk_of(town.zhou).get(address).status_code == 404
    assert desk_of(town.wang).get(f"/meetings/{meeting.pk}/minutes.docx").status_code == 404
    holding.close_session(town.wang, meeting)
    assert desk_of(town.wang).get(f"/meetings/{meeting.pk}/minutes.docx").status_code == 200


def test_the_list_asks_the_same_number_of_questions_for_few_and_many(desk_of, town):
    for _number in range(3):
        town.meeting(opened=False)
    few = queries_of(desk_of(town.wang), "/meetings/")
    for _number in range(20):
        town.meeting(opened=False)
    assert queries_of(desk_of(town.wang), "/meetings/") == few


@pytest.mark.parametrize("state", ["preparation", "session", "minutes"])
def test_the_page_asks_the_same_number_of_questions_for_short_and_long_agendas(desk_of, town, state):
    def counted(items):
        meeting = town.meeting(opened=False)
        for number in range(items):
            calling.add_topic(town.wang, meeting, f"议题{number}")
        if state != "preparation":
            calling.notify(town.wang, meeting)
            holding.open_session(town.wang, meeting)
        if state == "minutes":
            for item in meeting.items.all():
                holding.note(town.wang, item, "已经说过")
            holding.close_session(town.wang, meeting)
        return queries_of(desk_of(town.wang), f"/meetings/{meeting.pk}/")

    assert counted(3) == counted(30)


def test_the_list_of_a_stranger_to_meetings_says_so(desk_of, town):
    assert "还没有请您参加的联席会议" in desk_of(town.su).get("/meetings/").content.decode()
