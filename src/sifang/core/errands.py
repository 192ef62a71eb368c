"""The errand boy: runs what deeds have set off, once each, with patience for failures."""

import datetime
import logging

from django.db import connection, transaction
from django.utils.module_loading import import_string

from sifang.core import clock
from sifang.core.models import Errand

log = logging.getLogger(__name__)
MOST_TRIES = 8


def run_due(limit=200):
    """Each due errand has been tried once; returns how many were done."""
    due = Errand.objects.filter(done_at=None, next_at__lte=clock.now(), tries__lt=MOST_TRIES).order_by("pk")
    return sum(_run(pk) for pk in list(due.values_list("pk", flat=True)[:limit]))


def run_all():
    """No due errand is left; errands that errands set off are run too."""
    done = 0
    while step := run_due():
        done += step
    return done


def failed():
    """Errands that have used up their tries, oldest first: somebody must look."""
    return Errand.objects.filter(done_at=None, tries__gte=MOST_TRIES).select_related("deed").order_by("pk")


def _run(pk):
    try:
        with transaction.atomic():
            return _do(pk)
    except Exception as error:  # a reaction may fail in any way; the errand must survive it
        log.exception("Errand %s failed; it will be tried again.", pk)
        _postpone(pk, error)
        return 0


def _do(pk):
    lock = {"skip_locked": True} if connection.features.has_select_for_update_skip_locked else {}
    errand = Errand.objects.select_for_update(of=("self",) if lock else (), **lock).filter(pk=pk, done_at=None).first()
    if errand is None:
        return 0
    import_string(errand.reaction)(errand.deed)
    errand.done_at = clock.now()
    errand.error = ""
    errand.save(update_fields=["done_at", "error"])
    return 1


def _postpone(pk, error):
    errand = Errand.objects.get(pk=pk)
    errand.tries += 1
    errand.next_at = clock.now() + datetime.timedelta(minutes=2**errand.tries)
    errand.error = f"{type(error).__name__}: {error}"[:1000]
    errand.save(update_fields=["tries", "next_at", "error"])
