"""``sifang bench``: measurements of the engine, without a database and without a data folder."""

import json

from sifang.bench import growth, labelled, match, report, triage
from sifang.bench.instances import Order
from sifang.matching import kernels
from sifang.matching.warm import FIRST_USE
from sifang.site.cli import answer, say

WISHES = ("peer", "candidates", "even", "bundles", "add", "limits", "alone", "save")


def run(args):
    """``match`` and ``triage`` print figures; ``report`` writes those of ``match`` into the page."""
    try:
        return WHATS[args.what](args)
    except ValueError as trouble:
        say(str(trouble))
        return 1


def _match(args):
    order = Order(args.size, args.supply, args.seed, args.counties)
    wishes = {name: getattr(args, name) for name in WISHES}
    with kernels.compiling.told_at_first(lambda: say(FIRST_USE)):
        facts = match.measured(match.Wish(order, turns=args.repeat, **wishes))
    if args.into:
        with args.into.open("a", encoding="utf-8") as file:
            file.write(json.dumps(facts) + "\n")
    if args.json:
        answer(facts)
    else:
        print(report.words(facts))


def _report(args):
    rows = report.read(args.figures)
    report.fill(args.page, rows)
    args.plot.write_text(growth.drawn(report.growth_curves(rows)), encoding="utf-8")
    say(f"{args.page} and {args.plot} hold {len(rows)} measurements.")


def _triage(args):
    facts = triage.measured(labelled.read(args.train), labelled.read(args.test))
    if args.json:
        answer(facts)
    else:
        print(triage.words(facts))


WHATS = {"match": _match, "report": _report, "triage": _triage}
