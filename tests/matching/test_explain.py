"""The reasons of pairs and of shortages: each fact must be true of the instance and the solution."""

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sifang.matching import explain
from sifang.matching.explain import Use
from sifang.matching.instance import Instance, Policy
from sifang.matching.solve import solve
from sifang.matching.windows import AFTERNOON, MORNING, WEEKEND, common, mask_of
from tests.matching import rows
from tests.matching.rows import line, offer

TABLE_ROW = re.compile(r"^\| ([a-z]+\.[a-z]+) +\| ([a-z ]+)\|", re.M)
CODES = {code: against.strip() for code, against in TABLE_ROW.findall(explain.__doc__)}


def reasons_of(lines, offers, pair, **policy):
    """The reasons of one pair by their codes."""
    instance = Instance(tuple(lines), tuple(offers), Policy(**policy))
    found = explain.explain(instance, solve(instance, rows.same_neighbours))
    return {reason.code: reason.facts for reason in found[pair]}


def shortages_of(lines, offers):
    """The reasons of every short line by their codes."""
    instance = Instance(tuple(lines), tuple(offers))
    short = explain.shortage(instance, solve(instance, rows.same_neighbours), rows.same_neighbours)
    return {each.line: {reason.code: reason.facts for reason in each.reasons} for each in short}


def test_a_pair_says_what_fits_how_near_and_when():
    weekend, saturday = mask_of(WEEKEND), mask_of({5})
    needed = line("n", kind="talent", place=rows.HOME + "003001", window=weekend, words="楼道防风门修理")
    offered = offer("r", 5, home=rows.HOME + "003", window=saturday, words="门窗修理,防风门", place_name="化肥厂家属楼")
    found = reasons_of([needed], [offered], ("n", "r"))
    assert found["fit.kind"] == {"kind": "talent"}
    assert found["fit.category"] == {"category": "repair"}
    assert found["fit.words"] == {"words": ("防风门", "修理")}
    place = rows.HOME + "003"
    assert found["near.inside"] == {"place": place, "home": place, "name": "化肥厂家属楼"}
    assert found["time.common"] == {"window": saturday, "half_days": 3}
    assert found["units.whole"] == {"units": 2}
    assert found["offer.spare"] == {"units": 3}
    assert found["runner.none"] == {}
    assert "time.narrow" not in found


def test_a_pair_made_by_words_alone_is_marked():
    offered = offer("r", categories=frozenset({"study", "law"}), words="修水管")
    found = reasons_of([line("n", category="other", words="修水管")], [offered], ("n", "r"))
    assert found["fit.loose"] == {"category": "other", "offered": ("law", "study")}
    assert "fit.category" not in found


def test_a_narrow_window_and_a_part_of_the_units_are_marked():
    saturday = mask_of({5}, {MORNING, AFTERNOON})
    offers = [offer("r", 5, window=saturday), offer("s", 1, completeness=0.0)]
    found = reasons_of([line("n", 5)], offers, ("n", "r"))
    assert found["time.narrow"] == {"window": saturday, "half_days": 2}
    assert found["units.part"] == {"units": 2, "asked": 5, "others": 1, "missing": 2}
    assert "time.narrow" not in reasons_of([line("n", 2)], offers, ("n", "r"))


def test_money_speaks_of_no_time():
    found = reasons_of([line("n", window=mask_of({5}))], [offer("r", kind="funds")], ("n", "r"))
    assert not [code for code in found if code.startswith("time")]


def test_the_runner_up_fits_worse():
    offers = [offer("r"), offer("s", home=rows.NEXT_DOOR, area="620702002", completeness=0.5)]
    found = reasons_of([line("n")], offers, ("n", "r"))
    assert found["runner.worse"] == {"offer": "s", "behind": 150, "less": {"area": 100, "completeness": 50}}


def test_the_runner_up_is_just_as_good():
    assert reasons_of([line("n")], [offer("r"), offer("s")], ("n", "r"))["runner.equal"] == {"offer": "s"}


def test_the_better_offer_went_to_a_more_urgent_need():
    lines = [line("n", words="修水管"), line("u", urgency=3, words="修水管")]
    offers = [offer("best", words="修水管"), offer("plain")]
    found = reasons_of(lines, [*offers], ("n", "plain"))
    assert found["runner.urgent"] == {"offer": "best", "ahead": 450, "by": (Use("u", "u", 2, 3),)}


def test_the_better_offer_is_another_needs_only_one():
    lines = [line("n"), line("o", kind="venue")]
    offers = [offer("hall", kind="venue"), offer("plain", completeness=0.0)]
    found = reasons_of(lines, offers, ("n", "plain"))
    assert found["runner.full"] == {"offer": "hall", "ahead": 100, "by": (Use("o", "o", 2, 0),)}


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
    none_here = {"place": rows.HOME, "offers": ("county", "street")}
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


def test_shortages_stand_with_the_most_urgent_first():
    lines = [line("a"), line("b", waiting_days=3), line("c", urgency=1)]
    assert list(shortages_of(lines, [])) == ["c", "b", "a"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.3, 0.7, 1.5]))
