"""Why lines stay short, and their price: each fact must be true of the instance, the solution and a new solve."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sifang.matching import shortages
from sifang.matching.instance import Instance, Offer, Policy
from sifang.matching.nearness import community_of
from sifang.matching.reasons import Use
from sifang.matching.shortages import NAMED
from sifang.matching.solve import solve
from sifang.matching.windows import AFTERNOON, MORNING, common, mask_of
from tests.matching import rows
from tests.matching.rows import line, offer
from tests.matching.test_explain import CODES


def short_of(lines, offers, policy=None, **pairs):
    """The rows of every short line."""
    instance = Instance(tuple(lines), tuple(offers), policy or Policy(), **pairs)
    return shortages.of(instance, solve(instance))


def shortages_of(lines, offers, **pairs):
    """The reasons of every short line by their codes."""
    short = short_of(lines, offers, **pairs)
    return {each.line: {reason.code: reason.facts for reason in each.reasons} for each in short}


def test_a_shortage_names_the_wall_it_met():
    early, late = mask_of({5}, {MORNING}), mask_of({5}, {AFTERNOON})
    lines = [
        line("kind", kind="venue"),
        line("matter", kind="talent", category="law"),
        line("area", kind="technology"),
        line("time", kind="facility", window=early),
        line("gone", kind="service"),
    ]
    offers = [
        offer("talent", 0),
        offer("street", kind="technology", home=rows.NEXT_DOOR, area=rows.NEXT_DOOR),
        offer("county", kind="technology", home=rows.ACROSS, area=rows.ACROSS),
        offer("late", kind="facility", window=late),
        offer("empty", 0, kind="service"),
    ]
    found = shortages_of(lines, offers)
    assert found["kind"] == {"none.kind": {"kind": "venue", "resources": 5}}
    assert found["matter"] == {"none.category": {"category": "law", "kind": "talent", "resources": 1}}
    nearest = {"offer": "street", "home": rows.NEXT_DOOR, "name": "", "place": "620702002", "left": 2}
    none_here = {"place": rows.HOME, "offers": ("street", "county")}
    assert found["area"] == {"none.area": none_here, "outside.nearest": nearest}
    assert found["time"] == {"none.time": {"window": early, "offers": ("late",)}}
    assert found["gone"] == {"used.before": {"offers": ("empty",)}}


def test_the_nearest_outside_is_one_that_still_has_half_days():
    next_door, across = {"home": rows.NEXT_DOOR, "area": rows.NEXT_DOOR}, {"home": rows.ACROSS, "area": rows.ACROSS}
    lines = [line("n"), line("neighbour", place=rows.NEXT_DOOR)]
    found = shortages_of(lines, [offer("used", **next_door), offer("free", **across)])
    assert found["n"]["outside.nearest"]["offer"] == "free"


def test_a_shortage_names_the_needs_that_have_the_offer():
    lines = [line("n", 1), line("u", 1, urgency=2), line("w", 1, waiting_days=99)]
    found = shortages_of(lines, [offer("r", 2)])
    assert found["n"] == {
        "used.urgent": {"offers": ("r",), "by": (Use("u", "u", 1, 2),)},
        "used.other": {"offers": ("r",), "by": (Use("w", "w", 1, 0),)},
    }


def test_a_line_that_has_a_part_of_an_offer_is_not_named_as_its_own_rival():
    found = shortages_of([line("n", 3), line("u", 1, urgency=1)], [offer("r", 2)])
    assert found["n"] == {"used.urgent": {"offers": ("r",), "by": (Use("u", "u", 1, 1),)}}


def test_a_shortage_names_the_limit_of_what_the_line_already_has():
    saturday = mask_of({5}, {MORNING})
    found = shortages_of([line("n", 5)], [offer("small", 1), offer("brief", 4, window=saturday)])
    assert found["n"]["limit.units"] == {"offers": ("small",), "units": 1}
    assert found["n"]["limit.time"] == {"offers": ("brief",), "units": 1}


def test_a_part_that_could_be_served_names_the_one_that_keeps_its_need_waiting():
    lines = [line("n", need="d"), line("o", need="d", kind="venue", together_with="n")]
    found = shortages_of(lines, [offer("r")])
    part = {"part": "o", "number": 2, "kind": "venue", "missing": 2}
    assert found["n"] == {"bundle.part": part, "free.left": {"offers": ("r",)}}
    assert found["o"] == {"none.kind": {"kind": "venue", "resources": 1}}


def test_offers_that_people_turned_down_are_named_apart():
    found = shortages_of([line("n")], [offer("r"), offer("s", 0)], refused=frozenset({("n", "r")}))
    assert found["n"] == {"refused": {"offers": ("r",)}, "used.before": {"offers": ("s",)}}


def test_half_days_that_went_to_a_community_of_which_less_is_served_say_so():
    lines = [line("n", 4), *(line(f"o{n}", 2, place=rows.NEXT_DOOR) for n in range(2))]
    found = shortages_of(lines, [offer("mine", 3), offer("shared", 2, area=rows.HOME[:9], home=rows.HOME)])
    facts = found["n"]["used.even"]
    assert (facts["offers"], facts["theirs"], facts["ours"]) == (("shared",), (2, 4), (3, 4))


def test_words_alone_bring_a_line_to_the_wall_of_its_area():
    offered = offer("r", categories=frozenset(), words="修水管", area=rows.NEXT_DOOR, home=rows.NEXT_DOOR)
    found = shortages_of([line("n", words="修水管"), line("o", words="接送老人")], [offered])
    assert found["n"]["none.area"] == {"place": rows.HOME, "offers": ("r",)}
    assert found["o"] == {"none.category": {"category": "repair", "kind": None, "resources": 1}}


def test_shortages_stand_with_the_most_urgent_first():
    lines = [line("a"), line("b", waiting_days=3), line("c", urgency=1)]
    assert list(shortages_of(lines, [])) == ["c", "b", "a"]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.3, 0.7, 1.5]))
def test_every_fact_of_a_shortage_in_a_random_city_is_true(seed, scarce):
    instance = rows.with_wishes(rows.random_city(seed, 24, 18, scarce), seed)
    solution = solve(instance)
    lines, offers = ({row.key: row for row in side} for side in (instance.lines, instance.offers))
    short = shortages.of(instance, solution)
    assert {each.line for each in short} == {key for key, row in lines.items() if rows.got(solution)[key] < row.units}
    for each in short:
        assert each.missing == each.asked - rows.got(solution)[each.line] > 0
        assert any(reason.against for reason in each.reasons)
        for reason in each.reasons:
            assert CODES[reason.code] == ("yes" if reason.against else "")
            assert fact_is_true(reason, solution, lines[each.line], offers)


def fact_is_true(reason, solution, needed, offers):
    """Whether what a shortage's reason says can be read off the rows and the solution."""
    facts = reason.facts
    named = [offers[key] for key in facts.get("offers", ())]
    if "offers" in facts and (not 1 <= len(named) <= NAMED or facts.get("more", 1) < 1):
        return False
    family = reason.code.partition(".")[0]
    match family:
        case "none":
            return wall_is_true(reason, needed, named, offers.values())
        case "used":
            return use_is_true(reason, solution, needed, named)
        case "bundle":
            return part_is_true(reason, solution, needed)
        case "refused":
            return all((needed.key, row.key) in solution.instance.refused for row in named)
        case "free":
            return all(rows.given(solution)[row.key] < row.units for row in named)
        case "limit":
            lent = [rows.lent(solution)[needed.key, row.key] for row in named]
            whole = [units == row.units for units, row in zip(lent, named, strict=True)]
            return sum(lent) <= facts["units"] and set(whole) == {reason.code == "limit.units"}
    return not needed.place.startswith(offers[facts["offer"]].area) and facts["home"] == offers[facts["offer"]].home


