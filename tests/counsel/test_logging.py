"""The service log: written by what was done, once, and confirmed by the community alone."""

import datetime

import pytest

from sifang.activities import commands as activities
from sifang.core import clock, errands
from sifang.core.models import record
from sifang.counsel import commands as counsel
from sifang.counsel import queries
from sifang.counsel.models import LogEntry
from sifang.people.models import Post
from tests.counsel.bench import Bench, today
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def bench(town):
    return Bench(town)


def test_a_session_with_an_adviser_writes_one_line(town, bench):
    session = bench.session()
    for _again in range(2):
        detail = {"session": session.pk, "adviser": bench.post.pk}
        record(town.wang, "dispute.session_held", session.dispute, **detail)
    errands.run_all()
    entry = LogEntry.objects.get()
    assert (entry.kind, entry.matter, entry.result) == ("mediation", "物业纠纷调解 泰安-2026-001", "达成一致")
    assert counsel.log_mediation(session) is None


def test_a_talk_that_was_held_writes_its_line_whenever_its_adviser_is_noted(town, bench):
    point = counsel.set_talk_point(town.wang, town.taian, "泰安小广场", "一号楼前")
    team = counsel.form_talk_team(bench.qi, town.street, "南街法治宣传队", firm=bench.firm, members=[bench.gu])
    Post.objects.filter(pk=bench.post.pk).update(since=(clock.now() - 2 * DAY).date())
    bench.post.refresh_from_db()
    with clock.at(clock.now() - DAY):
        talk = activities.schedule(town.wang, town.taian, "law_talk", "防范电信诈骗", clock.now() + DAY / 2)
        clean = activities.schedule(town.wang, town.taian, "cleaning", "扫雪", clock.now() + DAY / 2)
    counsel.note_talk(bench.gu, talk, point=point, team=team, adviser=bench.post, matter="consumer")
    assert not LogEntry.objects.exists()
    activities.hold(town.wang, talk, residents=60)
    errands.run_all()
    entry = LogEntry.objects.get(activity=talk)
    assert (entry.kind, entry.matter, entry.result) == ("talk", "消费维权", "防范电信诈骗")
    counsel.note_talk(town.wang, talk, adviser=bench.post)
    assert LogEntry.objects.count() == 1
    with refused("not a legal talk"):
        counsel.note_talk(town.wang, clean)


def test_the_community_confirms_and_the_adviser_cannot(town, bench):
    first, second = (counsel.log(bench.gu, town.taian, bench.post, "review", each) for each in ("租约审查", "章程审查"))
    with not_allowed("nobody their own"):
        counsel.confirm_entry(bench.gu, first)
    with not_allowed("nobody their own"):
        counsel.confirm_entries(bench.qi, [first, second])
    counsel.confirm_entry(town.wang, first)
    assert counsel.confirm_entries(town.li, [first, second]) == [second]
    assert set(LogEntry.objects.values_list("confirmed_by", "confirmed_on")) == {
        (town.wang.pk, today()), (town.li.pk, today())
    }  # fmt: skip
    with refused("confirmed already"):
        counsel.confirm_entries(town.wang, [first])


def test_the_judicial_clerk_reads_every_line_of_the_street_and_strangers_none(town, bench):
    entry = counsel.log(town.wang, town.taian, bench.post, "review", "租约审查", minutes=45)
    assert list(queries.log_list(bench.qi, town.street.pk)) == [entry]
    assert list(queries.log_list(bench.gu, "", adviser=bench.gu)) == [entry]
    assert not queries.log_list(town.zhou, "").exists() and not queries.log_list(town.su, "").exists()
