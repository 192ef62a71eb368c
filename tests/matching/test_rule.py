"""Which pairs are admissible, for how much, and with which points."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sifang.matching import rule
from sifang.matching.instance import Instance, Policy
from sifang.matching.windows import AFTERNOON, MORNING, WEEKEND, mask_of
from tests.matching import rows
from tests.matching.rows import line, offer

SATURDAY = mask_of({5})


def edges_of(*, lines, offers, policy=None):
    return rule.edges(Instance(tuple(lines), tuple(offers), policy or Policy()), rows.same_neighbours)


def is_admissible(a_line, an_offer):
    return bool(edges_of(lines=[a_line], offers=[an_offer]))


def test_a_line_takes_its_kind_or_any_kind():
    assert is_admissible(line("n", kind="talent"), offer("r"))
    assert is_admissible(line("n", kind=None), offer("r", kind="venue"))
    assert not is_admissible(line("n", kind="talent"), offer("r", kind="venue"))


def test_unlike_categories_never_pair_and_neighbours_do_with_fewer_points():
    lawyer = offer("r", categories=frozenset({"legal"}), words="疏通下水管道")
    assert not is_admissible(line("n", words="疏通下水管道"), lawyer)
    (edge,) = edges_of(lines=[line("n", category="mediation")], offers=[lawyer])
    assert (edge.points["category"], edge.points["related"]) == (0, 40)
    both = offer("r", categories=frozenset({"legal", "mediation"}))
    (edge,) = edges_of(lines=[line("n", category="mediation")], offers=[both])
    assert (edge.points["category"], edge.points["related"]) == (100, 0)


@pytest.mark.parametrize(
    ("category", "categories"),
    [("other", {"study"}), ("", {"study"}), ("repair", {"other"}), ("repair", set()), ("other", {"other"})],
)
def test_where_one_side_has_no_category_the_words_decide(category, categories):
    unsorted = offer("r", categories=frozenset(categories), words="疏通下水管道")
    (edge,) = edges_of(lines=[line("n", category=category, words="下水管道堵了")], offers=[unsorted])
    assert edge.points["text"] > 0
    assert edge.points["category"] == edge.points["related"] == 0
    assert not is_admissible(line("n", category=category, words="路灯不亮"), unsorted)
    assert not is_admissible(line("n", category=category), unsorted)


def test_a_refused_pair_is_never_made_and_a_standing_one_gains():
    lines, offers = (line("n"),), (offer("r"), offer("s"))
    policy = Policy(standing=60)
    instance = Instance(lines, offers, policy, frozenset({("n", "r")}), frozenset({("n", "s")}))
    (edge,) = rule.edges(instance)
    assert (edge.offer, edge.points["standing"]) == ("r", 60)


def test_without_another_measure_the_likeness_of_the_text_floor_decides():
    instance = Instance(
        (line("n", words="下水管道堵了"), line("silent")), (offer("r", words="疏通下水管道"), offer("mute"))
    )
    text = {(edge.line, edge.offer): edge.points["text"] for edge in rule.edges(instance)}
    assert text["n", "r"] > 100
    assert (text["n", "mute"], text["silent", "r"], text["silent", "mute"]) == (0, 0, 0)


def test_an_offer_serves_its_area_and_nothing_beside_it():
    assert is_admissible(line("n", place=rows.HOME + "003001"), offer("r"))
    assert is_admissible(line("n"), offer("r", home=rows.ACROSS, area="620702"))
    assert is_admissible(line("n"), offer("r", home=rows.OTHER_COUNTY, area=""))
    assert not is_admissible(line("n"), offer("r", area=rows.HOME + "003"))
    assert not is_admissible(line("n"), offer("r", area=rows.NEXT_DOOR))


def test_two_windows_must_share_a_half_day_but_money_has_no_hours():
    early, late = mask_of({5}, {MORNING}), mask_of({5}, {AFTERNOON})
    assert not is_admissible(line("n", window=early), offer("r", window=late))
    assert is_admissible(line("n", window=early), offer("r", window=late, kind="funds"))
    assert is_admissible(line("n", window=early), offer("r"))


def test_an_offer_with_nothing_left_is_no_candidate():
    assert not is_admissible(line("n"), offer("r", units=0))


@pytest.mark.parametrize(
    ("wanted", "given_units", "window", "kind", "weeks", "bound"),
    [
        (9, 4, 0, "talent", 1, 4),
        (3, 8, 0, "talent", 1, 3),
        (9, 8, SATURDAY, "talent", 1, 3),
        (9, 8, SATURDAY, "talent", 2, 6),
        (9, 8, SATURDAY, "funds", 1, 8),
    ],
)
def test_a_pair_carries_at_most_what_need_resource_and_time_allow(wanted, given_units, window, kind, weeks, bound):
    policy = Policy(weeks=weeks)
    demand, supply = line("n", wanted), offer("r", given_units, window=window, kind=kind)
    assert edges_of(lines=[demand], offers=[supply], policy=policy)[0].bound == bound


def test_every_addend_of_the_points_is_kept():
    needed = line("n", urgency=2, waiting_days=300, window=mask_of(WEEKEND), words="修水管")
    offered = offer("r", window=SATURDAY, words="修水管", completeness=0.5, home=rows.NEXT_DOOR, area="620702002")
    (edge,) = edges_of(lines=[needed], offers=[offered])
    assert edge.points == {
        "base": 1000, "urgency": 4000, "wait": 900,
        "text": 450, "category": 100, "area": 100, "time": 50, "completeness": 50,
        "related": 0, "standing": 0,
    }  # fmt: skip
    assert edge.weight == sum(edge.points.values())


def test_a_nearer_offer_brings_more_points():
    homes = (rows.HOME + "003", rows.HOME, rows.NEXT_DOOR, rows.ACROSS, rows.OTHER_COUNTY, "520281001009")
    edges = edges_of(lines=[line("n")], offers=[offer(f"r{n}", home=home, area="") for n, home in enumerate(homes)])
    assert [edge.points["area"] for edge in edges] == [200, 200, 100, 40, 10, 10]


@given(st.integers(0, 10_000))
def test_the_edges_are_exactly_the_pairs_the_rules_admit(seed):
    instance = rows.random_city(seed, 6, 6)
    admitted = {
        (a.key, b.key)
        for a, b in product(instance.lines, instance.offers)
        if (a.kind in (None, b.kind))
        and a.category in b.categories
        and a.place[: len(b.area)] == b.area
        and (not a.window or not b.window or a.window & b.window)
        and b.units
    }
    assert {(edge.line, edge.offer) for edge in rule.edges(instance)} == admitted


@pytest.mark.parametrize(
    "wrong",
    [
        {"base": 0},
        {"wait": -1},
        {"wait": 0.5},
        {"urgency": (0, 2000, 4000)},
        {"urgency": (0, 2000, 1000, 8000)},
        {"urgency": (0, 1800, 4000, 8000)},
        {"area": (10, 40, 100, 200)},
        {"area": (200, 100)},
        {"alike_enough": 0},
        {"text": 40_000, "urgency": (0, 50_000, 100_000, 150_000)},
        {"weeks": 0},
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError, match="."):
        Policy(**wrong)


def test_rows_that_make_no_sense_are_refused():
    for wrong in ({"units": 0}, {"kind": "magic"}, {"urgency": 4}, {"window": 1 << 21}, {"waiting_days": -1}):
        with pytest.raises(ValueError, match="Line n"):
            line("n", **wrong)
    for wrong in ({"units": -1}, {"kind": "magic"}, {"completeness": 1.5}, {"window": -1}, {"owner_kind": "ghost"}):
        with pytest.raises(ValueError, match="Offer r"):
            offer("r", **wrong)
    with pytest.raises(ValueError, match="same key"):
        Instance((line("n"), line("n")), ())
