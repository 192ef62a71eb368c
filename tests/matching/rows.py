"""Small lines and offers, random cities, and an independent solver to compare with."""

import random
from collections import Counter
from dataclasses import replace
from functools import cache

import networkx as nx
from hypothesis import strategies as st

from sifang.matching.instance import KINDS, Edge, Instance, Line, Offer
from sifang.matching.nearness import community_of

HOME = "620702002010"
NEXT_DOOR = "620702002011"  # the same street
ACROSS = "620702003001"  # another street
OTHER_COUNTY = "620723001001"
CATEGORIES = ("elder", "repair", "study", "law")


def same_neighbours(a, b):
    """A likeness of words for tests: the share of neighbouring pairs of characters both texts have."""
    of_a, of_b = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (a, b))
    return len(of_a & of_b) / (len(of_a | of_b) or 1)


def line(key, units=2, **other):
    """A line of its own need, in the home community."""
    return Line(**{"key": key, "need": key, "place": HOME, "category": "repair", "units": units, **other})


def offer(key, units=2, **other):
    """An offer of a talent for repairs that serves the home community."""
    plain = {"owner": key, "home": HOME, "area": HOME, "kind": "talent", "categories": frozenset({"repair"})}
    return Offer(**{"key": key, "units": units, **plain, **other})


def edge(line_key, offer_key, bound, weight):
    """An edge with all its points in one addend."""
    return Edge(line_key, offer_key, bound, {"base": weight})


def with_units(row, units):
    """The same line or offer with other half-days."""
    return replace(row, units=units)


@st.composite
def cities(draw, lines=8, offers=7, most=60):
    """An instance with any edges, small weights (so that ties are many) and tight bounds."""
    demand = [line(f"n{n}", draw(st.integers(1, 4))) for n in range(draw(st.integers(1, lines)))]
    supply = [offer(f"r{n}", draw(st.integers(0, 4))) for n in range(draw(st.integers(1, offers)))]
    ends = draw(st.sets(st.tuples(st.sampled_from(demand), st.sampled_from(supply)), max_size=lines * offers))
    pairs = sorted((of.key, by.key, min(of.units, by.units)) for of, by in ends if by.units)
    edges = [edge(of, by, draw(st.integers(1, most_units)), draw(st.integers(1, most))) for of, by, most_units in pairs]
    return Instance(tuple(demand), tuple(supply)), edges


