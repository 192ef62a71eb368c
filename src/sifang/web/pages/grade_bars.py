"""A distribution as a stacked bar: pure numbers for the drawing, the same numbers in words beside it."""

from dataclasses import dataclass

from sifang.evaluations import schemes

WIDTH = 600


@dataclass(frozen=True)
class Piece:
    """One grade in a bar: where it begins, how wide it is, how often it was given."""

    grade: str
    title: object
    x: int
    width: int
    number: int


@dataclass(frozen=True)
class Bar:
    """One question and how it was answered."""

    title: object
    pieces: list
    total: int


def bars(scheme, kind, counts):
    """The bars of every question about ``kind`` that has an answer in ``counts`` ({question: {answer: how often}})."""
    rows = [
        (schemes.title_of(question), counts.get(question["name"], {}))
        for question in scheme["kinds"][kind]["questions"]
    ]
    return [Bar(title, _pieces(given), sum(given.values())) for title, given in rows if sum(given.values())]


def _pieces(given):
    total, before, pieces = sum(given.values()), 0, []
    for grade in schemes.ANSWERS:
        number = given.get(grade, 0)
        if number:
            x, end = before * WIDTH // total, (before + number) * WIDTH // total
            pieces.append(Piece(grade, schemes.GRADE_TITLES[grade], x, end - x, number))
            before += number
    return pieces
