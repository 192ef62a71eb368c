"""The arrays of a network: checked row by row, sorted by line, and led back to the order they came in."""

import numpy as np
import pytest

from sifang.matching.market import Market, Uncertified
from sifang.matching.network import MOST, Network

GOOD = {
    "line_qty": [1, 2], "res_cap": [1, 1], "edge_line": [0, 0, 1], "edge_res": [0, 1, 1], "edge_cap": [1, 1, 1],
    "edge_weight": [5, 4, 9],
}  # fmt: skip


@pytest.mark.parametrize(
    ("array", "values", "sentence"),
    [
        ("edge_weight", [5, -4, 9], "Edge 1: the weight -4 is not a whole number"),
        ("edge_weight", [5, 4, MOST + 1], "Edge 2: the weight 2147483648 is not a whole number"),
        ("edge_weight", [5, float("nan"), 9], "Edge 1: the weight nan is not a whole number"),
        ("edge_weight", [5, 4.5, 9], "Edge 1: the weight 4.5 is not a whole number"),
        ("edge_weight", ["a", "b", "c"], "The weight of the edges is not a list of numbers."),
        ("edge_weight", [[5, 4, 9]], "The weight of the edges is not a plain list of numbers."),
        ("edge_cap", [1, -1, 1], "Edge 1: the cap -1"),
        ("edge_cap", [1, 1], "The four arrays of the edges differ in length."),
        ("edge_line", [0, 2, 1], "Edge 1: there is no line 2; the lines end at 1."),
        ("edge_res", [0, 1, 7], "Edge 2: there is no resource 7; the resources end at 1."),
        ("edge_res", [0, -1, 1], "Edge 1: the number of its resource -1"),
        ("line_qty", [1, -2], "Line 1: the quantity -2"),
        ("res_cap", [float("inf"), 1], "Resource 0: the capacity inf"),
        ("region", [0], "There is not one region a line."),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_row(array, values, sentence):
    with pytest.raises(ValueError, match="^") as refused:
        Network.of(**GOOD | {array: values})
    assert str(refused.value).startswith(sentence)


def test_a_total_that_would_overflow_is_refused():
    with pytest.raises(ValueError, match="their total would overflow"):
        Network.of([MOST] * 4, [MOST], [0], [0], [MOST], [MOST])


def test_edges_in_any_order_are_led_back_to_it():
    shuffled = [2, 0, 1]
    edges = {name: np.array(values)[shuffled] for name, values in GOOD.items() if name.startswith("edge")}
    network = Network.of(GOOD["line_qty"], GOOD["res_cap"], **edges)
    assert network.edge_line.tolist() == [0, 0, 1]
    assert network.in_given_order(network.edge_weight).tolist() == edges["edge_weight"].tolist()
    units = network.in_given_order(Market(network).solve().units)
    assert units.tolist() == [1, 1, 0]  # as given: the edge worth 9, the one worth 5, the one worth 4


def test_a_broken_limit_or_a_better_choice_is_no_proof():
    network = Network.of(**GOOD)
    nothing = Market(network)
    with pytest.raises(Uncertified, match="it reaches 0 points"):
        nothing.certify()
    greedy = Market.resumed(network, np.array([1, 0, 2], np.int32), np.array([5, 9], np.int32), np.zeros(2, np.int32))
    with pytest.raises(Uncertified, match="a resource gives more than it has"):
        greedy.certify()


def test_no_more_can_be_taken_from_a_resource_than_it_has():
    market = Market(Network.of(**GOOD)).solve()
    with pytest.raises(ValueError, match="Resource 1: it has 1 units, 2 cannot be taken from it"):
        market.lower_caps([1], 2)
