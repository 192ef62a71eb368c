"""``sifang doctor``: looks for what needs a hand; changes nothing."""

import shutil

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sifang.core import errands, keyring, sealing
from sifang.notices import queries
from sifang.places.models import Entry, Place
from sifang.site import indexing, installation, telling

LEAST_FREE = 500_000_000


def run(args):
    """Each finding is a line; 0 when nothing needs a hand."""
    looks = (_database, _index, _free_space, _keys, _errands, _messages, _seal, _map)
    findings = [finding for look in looks for finding in look()]
    for finding in findings:
        print("✗", finding)
    for word in _told():
        print("·", word)
    if not findings:
        print("✓", _("All is well: %(where)s") % {"where": installation.database_words()})
    return 1 if findings else 0


def _database():
    try:
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        yield _("The database is older than the program: run sifang migrate.")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            if cursor.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                yield _("The database file is damaged: stop, keep a copy, restore the last backup.")


def _index():
    if Entry._meta.db_table in connection.introspection.table_names() and not indexing.is_complete():
        yield _("Some records cannot be searched yet: run sifang migrate.")


def _free_space():
    free = shutil.disk_usage(settings.SIFANG_DATA).free
    if free < LEAST_FREE:
        yield _("Only %(mb)s MB are free on the disk of the data folder.") % {"mb": free // 1_000_000}


def _keys():
    told = settings.SIFANG_DATA / telling.FILE
    for path in [*(settings.SIFANG_DATA / "keys").iterdir(), *([told] if told.exists() else [])]:
        if path.stat().st_mode & 0o077:
            yield _("Others can read the key file %(path)s: take their rights away.") % {"path": path}
    keyring.master()


def _errands():
    for errand in errands.failed()[:10]:
        facts = {"reaction": errand.reaction, "deed": errand.deed_id, "error": errand.error}
        yield _("The errand %(reaction)s for deed %(deed)s keeps failing: %(error)s") % facts


def _messages():
    if failed := queries.failed_count():
        yield ngettext(
            "%(n)s message could not be delivered: see the page /deliveries/.",
            "%(n)s messages could not be delivered: see the page /deliveries/.",
            failed,
        ) % {"n": failed}


def _told():
    """By which ways people are told, besides their pages."""
    told = settings.SIFANG_TELLING
    if told.smtp:
        yield _("Mail goes out through %(host)s as %(sender)s.") % {"host": told.smtp.host, "sender": told.smtp.sender}
    else:
        yield _("Mail is not set (SIFANG_SMTP_URL): nobody is told by mail.")
    yield (
        _("Text messages go out through %(sender)s.") % {"sender": told.sms}
        if told.sms
        else _("Text messages are not set (SIFANG_SMS).")
    )
    if not told.address:
        yield _("The address of these pages is not set (SIFANG_ADDRESS): messages carry no link.")


def _seal():
    verdict = sealing.verify()
    if verdict.fault:
        yield _("The seal is broken at deed %(row)s: %(why)s.") % {"row": verdict.fault.row, "why": verdict.fault.why}


def _map():
    if not Place.objects.exists():
        yield _("No divisions are known: run sifang migrate, or bring a table in with sifang import places.")
