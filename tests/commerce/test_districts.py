"""A district has its roster, its joint acts and its pledges; nobody is named outside and nothing is ranked."""

import datetime

import pytest

from sifang.commerce import commands, queries
from sifang.commerce.models import District, Merchant, Pledge
from sifang.core import clock
from sifang.core.models import Deed
from tests.commerce.mall import CODE, Mall
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
ON_ROSTER = ["墨香书店", "康宁药房", "老城面馆"]


@pytest.fixture
def mall(town):
    return Mall(town)


def test_a_district_is_kept_by_its_clerk_and_the_desk_of_the_place(town, mall):
    assert commands.found_district(town.wang, town.taian, "西门商圈")
    for somebody in (town.zhou, town.su, town.chen, town.rep):
        with not_allowed("keep the business district"):
            commands.found_district(somebody, town.taian, "南门商圈")
    with refused("is a district of 泰安社区 already"):
        commands.found_district(mall.qin, town.taian, "东门商圈")
    with refused("lies ahead"):
        commands.found_district(mall.qin, town.taian, "北门商圈", since=clock.today() + DAY)
    assert not District.objects.visible_to(town.zhou).exists()
    assert not District.objects.visible_to(town.su).exists()


def test_a_merchants_contact_is_sealed_and_its_code_must_prove_itself(mall):
    shop = Merchant.objects.get(pk=mall.noodles.pk)
    assert (shop.area, shop.contact.masked_phone, str(shop.contact)) == (8650, "199****2222", "马*栋")
    assert "马国栋" not in shop.contact.name_sealed
    assert not Deed.objects.filter(detail__icontains="马国栋").exists()
    with refused("no unified social credit code"):
        mall.shop("错码小店", uscc=CODE[:-1] + "A")
    for wrong in ("0", "-3", "1.234", "NaN", "很大"):
        with refused("area in m²"):
            mall.shop("无界小店", area=wrong)
    with refused("on the roster of 东门商圈 already"):
        mall.shop("老城面馆")
    commands.correct_merchant(mall.qin, shop, unit="A101", area="88")
    shop.refresh_from_db()
    assert (shop.unit, shop.area, shop.trade, shop.contact_id) == ("A101", 8800, "零售", mall.noodles.contact_id)


def test_a_shop_leaves_with_its_pledge_and_may_come_back(mall):
    given = commands.pledge(mall.qin, mall.noodles)
    commands.leave_district(mall.qin, mall.noodles)
    given.refresh_from_db()
    assert (given.stage, given.ended_on) == ("withdrawn", clock.today())
    with refused("has left already"):
        commands.leave_district(mall.qin, mall.noodles)
    assert mall.shop("老城面馆").pk != mall.noodles.pk


def test_a_shop_that_bears_a_cost_does_not_slip_away(mall):
    cost = mall.cost()
    with refused("still bears a part of “秋季灯饰”"):
        commands.leave_district(mall.qin, mall.books)
    commands.drop_cost(mall.qin, cost, "改为各自布置")
    commands.leave_district(mall.qin, mall.books)


def test_a_joint_act_counts_people_and_names_shops_of_the_roster_only(town, mall):
    other = commands.found_district(mall.qin, town.taian, "西门商圈")
    stranger = commands.register_merchant(mall.qin, other, "外来铺")
    with refused("not on the roster of 东门商圈"):
        commands.act_jointly(mall.qin, mall.district, "building", "联合主题党日", merchants=[stranger])
    act = commands.act_jointly(
        mall.qin, mall.district, "building", "联合主题党日", merchants=[mall.noodles, mall.books], headcount=23
    )
    assert [(row.pk, row.joined) for row in queries.joint_acts(mall.qin, mall.district)] == [(act.pk, 2)]


def test_a_pledge_is_kept_or_breached_with_facts_and_can_turn_again(mall):
    given = commands.pledge(mall.qin, mall.noodles)
    assert given.words
    with refused("has given its pledge already"):
        commands.pledge(mall.qin, mall.noodles)
    with refused("A breach states facts"):
        commands.review_pledge(mall.qin, given, False)
    commands.review_pledge(mall.qin, given, False, "11月3日抽查，三种干面未标价，电话 13912345678")
    assert given.stage == "breached" and "13912345678" not in given.review
    assert queries.pledge_numbers(mall.qin, mall.district) == {"breached": 1}
    commands.review_pledge(mall.qin, given, True)
    commands.review_pledge(mall.qin, given, True, "复查仍然标价")
    commands.withdraw_pledge(mall.qin, given)
    with refused("withdrawn"):
        commands.review_pledge(mall.qin, given, True)
    assert commands.pledge(mall.qin, mall.noodles, "童叟无欺").words == "童叟无欺"


def test_the_public_reads_shops_and_given_pledges_and_never_a_breach(mall):
    kept = commands.pledge(mall.qin, mall.books)
    commands.review_pledge(mall.qin, commands.pledge(mall.qin, mall.noodles), False, "短斤少两一次")
    assert list(queries.public_districts(mall.town.taian.pk)) == [mall.district]
    assert list(queries.public_districts(mall.town.nanguan.pk)) == []
    shown = list(queries.public_merchants(mall.district))
    assert sorted(shop.name for shop in shown) == sorted(ON_ROSTER)
    assert [shop.held for shop in shown if shop.held] == [[kept]]
    assert Pledge.objects.count() == 2


def test_a_district_ends_only_when_nothing_runs(mall):
    measure = mall.measure("offers")
    with refused("is still open"):
        commands.end_district(mall.qin, mall.district)
    commands.close_measure(mall.qin, measure)
    commands.end_district(mall.qin, mall.district)
    with refused("has ended"):
        mall.shop("新来的店")
