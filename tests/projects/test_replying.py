"""The sponsor leader's own clock: by when they say whether they take a matter on, and who reads that they did not."""

import datetime

import pytest
from django.utils import timezone

from sifang.core import clock, errands
from sifang.meetings.commands import holding
from sifang.notices.models import Notice
from sifang.people import commands as people
from sifang.projects import queries, replying
from sifang.projects.commands import escalating
from sifang.projects.models import Escalation
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db


def at(*when):
    """A moment in China."""
    return timezone.make_aware(datetime.datetime(*when))


def escalate(town, **facts):
    """A matter that the joint meeting laid before leader Chen."""
    item = town.meeting(town.project()).items.get()
    asked = {"tried": "物业和社区都协调过", "asked": "请协调老管网改造", "departments": [town.housing]}
    holding.resolve_escalated(town.wang, item, **asked | facts)
    return Escalation.objects.get()


@pytest.mark.parametrize(
    ("laid", "by"),
    [
        ((2026, 3, 4, 10, 20), (2026, 3, 5, 10, 20)),  # Wednesday to Thursday, the same hour
        ((2026, 3, 6, 18), (2026, 3, 9, 18)),  # Friday evening to Monday
        ((2026, 3, 7, 9), (2026, 3, 9, 9)),  # Saturday to Monday
        ((2025, 9, 30, 15), (2025, 10, 9, 15)),  # over the National Day holiday
        ((2025, 9, 27, 15), (2025, 9, 28, 15)),  # the Sunday 28 September 2025 was a working day
    ],
)
def test_an_ordinary_reply_is_due_one_working_day_later_at_the_same_hour(town, laid, by):
    assert replying.reply_by(town.taian, at(*laid), is_emergency=False) == at(*by)


def test_an_emergency_waits_half_an_hour_on_any_day(town):
    holiday = at(2025, 10, 3, 23, 45)
    assert replying.reply_by(town.taian, holiday, is_emergency=True) == at(2025, 10, 4, 0, 15)


def test_an_office_may_set_another_number_of_working_days(town):
    officer = town.official("zu", "组织部干事", "officer", place=town.county)
    people.set_limit(officer, town.county, "reply_workdays", 2)
    assert replying.reply_by(town.taian, at(2026, 3, 6, 18), is_emergency=False) == at(2026, 3, 10, 18)


def test_an_emergency_alone_does_not_wait_for_the_joint_meeting(town):
    project = town.project()
    words = {"tried": "已经拉了警戒线", "asked": "请马上派人抢修", "departments": [town.housing]}
    with refused("joint meeting first"):
        escalating.escalate(town.wang, project, **words)
    with not_allowed("Only the community"):
        escalating.escalate(town.su, project, **words, is_emergency=True)
    escalation = escalating.escalate(town.wang, project, **words, is_emergency=True)
    assert (escalation.project.stage, escalation.stage) == ("escalated", "open")


def test_laying_a_matter_before_the_leader_starts_the_clock(town):
    escalation = escalate(town)
    assert (escalation.is_emergency, escalation.replied_at) == (False, None)
    assert escalation.reply_by == replying.reply_by(town.taian, escalation.since, is_emergency=False)


def test_an_emergency_is_chosen_when_it_is_laid_before_the_leader(town):
    escalation = escalate(town, is_emergency=True)
    assert escalation.is_emergency
    assert escalation.reply_by - escalation.since == datetime.timedelta(minutes=30)


def test_the_leader_takes_it_on_with_one_word_before_the_answer(town):
    escalation = escalate(town)
    day = clock.today() + datetime.timedelta(days=3)
    for somebody in (town.li, town.wang, town.clerk, town.officer, town.su, town.ma):
        with not_allowed("Only the sponsor leader of 泰安社区"):
            escalating.acknowledge(somebody, escalation)
    with refused("has passed"):
        escalating.acknowledge(town.chen, escalation, due=clock.today() - datetime.timedelta(days=1))
    escalating.acknowledge(town.chen, escalation, due=day)
    escalation = Escalation.objects.get()
    assert (escalation.stage, escalation.due, escalation.waits_for_reply) == ("open", day, False)
    with refused("taken", "already"):
        escalating.acknowledge(town.chen, escalation)
    errands.run_all()
    told = Notice.objects.filter(deed__verb="escalation.taken_on").values_list("person", flat=True)
    assert set(told) == {town.li.pk, town.wang.pk}


def test_a_full_answer_takes_it_on_as_well(town):
    escalation = escalate(town)
    escalating.answer(town.chen, escalation, "请住建局十日内拿出方案")
    assert Escalation.objects.get().replied_at is not None
    with refused("answered already"):
        escalating.acknowledge(town.chen, escalation)


def test_an_answer_keeps_the_moment_the_leader_took_it_on(town):
    escalation = escalate(town)
    escalating.acknowledge(town.chen, escalation)
    first = Escalation.objects.get().replied_at
    with clock.at(clock.now() + datetime.timedelta(days=2)):
        escalating.answer(town.chen, escalation, "请住建局十日内拿出方案")
    assert Escalation.objects.get().replied_at == first


def test_no_reply_in_time_is_a_fact_that_the_community_and_the_street_read(town):
    escalation = escalate(town, is_emergency=True)
    assert not queries.without_reply(town.wang, "").exists()
    with clock.at(clock.now() + datetime.timedelta(minutes=31)):
        for person in (town.wang, town.li, town.clerk):
            assert list(queries.without_reply(person, "")) == [escalation]
        assert not queries.without_reply(town.zhou, "").exists()
        assert queries.without_reply(town.wang, "").get().is_reply_overdue
        escalating.acknowledge(town.chen, escalation)
        assert not queries.without_reply(town.wang, "").exists()
