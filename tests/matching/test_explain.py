"""The reasons of pairs: each fact must be true of the instance and the solution, and of what a new solve says."""

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sifang.matching import explain, reasons
from sifang.matching.instance import Instance, Policy
from sifang.matching.reasons import Use
from sifang.matching.solve import solve
from sifang.matching.windows import AFTERNOON, MORNING, WEEKEND, common, mask_of
from tests.matching import rows
from tests.matching.rows import line, offer

TABLE_ROW = re.compile(r"^\| ([a-z]+(?:\.[a-z]+)?) +\| (yes|) +\|", re.M)
CODES = {code: against for code, against in TABLE_ROW.findall(reasons.__doc__) if code != "code"}


def reasons_of(lines, offers, pair, standing=frozenset(), **policy):
    """The reasons of one pair by their codes."""
    instance = Instance(tuple(lines), tuple(offers), Policy(**policy), standing=standing)
    found = explain.explain(instance, solve(instance))
    return {reason.code: reason.facts for reason in found[pair]}


def test_a_pair_says_what_fits_how_near_and_when():
    weekend, saturday = mask_of(WEEKEND), mask_of({5})
    needed = line("n", kind="talent", place=rows.HOME + "003001", window=weekend, words="楼道防风门修理")
    offered = offer("r", 5, home=rows.HOME + "003", window=saturday, words="门窗修理,防风门", place_name="化肥厂家属楼")
    found = reasons_of([needed], [offered], ("n", "r"), standing=frozenset({("n", "r")}))
    assert found["fit.kind"] == {"kind": "talent"}
    assert found["fit.category"] == {"category": "repair"}
    assert found["fit.words"] == {"words": ("防风门", "修理")}
    place = rows.HOME + "003"
    assert found["near.inside"] == {"place": place, "home": place, "name": "化肥厂家属楼"}
    assert found["time.common"] == {"window": saturday, "half_days": 3}
    assert found["units.whole"] == {"units": 2}
    assert found["offer.spare"] == {"units": 3}
    assert found["stands"] == found["runner.none"] == {}
    assert "time.narrow" not in found


def test_a_pair_made_by_words_alone_is_marked():
    needed = line("n", category="", words="修水管")
    offered = offer("r", categories=frozenset({"study", "law"}), words="修水管")
    found = reasons_of([needed], [offered], ("n", "r"))
    assert found["fit.loose"] == {"category": "", "offered": ("law", "study")}
    assert "fit.category" not in found


def test_a_neighbouring_category_is_told_from_the_same_one():
    offered = offer("r", categories=frozenset({"property"}))
    found = reasons_of([line("n", category="house")], [offered], ("n", "r"))
    assert found["fit.related"] == {"category": "house", "offered": ("property",)}
    assert "fit.category" not in found


def test_a_bundle_that_comes_whole_says_so():
    lines = [line("n", need="d"), line("o", need="d", kind="venue", together_with="n")]
    found = reasons_of(lines, [offer("r"), offer("hall", kind="venue")], ("o", "hall"))
    assert found["bundle.whole"] == {"parts": 2}


def test_the_better_offer_goes_to_the_community_of_which_less_is_served():
    lines = [line("n", 4), *(line(f"o{n}", 2, place=rows.NEXT_DOOR) for n in range(2))]
    offers = [offer("best", 2, area=rows.HOME[:9], home=rows.HOME), offer("plain", 4, completeness=0.0)]
    found = reasons_of(lines, offers, ("n", "plain"), evenness=(0, 500, 1000, 2000))
    facts = found["runner.even"]
    assert (facts["offer"], facts["ahead"], facts["theirs"], facts["ours"]) == ("best", 100, (2, 4), (4, 4))


