"""Every figure by name, in the order of the boards."""

from sifang.figures.doings import DOINGS
from sifang.figures.fields import FIELDS
from sifang.figures.fields_practice import FIELDS_PRACTICE
from sifang.figures.heard import CHANNELS, ENDS, RATED, REASONS
from sifang.figures.lists import LENT, LISTS
from sifang.figures.practice import PRACTICE
from sifang.figures.ties import TIES

# The emerging fields by what they are about: selling and training, advice, lawyers, compounds, trade.
FIELD_GROUPS = {
    "selling": FIELDS[:4], "advice": FIELDS[4:6], "law": FIELDS[6:9], "compounds": FIELDS[9:14], "trade": FIELDS[14:],
}  # fmt: skip
# What the board shows; the figures of practice stand where a mechanism is told.
HEARD_GROUPS = {"heard": RATED, "ends": ENDS, "channels": CHANNELS}
GROUPS = {"lists": LISTS, **HEARD_GROUPS, "ties": TIES, "doings": (*LENT, *DOINGS), **FIELD_GROUPS}
FIGURES = {
    figure.name: figure for figures in (*GROUPS.values(), REASONS, PRACTICE, FIELDS_PRACTICE) for figure in figures
}
# A second name under which others know a figure.
ALSO_CALLED = {"projects_implemented": "done"}


def known(name):
    """The figure called ``name``, also under its second name; None if there is none."""
    return FIGURES.get(ALSO_CALLED.get(name, name))
