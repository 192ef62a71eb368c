"""The rows a figure counts, told as lines that lead to the thing itself; never the name of somebody who asked."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sifang.letters.models import Letter
from sifang.web.templatetags.sifang import day


@dataclass(frozen=True)
class Line:
    """A row of a figure: where it leads, what it is, what else is to be said, and what carries its stage."""

    url: str
    title: str
    about: str
    staged: object


def lines(name, page):
    """The lines of one ``page`` of the figure called ``name``."""
    found = list(page.object_list.select_related(*JOINED[name]))
    return LINES[name](found)


def _needs(found):
    return [_line("need", need, need.title, [need.place, day(need.raised_on)], need) for need in found]


def _resources(found):
    return [_line("resource", row, row.name, [row.owner, row.get_kind_display(), row.place], row) for row in found]


def _proposals(found):
    return [_line("project", row, row.name, [row.place, day(row.proposed_at)], row) for row in found]


def _claims(found):
    return [
        _line("project", row.project, row.project.name, [row.organization, row.basis, row.project.place], row.project)
        for row in found
    ]


def _done(found):
    return [_line("project", row, row.name, [row.place, day(row.accepted_on)], row) for row in found]


def _rated(found):
    return [
        _line("need", row.need, row.need.title, [row.get_outcome_display(), _stars(row), row.need.place], row.need)
        for row in found
    ]


def _stars(rating):
    return _("satisfaction %(n)s of 5") % {"n": rating.satisfaction}


def _thanked(found):
    """The figure counts the deed of approving; the line leads to the letter."""
    seen = Letter.objects.select_related("organization", "project", "place")
    letters = seen.in_bulk([deed.subject_id for deed in found])
    told = [(deed, letters[deed.subject_id]) for deed in found]
    return [
        _line("letter", row, row.project.name, [row.organization, row.place, day(deed.at)], row) for deed, row in told
    ]


def _line(page, thing, title, about, staged):
    return Line(reverse(page, args=[thing.pk]), title, " · ".join(str(words) for words in about if words), staged)


LINES = {
    "needs": _needs,
    "resources": _resources,
    "proposals": _proposals,
    "claims": _claims,
    "done": _done,
    "rated": _rated,
    "thanked": _thanked,
}
JOINED = {
    "needs": ("place",),
    "resources": ("place", "organization", "person"),
    "proposals": ("place",),
    "claims": ("project__place", "organization"),
    "done": ("place",),
    "rated": ("need__place",),
    "thanked": (),
}
