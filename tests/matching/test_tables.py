"""Rows as columns, and the refusal of rows that make no sense."""

import numpy as np
import pytest

from sifang.matching import tables
from sifang.matching.candidates import pair_up
from sifang.matching.instance import Instance, Policy
from tests.matching import rows
from tests.matching.rows import line, offer

LAW = frozenset({"legal", "mediation", "other"})


def town():
    lines = (
        line("a", need="n", category="other", kind="venue"),
        line("b", need="n", category="legal", place=rows.HOME + "003", together_with="a"),
        line("c", category=""),
    )
    offers = (offer("r", categories=LAW, area=""), offer("s", categories=frozenset(), home="620702"), offer("t"))
    pairs = frozenset({("c", "t"), ("gone", "t")})
    return tables.of(Instance(lines, offers, Policy(), pairs, frozenset({("a", "gone"), ("b", "r")})))


def test_rows_become_columns():
    found = town()
    assert found.categories == ("legal", "mediation", "repair")
    assert found.related.tolist() == [[False, True, False], [True, False, False], [False, False, False]]
    assert found.lines.need.tolist() == [0, 0, 1]
    assert found.lines.category.tolist() == [-1, 0, -1]
    assert found.lines.kind.tolist() == [2, -1, -1]
    assert found.lines.first.tolist() == [0, 0, -1]
    assert found.lines.place.tolist() == [620702002010000000, 620702002010003000, 620702002010000000]
    assert found.lines.depth.tolist() == [12, 15, 12]
    assert found.offers.area.tolist() == [0, 620702002010000000, 620702002010000000]
    assert found.offers.area_depth.tolist() == [0, 12, 12]
    assert found.offers.category_start.tolist() == [0, 2, 2, 3]
    assert found.offers.category.tolist() == [0, 1, 2]
    assert found.standing.tolist() == [[2, 2]]
    assert found.refused.tolist() == [[1, 0]]
    assert tables.of(Instance((), ())).related.shape == (0, 0)


def test_some_rows_are_taken_with_their_categories_and_bundles():
    found = town()
    lines = tables.some_lines(found.lines, np.array([2, 0, 1]))
    assert (lines.need.tolist(), lines.first.tolist()) == ([1, 0, 0], [-1, 1, 1])
    offers = tables.some_offers(found.offers, np.array([2, 0]))
    assert (offers.category_start.tolist(), offers.category.tolist()) == ([0, 1, 3], [2, 0, 1])
    tables.check_tables(lines, offers, 3)


@pytest.mark.parametrize(
    ("column", "row", "value", "sentence"),
    [
        ("place", 1, 620702002010003001, "Line 1: 620702002010003001 is not the code of a place."),
        ("place", 1, -5, "Line 1: -5 is not the code of a place."),
        ("depth", 2, 11, "Line 2: .* is not the code of a place."),
        ("depth", 2, 0, "Line 2: .* is not the code of a place."),
        ("category", 0, 3, "Line 0: there is no category 3."),
        ("kind", 0, 6, "Line 0: there is no kind 6 of resource."),
        ("units", 2, 0, "Line 2: it asks for 0 half-days; at least one is needed."),
        ("window", 1, 1 << 21, "Line 1: the window 2097152 is not a mask of 21 half-days."),
        ("urgency", 1, 4, "Line 1: urgency 4 is not one of 0..3."),
        ("waiting", 1, -1, "Line 1: it cannot have waited -1 days."),
        ("first", 1, 7, "Line 1: there is no first line 7."),
        ("first", 1, 2, "Line 1: it stands together with line 2, which is no bundle's first line."),
        ("need", 1, 1, "Line 1: it stands together with line 0 of another need."),
    ],
)
def test_a_line_that_makes_no_sense_is_named(column, row, value, sentence):
    found = town()
    getattr(found.lines, column)[row] = value
    with pytest.raises(ValueError, match=sentence):
        pair_up(found.lines, found.offers, Policy(), related=found.related)


@pytest.mark.parametrize(
    ("column", "row", "value", "sentence"),
    [
        ("home", 1, 62, "Offer 1: 62 is not the code of a place."),
        ("area", 0, 5, "Offer 0: 5 is not the code of a place."),
        ("area_depth", 1, 9, "Offer 1: .* is not the code of a place."),
        ("kind", 1, -1, "Offer 1: there is no kind -1 of resource."),
        ("units", 2, -1, "Offer 2: it cannot have -1 half-days."),
        ("window", 2, -1, "Offer 2: the window -1 is not a mask of 21 half-days."),
        ("completeness", 2, float("nan"), "Offer 2: completeness nan is not in 0..1."),
        ("completeness", 2, 1.5, "Offer 2: completeness 1.5 is not in 0..1."),
        ("category", 2, 9, "Offer 2: there is no category 9."),
        ("category_start", 1, 4, "Offer 1: its categories end before they start, at 2."),
        ("category_start", 3, 4, "category_start has one number for each offer and one more"),
    ],
)
def test_an_offer_that_makes_no_sense_is_named(column, row, value, sentence):
    found = town()
    getattr(found.offers, column)[row] = value
    with pytest.raises(ValueError, match=sentence):
        pair_up(found.lines, found.offers, Policy(), related=found.related)


def test_what_does_not_belong_together_is_named():
    found = town()
    with pytest.raises(ValueError, match="The column words of the lines has 2 rows where others have 3"):
        pair_up(found.lines._replace(words=["", ""]), found.offers, Policy())
    with pytest.raises(ValueError, match="The refused pair 1 has no such line or offer"):
        pair_up(found.lines, found.offers, Policy(), refused=np.array([[0, 0], [0, 3]]))
    with pytest.raises(ValueError, match="At least one offer is kept for each line, not 0"):
        pair_up(found.lines, found.offers, Policy(), most=0)
    with pytest.raises(ValueError, match="related has a row and a column for each category"):
        pair_up(found.lines, found.offers, Policy(), related=found.related[:, :2])