def test_a_narrow_window_and_a_part_of_the_units_are_marked():
    saturday = mask_of({5}, {MORNING, AFTERNOON})
    offers = [offer("r", 5, window=saturday), offer("s", 1, completeness=0.0)]
    found = reasons_of([line("n", 5)], offers, ("n", "r"))
    assert found["time.narrow"] == {"window": saturday, "half_days": 2}
    assert found["units.part"] == {"units": 2, "asked": 5, "others": 1, "missing": 2}
    assert reasons_of([line("n", 3)], offers, ("n", "s"))["units.shared"] == {"units": 1, "asked": 3, "others": 2}
    assert "time.narrow" not in reasons_of([line("n", 2)], offers, ("n", "r"))


def test_money_speaks_of_no_time():
    found = reasons_of([line("n", window=mask_of({5}))], [offer("r", kind="funds")], ("n", "r"))
    assert not [code for code in found if code.startswith("time")]


def test_the_runner_up_fits_worse_and_the_addend_that_decides_is_named():
    offers = [offer("r"), offer("s", home=rows.NEXT_DOOR, area="620702002", completeness=0.5)]
    found = reasons_of([line("n")], offers, ("n", "r"))
    less = {"area": 100, "completeness": 50}
    assert found["runner.worse"] == {"offer": "s", "points": 150, "because": "area", "less": less, "behind": 150}


def test_the_runner_up_is_just_as_good():
    assert reasons_of([line("n")], [offer("r"), offer("s")], ("n", "r"))["runner.equal"] == {"offer": "s", "behind": 0}


def test_the_better_offer_went_to_a_more_urgent_need_and_a_worse_one_is_the_runner_up():
    lines = [line("n", words="修水管"), line("u", urgency=3, words="修水管")]
    offers = [offer("best", words="修水管"), offer("plain"), offer("poor", completeness=0.0)]
    found = reasons_of(lines, offers, ("n", "plain"))
    assert found["runner.urgent"] == {"offer": "best", "ahead": 450, "by": (Use("u", "u", 2, 3),)}
    assert found["runner.worse"]["offer"] == "poor"
    assert found["runner.worse"]["because"] == "completeness"


def test_the_better_offer_is_another_needs_only_one():
    lines = [line("n"), line("o", kind="venue")]
    offers = [offer("hall", kind="venue"), offer("plain", completeness=0.0)]
    found = reasons_of(lines, offers, ("n", "plain"))
    assert found["runner.full"] == {"offer": "hall", "ahead": 100, "by": (Use("o", "o", 2, 0),)}


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.3, 0.7, 1.5]))
def test_every_fact_of_a_pair_in_a_random_city_is_true(seed, scarce):
    instance = rows.with_wishes(rows.random_city(seed, 24, 18, scarce), seed)
    solution = solve(instance)
    lines, offers = ({row.key: row for row in side} for side in (instance.lines, instance.offers))
    explained = explain.explain(instance, solution)
    assert set(explained) == {(pair.line, pair.offer) for pair in solution.pairs}
    for (of, by), found in explained.items():
        for reason in found:
            assert CODES[reason.code] == ("yes" if reason.against else "")
            assert fact_is_true(reason, solution, lines[of], offers[by])
        others = [reason.code for reason in found if reason.code.startswith("runner.")]
        assert len(others) <= 2
        assert len({code in BETTER for code in others}) == len(others)


BETTER = ("runner.urgent", "runner.even", "runner.full")


def fact_is_true(reason, solution, needed, offered):
    """Whether what a pair's reason says can be read off the rows and the solution."""
    kind, facts = reason.code.split(".")[0], reason.facts
    lent = rows.lent(solution)[needed.key, offered.key]
    match kind:
        case "fit":
            return fit_is_true(reason, needed, offered)
        case "time":
            window = facts.get("window", 0)
            return window == (common(needed.window, offered.window) if needed.window or offered.window else 0)
        case "units":
            rest = rows.got(solution)[needed.key] - lent
            right = {"units.whole": lent == needed.units, "units.shared": 0 < rest == needed.units - lent}
            return facts["units"] == lent and right.get(reason.code, rest < needed.units - lent)
        case "offer":
            return facts["units"] == offered.units - rows.given(solution)[offered.key] > 0
        case "stands":
            return (needed.key, offered.key) in solution.instance.standing
        case "bundle":
            parts = [row for row in solution.instance.lines if row.need == needed.need]
            return len(parts) == facts["parts"] > 1 and all(rows.got(solution)[row.key] == row.units for row in parts)
        case "runner":
            return other_is_true(reason, solution, needed, rows.edge_of(solution)[needed.key, offered.key])
    return facts["home"] == offered.home and needed.place.startswith(facts["place"])


