"""``sifang demo``: a lived quarter, or a lived year, to click through."""

import time

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _

from sifang.core.errors import Refused, insist
from sifang.people.models import Person
from sifang.site import demo_summary, folder, installation, serving
from sifang.site.cli import answer, say
from sifang.site.progress import Progress
from sifang.site.scenarios import QUICK, SCENARIOS


def run(args):
    """The demo is lived once, its summary printed, its pages served unless ``--no-serve``."""
    started, data = time.monotonic(), settings.SIFANG_DATA
    if args.fresh:
        _throw_away()
    scenario = SCENARIOS[args.scenario or demo_summary.lived_in(data) or QUICK]
    _insist_its_folder(data, scenario)
    if demo_summary.is_unfinished(data) and not scenario.resumes:
        _throw_away()
    if not folder.is_demo(data) and not _is_empty():
        raise Refused(_("%(folder)s holds real data; name another folder with --data.") % {"folder": data})
    if not folder.is_demo(data) or demo_summary.is_unfinished(data):
        _live(scenario)
    summary = demo_summary.read(data)
    port = None if args.no_serve else serving.free_port("127.0.0.1", args.port)
    if args.json:
        answer(summary | {"seconds": max(1, round(time.monotonic() - started))})
    else:
        demo_summary.show(data, summary, scenario, port)
    return serving.serve("127.0.0.1", port) if port else 0


def _insist_its_folder(data, scenario):
    """A data folder lives one scenario."""
    held = demo_summary.lived_in(data)
    insist(
        held in (None, scenario.name),
        _("%(folder)s holds the demo “%(held)s”; name another folder with --data, or throw it away with --fresh.")
        % {"folder": data, "held": held},
    )


def _is_empty():
    installation.migrate()
    return not Person.objects.exists()


def _live(scenario):
    say(scenario.begins)
    demo_summary.begin(settings.SIFANG_DATA, scenario)
    installation.prepare()
    with Progress() as progress:
        scenario.live(progress.tell)
    demo_summary.write(settings.SIFANG_DATA, scenario)
    settings.SIFANG_DEMO = True


def _throw_away():
    """Only a demo is thrown away: its database, anchors and accounts; the keys stay."""
    if not folder.is_demo(settings.SIFANG_DATA):
        return
    connection.close()
    if connection.vendor != "sqlite":
        call_command("flush", interactive=False, verbosity=0)
    for name in (
        "sifang.sqlite3",
        "sifang.sqlite3-wal",
        "sifang.sqlite3-shm",
        "anchors.jsonl",
        "accounts.txt",
        folder.DEMO_MARK,
    ):
        (settings.SIFANG_DATA / name).unlink(missing_ok=True)
