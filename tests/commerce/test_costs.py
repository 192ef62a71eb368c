"""A shared cost is drafted with its working, agreed one by one, frozen, and settled to the 分."""

import pytest

from sifang.commerce import commands, queries
from sifang.commerce.models import CostSharing
from sifang.core.models import Deed
from tests.commerce.mall import Mall
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def mall(town):
    return Mall(town)


def parts(cost):
    return list(queries.shares_of(cost).values_list("weight", "amount"))


def test_a_cost_is_shared_to_the_fen_by_area_turnover_or_equally(mall):
    assert parts(mall.cost()) == [(8650, 32458), (12000, 45028), (6000, 22514)]
    assert [amount for _weight, amount in parts(mall.cost(basis="equal"))] == [33334, 33333, 33333]
    measure = CostSharing.objects.latest("pk").measure
    turnover = {mall.noodles.pk: 5_000_000, mall.books.pk: 0}
    by_turnover = commands.draft_cost(mall.qin, measure, "保洁", 999, "turnover", turnover)
    assert parts(by_turnover) == [(5_000_000, 999), (0, 0)]


def test_a_draft_needs_two_shops_of_the_district_and_a_running_measure(town, mall):
    measure = mall.measure("cost")
    both = {mall.noodles.pk: 1, mall.books.pk: 1}
    wrong = [
        ((100, "equal", {mall.noodles.pk: 1}), "two merchants at least"),
        ((100, "equal", both | {999_999: 1}), "two merchants at least"),
        ((100, "equal", both | {mall.books.pk: 2}), "everybody weighs 1"),
        ((100, "area", dict.fromkeys(both, 0)), "Nobody would bear anything"),
        ((100, "area", both | {mall.books.pk: -1}), "A weight is a number"),
        ((0, "equal", both), "more than 0 元"),
        ((100, "luck", both), "how the cost is shared"),
    ]
    for given, why in wrong:
        with refused(why):
            commands.draft_cost(mall.qin, measure, "灯饰", *given)
    with not_allowed("keep the business district"):
        commands.draft_cost(town.zhou, measure, "灯饰", 100, "equal", both)
    commands.leave_district(mall.qin, mall.books)
    assert commands.draft_cost(mall.qin, measure, "灯饰", 100, "equal", both)  # the last day is still a day
    assert CostSharing.objects.count() == 1


def test_each_agrees_on_its_own_and_the_last_word_freezes_it(town, mall):
    cost = mall.cost()
    noodles, books, pharmacy = queries.shares_of(cost)
    commands.agree_share(mall.qin, noodles)
    with refused("has agreed already"):
        commands.agree_share(mall.qin, noodles)
    for somebody in (town.deng, town.zhou, town.rep):
        with not_allowed("the merchant's own firm"):
            commands.agree_share(somebody, books)
    commands.agree_share(town.su, books)  # the shop belongs to her organization
    with refused("when all have agreed"):
        commands.settle_cost(mall.qin, cost)
    assert commands.agree_by_code(f" {pharmacy.code.lower()} ").cost.stage == "agreed"
    cost.refresh_from_db()
    with refused("cannot become"):
        commands.drop_cost(mall.qin, cost, "有人反悔了")
    words = Deed.objects.filter(verb="share.agreed").order_by("pk").values_list("detail", flat=True)
    assert [word["merchant"] for word in words] == [share.merchant_id for share in (noodles, books, pharmacy)]
    assert [word["by_code"] for word in words] == [False, False, True]


def test_a_change_is_a_new_draft_and_nobodys_word_carries_over(mall):
    cost = mall.cost()
    share = queries.shares_of(cost).first()
    commands.agree_share(mall.qin, share)
    new = commands.redraft_cost(mall.qin, cost, "秋季灯饰", 90_000, "equal", {mall.noodles.pk: 1, mall.books.pk: 1})
    cost.refresh_from_db()
    assert cost.stage == "dropped" and not new.shares.exclude(agreed_on=None).exists()
    with refused("nobody's word is asked any more"):
        commands.agree_by_code(queries.shares_of(cost).last().code)
    with refused("No share has this code"):
        commands.agree_by_code("234567892345")


def test_it_is_settled_when_the_last_share_is_paid(mall):
    cost = mall.cost()
    for share in queries.shares_of(cost):
        commands.agree_share(mall.qin, share)
    with refused("not settled"):
        commands.close_measure(mall.qin, cost.measure)
    first = queries.shares_of(cost).first()
    commands.pay_share(mall.qin, first)
    with refused("has paid already"):
        commands.pay_share(mall.qin, first)
    cost.refresh_from_db()
    assert cost.stage == "agreed"
    commands.settle_cost(mall.qin, cost)
    assert cost.stage == "settled" and not cost.shares.filter(paid_on=None).exists()
    commands.close_measure(mall.qin, cost.measure)
