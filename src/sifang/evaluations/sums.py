"""From what people said to a score: everything stored that a released sheet is made of."""

from collections import defaultdict
from functools import cached_property

from sifang.evaluations import schemes, scoring, tallying
from sifang.evaluations.models import Opinion, Sheet, Tally


class Told:
    """What was said in one round: opinions and counted ballots, read once for all of its sheets."""

    def __init__(self, round_):
        self.round = round_

    @cached_property
    def _opinions(self):
        found: dict[int, dict[str, list]] = defaultdict(lambda: defaultdict(list))
        for opinion in Opinion.objects.filter(chapter__round=self.round):
            found[opinion.chapter_id][opinion.group].append(opinion.marks)
        return found

    @cached_property
    def _tallies(self):
        return {tally.chapter_id: tally.counts for tally in Tally.objects.filter(chapter__round=self.round)}

    def inputs(self, sheet):
        """{"facts": numbers, "marks": how often each grade was given, by group}: all a score is made of."""
        marks = self._of_community(sheet) if sheet.kind == Sheet.Kind.COMMUNITY else {schemes.COMMUNITY: [sheet.marks]}
        counts = {group: tallying.counted(given) for group, given in marks.items()}
        if sheet.kind == Sheet.Kind.COMMUNITY and sheet.chapter_id in self._tallies:
            counts[schemes.RESIDENT] = self._tallies[sheet.chapter_id]
        return {"facts": {name: len(rows) for name, rows in sheet.facts.items()}, "marks": counts}

    def _of_community(self, sheet):
        opinions = self._opinions[sheet.chapter_id]
        return {
            schemes.STREET: [sheet.marks],
            schemes.LEADER: opinions["leader"],
            schemes.ORGANIZATION: opinions["organization"],
        }


def score_of(sheet, round_):
    """The score of a sheet from its stored inputs and its round's stored scheme, the same whenever it is asked."""
    weights = schemes.weights_of(round_.scheme, sheet.kind)
    return scoring.score(sheet.inputs["facts"], sheet.inputs["marks"], weights, round_.scheme["version"])
