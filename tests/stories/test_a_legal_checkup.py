"""A rider's legal check-up on a lawyer's phone: scheduled, asked through, read at home by code, followed up."""

import pytest
from django.core.cache import cache

from sifang.counsel.models import Checkup, LogEntry
from tests.counsel.bench import Bench
from tests.stories.visitor import Visitor

PASSWORD = "horse-staple-27"


@pytest.fixture
def lawyer(town, phone):
    """Lawyer Gu at a phone; the community has adopted the riders' list."""
    cache.clear()
    bench = Bench(town)
    bench.checklist()
    bench.gu.set_password(PASSWORD)
    bench.gu.save()
    visitor = Visitor(phone)
    visitor.log_in("gu", PASSWORD)
    visitor.page.goto("/counsel/")
    return visitor


def test_a_check_up_from_its_day_to_its_follow_up(lawyer):
    the_lawyer_schedules_it(lawyer)
    the_lawyer_asks_through_the_list(lawyer)
    the_rider_reads_it_at_home(lawyer)
    the_lawyer_follows_it_up(lawyer)
    assert Checkup.objects.get().stage == "followed_up"
    assert LogEntry.objects.get().kind == "checkup"


def the_lawyer_schedules_it(lawyer):
    """From the first page, today, for a rider whose name stays masked."""
    lawyer.follow("法治体检")
    lawyer.follow("约一次体检")
    lawyer.sees("给谁做法治体检", "结果页上没有名字")
    lawyer.page.locator("main [name=checklist]").first.check()
    lawyer.page.locator("main [name=worker]").select_option(index=1)
    lawyer.press("约好")
    lawyer.sees("做法治体检", "骆*")


def the_lawyer_asks_through_the_list(lawyer):
    """One tap a question; what is not sound is found."""
    lawyer.follow("现在开始问")
    before = lawyer.acts
    checks = list(Checkup.objects.get().checklist.checks.all())
    for n, check in enumerate(checks):
        sound = check.sound if n else not check.sound
        lawyer.choose(f"c{check.pk}", "1" if sound else "0")
    lawyer.press("问完了，出结果")
    assert lawyer.acts - before <= len(checks) + 1
    lawyer.sees("1项有问题", "签字盖章的合同")


def the_rider_reads_it_at_home(lawyer):
    """By the code, without a login and without a name."""
    at = lawyer.page.url
    lawyer.page.goto(f"/checkup/{Checkup.objects.get().code}/")
    lawyer.sees("有1项要改", "签字盖章的合同")
    assert "骆" not in lawyer.page.locator("body").inner_text()
    lawyer.page.goto(at)


def the_lawyer_follows_it_up(lawyer):
    """The finding is settled, and how."""
    lawyer.follow("记回访")
    finding = Checkup.objects.get().findings.get()
    lawyer.choose(f"s{finding.pk}", "1")
    lawyer.write(f"w{finding.pk}", "站点补签了合同")
    lawyer.press("记下回访")
    lawyer.sees("已解决", "站点补签了合同")
