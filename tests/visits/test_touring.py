"""A community invites partner organizations to come and see it; they say whether they come; a count says who came."""

import datetime

import pytest

from sifang.core import clock, errands
from sifang.notices.models import Notice
from sifang.visits import commands as visits
from sifang.visits import queries
from sifang.visits.models import Tour
from tests.refusals import not_allowed, refused
from tests.worlds import world

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@world
def tour(town):
    """The bank and the power team are asked to come in five days."""
    return visits.invite(
        town.wang, town.taian, "看看议事长廊和充电车棚", clock.now() + 5 * DAY, "社区门口", [town.bank, town.power]
    )


def guest(tour, organization):
    return tour.guests.get(organization=organization)


def test_only_the_community_invites_and_only_partners(town, tour):
    later = clock.now() + DAY
    assert set(tour.guests.values_list("organization", flat=True)) == {town.bank.pk, town.power.pk}
    for somebody in (town.chen, town.su, town.zhou, town.rep, town.officer, town.ma, None):
        with not_allowed("Only the community invites"):
            visits.invite(somebody, town.taian, "看看长廊", later, "社区门口", [town.bank])
    with refused("no partner of 泰安社区"):
        visits.invite(town.wang, town.taian, "看看长廊", later, "社区门口", [town.housing])
    with refused("at least one organization"):
        visits.invite(town.wang, town.taian, "看看长廊", later, "社区门口", [])
    with refused("has passed"):
        visits.invite(town.wang, town.taian, "看看长廊", clock.now() - DAY, "社区门口", [town.bank])
    with refused("what there is to see"):
        visits.invite(town.wang, town.taian, "看", later, "社区门口", [town.bank])


def test_the_liaisons_are_told_and_say_whether_they_come(town, tour):
    errands.run_all()
    assert set(Notice.objects.values_list("person", flat=True)) >= {town.su.pk, town.deng.pk}
    assert [row.tour for row in queries.invited(town.su)] == [tour]
    for somebody in (town.deng, town.wang, town.zhou, town.ma):
        with not_allowed("Only 河西银行"):
            visits.reply(somebody, guest(tour, town.bank), True)
    with refused("how many people"):
        visits.reply(town.su, guest(tour, town.bank), True, 0)
    visits.reply(town.su, guest(tour, town.bank), True, 4)
    visits.reply(town.deng, guest(tour, town.power), False, 4)
    replies = tour.guests.order_by("pk").values_list("is_coming", "expected")
    assert list(replies) == [(True, 4), (False, None)]
    visits.reply(town.su, guest(tour, town.bank), False)
    assert guest(tour, town.bank).is_coming is False


def test_it_is_held_with_counts_alone(town, tour):
    with refused("has not begun"):
        visits.hold_tour(town.wang, tour, {town.bank.pk: 3})
    with clock.at(clock.now() + 5 * DAY):
        with not_allowed("Only the community records"):
            visits.hold_tour(town.su, tour, {town.bank.pk: 3})
        for wrong in ({town.housing.pk: 2}, {town.bank.pk: -1}, {town.bank.pk: 1000}):
            with refused("how many came"):
                visits.hold_tour(town.wang, tour, wrong)
        visits.hold_tour(town.wang, tour, {town.bank.pk: 3}, "银行愿意帮着装反诈宣传屏")
        assert dict(tour.guests.values_list("organization", "came")) == {town.bank.pk: 3, town.power.pk: 0}
        with refused("already"):
            visits.reply(town.su, guest(tour, town.bank), True)
    assert queries.tour_list(town.wang, town.taian.code).get().came == 3


def test_it_is_called_off_with_a_reason_that_the_guests_read(town, tour):
    with not_allowed("Only the community"):
        visits.cancel_tour(town.su, tour, "下大雪改期")
    with refused("why it is called off"):
        visits.cancel_tour(town.wang, tour, "雪")
    visits.cancel_tour(town.wang, tour, "下大雪改期")
    errands.run_all()
    told = Notice.objects.filter(deed__verb="tour.cancelled").values_list("person", flat=True)
    assert set(told) == {town.su.pk, town.deng.pk}


def test_those_invited_see_it_and_others_do_not(town, tour):
    body = town.foreign_body("南关物业", town.nanguan)
    lei = town.official("lei", "雷刚", "liaison", organization=body)
    assert all(tour in Tour.objects.visible_to(person) for person in (town.su, town.deng, town.wang, town.clerk))
    assert not any(tour in Tour.objects.visible_to(person) for person in (lei, town.zhou, town.ma, town.officer))
