"""One line of a figure's rows."""

from dataclasses import dataclass, replace

from django.urls import resolve, reverse

from sifang.web.access import PUBLIC, SIGNED_IN


@dataclass(frozen=True)
class Line:
    """A row of a figure: where it leads, what it is, what else is to be said, and what carries its stage.

    A row without a page of its own leads nowhere.
    """

    url: str
    title: str
    about: str
    staged: object


def line(page, thing, title, about, staged=None):
    """A line that leads to the page of ``thing``."""
    return Line(reverse(page, args=[thing.pk]), title, _joined(about), staged)


def told(title, about, staged=None):
    """A person, a body or a place: what is to be said of it stands in the line."""
    return Line("", title, _joined(about), staged)


def opened(viewer, shown):
    """``shown`` as ``viewer`` may follow it: it leads nowhere where its page is not theirs to open."""
    if not shown.url:
        return shown
    access = resolve(shown.url).func.access
    opens = access in (PUBLIC, SIGNED_IN) or any(viewer.may(act) for act in access)
    return shown if opens else replace(shown, url="")


def _joined(about):
    return " · ".join(str(words) for words in about if words)
