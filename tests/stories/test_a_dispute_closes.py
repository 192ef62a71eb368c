"""A dispute from the property company's phone to the closed backlog: red, a session, an agreement, one less."""

import pytest
from django.core.cache import cache

from sifang.core import clock
from sifang.disputes import backlog
from sifang.disputes.models import Dispute
from tests.disputes.compound import Compound
from tests.stories.visitor import Visitor

PASSWORD = "horse-staple-27"
LEAK = "楼上水管爆了，水流进楼下配电箱"


@pytest.fixture
def cast(town, phone, more_desks):
    """The company's liaison at a phone; worker Wang at her desk."""
    cache.clear()
    town.here = Compound(town)
    for name, (person, page) in {
        "liaison": (town.here.liaison, phone), "worker": (town.wang, more_desks()),
    }.items():  # fmt: skip
        person.set_password(PASSWORD)
        person.save()
        visitor = Visitor(page)
        visitor.log_in(person.username, PASSWORD)
        setattr(town, name, visitor)
    return town


def test_from_red_to_an_agreement_to_a_backlog_of_none(cast):
    the_liaison_registers_it_on_a_phone(cast.liaison)
    dispute = Dispute.objects.get()
    assert dispute.colour == "red"
    assert backlog.stock(cast.taian.pk, clock.today()) == 1
    the_worker_reports_it_and_they_sit_together(cast.worker, dispute, cast.here)
    they_sign_and_it_is_kept(cast.worker)
    the_backlog_is_empty(cast.worker)
    dispute.refresh_from_db()
    assert dispute.stage == "closed"
    assert backlog.stock(cast.taian.pk, clock.today()) == 0


def the_liaison_registers_it_on_a_phone(liaison):
    """What happened, and behind the wall with whom."""
    liaison.page.goto("/disputes/new/")
    liaison.sees("为什么事起了纠纷？", "只有调解员")
    liaison.page.locator("[name=cause]").select_option("leak")
    liaison.write("summary", LEAK)
    liaison.choose("is_safety")
    liaison.write("applicant", "钱大勇")
    liaison.choose("with_company")
    liaison.press("登记")
    liaison.sees("登记好了", LEAK, "红色", "申请人1，被申请人1")
    assert liaison.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def the_worker_reports_it_and_they_sit_together(worker, dispute, here):
    """Red goes up with an adviser; then the three sit down."""
    worker.page.goto("/disputes/")
    worker.sees("1件纠纷没化解", LEAK)
    worker.follow(LEAK)
    worker.sees("上报街道，指派法治顾问")
    worker.press("上报街道，指派法治顾问")
    worker.sees("已上报街道", "白律师")
    worker.press("受理，开始调解")
    worker.unfold("看姓名")
    worker.sees("钱大勇")
    worker.page.locator("#session_adviser").select_option(str(here.adviser.pk))
    worker.write("notes", "物业先抢修，损失按发票算")
    worker.press("记一次调解")
    worker.sees("这次调解记下了", "法治顾问白律师")


def they_sign_and_it_is_kept(worker):
    """The agreement is a paper to sign; somebody looks whether it is kept."""
    worker.write("terms", "被申请人两日内修好水管，按发票赔偿申请人")
    worker.press("存下协议")
    worker.sees("前可以申请司法确认")
    assert "钱大勇" in worker.paper("下载协议书")
    worker.choose("kept", "1")
    worker.press("记下回访")
    worker.press("办结")
    worker.sees("这件纠纷办结了")


def the_backlog_is_empty(worker):
    """One came, one went, none is left; the number opens to its row."""
    worker.page.goto("/disputes/backlog/")
    worker.sees("积压还是0件", "新来 1", "化解 1", "还有 0")
    worker.follow("1", within=".sf-sum")
    worker.sees("新来1件", LEAK)
