"""``sifang figures``."""

from sifang.figures.queries import FIGURES, public_figures
from sifang.site import installation
from sifang.site.cli import answer


def run(args):
    """The figures of the place are on standard output."""
    installation.prepare()
    counted = public_figures(args.place, args.year)
    if args.json:
        answer(counted)
        return
    for name, number in counted.items():
        print(f"{FIGURES[name].title} {number}")
