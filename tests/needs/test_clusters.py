"""Hot spots: the same issue from several persons, gathered as needs come, put right by workers."""

import datetime

import pytest
from django.db import connection
from django.db.transaction import atomic

from sifang.core import clock
from sifang.core.models import Deed
from sifang.needs import clusters
from sifang.needs import commands as needs
from sifang.needs.models import Cluster
from sifang.people import commands as people
from sifang.places.models import Place
from tests.crowd import at_once
from tests.refusals import not_allowed, refused

pytestmark = pytest.mark.django_db
FOOD = "龙首烧烤店油烟太大，晚上熏得开不了窗"
SAID = (FOOD, "龙首烧烤店的油烟又飘上楼来了，窗户不敢开", "烧烤店油烟熏人，窗户都开不了", "龙首烧烤店晚上油烟太大了")


def neighbour(town, n):
    return people.register(None, f"居民{n}", phone=f"1990001{n:04d}", home=town.taian)


def asked(town, *texts, **facts):
    """A need of another resident for each text."""
    start = Cluster.objects.count() * 100 + len(texts)
    return [
        needs.report(None, town.taian, text, asker=neighbour(town, start * 10 + n), **facts)
        for n, text in enumerate(texts)
    ]


def test_the_same_issue_is_gathered_and_counted_by_persons_not_by_messages(town):
    rows = asked(town, *SAID)
    lamp = needs.report(None, town.taian, "三号楼路灯坏了，晚上看不清路", asker=town.ma)
    cluster = Cluster.objects.get()
    assert {row.pk for row in rows} == {row.pk for row in cluster.needs.all()} and lamp.cluster is None
    assert clusters.hot(town.wang, town.taian) == []
    for _again in range(3):
        needs.report(None, town.taian, FOOD, asker=rows[0].asked_by.get().person)
    assert clusters.hot(town.wang, town.taian) == []
    people.set_limit(town.clerk, town.taian, "hot_spot_people", 4)
    (spot,) = clusters.hot(town.wang, town.taian)
    assert (spot.cluster, spot.people, spot.most, spot.title) == (cluster, 4, 4, "龙首烧烤店油烟太大，晚上熏得开不了窗")
    needs.merge(town.wang, rows[1], rows[0])
    assert clusters.hot(town.wang, town.taian)[0].people == 4 == clusters.spot_of(cluster).people
    assert clusters.hot(town.zhou, town.taian) == [] and len(clusters.hot(town.clerk, town.street)) == 1
    needs.send_back(town.wang, rows[3], "请说清楚是哪一家店")
    assert clusters.hot(town.wang, town.taian) == []


def test_they_must_ask_within_the_window(town):
    day = datetime.date(2026, 1, 1)
    days = [day + datetime.timedelta(days=n) for n in (0, 1, 13, 14, 40)]
    assert clusters.most_within(days, 14) == 3 and clusters.most_within([], 14) == 0
    people.set_limit(town.clerk, town.taian, "hot_spot_people", 2)
    people.set_limit(town.clerk, town.taian, "hot_spot_days", 7)
    first, *_more = asked(town, *SAID[:2])
    first.asked_by.update(since=clock.now() - datetime.timedelta(days=30))
    assert clusters.hot(town.wang, town.taian) == []


def test_alike_words_of_another_compound_are_another_issue(town):
    here, there = (
        Place.objects.create(code=f"{town.taian.pk}00{n}", name=name, short_name=name, kind="compound")
        for n, name in enumerate(("安居苑", "祁连小区"), 1)
    )
    one = needs.report(None, town.taian, FOOD, spot=here, asker=town.ma)
    other = needs.report(None, town.taian, FOOD, spot=there, asker=neighbour(town, 1))
    assert one.cluster_id is None is other.cluster_id
    third = needs.report(None, town.taian, SAID[1], spot=there, asker=neighbour(town, 2))
    other.refresh_from_db()
    one.refresh_from_db()
    assert third.cluster_id == other.cluster_id is not None and one.cluster_id is None


def test_an_issue_that_was_settled_and_returns_stands_with_what_was_settled(town):
    first, *_more = asked(town, FOOD)
    needs.answer(town.wang, first, "已请店家装了净化器")
    again, *_more = asked(town, SAID[1])
    first.refresh_from_db()
    assert again.cluster_id == first.cluster_id is not None


def test_workers_join_two_hot_spots_and_take_out_what_does_not_belong(town):
    rows = asked(town, *SAID[:2])
    lamps = asked(town, "东门路灯坏了看不清路", "东门的路灯坏了好几天")
    first, second = Cluster.objects.order_by("pk")
    with not_allowed("Only workers"):
        needs.join_clusters(town.zhou, first, second)
    needs.join_clusters(town.wang, first, second)
    assert first.needs.count() == 4 and list(Cluster.objects.all()) == [first]
    with refused("another hot spot"):
        needs.join_clusters(town.wang, first, first)
    needs.take_out(town.wang, lamps[0])
    with refused("no hot spot"):
        needs.take_out(town.wang, lamps[0])
    with not_allowed("Only workers"):
        needs.take_out(town.su, rows[0])
    details = dict(Deed.objects.filter(verb__startswith="cluster.").values_list("verb", "detail"))
    assert details["cluster.joined"]["needs"] == 2 and details["cluster.need_taken_out"] == {"need": lamps[0].pk}


@pytest.mark.django_db(transaction=True)
def test_a_report_waits_for_nobody_who_holds_what_is_like_it(town):
    if connection.vendor == "sqlite":
        pytest.skip("one writer at a time: nobody holds a row while another writes")

    def report(text):
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '4s'")
        return needs.report(None, town.taian, text).cluster

    (lone,) = asked(town, SAID[0])
    with atomic():
        lone.hold()  # as who splits it does, and then waits for the next number of the list
        assert at_once(report, [SAID[1]]) == [None]
    assert at_once(report, [SAID[2]]) != [None]
    with atomic():
        list(Cluster.objects.select_for_update())
        assert at_once(report, [SAID[3]]) == [None]
    first, second = (Cluster.objects.create(place=town.taian, began_on=clock.today()) for _n in range(2))
    said = at_once(lambda two: needs.join_clusters(town.wang, *two), [(first, second), (second, first)])
    assert sorted(type(one).__name__ for one in said) == ["NoneType", "Refused"]
