"""``sifang demo``: a lived quarter to click through."""

import time

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _

from sifang.people.models import Person
from sifang.simulation import quick
from sifang.site import demo_summary, folder, installation, serving
from sifang.site.cli import answer, say


def run(args):
    """The demo is lived once, its summary printed, its pages served unless ``--no-serve``."""
    started = time.monotonic()
    if args.fresh or demo_summary.is_unfinished(settings.SIFANG_DATA):
        _throw_away()
    if not folder.is_demo(settings.SIFANG_DATA):
        if not _is_empty():
            say(_("%(folder)s holds real data; name another folder with --data.") % {"folder": settings.SIFANG_DATA})
            return 1
        _live(started)
    summary = demo_summary.read(settings.SIFANG_DATA)
    port = None if args.no_serve else serving.free_port("127.0.0.1", args.port)
    if args.json:
        answer(summary | {"seconds": max(1, round(time.monotonic() - started))})
    else:
        demo_summary.show(settings.SIFANG_DATA, summary, port)
    return serving.serve("127.0.0.1", port) if port else 0


def _is_empty():
    installation.migrate()
    return not Person.objects.exists()


def _live(started):
    say(_("The first run sets up the database and lives through a quarter:"))
    demo_summary.begin(settings.SIFANG_DATA)
    installation.prepare()
    quick.live(lambda words: say(f"  {time.monotonic() - started:3.0f} s  {words}"))
    demo_summary.write(settings.SIFANG_DATA)
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
