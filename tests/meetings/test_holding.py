"""The joint meeting is held: who came, what became of each item, the signed minutes."""

import datetime

import pytest

from sifang.core import clock
from sifang.core.models import Deed
from sifang.meetings import minutes, queries
from sifang.meetings.commands import calling, holding
from sifang.meetings.models import Invitation, Item, Meeting, Resolution
from sifang.projects.commands import claiming
from sifang.projects.models import Project
from tests.refusals import not_allowed, refused
from tests.town import Town

pytestmark = pytest.mark.django_db
Stage = Meeting.Stage
OUTSIDERS = ["zhou", "su", "chen", "rep", "ma", "clerk"]


def later(days=20):
    return clock.today() + datetime.timedelta(days=days)


def stage(row):
    return type(row).objects.get(pk=row.pk).stage


def test_nothing_is_resolved_before_the_session_or_after_it(town):
    meeting = town.meeting(town.project(), opened=False)
    item = meeting.items.get()
    with refused("in preparation", "in session"):
        holding.resolve_claimed(town.wang, item, town.power, due=later())
    calling.notify(town.wang, meeting)
    holding.open_session(town.wang, meeting)
    holding.resolve_deferred(town.wang, item, "等预算下来")
    holding.close_session(town.wang, meeting)
    with refused("held, minutes to be signed"):
        holding.resolve_claimed(town.wang, item, town.power, due=later())


@pytest.mark.parametrize("who", OUTSIDERS)
def test_only_the_community_keeps_the_meeting(town, who):
    somebody = getattr(town, who)
    meeting = town.meeting(town.project())
    item, guest = meeting.items.get(), meeting.invitations.first()
    words = {"tried": "都试过了没用", "asked": "请协调一下", "departments": [town.housing]}
    for act in (
        lambda: holding.open_session(somebody, meeting),
        lambda: holding.attend(somebody, guest, True),
        lambda: holding.resolve_claimed(somebody, item, town.power, due=later()),
        lambda: holding.resolve_deferred(somebody, item, "等预算下来"),
        lambda: holding.resolve_escalated(somebody, item, **words),
        lambda: holding.note(somebody, item, "议了一下"),
        lambda: holding.close_session(somebody, meeting),
    ):
        with not_allowed("Only the community"):
            act()
    with not_allowed("secretary signs"):
        holding.sign(somebody, meeting)
    item.refresh_from_db()
    assert (item.outcome, stage(meeting)) == ("", Stage.OPEN)


def test_who_came_is_on_record_until_the_meeting_was_held(town):
    meeting = town.meeting(town.project())
    chen, bank = meeting.invitations.get(person=town.chen), meeting.invitations.get(organization=town.bank)
    holding.attend(town.wang, chen, False, "市里开会")
    holding.attend(town.wang, bank, True)
    counted = {party: (came, asked) for party, came, asked in queries.attendance(meeting)}
    assert counted[Invitation.Party.SPONSOR] == (0, 1)
    assert counted[Invitation.Party.ORGANIZATION] == (1, 2)
    holding.resolve_deferred(town.wang, meeting.items.get(), "等预算下来")
    holding.close_session(town.wang, meeting)
    with refused("Attendance is kept while"):
        holding.attend(town.wang, chen, True)


def test_an_item_is_resolved_once_and_the_second_recorder_reads_how(town):
    meeting = town.meeting(town.project())
    item = meeting.items.get()
    stale = Item.objects.get(pk=item.pk)
    holding.resolve_claimed(town.wang, item, town.power, due=later())
    with refused("供电服务队", "offer to support"):
        holding.resolve_claimed(town.li, stale, town.bank, due=later())
    with refused("供电服务队"):
        holding.resolve_deferred(town.li, stale, "等预算下来")
    assert Resolution.objects.count() == 1


def test_a_deferred_project_is_a_proposal_with_the_reason_in_the_minutes(town):
    project = town.project()
    item = town.meeting(project).items.get()
    with refused("why it is put off"):
        holding.resolve_deferred(town.wang, item, " ")
    holding.resolve_deferred(town.wang, item, "等预算下来")
    assert (stage(project), item.outcome, item.note) == (Project.Stage.PROPOSED, "deferred", "等预算下来")
    with refused("deferred", "Reload"):
        holding.resolve_claimed(town.wang, item, town.power, due=later())
    assert not Resolution.objects.exists()


