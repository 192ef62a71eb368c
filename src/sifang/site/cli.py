"""The command ``sifang``: reads its words, points the program at the data folder, and hands over to one verb."""

import argparse
import atexit
import json
import os
import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django
from django.db import OperationalError
from django.utils.translation import gettext as _

from sifang.core.errors import Refused
from sifang.site.bench_words import bench_words

# The ledgers that come in, and those that are written from the records and only go out.
LEDGERS = (
    "places", "needs", "resources", "projects", "members", "partners", "couriers", "service_records", "councils",
    "sponsorships", "committee_members", "households", "secondments", "compounds", "sites",
)  # fmt: skip
PAPERS = ("minutes", "claim_forms", "matters", "appraisals")
VERBS = {
    "init": "set up an installation without demo data",
    "demo": "live a demo and serve it",
    "serve": "serve the pages and run the worker",
    "worker": "run errands and seal deeds",
    "migrate": "bring the database up to date",
    "createadmin": "add an account in office",
    "import": "bring a ledger's workbook in",
    "export": "write a ledger's workbook",
    "match": "match the open lists of a place",
    "figures": "count the records of a place",
    "bench": "measure the engine on made instances",
    "seal": "check the seal over all deeds",
    "doctor": "look for what needs a hand",
}
# Modules of ``verbs`` that touch no records: they need neither a database nor a data folder.
WITHOUT_DATA = ("bench", "instance")
# Measurements that need records: they get a data folder of their own, which goes when they end.
THROWN_AWAY = ("lookalikes",)


def parser():
    """The grammar of the command line."""
    top = argparse.ArgumentParser(prog="sifang", description="The four-party community platform.")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    made = {verb: verbs.add_parser(verb, help=words, description=words) for verb, words in VERBS.items()}
    for verb in made.values():
        verb.add_argument(
            "--data", type=Path, metavar="DIR", help="the data folder (default: $SIFANG_DATA, or a user data folder)"
        )
    made["migrate"].add_argument("--reindex", action="store_true", help="make the search index anew")
    _demo_words(made["demo"])
    _serve_words(made["serve"])
    _init_words(made["init"])
    _admin_words(made["createadmin"])
    _ledger_words(made["import"], made["export"])
    _match_words(made["match"])
    bench_words(made["bench"])
    made["figures"].add_argument("--place", required=True, metavar="CODE")
    made["figures"].add_argument("--json", action="store_true")
    made["figures"].add_argument("--year", type=int)
    made["figures"].add_argument("--check", choices=["articles"], help="hold the articles' numbers against the records")
    made["seal"].add_argument("what", choices=["verify"])
    made["worker"].add_argument("--once", action="store_true", help="do what is due and end")
    return top


def _demo_words(verb):
    verb.add_argument(
        "--scenario", choices=["quick", "zhangye", "panzhou"], help="a quarter of one street, or an article's year"
    )
    verb.add_argument("--port", type=int, default=8600)
    verb.add_argument("--no-serve", action="store_true", help="end after the summary")
    verb.add_argument("--fresh", action="store_true", help="throw the old demo away and live it again")
    verb.add_argument("--json", action="store_true")


def _serve_words(verb):
    verb.add_argument("--port", type=int, default=8600)
    verb.add_argument("--host", default="127.0.0.1")
    verb.add_argument("--demo", action="store_true", help="serve a demo folder on purpose")


def _init_words(verb):
    verb.add_argument("--place", required=True, metavar="CODE", help="the community, street or county that begins")
    verb.add_argument("--divisions", type=Path, metavar="FILE", help="a table of divisions to bring in first")


def _admin_words(verb):
    verb.add_argument("username")
    verb.add_argument("--name", required=True)
    verb.add_argument("--kind", default="officer")
    verb.add_argument("--place", required=True, metavar="CODE")


def _match_words(verb):
    what = verb.add_mutually_exclusive_group(required=True)
    what.add_argument("--place", metavar="CODE", help="match the open lists of this place")
    what.add_argument("--instance", type=Path, metavar="FILE", help="solve the arrays of an .npz file; needs --out")
    verb.add_argument("--out", type=Path, metavar="FILE", help="where the solution of --instance is written, .npz")
    verb.add_argument(
        "--executor", metavar="WHERE", help="serial, processes, processes:4 or dask://host:port (default: by size)"
    )
    verb.add_argument("--json", action="store_true")


def _ledger_words(bring, write):
    bring.add_argument("ledger", choices=LEDGERS)
    write.add_argument("ledger", choices=(*LEDGERS, *PAPERS))
    bring.add_argument("file", type=Path)
    bring.add_argument("--place", required=True, metavar="CODE")
    bring.add_argument("--dry-run", action="store_true")
    bring.add_argument("--json", action="store_true")
    write.add_argument("--place", required=True, metavar="CODE")
    write.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")


def understood(words):
    """The words as the grammar reads them; what cannot be meant ends the program with a sentence."""
    top = parser()
    args = top.parse_args(words)
    if args.verb == "match" and bool(args.instance) != bool(args.out):
        top.error("--instance and --out go together: arrays in, solution out")
    if args.verb == "match" and args.instance and args.executor:
        top.error("--executor goes with --place: the arrays of --instance name no regions to solve apart")
    return args


def say(*words):
    """A sentence for the person at the terminal; standard output is kept for answers."""
    print(*words, file=sys.stderr, flush=True)


def answer(facts):
    """One JSON object as the last line of standard output."""
    print(json.dumps(facts, ensure_ascii=False), flush=True)


def main(words=None):
    """Carry out the command line; returns the exit status, 1 with a sentence when a command refuses."""
    args = understood(words)
    if args.data:
        os.environ["SIFANG_DATA"] = str(args.data.resolve())
    name = _module(args)
    if name in THROWN_AWAY:
        os.environ["SIFANG_DATA"] = _folder_for_now()
    if name not in WITHOUT_DATA:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sifang.site.settings")
        django.setup()
    verb = import_module(f"sifang.site.verbs.{name}")
    try:
        return verb.run(args) or 0
    except (Refused, OperationalError, OSError) as trouble:
        say(_sentence(trouble))
        return 1


def _folder_for_now():
    folder = tempfile.mkdtemp(prefix="sifang-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _module(args):
    """The module of ``verbs`` that carries out the command line."""
    if args.verb == "match" and args.instance:
        return "instance"
    if args.verb == "bench" and args.what in THROWN_AWAY:
        return args.what
    return args.verb.replace("import", "bring")


def _sentence(trouble):
    if not isinstance(trouble, OperationalError):
        return str(trouble)
    why = str(trouble).strip().splitlines()[0]
    return _("The database cannot be used: %(why)s. Start it, or check SIFANG_DATABASE_URL.") % {"why": why}
