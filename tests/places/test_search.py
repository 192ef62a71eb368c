"""The search index: written with the change, asked by place, by pairs of characters, by one character, by code."""

import datetime

import pytest
from django.db import transaction

from sifang.core import clock
from sifang.needs import alike, queries
from sifang.needs import commands as needs
from sifang.needs.models import Need
from sifang.places import commands as places
from sifang.places import counting, search
from sifang.places.models import Alias, Entry, Gram, Place
from sifang.projects.commands.proposing import propose
from sifang.projects.queries import search as search_projects
from sifang.site import indexing
from tests.town import COUNTY, NANGUAN, STREET, TAIAN
from tests.worlds import world

pytestmark = pytest.mark.django_db
KIND = "needs.need"
LAMP, LEAK, NEXT_DOOR = (
    "三号楼路灯坏了，晚上看不清路",
    "楼顶漏水，𬭎㛃家的墙都湿了，还在漏",
    "泰安路的路灯也坏了，晚上看不清",
)


@world
def three(town):
    """The needs lamp and leak in 泰安社区, and a lamp next door."""
    made = {"lamp": needs.report(town.li, town.taian, LAMP, asker=town.ma, channel="community")}
    made["leak"] = needs.report(town.li, town.taian, LEAK, channel="community", code="XQ-2026-0777")
    made["next"] = needs.report(town.zhou, town.nanguan, NEXT_DOOR, channel="community")
    return made


def found(words, viewer):
    return set(queries.search(viewer, words))


def test_candidates_come_from_the_place_asked_and_from_around_it(three, django_assert_max_num_queries):
    lamp, leak, next_door = three["lamp"].pk, three["leak"].pk, three["next"].pk
    with django_assert_max_num_queries(2):
        assert search.find("路灯不亮", KIND, TAIAN) == [lamp]
    assert search.find("路灯不亮", KIND, NANGUAN) == [next_door]
    assert sorted(search.find("路灯不亮，漏水", KIND, STREET)) == sorted([lamp, leak, next_door])
    assert search.find("路灯不亮", KIND, COUNTY, outside=TAIAN) == [next_door]
    assert search.find("路灯", "projects.project", TAIAN) == []
    assert search.find("晚上看不清路，路灯", KIND, STREET, limit=1) == [lamp]
    assert search.find("", KIND, TAIAN) == search.find("？！", KIND, TAIAN) == []


def test_an_entry_stands_or_falls_with_the_change_it_follows(town, three):
    with transaction.atomic():
        needs.correct(town.li, three["lamp"], text="健身器材的螺丝松了")
        assert search.find("健身器材", KIND, TAIAN) == [three["lamp"].pk]
        assert search.find("路灯坏了", KIND, TAIAN) == []
        transaction.set_rollback(True)
    assert search.find("健身器材", KIND, TAIAN) == []
    assert search.find("路灯坏了", KIND, TAIAN) == [three["lamp"].pk]
    search.drop(three["lamp"])
    assert search.find("路灯坏了", KIND, TAIAN) == []
    assert search.find("漏水", KIND, TAIAN) == [three["leak"].pk]


def test_only_what_is_open_and_lately_raised_may_be_the_same(town, three):
    old = clock.today() - datetime.timedelta(days=alike.REMEMBERED_DAYS + 1)
    past = needs.report(None, town.taian, LAMP + "！", asker=town.ma, raised_on=old)
    assert alike.candidates(TAIAN, LAMP) == [three["lamp"].pk]
    assert set(search.find(LAMP, KIND, TAIAN)) == {three["lamp"].pk, past.pk}
    needs.verify(town.li, three["lamp"])
    assert alike.candidates(TAIAN, LAMP) == [three["lamp"].pk]
    needs.answer(town.li, three["lamp"], "灯泡换好了")
    assert alike.candidates(TAIAN, LAMP) == []
    assert queries.public_lookalikes(TAIAN, LAMP) == []


