"""What is to be recruited, what to be handed up, and the offers for which lines wait."""

from sifang.matching.instance import Instance, Policy
from sifang.matching.solve import solve
from sifang.matching.wanted import awaited, is_for_recruiting, is_for_sponsor
from tests.matching import rows
from tests.matching.rows import line, offer

DAYS = Policy().wait_days


def test_more_offers_help_where_there_are_none_or_too_few():
    assert all(map(is_for_recruiting, (["none.kind"], ["none.area", "outside.nearest"], ["used.other", "limit.time"])))
    assert not any(map(is_for_recruiting, (["none.time"], ["refused"], ["bundle.part", "free.left"], ["limit.time"])))


def test_the_sponsor_leader_gets_what_is_urgent_without_any_offer_and_what_has_waited_too_long():
    assert is_for_sponsor(["none.area"], urgency=2, waiting_days=0, wait_days=DAYS)
    assert is_for_sponsor(["used.other"], urgency=0, waiting_days=DAYS, wait_days=DAYS)
    assert not is_for_sponsor(["none.area"], urgency=1, waiting_days=0, wait_days=DAYS)
    assert not is_for_sponsor(["used.urgent"], urgency=3, waiting_days=DAYS - 1, wait_days=DAYS)


def test_an_offer_that_others_wait_for_is_told_with_what_waits():
    lines = [line("n", 3, kind="talent"), line("u", 2, kind="talent", urgency=2), line("o", kind="venue")]
    instance = Instance(tuple(lines), (offer("r", 2), offer("spare", 9, kind="facility")))
    (row,) = awaited(instance, solve(instance))
    assert (row.offer, row.lines, row.half_days) == ("r", ("n",), 3)
    assert row.price >= 1


def test_whatever_is_awaited_in_a_city_is_all_given():
    instance = rows.random_city(3, 60, 30, 0.4)
    solution = solve(instance)
    units = {row.key: row.units for row in instance.offers}
    found = awaited(instance, solution, most=5)
    assert len(found) == 5
    assert [row.half_days for row in found] == sorted((row.half_days for row in found), reverse=True)
    for row in found:
        assert rows.given(solution)[row.offer] == units[row.offer]
        assert all((line, row.offer) in rows.edge_of(solution) for line in row.lines)
