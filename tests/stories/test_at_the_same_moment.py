"""Several act at the same moment: on one dispute, on one shared cost, on one consent. One of them did it."""

import pytest

from sifang.commerce import commands as commerce
from sifang.commerce.models import Application, Consent, CostSharing, Document, Share
from sifang.core.errors import Refused
from sifang.core.models import Deed
from sifang.disputes import commands as disputes
from sifang.disputes.models import Agreement, Dispute, Referral
from tests.commerce.mall import Mall
from tests.commerce.shops import Shops
from tests.crowd import at_once
from tests.disputes.compound import Compound
from tests.town import Town

pytestmark = pytest.mark.django_db(transaction=True)


def done(acts):
    """How many of ``acts``, begun together, were carried out; everybody else was told why not."""
    answers = at_once(lambda act: act(), acts)
    crashed = [answer for answer in answers if isinstance(answer, Exception) and not isinstance(answer, Refused)]
    assert crashed == []
    return sum(not isinstance(answer, Refused) for answer in answers)


def same(row):
    """The row as somebody else has loaded it."""
    return type(row).objects.get(pk=row.pk)


def test_one_agreement_is_signed_one_breach_waits_anew_and_one_answer_stands():
    town = Town()
    here = Compound(town)
    dispute = here.dispute()
    disputes.take_up(here.mediator, dispute)
    sign = lambda: disputes.agree(town.wang, same(dispute), "三日内修好并赔偿")  # noqa: E731
    assert done([sign] * 4) == 1
    signed = Agreement.objects.get()
    check = lambda: disputes.check_performance(town.wang, same(signed), False, "没有修好")  # noqa: E731
    assert done([check] * 4) == 1
    assert [spell.until is None for spell in dispute.spells.order_by("pk")] == [False, True]
    ends = [
        lambda: disputes.resolve(town.wang, same(dispute), "两家说好了"),
        lambda: disputes.resolve(here.mediator, same(dispute), "又说好了"),
        lambda: disputes.hold_session(here.mediator, same(dispute), settled=True, outcome="会上说好了"),
        lambda: disputes.take_up(town.wang, same(dispute)),
    ]
    done(ends)
    assert same(dispute).stage == Dispute.Stage.RESOLVED and not dispute.spells.filter(until=None).exists()
    other = here.dispute("收费的事", parties=())
    referral = disputes.refer(town.wang, other, "petition", "要去上访")
    answer = lambda: disputes.answer_referral(town.wang, Referral.objects.get(pk=referral.pk), "已经答复")  # noqa: E731
    assert done([answer] * 4) == 1


def test_the_last_share_is_agreed_once_and_the_cost_settled_once():
    mall = Mall(Town())
    cost = mall.cost()
    codes = list(cost.shares.values_list("code", flat=True))
    assert done([lambda code=code: commerce.agree_by_code(code) for code in codes * 2]) == len(codes)
    pays = [lambda code=code: commerce.pay_share(mall.qin, Share.objects.get(code=code)) for code in codes]
    done([*pays, *[lambda: commerce.settle_cost(mall.qin, same(cost))] * 2])
    assert same(cost).stage == CostSharing.Stage.SETTLED
    assert Deed.objects.filter(verb="cost.settled").count() == 1


def test_whoever_gives_takes_back_and_tells_waits_in_one_line():
    shops = Shops(Town())
    application = commerce.consult_finance(shops.luo, shops.noodles)
    consent = commerce.ask_consent(shops.luo, application, shops.lender)
    commerce.give_consent(consent.code, "第一句话")
    done([
        *[lambda: commerce.provide(shops.luo, Consent.objects.get(pk=consent.pk))] * 2,
        *[lambda: commerce.revoke_consent(consent.code)] * 2,
        *[lambda: commerce.give_consent(consent.code, "第二句话")] * 2,
        lambda: commerce.end_application(shops.luo, Application.objects.get(pk=application.pk), "不办了"),
    ])  # fmt: skip
    assert (same(consent).data_key, same(consent).statement_sealed) == ("", "")


def test_a_paper_is_ticked_while_the_checklist_is_written_anew():
    shops = Shops(Town())
    application = commerce.consult_finance(shops.luo, shops.noodles)
    papers = commerce.list_documents(shops.luo, application)
    write = lambda: commerce.list_documents(shops.luo, same(application))  # noqa: E731
    ticks = [
        lambda paper=paper: commerce.hand_in(shops.luo, paper)
        for paper in Document.objects.filter(pk__in=[paper.pk for paper in papers]).select_related("application__place")
    ]
    done([*ticks, write])
    assert application.documents.count() == len(papers)
