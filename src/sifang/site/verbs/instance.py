"""``sifang match --instance FILE --out FILE``: arrays in, arrays out, without a database."""

from sifang.bench.measure import peak_mb
from sifang.matching import files, kernels, memory
from sifang.matching.market import Market
from sifang.matching.warm import FIRST_USE
from sifang.site.cli import answer, say


def run(args):
    """The optimum of the stored instance stands in the file ``--out``; a bad file is refused and nothing is written."""
    try:
        files.insist_place_for(args.out, beside=args.instance)
        network = files.read(args.instance)
        memory.insist_room(network.bytes_needed())
    except ValueError as trouble:
        say(str(trouble))
        return 1
    with kernels.compiling.told_at_first(lambda: say(FIRST_USE)):
        market = Market(network).solve()
        market.certify()
    files.write(args.out, market)
    _tell(args, network, market)
    return 0


def _tell(args, network, market):
    facts = {"lines": network.lines, "resources": network.resources, "edges": network.edges}
    facts |= {"objective": market.objective, "bound": market.bound, "unserved": int(market.missing.sum(dtype="int64"))}
    facts["peak_mb"] = peak_mb()
    if args.json:
        answer(facts)
    else:
        print(
            "{lines} lines, {resources} resources, {edges} edges: {objective} points of at most {bound}.".format(
                **facts
            )
        )
