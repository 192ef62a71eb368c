"""A released score in words and numbers: the result, how it came about, how each group answered, what was said."""

from dataclasses import dataclass
from fractions import Fraction

from sifang.evaluations import schemes, sums
from sifang.evaluations.models import Ballot, Sheet
from sifang.web.pages.grade_bars import bars


@dataclass(frozen=True)
class Row:
    """One question's contribution, rounded to tenths for reading."""

    title: object
    weight: int
    said: str
    shown: str
    worth: str


@dataclass(frozen=True)
class Worked:
    """The result of a sheet with its working."""

    points: str
    rows: list
    groups: list
    share: int
    grades: list


def of(sheet):
    """The score of a released sheet, worked out again from what is stored."""
    score = sums.score_of(sheet, sheet.round)
    titles = {each["name"]: schemes.title_of(each) for each in sheet.round.scheme["kinds"][sheet.kind]["questions"]}
    groups = sheet.round.scheme["kinds"][sheet.kind]["groups"]
    return Worked(
        points=tenths(score.points),
        rows=[
            Row(titles[part.question], part.weight, tenths(part.said), tenths(part.shown), tenths(part.worth))
            for part in score.working
        ],
        groups=[(schemes.GROUP_TITLES[group], weight) for group, weight in groups.items()],
        share=sheet.round.scheme["facts_share"],
        grades=[(schemes.GRADE_TITLES[grade], worth) for grade, worth in sheet.round.scheme["grades"].items()],
    )


def tenths(value: Fraction | None) -> str:
    """A number out of 100 with one digit behind the point, halves upwards; "" for none."""
    if value is None:
        return ""
    whole = (value * 20 + 1).__floor__() // 2
    return f"{whole // 10}.{whole % 10}" if whole % 10 else str(whole // 10)


def group_bars(sheet):
    """[(group, how many spoke, bars)] of every group that spoke on a community."""
    if sheet.kind != Sheet.Kind.COMMUNITY:
        return []
    told = sheet.inputs["marks"]
    found = [
        (schemes.GROUP_TITLES[group], bars(sheet.round.scheme, sheet.kind, told[group]))
        for group in sheet.round.scheme["kinds"][sheet.kind]["groups"]
        if group != schemes.STREET and told.get(group)  # what the street said stands above, question by question
    ]
    return [(title, max((bar.total for bar in drawn), default=0), drawn) for title, drawn in found]


def words_on(sheet):
    """[(who, words)] said of a community: signed ones under their name, residents' without, in order of the words."""
    if sheet.kind != Sheet.Kind.COMMUNITY:
        return []
    signed = sheet.chapter.opinions.exclude(words="").select_related("post__person", "organization").order_by("pk")
    free = Ballot.objects.filter(chapter=sheet.chapter).exclude(words="").order_by("id").values_list("words", flat=True)
    return [(str(each.organization or each.post), each.words) for each in signed] + [("", words) for words in free]
