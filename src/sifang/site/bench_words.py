"""The grammar of ``sifang bench``."""

from pathlib import Path

from sifang.bench import labelled
from sifang.bench.sizes import COUNTIES, PEERS, SUPPLIES


def bench_words(verb):
    """``bench match`` measures one instance, ``report`` writes many into the page, ``triage`` learns categories."""
    whats = verb.add_subparsers(dest="what", required=True, metavar="WHAT")
    _match_words(whats.add_parser("match", help="make an instance, solve it, compare with a peer"))
    _lookalike_words(whats.add_parser("lookalikes", help="judged pairs of messages against the search index"))
    report = whats.add_parser("report", help="fill the table and draw the growth from kept measurements")
    report.add_argument("figures", type=Path, metavar="FILE", help="what --into has kept, one JSON object a line")
    report.add_argument("--page", type=Path, default=Path("docs/benchmarks/matching.md"))
    report.add_argument("--plot", type=Path, default=Path("docs/pictures/matching-growth.svg"))
    _triage_words(whats.add_parser("triage", help="learn categories from labelled texts in one pass, and judge others"))


def _triage_words(verb):
    text, label = (
        f"a column {labelled.TEXT[0]} ({', '.join(labelled.TEXT[1:])})",
        f"and one {', '.join(labelled.LABEL)}",
    )
    for name in ("train", "test"):
        verb.add_argument(f"--{name}", type=Path, required=True, metavar="FILE", help=f"CSV: {text}; {label}")
    verb.add_argument("--json", action="store_true")


def _match_words(verb):
    verb.add_argument("--size", choices=list(COUNTIES), default="city", help="1, 50 or 1,710 counties")
    verb.add_argument("--supply", choices=SUPPLIES, default="ample")
    verb.add_argument("--counties", type=_count, default=0, metavar="N", help="another number of counties")
    verb.add_argument("--seed", type=_whole, default=1)
    verb.add_argument("--peer", choices=PEERS, default="none")
    verb.add_argument("--repeat", type=_count, default=3, metavar="N", help="turns, of which the best counts")
    verb.add_argument("--candidates", action="store_true", help="find the candidates in every turn, not once")
    verb.add_argument("--even", action="store_true", help="with waiting lists, and the coverage of communities")
    verb.add_argument("--bundles", action="store_true", help="needs of several lines get all or nothing")
    verb.add_argument("--add", type=_count, default=0, metavar="N", help="add so many needs to the solved market")
    verb.add_argument("--limits", action="store_true", help="one pass over all edges, one argsort")
    verb.add_argument("--alone", action="store_true", help="once more in a fresh process, for the memory of the solve")
    verb.add_argument("--into", type=Path, metavar="FILE", help="add the figures to this file, one line")
    verb.add_argument("--save", type=Path, metavar="FILE", help="store the instance, .npz, for match --instance")
    verb.add_argument("--json", action="store_true")


def _lookalike_words(verb):
    verb.add_argument("--messages", type=Path, required=True, metavar="FILE", help="CSV: id, title, detail")
    verb.add_argument("--pairs", type=Path, required=True, metavar="FILE", help="CSV: id_q, id_c, label (2, 1, 0)")
    verb.add_argument("--stored", type=_whole, default=0, metavar="N", help="fill the index up to so many texts")
    verb.add_argument("--seed", type=_whole, default=1)
    verb.add_argument("--json", action="store_true")


def _whole(word, least=0):
    if int(word) < least:
        raise ValueError(word)
    return int(word)


def _count(word):
    return _whole(word, least=1)