def fit_is_true(reason, needed, offered):
    facts, agrees = reason.facts, needed.category in offered.categories
    return {
        "fit.kind": facts.get("kind") == needed.kind == offered.kind,
        "fit.category": facts.get("category") == needed.category and agrees,
        "fit.words": all(word in needed.words and word in offered.words for word in facts.get("words", ())),
        "fit.loose": not agrees and set(facts.get("offered", ())) == offered.categories,
    }[reason.code]


def other_is_true(reason, solution, needed, mine):
    if reason.code == "runner.none":
        return [offer for line, offer in rows.edge_of(solution) if line == needed.key] == [mine.offer]
    facts = reason.facts
    other = rows.edge_of(solution)[needed.key, facts["offer"]]
    if rows.lent(solution)[needed.key, other.offer]:
        return False
    if reason.code in BETTER:
        return other.weight - mine.weight == facts["ahead"] > 0 and users_are_true(reason, solution, needed)
    most = max(facts.get("less", {"": 0}).values())
    decides = "because" not in facts or mine.points[facts["because"]] - other.points[facts["because"]] == most
    return decides and mine.weight - other.weight == facts.get("points", 0)


def users_are_true(reason, solution, needed):
    """Whether the better offer has nothing left, and whoever is named has it; more urgent ones where that is said."""
    key, uses = reason.facts["offer"], reason.facts["by"]
    supply = next(row.units for row in solution.instance.offers if row.key == key)
    has = all(rows.lent(solution)[use.line, key] == use.units > 0 for use in uses)
    urgent = {use.urgency > needed.urgency for use in uses}
    return rows.given(solution)[key] == supply and has and urgent == {reason.code == "runner.urgent"}


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.5, 1.0]))
def test_half_a_day_of_the_runner_up_instead_loses_what_is_said_at_least(seed, scarce):
    city = rows.random_city(seed, 8, 8, scarce, communities=2)
    solution = solve(instance := Instance(city.lines, city.offers, Policy(evenness=(0,))))
    for (of, _by), found in explain.explain(instance, solution).items():
        for reason in found:
            if reason.code in ("runner.worse", "runner.equal"):
                lost = solution.total - total_with(solution, rows.edge_of(solution)[of, reason.facts["offer"]])
                assert lost >= reason.facts["behind"] >= 0


def total_with(solution, forced):
    """The best total in which one half-day goes over the edge: it is given, and the rest solved anew by a flow."""
    instance, edges = solution.instance, []
    sides = []
    for side, key in ((instance.lines, forced.line), (instance.offers, forced.offer)):
        sides.append(tuple(rows.with_units(row, row.units - (row.key == key)) for row in side if keeps(row, key)))
    left = {row.key: row.units for side in sides for row in side}
    for edge in rows.edges(solution):
        bound = min(edge.bound - (edge == forced), left.get(edge.line, 0), left[edge.offer])
        if bound > 0:
            edges.append(rows.edge(edge.line, edge.offer, bound, edge.weight))
    return rows.optimum_by_flow(Instance(*sides, instance.policy), edges) + forced.weight


def keeps(row, key):
    """A line must ask for something; an offer may have nothing."""
    return row.key != key or row.units > 1 or hasattr(row, "completeness")


def test_every_code_of_the_table_is_one_the_engine_can_give():
    folder = Path(reasons.__file__).parent
    source = "".join((folder / f"{name}.py").read_text(encoding="utf-8") for name in ("explain", "shortages"))
    given_codes = set(re.findall(r'"((?:[a-z]+)\.[a-z]+|stands|refused)"', source))
    assert given_codes == {code for code in CODES if not code.startswith("near.")}
