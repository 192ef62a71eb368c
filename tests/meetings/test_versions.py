"""Signed minutes are corrected by a further version; the earlier ones stay, and deeds tell them apart."""

import copy
import datetime

import pytest

from sifang.core import clock
from sifang.core.models import Deed
from sifang.meetings import minutes
from sifang.meetings.commands import calling, holding
from sifang.meetings.models import Meeting, Minutes, Resolution
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db


@world
def signed(town):
    meeting = calling.call(town.wang, town.taian, clock.now() + datetime.timedelta(days=5), "二楼会议室", chair=town.li)
    calling.add_topic(town.wang, meeting, "楼道堆物")
    calling.notify(town.wang, meeting)
    holding.open_session(town.wang, meeting)
    holding.resolve_adopted(town.wang, meeting.items.get(), "周五前清完", organization=town.bank)
    holding.close_session(town.wang, meeting)
    holding.sign(town.li, meeting)
    return Meeting.objects.get(pk=meeting.pk)


def body_with(meeting, **changes):
    body = copy.deepcopy(meeting.minutes)
    body["items"][0] |= changes
    return body


def test_signing_keeps_the_first_version_and_seals_its_digest(town, signed):
    version = signed.versions.get()
    assert (version.number, version.body, version.why, version.signed_by) == (1, signed.minutes, "", town.li)
    deed = Deed.objects.get(verb="meeting.signed")
    assert deed.detail == {"version": 1, "digest": minutes.digest(version.body)}


def test_a_correction_is_a_new_version_and_the_task_says_what_it_says(town, signed):
    holding.correct_minutes(town.li, signed, body_with(signed, resolution="下周五前清完"), "日期记错了一周")
    first, second = signed.versions.all()
    assert first.body["items"][0]["resolution"] == "周五前清完"
    assert (second.number, second.why, second.body["items"][0]["resolution"]) == (2, "日期记错了一周", "下周五前清完")
    assert minutes.shown(Meeting.objects.get(pk=signed.pk))["items"][0]["resolution"] == "下周五前清完"
    assert minutes.shown(signed, first)["items"][0]["resolution"] == "周五前清完"
    assert Resolution.objects.get().text == "下周五前清完"
    assert Deed.objects.get(verb="meeting.corrected").detail["digest"] == minutes.digest(second.body)


def test_a_correction_says_why_changes_something_and_resolves_nothing_anew(town, signed):
    with refused("Say why"):
        holding.correct_minutes(town.li, signed, body_with(signed, note="补一句"), "错")
    with refused("Nothing in the minutes"):
        holding.correct_minutes(town.li, signed, body_with(signed), "其实没有改")
    for change in ({"lead": "供电服务队"}, {"result": "noted"}, {"due": "2099-01-01"}, {"id": 0}):
        with refused("do not fit"):
            holding.correct_minutes(town.li, signed, body_with(signed, **change), "想改别的东西")
    with not_allowed("Only the community Party secretary"):
        holding.correct_minutes(town.wang, signed, body_with(signed, note="补一句"), "补记一句话")
    assert Minutes.objects.count() == 1


def test_phones_in_a_correction_are_taken_out(town, signed):
    holding.correct_minutes(town.li, signed, body_with(signed, note="找马师傅13912345678"), "补记联系的人")
    assert "13912345678" not in str(Minutes.objects.get(number=2).body)


def test_minutes_that_are_not_signed_yet_are_not_corrected(town):
    meeting = town.meeting(town.project())
    with refused("only signed minutes"):
        holding.correct_minutes(town.li, meeting, {}, "还没有签就改")


def test_minutes_signed_before_versions_were_kept_become_the_first(town, signed):
    Minutes.objects.all().delete()
    holding.correct_minutes(town.li, signed, body_with(signed, note="补一句"), "补记一句话")
    assert [(row.number, row.body["items"][0]["note"]) for row in signed.versions.all()] == [(1, ""), (2, "补一句")]
