"""The score of a sheet, pure: from stored facts, marks and weights, by the rule of a version, in exact fractions.

Whoever holds the same four things comes to the same result, today and in years. A question is worth what people said
of it and, where the scheme names a ratio, what the records show; whoever does not know takes nothing from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

FULL = 100


@dataclass(frozen=True)
class Part:
    """What one question contributes: what people said, what the records show, and both together."""

    question: str
    weight: int
    said: Fraction | None
    shown: Fraction | None
    worth: Fraction | None


@dataclass(frozen=True)
class Score:
    """The result out of 100, None when nobody knew enough to say anything; and how it came about."""

    points: Fraction | None
    working: tuple[Part, ...]

    @property
    def hundredths(self) -> int | None:
        """The result in whole hundredths, halves upwards."""
        return None if self.points is None else (self.points * 200 + 1).__floor__() // 2


def score(
    facts: Mapping[str, int], marks: Mapping[str, Mapping[str, Mapping[str, int]]], weights: Mapping, version: int
) -> Score:
    """The score of one sheet.

    ``facts`` holds counts by name, ``marks`` how often each grade was given: {group: {question: {grade: how often}}};
    ``weights`` is what ``schemes.weights_of`` gives, ``version`` the rule by which they are put together.
    """
    return RULES[version](facts, marks, weights)


def _rule_1(facts: Mapping, marks: Mapping, weights: Mapping) -> Score:
    working = tuple(_part(question, facts, marks, weights) for question in weights["questions"])
    if all(part.said is None for part in working):
        return Score(None, working)
    counted = [part for part in working if part.worth is not None]
    whole = sum(part.weight for part in counted)
    total = sum((part.weight * part.worth for part in counted if part.worth is not None), Fraction(0))
    return Score(total / whole if whole else None, working)


def _part(question: Mapping, facts: Mapping, marks: Mapping, weights: Mapping) -> Part:
    said = _said(question["name"], marks, weights)
    shown = _shown(question["ratio"], facts)
    share = Fraction(weights["facts_share"], FULL)
    worth = said if shown is None else shown if said is None else (1 - share) * said + share * shown
    return Part(question["name"], question["weight"], said, shown, worth)


def _said(question: str, marks: Mapping, weights: Mapping) -> Fraction | None:
    """The mean of the groups' means, each group by its weight; groups that said nothing take none."""
    total, whole = Fraction(0), 0
    for group, weight in weights["groups"].items():
        mean = _mean(marks.get(group, {}).get(question, {}), weights["grades"])
        if mean is not None:
            total, whole = total + weight * mean, whole + weight
    return total / whole if whole else None


def _mean(counts: Mapping[str, int], grades: Mapping[str, int]) -> Fraction | None:
    known = sum(counts.get(grade, 0) for grade in grades)
    return Fraction(sum(worth * counts.get(grade, 0) for grade, worth in grades.items()), known) if known else None


def _shown(ratio: tuple[str, str] | list[str] | None, facts: Mapping[str, int]) -> Fraction | None:
    """The ratio out of 100, at most 100; None where the scheme names none or nothing came up this year."""
    if not ratio or not facts.get(ratio[1]):
        return None
    return min(Fraction(FULL), Fraction(FULL * facts.get(ratio[0], 0), facts[ratio[1]]))


RULES = {1: _rule_1}
