"""Every figure by name, in the order of the boards."""

from sifang.figures.doings import DOINGS
from sifang.figures.fields import FIELDS
from sifang.figures.fields_practice import FIELDS_PRACTICE
from sifang.figures.lists import LENT, LISTS
from sifang.figures.practice import PRACTICE
from sifang.figures.ties import TIES

# What the board shows; the figures of practice stand where a mechanism is told.
GROUPS = {"lists": LISTS, "ties": TIES, "doings": (*LENT, *DOINGS), "fields": FIELDS}
FIGURES = {figure.name: figure for figures in (*GROUPS.values(), PRACTICE, FIELDS_PRACTICE) for figure in figures}
# A second name under which others know a figure.
ALSO_CALLED = {"projects_implemented": "done"}


def known(name):
    """The figure called ``name``, also under its second name; None if there is none."""
    return FIGURES.get(ALSO_CALLED.get(name, name))