def wall_is_true(reason, needed, named, offers):
    of_kind = [row for row in offers if needed.kind in (None, row.kind)]
    return {
        "none.kind": lambda: not of_kind,
        "none.category": lambda: not any(needed.category in row.categories for row in of_kind),
        "none.area": lambda: not any(needed.place.startswith(row.area) for row in named),
        "none.time": lambda: not any(common(needed.window, row.window) for row in named),
    }[reason.code]()


def use_is_true(reason, solution, needed, named):
    if reason.code == "used.before":
        return not any(row.units for row in named)
    facts = reason.facts
    right = all((use.urgency > needed.urgency) == (reason.code == "used.urgent") for use in facts["by"])
    even = "theirs" not in facts or facts["theirs"].is_less_than(facts["ours"])
    full = all(rows.given(solution)[row.key] == row.units for row in named)
    return right and even and full and uses_are_true(facts["by"], solution, facts["offers"])


def part_is_true(reason, solution, needed):
    """Whether nothing of the need is served, and what is said of the part that keeps it waiting."""
    facts = reason.facts
    parts = {row.key: row for row in solution.instance.lines if row.need == needed.need}
    if any(rows.got(solution)[part] for part in parts):
        return False
    if reason.code == "bundle.part":
        return parts[facts["part"]].units == facts["missing"]
    offers = {row.key: row.units for row in solution.instance.offers}
    edges = [edge for edge in rows.edges(solution) if edge.line == needed.key]
    free = sum(min(edge.bound, offers[edge.offer] - rows.given(solution)[edge.offer]) for edge in edges)
    return free == facts["units"] < facts["asked"] == needed.units


def uses_are_true(uses, solution, keys):
    return bool(uses) and all(
        any(rows.lent(solution)[use.line, key] == use.units for key in keys) and use.units > 0 for use in uses
    )


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.2, 0.6]), st.sampled_from([(0,), (0, 500, 1000, 2000)]))
def test_the_price_of_a_short_line_is_what_one_more_half_day_for_it_brings(seed, scarce, evenness):
    city = rows.random_city(seed, 10, 8, scarce, communities=2)
    instance = Instance(city.lines, city.offers, Policy(evenness=evenness))
    solution = solve(instance)
    lines = {row.key: row for row in instance.lines}
    for each in shortages.of(instance, solution):
        gain = total_with_help(solution, lines[each.line]) - solution.total
        # Beside what it brings itself, a half-day may let others change places where the deductions are steps.
        assert gain == each.price >= 1 or (gain > each.price and len(evenness) > 1)


def total_with_help(solution, needed):
    """The best total with one more half-day for the line alone: from its community, at its time, of its category."""
    instance, policy, home = solution.instance, solution.instance.policy, community_of(needed.place)
    helper = Offer("zz", "zz", home, home, needed.kind or "talent", frozenset({needed.category}), 1)
    points = policy.base + policy.urgency[needed.urgency] + policy.wait * min(needed.waiting_days, policy.wait_days)
    points += policy.category + policy.area[0] + policy.time
    more = Instance(instance.lines, (*instance.offers, helper), policy)
    return rows.optimum_by_flow(more, (*rows.edges(solution), rows.edge(needed.key, "zz", 1, points)))