def random_city(seed, lines, offers, scarce=1.0, communities=6, links=0.3):
    """A city of communities with kinds, categories, windows, waiting and words; ``scarce`` scales the supply."""
    dice = random.Random(seed)
    places = [f"62070200{1 + n % 2}{n:03d}" for n in range(communities)]
    demand = tuple(
        line(
            f"n{n:04d}",
            dice.randint(1, 4),
            need=f"d{n // 2:04d}",
            place=places[n // 2 % communities],
            category=dice.choice(CATEGORIES),
            kind=dice.choice((None, *KINDS[:4])),
            window=dice.choice((0, 0, dice.getrandbits(21))),
            urgency=(n // 2 * 7 % 11) // 3,
            waiting_days=dice.randint(0, 250),
            words="".join(dice.choice("修理水管电灯接送老人") for _ in range(8)),
        )
        for n in range(lines)
    )
    supply = tuple(
        offer(
            f"r{n:04d}",
            round(dice.randint(1, 5) * scarce),
            home=(home := dice.choice(places)),
            area=home[: dice.choice((12, 12, 9, 6)) if dice.random() < links else 12],
            kind=dice.choice(KINDS[:4]),
            categories=frozenset(dice.sample(CATEGORIES, dice.randint(1, 2))),
            window=dice.choice((0, dice.getrandbits(21))),
            words="".join(dice.choice("修理水管电灯接送老人") for _ in range(8)),
            completeness=dice.random(),
        )
        for n in range(offers)
    )
    return Instance(demand, supply)


COUNTIES = ("620702", "620723", "620102")  # two of one city, one of another


def random_province(seed, lines, offers, scarce=1.0):
    """A city as above, scattered over three counties; one offer serves a whole city and one serves everybody."""
    city = random_city(seed, lines, offers, scarce)

    def moved(code, number):
        return COUNTIES[number % 3] + code[6:]

    demand = [replace(row, place=moved(row.place, int(row.need[1:]))) for row in city.lines]
    supply = [
        replace(row, home=moved(row.home, number), area=moved(row.area, number))
        for number, row in enumerate(city.offers)
    ]
    supply[0], supply[1] = replace(supply[0], area="6207", units=9), replace(supply[1], area="", units=9)
    return Instance(tuple(demand), tuple(supply))


def with_bundles(city):
    """The city with the two lines of every third need standing together."""
    first = {row.need: row.key for row in reversed(city.lines)}

    def together(row):
        return first[row.need] if int(row.need[1:]) % 3 == 0 and row.key != first[row.need] else ""

    return replace(city, lines=tuple(replace(row, together_with=together(row)) for row in city.lines))


def with_wishes(city, seed):
    """The city with bundles, of whose pairs some stand proposed and some were refused."""
    dice, bundled = random.Random(seed), with_bundles(city)
    pairs = [(row.key, offer.key) for row in bundled.lines for offer in bundled.offers]
    standing, refused = (frozenset(dice.sample(pairs, len(pairs) // 10)) for _ in range(2))
    return replace(bundled, standing=standing, refused=refused)


def optimum_by_flow(instance, edges):
    """The greatest total, by networkx: a cheapest flow in which every half-day is lent or waits in its community."""
    graph, granted = nx.DiGraph(), instance.policy.evenness[-1]
    demand = sum(row.units for row in instance.lines)
    graph.add_node("source", demand=-demand)
    graph.add_node("sink", demand=demand)
    for row in instance.lines:
        graph.add_edge("source", ("line", row.key), capacity=row.units, weight=0)
        graph.add_edge(("line", row.key), ("community", community_of(row.place)), weight=0)
    for row in instance.offers:
        graph.add_edge(("offer", row.key), "sink", capacity=row.units, weight=0)
    for each in edges:
        graph.add_edge(("line", each.line), ("offer", each.offer), capacity=each.bound, weight=-each.weight - granted)
    _add_waiting_lists(graph, instance)
    return -nx.min_cost_flow_cost(graph)


def _add_waiting_lists(graph, instance):
    """Each community's demand in equal parts, the cheapest first."""
    steps = instance.policy.evenness
    for place in {community_of(row.place) for row in instance.lines}:
        asked = sum(row.units for row in instance.lines if community_of(row.place) == place)
        for number, points in enumerate(steps):
            part = ("part", place, number)
            graph.add_edge(("community", place), part, capacity=-(-asked // len(steps)), weight=points - steps[-1])
            graph.add_edge(part, "sink", weight=0)


def total_of_greedy(instance, edges):
    """What the heaviest pair first, and never a step back, would reach."""
    left = {("line", row.key): row.units for row in instance.lines}
    left |= {("offer", row.key): row.units for row in instance.offers}
    total = 0
    for each in sorted(edges, key=lambda each: (-each.weight, each.line, each.offer)):
        ends = ("line", each.line), ("offer", each.offer)
        units = min(each.bound, *(left[end] for end in ends))
        total += units * each.weight
        for end in ends:
            left[end] -= units
    return total


@cache
def edge_of(solution):
    """{(key of the line, of the offer): edge} of a solution, in the order of its columns."""
    lines, offers, found = solution.instance.lines, solution.instance.offers, solution.candidates
    ends = zip(solution.edge_line.tolist(), found.res.tolist(), found.cap.tolist(), strict=True)
    made = (Edge(lines[a].key, offers[b].key, cap, solution.points(at)) for at, (a, b, cap) in enumerate(ends))
    return {(each.line, each.offer): each for each in made}


def edges(solution):
    """All edges of a solution, by line and offer."""
    return tuple(edge_of(solution).values())


@cache
def lent(solution):
    """The half-days lent, by line and offer key; 0 where none."""
    return Counter({(pair.line, pair.offer): pair.units for pair in solution.pairs})


@cache
def got(solution):
    """The half-days each line gets, by its key."""
    return dict(zip(solution.line_number, solution.got_units.tolist(), strict=True))


@cache
def given(solution):
    """The half-days each offer gives, by its key."""
    return dict(zip(solution.offer_number, solution.given_units.tolist(), strict=True))