def test_lookalikes_ask_the_database_a_bounded_number_of_times(town, three, django_assert_max_num_queries):
    for number in range(30):
        needs.report(None, town.taian, f"路灯坏了，第{number}盏，晚上看不清", asker=town.ma)
    counting.count()
    with django_assert_max_num_queries(6):
        [(best, score, words), *more] = queries.public_lookalikes(TAIAN, "三号楼的路灯坏了，看不清")
    assert best == three["lamp"]
    assert "路灯坏" in words
    assert 0.22 <= more[-1][1] <= score <= 1
    assert len(more) == 2


def test_the_same_problem_elsewhere_is_told_where_it_may_be_read(town, three):
    assert queries.elsewhere(town.li, three["lamp"]) == []
    needs.verify(town.zhou, three["next"])
    [(other, words)] = queries.elsewhere(town.li, three["lamp"])
    assert other == three["next"]
    assert "路灯" in " ".join(words)
    assert queries.elsewhere(town.zhou, three["next"]) == []
    needs.correct(town.zhou, three["next"], category="mediation")
    assert queries.elsewhere(town.li, three["lamp"]) == []
    assert [need for need, _words in queries.elsewhere(town.clerk, three["lamp"])] == [three["next"]]


def test_words_of_two_characters_one_character_rare_ones_codes_and_places_are_found(town, three):
    lamp, leak = three["lamp"], three["leak"]
    assert found("漏水", town.li) == found("漏", town.li) == found("𬭎㛃", town.li) == {leak}
    assert found("路灯 看不清", town.li) == {lamp}
    assert found("路灯 漏水", town.li) == found("", town.li) == found("《》", town.li) == set()
    assert found("xq-2026-0777", town.li) == found("XQ20260777", town.li) == found("XQ-2026-07", town.li) == {leak}
    assert found("泰安社区", town.li) == {lamp, leak}
    yard = places.add_below(town.li, town.taian, "电力小区", Place.Kind.COMPOUND)
    needs.correct(town.li, leak, spot=yard)
    Alias.objects.create(place=yard, words="老电厂家属院")
    assert found("电力小区", town.li) == found("老电厂家属院 漏水", town.li) == {leak}
    assert found('漏水" OR "路灯', town.li) == found("漏水' | '路灯", town.li) == set()


def test_nobody_finds_what_they_may_not_see(town, three):
    assert found("路灯", town.li) == {three["lamp"]}
    assert found("路灯", town.zhou) == {three["next"]}
    assert found("路灯", town.clerk) == {three["lamp"], three["next"]}
    assert found("路灯", town.su) == set()
    needs.verify(town.li, three["lamp"])
    assert found("路灯", town.su) == {three["lamp"]}
    project = propose(town.wang, town.need(text="五号楼路灯坏了"))
    assert list(search_projects(town.li, "路灯")) == [project]
    assert list(search_projects(town.zhou, "路灯")) == []


def test_pairs_are_counted_from_the_index_and_again_when_it_has_grown(town, three):
    assert counting.seen(["路灯"]) == ({}, 0)
    assert counting.count()
    assert counting.seen(["路灯", "漏水"]) == ({"路灯": 2}, 3)
    assert not counting.count()
    needs.report(None, town.taian, "还是漏水", asker=town.ma)
    assert counting.count()
    assert counting.seen(["漏水"])[0] == {"漏水": 2}
    assert all(len(pair) <= 2 for pair in Gram.objects.values_list("gram", flat=True))


def test_what_was_kept_before_there_was_an_index_is_put_into_it(town, three):
    town.meeting(opened=False)
    before = dict(Entry.objects.values_list("kind", "grams"))
    Entry.objects.all().delete()
    assert not indexing.is_complete()
    shares = []
    assert indexing.complete(lambda words, share: shares.append(share)) == 4
    assert shares[-1] == 1
    assert dict(Entry.objects.values_list("kind", "grams")) == before
    assert indexing.is_complete()
    assert indexing.rebuild() == 4 == Entry.objects.count()
    assert Need.objects.filter(pk__in=search.ids("漏水", KIND)).get() == three["leak"]
