"""One line of a figure's rows."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class Line:
    """A row of a figure: where it leads, what it is, what else is to be said, and what carries its stage.

    A row without a page of its own leads nowhere.
    """

    url: str
    title: str
    about: str
    staged: object


def line(page, thing, title, about, staged):
    """A line that leads to the page of ``thing``."""
    return Line(reverse(page, args=[thing.pk]), title, _joined(about), staged)


def told(title, about, staged=None):
    """A person, a body or a place: what is to be said of it stands in the line."""
    return Line("", title, _joined(about), staged)


def _joined(about):
    return " · ".join(str(words) for words in about if words)
