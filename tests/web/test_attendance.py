"""Committee meetings, attendance by code and versions of minutes, as pages."""

import pytest
from django.test import Client

from sifang.meetings.commands import calling, holding
from sifang.meetings.models import Invitation, Item, Meeting
from sifang.people.models import Committee
from tests.meetings.committees import come, committee_of, session
from tests.meetings.test_committee_meetings import soon

pytestmark = pytest.mark.django_db


def at(person):
    client = Client()
    client.force_login(person)
    return client


def fresh(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def here(meeting, code=None):
    return f"/meetings/{meeting.pk}/here/?code={fresh(meeting).door_code if code is None else code}"


def test_a_guest_scans_and_confirms_with_one_button(town):
    meeting = town.meeting(town.project())
    browser = at(town.su)
    assert "您到会了吗" in browser.get(here(meeting)).content.decode()
    assert not Invitation.objects.filter(present=True).exists()
    browser.post(f"/meetings/{meeting.pk}/here/", {"code": fresh(meeting).door_code})
    assert str(Invitation.objects.get(present=True)) == "河西银行"
    assert "已经记下您到会" in browser.get(here(meeting)).content.decode()


def test_others_read_kindly_that_they_are_not_on_the_list(town):
    meeting = town.meeting(town.project())
    answer = at(town.zhou).get(here(meeting))
    assert answer.status_code == 403
    assert "跟会上的记录员说一声" in answer.content.decode()
    assert at(town.zhou).post(f"/meetings/{meeting.pk}/here/", {"code": fresh(meeting).door_code}).status_code == 403
    assert not Invitation.objects.filter(present=True).exists()


def test_without_the_code_or_before_the_notice_there_is_no_door(town):
    meeting = town.meeting(town.project())
    draft = calling.call(town.wang, town.taian, soon(), "会议室")
    for address in (here(meeting, ""), here(meeting, "guess"), f"/meetings/{draft.pk}/here/?code="):
        assert at(town.su).get(address).status_code == 404
    assert at(town.li).get(f"/meetings/{draft.pk}/door/").status_code == 404


def test_a_stranger_who_scans_logs_in_and_comes_back(town):
    meeting = town.meeting(town.project())
    answer = Client().get(here(meeting))
    assert answer.status_code == 302
    assert "code%3D" in answer.url


def test_the_code_is_shown_by_the_office_that_holds_the_meeting_alone(town):
    meeting = town.meeting(town.project())
    assert "data:image/svg" in at(town.wang).get(f"/meetings/{meeting.pk}/door/").content.decode()
    assert at(town.su).get(f"/meetings/{meeting.pk}/door/").status_code == 403
    assert at(town.clerk).get(f"/meetings/{meeting.pk}/door/").status_code == 403
    assert fresh(meeting).door_code not in at(town.su).get(f"/meetings/{meeting.pk}/").content.decode()


def test_a_committee_meeting_is_called_on_the_same_page(town):
    committee = committee_of(town)
    facts = {"kind": "committee", "day": f"{soon(8):%F}", "time": "15:00", "venue": "二楼会议室", "chair": town.su.pk}
    assert at(town.wang).post("/meetings/new/", facts).status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.committee, meeting.chair) == (committee, town.su)


def test_without_a_committee_only_a_joint_meeting_can_be_called(town):
    facts = {"kind": "committee", "day": f"{soon(8):%F}", "time": "15:00", "venue": "会议室", "chair": town.li.pk}
    assert at(town.wang).post("/meetings/new/", facts).status_code == 422
    answer = at(town.clerk).get("/meetings/new/")
    assert answer.status_code == 409
    assert "还没有成立大工委" in answer.content.decode()


def test_a_street_calls_its_committees_meeting_on_the_same_page(town):
    Committee.objects.create(place=town.street, level="street", name="南街街道大工委", since=soon().date())
    Committee.objects.update(since="2020-01-01")
    browser = at(town.clerk)
    assert browser.get("/meetings/new/").status_code == 200
    assert "召集会议" in browser.get("/meetings/").content.decode()


def test_the_page_adopts_and_charges_an_organization_whose_desk_shows_it(town):
    committee_of(town)
    meeting = session(town, soon(), "冬季供暖")
    item = meeting.items.get()
    page = at(town.wang).get(f"/meetings/{meeting.pk}/").content.decode()
    assert f'action="/items/{item.pk}/adopt/"' in page
    facts = {"text": "每周查一次管网", "organization": town.power.pk, "owner": "邓超", "due": "2099-01-01"}
    assert at(town.wang).post(f"/items/{item.pk}/adopt/", facts | {"due": "2099-01-01"}).status_code == 422
    assert at(town.wang).post(f"/items/{item.pk}/adopt/", facts | {"due": ""}).status_code == 302
    item.refresh_from_db()
    assert (item.outcome, item.resolution.organization) == (Item.Outcome.ADOPTED, town.power)
    assert "每周查一次管网" in at(town.deng).get("/organization/").content.decode()
    assert "每周查一次管网" not in at(town.su).get("/organization/").content.decode()


def test_below_the_quorum_the_page_offers_to_close_as_a_talk(town):
    committee_of(town)
    meeting = session(town, soon(), "冬季供暖")
    come(town.wang, meeting, 2)
    holding.resolve_adopted(town.wang, meeting.items.get(), "每周查一次管网")
    browser = at(town.wang)
    page = browser.get(f"/meetings/{meeting.pk}/").content.decode()
    assert "到会委员2名，不满3名" in page and "散会，只作讨论" in page
    assert browser.post(f"/meetings/{meeting.pk}/close/").status_code == 409
    assert browser.post(f"/meetings/{meeting.pk}/close/", {"talk_only": "1"}).status_code == 302
    assert "没有形成决议" in browser.get(f"/meetings/{meeting.pk}/").content.decode()


def signed(town):
    meeting = calling.call(town.wang, town.taian, soon(), "会议室", chair=town.li)
    calling.add_topic(town.wang, meeting, "楼道堆物")
    calling.notify(town.wang, meeting)
    holding.open_session(town.wang, meeting)
    holding.resolve_adopted(town.wang, meeting.items.get(), "周五前清完")
    holding.close_session(town.wang, meeting)
    holding.sign(town.li, meeting)
    return fresh(meeting)


def test_the_secretary_corrects_on_a_page_and_every_version_can_be_fetched(town):
    meeting = signed(town)
    browser = at(town.li)
    address = f"/meetings/{meeting.pk}/correct/"
    facts = {"resolution-1": "下周五前清完", "note-1": ""}
    assert browser.post(address, facts | {"why": "错"}).status_code == 422
    assert browser.post(address, facts | {"why": "日期记错了一周"}).status_code == 302
    page = browser.get(f"/meetings/{meeting.pk}/").content.decode()
    assert "签发过2稿" in page and "日期记错了一周" in page
    for number, status in (("1", 200), ("2", 200), ("3", 404), ("x", 404), ("9" * 40, 404)):
        assert browser.get(f"/meetings/{meeting.pk}/minutes.docx?version={number}").status_code == status


def test_a_worker_does_not_correct(town):
    assert at(town.wang).get(f"/meetings/{signed(town).pk}/correct/").status_code == 403


def test_the_paper_list_is_for_those_who_see_the_meeting(town):
    meeting = town.meeting(town.project())
    assert at(town.su).get(f"/meetings/{meeting.pk}/sign-in.docx").status_code == 200
    assert at(town.zhou).get(f"/meetings/{meeting.pk}/sign-in.docx").status_code == 404
