"""``sifang figures``: the numbers of a place, or what an article says held against them."""

from django.utils.translation import gettext as _

from sifang.core.errors import insist
from sifang.figures import articles
from sifang.figures.queries import FIGURES, public_figures
from sifang.site import installation
from sifang.site.cli import answer


def run(args):
    """The figures of the place are on standard output; with ``--check`` the status says whether all facts hold."""
    installation.prepare()
    return _check(args) if args.check else _tell(args)


def _tell(args):
    counted = public_figures(args.place, args.year)
    if args.json:
        answer(counted)
        return 0
    for name, number in counted.items():
        print(f"{FIGURES[name].title} {number}")
    return 0


def _check(args):
    checks = articles.public_checks(args.place)
    insist(checks, _("The articles tell nothing in numbers about this place; try --place 6207 or 520281."))
    whole = all(check.ok for check in checks)
    if args.json:
        answer({"place": args.place, "ok": whole, "figures": [check.told() for check in checks]})
    else:
        print("\n".join(_line(check) for check in checks))
    return 0 if whole else 1


def _line(check):
    says = _("%(id)s %(figure)s: the article says %(says)s, the records give %(got)s (%(rendered)s) – %(verdict)s")
    return says % {
        "id": check.fact.id, "figure": articles.known(check.fact.figure).title, "says": check.fact.words,
        "got": check.got, "rendered": check.rendered, "verdict": _("agrees") if check.ok else _("does not agree"),
    }  # fmt: skip