def test_a_topic_is_noted_and_a_project_is_not(town):
    meeting = town.meeting(town.project(), opened=False)
    topic = calling.add_topic(town.wang, meeting, "通报上季度情况")
    calling.notify(town.wang, meeting)
    holding.open_session(town.wang, meeting)
    with refused("resolved in another way"):
        holding.note(town.wang, meeting.items.exclude(pk=topic.pk).get(), "议了一下")
    with refused("resolved in another way"):
        holding.resolve_deferred(town.wang, topic, "下次再说")
    assert holding.note(town.wang, topic, "大家听了，打13912345678问").outcome == "noted"
    assert "139" not in topic.note


def test_an_old_resolution_is_done_when_the_meeting_says_so(town):
    town.claimed()
    resolution = Resolution.objects.get()
    following = town.meeting()
    holding.note(town.wang, following.items.get(), "已经办好，销号", done=True)
    resolution.refresh_from_db()
    assert resolution.done_on == clock.today()
    assert not queries.unfinished_resolutions(town.wang, town.taian.pk).exists()


def test_a_meeting_ends_when_every_item_has_its_outcome(town):
    meeting = town.meeting(town.project(), town.project(text="四号楼也坏了一盏路灯"))
    first, second = meeting.items.all()
    holding.resolve_deferred(town.wang, first, "等预算下来")
    with refused("1 items have no outcome"):
        holding.close_session(town.wang, meeting)
    holding.resolve_claimed(town.wang, second, town.power, due=later())
    holding.close_session(town.wang, meeting)
    assert stage(meeting) == Stage.HELD


def test_the_secretary_signs_and_what_was_signed_stays(town):
    project = town.project()
    meeting = town.meeting(project)
    holding.attend(town.wang, meeting.invitations.get(organization=town.bank), True)
    holding.resolve_claimed(
        town.wang, meeting.items.get(), town.power, due=later(), supporting=[town.bank], commitment="十天换好"
    )
    with refused("cannot become"):
        holding.sign(town.li, meeting)
    holding.close_session(town.wang, meeting)
    with not_allowed("secretary signs"):
        holding.sign(town.wang, meeting)
    holding.sign(town.li, meeting)
    signed = Meeting.objects.get(pk=meeting.pk)
    item = signed.minutes["items"][0]
    assert (signed.signed_by, signed.stage) == (town.li, Stage.SIGNED)
    assert (item["lead"], item["supporting"], item["due"]) == ("供电服务队", ["河西银行"], str(later()))
    assert signed.minutes["present"] == ["河西银行"]
    claiming.hand_back(town.deng, project, "人手实在不够")
    town.bank.name = "改了名的银行"
    town.bank.save()
    assert minutes.shown(Meeting.objects.get(pk=meeting.pk))["items"][0]["supporting"] == ["河西银行"]
    assert Meeting.objects.get(pk=meeting.pk).minutes == signed.minutes


def test_a_meeting_is_told_in_its_deeds(town):
    meeting = town.meeting(town.project())
    holding.resolve_claimed(town.wang, meeting.items.get(), town.power, due=later())
    holding.close_session(town.wang, meeting)
    holding.sign(town.li, meeting)
    told = Deed.objects.filter(subject_kind="meetings.meeting", subject_id=meeting.pk).order_by("id")
    assert list(told.values_list("verb", flat=True)) == [
        "meeting.called", "meeting.item_added", "meeting.notified", "meeting.opened", "meeting.item_claimed",
        "meeting.held", "meeting.signed",
    ]  # fmt: skip


def test_the_notice_is_counted_in_working_days(db):
    friday = datetime.datetime(2026, 11, 20, 9, tzinfo=datetime.UTC)
    with clock.at(friday):
        town = Town()
        meeting = calling.call(town.wang, town.taian, friday + datetime.timedelta(days=5), "二楼会议室")
        calling.add_topic(town.wang, meeting, "通报上季度情况")
        assert queries.notice_workdays(meeting) == 2
        calling.notify(town.wang, meeting)
    with clock.at(friday + datetime.timedelta(days=4)):
        assert queries.notice_workdays(Meeting.objects.get(pk=meeting.pk)) == 2
