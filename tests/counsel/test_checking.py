"""Check-ups: adopted lists, answers that become findings, advice, the follow-up and its reminder."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.counsel import commands as counsel
from sifang.counsel import queries
from sifang.counsel.models import Checklist, LogEntry
from sifang.notices.models import Notice
from tests.counsel.bench import Bench, shipped_titles, today
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
MONTH = datetime.timedelta(days=30)


@pytest.fixture
def bench(town):
    return Bench(town)


def test_the_shipped_lists_are_offered_and_adopted_once(town, bench):
    counsel.adopt(bench.qi, town.street, "firm")
    bench.checklist()
    assert set(queries.checklists_for(town.taian).values_list("title", flat=True)) == shipped_titles()
    with refused("on record already"):
        bench.checklist()
    with not_allowed():
        counsel.adopt(bench.gu, town.taian, "firm")
    assert all(check.advice for check in Checklist.objects.get(whom="rider").checks.all())


def test_an_answer_that_is_not_sound_becomes_a_finding_with_its_advice(town, bench):
    checkup = bench.checkup()
    answers = bench.answers(checkup, wrong=2) | {checkup.checklist.checks.last().pk: None}
    counsel.do_checkup(bench.gu, checkup, answers, advice="先补合同")
    found = list(queries.findings_of(checkup))
    assert [finding.text for finding in found] == [check.text for check in checkup.checklist.checks.all()[:2]]
    assert all(finding.advice and finding.settled is None for finding in found)
    assert (checkup.stage, checkup.follow_up_on) == ("done", today() + MONTH)
    assert LogEntry.objects.get(checkup=checkup).result == "发现问题2项，已提出建议"
    assert queries.public_checkup(checkup.code.lower()) == checkup


def test_the_follow_up_says_of_each_finding_whether_it_is_settled(town, bench):
    checkup = bench.checkup()
    with refused("this list"):
        counsel.do_checkup(bench.gu, checkup, {})
    counsel.do_checkup(bench.gu, checkup, bench.answers(checkup))
    first, second = queries.findings_of(checkup)
    with refused("each finding"):
        counsel.follow_up(bench.gu, checkup, {first.pk: (True, "已补签")})
    with not_allowed():
        counsel.follow_up(town.su, checkup, {first.pk: (True, ""), second.pk: (True, "")})
    counsel.follow_up(town.wang, checkup, {first.pk: (True, "已补签"), second.pk: (False, "站点还在拖")})
    assert [finding.settled for finding in queries.findings_of(checkup)] == [True, False]
    assert checkup.stage == "followed_up"


def test_a_follow_up_that_is_due_is_told_once(town, bench):
    checkup = bench.checkup()
    counsel.do_checkup(bench.gu, checkup, bench.answers(checkup))
    assert counsel.remind_due() == 0
    with clock.at(clock.now() + MONTH):
        assert (counsel.remind_due(), counsel.remind_due()) == (1, 0)
        errands.run_all()
    told = Notice.objects.filter(deed__verb="checkup.follow_up_due").values_list("person", flat=True)
    assert set(told) == {bench.gu.pk, town.li.pk, town.wang.pk}


def test_a_sound_check_up_needs_no_follow_up_and_a_cancelled_one_is_not_done(town, bench):
    checkup = bench.checkup()
    counsel.do_checkup(bench.gu, checkup, bench.answers(checkup, wrong=0))
    assert checkup.follow_up_on is None
    with refused("nothing to follow up"):
        counsel.follow_up(bench.gu, checkup, {})
    again = counsel.schedule_checkup(bench.gu, town.taian, checkup.checklist, today(), organization=town.bank)
    assert again.adviser == bench.post
    counsel.cancel_checkup(bench.gu, again, "企业临时停业")
    with refused("cancelled"):
        counsel.do_checkup(bench.gu, again, bench.answers(again))