def test_every_fact_of_a_random_city_is_true(seed, scarce):
    instance = rows.random_city(seed, 24, 18, scarce)
    solution = solve(instance, rows.same_neighbours)
    lines, offers = ({row.key: row for row in side} for side in (instance.lines, instance.offers))
    explained = explain.explain(instance, solution)
    assert set(explained) == {(pair.line, pair.offer) for pair in solution.pairs}
    for (of, by), reasons in explained.items():
        for reason in reasons:
            assert CODES[reason.code] == ("yes" if reason.against else "")
            assert pair_fact_is_true(reason, solution, lines[of], offers[by])
        assert sum(reason.code.startswith("runner.") for reason in reasons) == 1
    short = explain.shortage(instance, solution, rows.same_neighbours)
    assert {each.line for each in short} == {key for key, row in lines.items() if solution.got[key] < row.units}
    for each in short:
        assert each.missing == each.asked - solution.got[each.line] > 0
        assert any(reason.against for reason in each.reasons)
        for reason in each.reasons:
            assert CODES[reason.code] == ("yes" if reason.against else "")
            assert short_fact_is_true(reason, solution, lines[each.line], offers)


def uses_are_true(uses, solution, keys):
    return bool(uses) and all(
        any(solution.lent[use.line, key] == use.units for key in keys) and use.units > 0 for use in uses
    )


def pair_fact_is_true(reason, solution, needed, offered):
    """Whether what a pair's reason says can be read off the rows and the solution."""
    kind, facts = reason.code.split(".")[0], reason.facts
    lent = solution.lent[needed.key, offered.key]
    match kind:
        case "fit":
            return fit_is_true(reason, needed, offered)
        case "time":
            window = facts.get("window", 0)
            return window == (common(needed.window, offered.window) if needed.window or offered.window else 0)
        case "units":
            return facts["units"] == lent and (lent == needed.units) == (reason.code == "units.whole")
        case "offer":
            return facts["units"] == offered.units - solution.given[offered.key] > 0
        case "runner":
            return runner_is_true(reason, solution, needed, solution.edge_of[needed.key, offered.key])
    return facts["home"] == offered.home and needed.place.startswith(facts["place"])


def fit_is_true(reason, needed, offered):
    facts, agrees = reason.facts, needed.category in offered.categories
    return {
        "fit.kind": facts.get("kind") == needed.kind == offered.kind,
        "fit.category": facts.get("category") == needed.category and agrees,
        "fit.words": all(word in needed.words and word in offered.words for word in facts.get("words", ())),
        "fit.loose": not agrees and set(facts.get("offered", ())) == offered.categories,
    }[reason.code]


def runner_is_true(reason, solution, needed, mine):
    if reason.code == "runner.none":
        return all(solution.lent[ends] for ends in solution.edge_of if ends[0] == needed.key)
    other = solution.edge_of[needed.key, reason.facts["offer"]]
    if solution.lent[needed.key, other.offer]:
        return False
    if reason.code in ("runner.worse", "runner.equal"):
        return mine.weight - other.weight == reason.facts.get("behind", 0)
    supply = {row.key: row.units for row in solution.instance.offers}
    if solution.given[other.offer] < supply[other.offer] or not uses_are_true(
        reason.facts["by"], solution, [other.offer]
    ):
        return False
    urgent = any(use.urgency > needed.urgency for use in reason.facts["by"])
    return urgent == (reason.code == "runner.urgent") and other.weight - mine.weight == reason.facts["ahead"] > 0


def short_fact_is_true(reason, solution, needed, offers):
    """Whether what a shortage's reason says can be read off the rows and the solution."""
    facts = reason.facts
    named = [offers[key] for key in facts.get("offers", ())]
    full = all(solution.given[row.key] == row.units for row in named)
    match reason.code:
        case "none.kind":
            return all(row.kind != needed.kind for row in offers.values())
        case "none.category":
            return not [row for row in offers.values() if row.kind == needed.kind and needed.category in row.categories]
        case "none.area":
            return bool(named) and not [row for row in named if needed.place.startswith(row.area)]
        case "none.time":
            return bool(named) and not [row for row in named if common(needed.window, row.window)]
        case "used.before":
            return bool(named) and not any(row.units for row in named)
        case "used.urgent" | "used.other":
            right = all((use.urgency > needed.urgency) == (reason.code == "used.urgent") for use in facts["by"])
            return full and right and uses_are_true(facts["by"], solution, facts["offers"])
        case "limit.units" | "limit.time":
            lent = [solution.lent[needed.key, row.key] for row in named]
            whole = [units == row.units for units, row in zip(lent, named, strict=True)]
            return sum(lent) == facts["units"] and set(whole) == {reason.code == "limit.units"}
        case "outside.nearest":
            outside = offers[facts["offer"]]
            return not needed.place.startswith(outside.area) and facts["home"] == outside.home
    return False


def test_every_code_of_the_table_is_one_the_engine_can_give():
    source = Path(explain.__file__).read_text(encoding="utf-8").split('"""', 2)[2]
    given_codes = set(re.findall(r'"((?:fit|time|units|offer|runner|none|used|limit|outside)\.[a-z]+)"', source))
    assert given_codes == {code for code in CODES if not code.startswith("near.")}
