"""Everybody a deed concerns is told of it once, and nobody else."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from sifang.core import clock, errands
from sifang.core.models import Deed
from sifang.meetings.commands import calling, holding
from sifang.needs import commands as needs
from sifang.notices import commands as notices
from sifang.notices import queries
from sifang.notices.models import Notice
from sifang.notices.recipients import RECIPIENTS
from sifang.people import commands as people
from sifang.projects.commands import carrying, claiming, escalating
from sifang.projects.models import Escalation
from sifang.resources import commands as resources
from sifang.site.reactions import REACTIONS

pytestmark = pytest.mark.django_db


def told(verb):
    """Who has a notice of the latest deed ``verb``."""
    errands.run_all()
    deed = Deed.objects.filter(verb=verb).latest("id")
    return {notice.person for notice in Notice.objects.filter(deed=deed)}


def test_every_deed_that_tells_somebody_has_recipients_and_a_sentence():
    telling = {verb for verb, reactions in REACTIONS.items() if notices.tell in reactions}
    assert telling == set(RECIPIENTS) == set(queries.SENTENCES)


def test_askers_hear_of_their_need_and_the_community_of_their_word(town):
    need = town.need(verified=False)
    needs.join(town.rep, need)
    needs.send_back(town.wang, need, "请说明是哪栋楼")
    assert told("need.returned") == {town.ma, town.rep}
    needs.resubmit(town.ma, need, "三号楼二单元门口路灯坏了")
    needs.verify(town.wang, need)
    assert told("need.listed") == {town.ma, town.rep}
    needs.answer(town.wang, need, "已经换好灯泡")
    assert told("need.answered") == {town.ma, town.rep}
    needs.rate(town.ma, need, "no", 1)
    assert told("need.reopened") == {town.li, town.wang}


def test_the_owner_hears_of_a_resource(town):
    town.resource()
    assert told("resource.verified") == {town.deng}
    mine = resources.declare(town.ma, town.taian, "会绣花", "talent", person=town.ma)
    resources.send_back(town.wang, mine, "请写清哪天能来")
    assert told("resource.returned") == {town.ma}


def test_the_guests_hear_of_a_meeting_but_not_the_one_who_gave_notice(town):
    meeting = town.meeting(town.project(), opened=False)
    calling.notify(town.wang, meeting)
    guests = {town.chen, town.li, town.rep, town.su, town.deng}
    assert told("meeting.notified") == guests
    calling.cancel(town.li, meeting, "会议室停电，改到下周")
    assert told("meeting.cancelled") == guests - {town.li} | {town.wang}


def test_the_holder_hears_of_the_project_and_who_handed_it_back_no_longer(town):
    project = town.claimed()
    assert told("project.claimed") == {town.deng}
    claiming.hand_back(town.deng, project, "人手实在不够")
    assert told("project.handed_back") == {town.li, town.wang}
    item = town.meeting(project).items.filter(project=project).get()
    holding.resolve_claimed(town.wang, item, town.bank, due=clock.today() + datetime.timedelta(days=9))
    assert told("project.claimed") == {town.su}
    carrying.submit(town.su, project, "灯已换好")
    assert told("project.submitted") == {town.li, town.wang}
    carrying.send_back(town.wang, project, "二单元还没换")
    assert told("project.sent_back") == {town.su}
    carrying.submit(town.su, project, "二单元也换好了")
    carrying.accept(town.wang, project)
    assert told("project.accepted") == {town.su}
    assert told("need.met") == {town.ma}


def test_the_sponsor_hears_of_what_is_hard_and_the_departments_of_the_answer(town):
    item = town.meeting(town.project()).items.get()
    holding.resolve_escalated(town.wang, item, tried="都试过了没用", asked="请协调一下", departments=[town.housing])
    assert told("project.escalated") == {town.chen}
    escalation = Escalation.objects.get()
    escalating.answer(town.chen, escalation, "请住建局十日内答复")
    assert told("escalation.answered") == {town.officer}
    escalating.answer_ask(town.officer, escalation.asks.get(), "已列入本月计划")
    escalation.refresh_from_db()
    escalating.ask_again(town.wang, escalation, "没说是哪一天")
    assert told("escalation.asked_again") == {town.officer}


def test_nobody_is_told_of_what_they_did_themselves(town):
    need = needs.report(None, town.taian, "三号楼路灯坏了", asker=town.wang)
    needs.verify(town.wang, need)
    assert told("need.listed") == set()


def test_a_notice_comes_once_however_often_the_errand_runs(town):
    town.need()
    deed = Deed.objects.get(verb="need.listed")
    errands.run_all()
    for _again in range(3):
        notices.tell(deed)
    notice = Notice.objects.get(deed=deed)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(person=notice.person, deed=deed, about="x", at=clock.now())


def test_somebody_with_two_posts_is_told_once(town):
    people.appoint(None, town.li, "resident_rep", place=town.taian)
    meeting = town.meeting(town.project(), opened=False)
    calling.notify(town.wang, meeting)
    assert town.li in told("meeting.notified")
    assert Notice.objects.filter(person=town.li, deed__verb="meeting.notified").count() == 1


def test_a_notice_says_what_happened_to_what_and_counts_until_it_is_read(town):
    need = town.need()
    errands.run_all()
    with translation.override("en"):
        sentence = queries.sentence(queries.notice_list(town.ma).get())
    assert sentence == f"“{need.title}” was verified and is on the needs list."
    assert (queries.unread_count(town.ma), queries.unread_count(town.rep)) == (1, 0)
    notices.mark_read(town.ma)
    assert queries.unread_count(town.ma) == 0
    assert not queries.notice_list(town.rep).exists()
