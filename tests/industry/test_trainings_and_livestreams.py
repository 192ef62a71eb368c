"""Trainings count heads; livestreams keep every line in 分 and are frozen once settled."""

import datetime

import pytest

from sifang.core import clock
from sifang.core.errors import NotAllowed, Refused
from sifang.industry import commands, queries
from tests.industry.coal import coal_of, stream_of

DAY = datetime.timedelta(days=1)


@pytest.fixture
def coal(town):
    return coal_of(town)


def test_a_training_counts_heads_once_it_has_begun(coal):
    training = commands.plan_training(
        coal.lu, coal.town.county, "骑手电商培训", clock.now() + DAY, body=coal.body, is_for_new_workers=True
    )
    assert training.industry == "coal"
    with pytest.raises(Refused, match="还没到时间"):
        commands.hold_training(coal.lu, training, 40)
    with clock.at(clock.now() + 2 * DAY):
        commands.hold_training(coal.lu, training, 40, "都会开直播了")
    assert queries.totals(coal.lu, "6207")["attendances"] == 40
    other = commands.plan_training(coal.lu, coal.town.county, "第二期", clock.now() + DAY)
    commands.cancel_training(coal.lu, other, "场地被占用")
    with pytest.raises(NotAllowed):
        commands.plan_training(coal.fang, coal.town.county, "第三期", clock.now() + DAY)


def test_lines_are_added_after_it_was_held_and_stand_once_it_is_settled(coal):
    stream = stream_of(coal, held=False)
    with pytest.raises(Refused, match="播完才能"):
        commands.add_sale(coal.lu, stream, coal.mine, "刺梨汁", 100)
    commands.hold_livestream(coal.lu, stream)
    with pytest.raises(Refused, match="还没有明细"):
        commands.settle_livestream(coal.lu, stream)
    wrong = commands.add_sale(coal.lu, stream, coal.mine, "刺梨汁", 10)
    with pytest.raises(Refused, match="已经有一条"):
        commands.add_sale(coal.lu, stream, coal.mine, "刺梨汁", 1_000_000_01)
    commands.drop_sale(coal.lu, wrong)
    line = commands.add_sale(coal.lu, stream, coal.mine, "刺梨汁", 1_000_000_01, pieces=300)
    commands.settle_livestream(coal.lu, stream)
    for change in (
        lambda: commands.add_sale(coal.lu, stream, coal.pit, "火腿", 100),
        lambda: commands.drop_sale(coal.lu, line),
    ):
        with pytest.raises(Refused, match="已结算"):
            change()
    assert queries.totals(coal.lu, "6207")["amount"] == 1_000_000_01


def test_only_settled_livestreams_count_by_year_and_in_all_and_each_firm_once(coal):
    for product in ("刺梨汁", "火腿"):
        stream = stream_of(coal)
        commands.add_sale(coal.lu, stream, coal.mine, product, 150)
        commands.settle_livestream(coal.lu, stream)
    commands.add_sale(coal.lu, stream_of(coal), coal.pit, "茶叶", 999)
    (year,) = queries.sales_by_year(coal.lu, "6207")
    assert (year["amount"], year["firms"], year["livestreams"]) == (300, 1, 2)
    assert queries.totals(coal.lu, "6207")["firms"] == 1


def test_an_amount_of_nothing_is_no_sale_and_an_enterprise_enters_only_its_own(coal):
    stream = stream_of(coal)
    for amount in (0, -5):
        with pytest.raises(Refused, match="金额"):
            commands.add_sale(coal.lu, stream, coal.mine, "刺梨汁", amount)
    commands.add_sale(coal.fang, stream, coal.mine, "刺梨汁", 5)
    with pytest.raises(NotAllowed):
        commands.add_sale(coal.fang, stream, coal.pit, "刺梨汁", 5)
