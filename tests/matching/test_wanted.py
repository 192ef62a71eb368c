"""The gaps by place, category and kind, and the offers for which lines wait."""

import random

from sifang.matching import explain
from sifang.matching.instance import Instance, Policy
from sifang.matching.solve import solve
from sifang.matching.wanted import Awaited, Short, awaited, gaps
from tests.matching import rows
from tests.matching.rows import line, offer

DAYS = Policy().wait_days


def short(need, codes, missing=1, price=1000, place=rows.HOME, kind="venue", urgency=0, waiting=0):
    return Short(need, place, "elder", kind, missing, price, urgency, waiting, frozenset(codes))


def test_gaps_are_told_by_place_category_and_kind_with_the_dearest_first():
    found = gaps(
        [
            short("a", {"none.kind"}, 2, 1500),
            short("a", {"none.time"}, 1, 1400, place=rows.HOME + "003"),
            short("b", {"used.urgent"}, 4, 1300),
            short("c", {"none.kind"}, 9, 9000, place=rows.NEXT_DOOR),
            short("d", {"refused"}, 1, 1500, kind="talent"),
        ],
        DAYS,
    )
    told = [(gap.place, gap.kind, gap.half_days, gap.needs, gap.price, gap.recruit) for gap in found]
    assert told == [
        (rows.NEXT_DOOR, "venue", 9, 1, 9000, 9),
        (rows.HOME, "venue", 7, 2, 1500, 6),
        (rows.HOME, "talent", 1, 1, 1500, 0),
    ]
    of_street = gaps([short("a", {"none.kind"}), short("c", {"none.kind"}, place=rows.NEXT_DOOR)], DAYS, digits=9)
    assert [(gap.place, gap.half_days) for gap in of_street] == [(rows.HOME[:9], 2)]


def test_the_sponsor_leader_gets_what_is_urgent_without_any_offer_and_what_has_waited_too_long():
    given = [
        short("urgent", {"none.area"}, urgency=2),
        short("soon", {"none.area"}, urgency=1),
        short("used", {"used.urgent"}, urgency=3),
        short("old", {"used.other"}, waiting=DAYS),
        short("new", {"used.other"}, waiting=DAYS - 1),
    ]
    assert [gap.sponsor for gap in gaps(given, DAYS)] == [("old", "urgent")]


def test_an_offer_that_others_wait_for_is_told_with_what_waits():
    lines = [line("n", 3, kind="talent"), line("u", 2, kind="talent", urgency=2), line("o", kind="venue")]
    instance = Instance(tuple(lines), (offer("r", 2), offer("spare", 9, kind="facility")), Policy(evenness=(0,)))
    (row,) = awaited(instance, solve(instance))
    assert (row.offer, row.lines, row.half_days) == ("r", ("n",), 3)
    assert row.price >= 1
    assert Awaited._fields == ("offer", "price", "lines", "half_days")


def test_every_line_of_a_city_falls_into_one_gap():
    instance = rows.with_wishes(rows.random_city(3, 60, 30, 0.4), 3)
    missing = explain.shortage(instance, solve(instance))
    of_key = {row.key: row for row in instance.lines}
    given = []
    for each in missing:
        row = of_key[each.line]
        codes = frozenset(reason.code for reason in each.reasons)
        facts = row.need, row.place, row.category, row.kind or "", each.missing, each.price
        given.append(Short(*facts, row.urgency, row.waiting_days, codes))
    random.Random(1).shuffle(given)
    found = gaps(given, DAYS)
    assert sum(gap.half_days for gap in found) == sum(each.missing for each in missing)
    assert [gap.price for gap in found] == sorted((gap.price for gap in found), reverse=True)
    assert {need for gap in found for need in gap.sponsor} <= {row.need for row in instance.lines}
