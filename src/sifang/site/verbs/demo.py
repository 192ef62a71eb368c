"""``sifang demo``: a lived quarter to click through."""

import shutil
import time

from django.conf import settings
from django.db import connection

from sifang.simulation import quick
from sifang.site import demo_summary, folder, installation, serving
from sifang.site.cli import answer, say


def run(args):
    """The demo is lived once, its summary printed, its pages served unless ``--no-serve``."""
    started = time.monotonic()
    if args.fresh:
        _throw_away()
    if not folder.is_demo(settings.SIFANG_DATA):
        if not _is_empty():
            say(f"{settings.SIFANG_DATA} 里已有正式数据，演示不会写进去；请用 --data 换一个文件夹。")
            return 1
        _live(started)
    summary = demo_summary.read(settings.SIFANG_DATA)
    port = serving.free_port("127.0.0.1", args.port)
    if args.json:
        answer(summary | {"seconds": max(1, round(time.monotonic() - started))})
    else:
        demo_summary.show(settings.SIFANG_DATA, summary, None if args.no_serve else port)
    return 0 if args.no_serve else serving.serve("127.0.0.1", port)


def _is_empty():
    installation.migrate()
    return not demo_summary.Need.objects.exists() and not demo_summary.Person.objects.exists()


def _live(started):
    say("第一次运行：建库，过一个季度……")
    installation.prepare()
    town = quick.live(lambda words: say(f"  {words}（{time.monotonic() - started:.0f} 秒）"))
    demo_summary.write(settings.SIFANG_DATA, town)
    settings.SIFANG_DEMO = True


def _throw_away():
    """Only a demo is thrown away: its database, anchors and accounts; the keys stay."""
    if not folder.is_demo(settings.SIFANG_DATA):
        return
    connection.close()
    if connection.vendor != "sqlite":
        installation.call_command("flush", interactive=False, verbosity=0)
    for name in ("sifang.sqlite3", "sifang.sqlite3-wal", "sifang.sqlite3-shm", "anchors.jsonl", "accounts.txt", folder.DEMO_MARK):
        (settings.SIFANG_DATA / name).unlink(missing_ok=True)
    shutil.rmtree(settings.SIFANG_DATA / "papers", ignore_errors=True)
    folder.ensure(settings.SIFANG_DATA)
