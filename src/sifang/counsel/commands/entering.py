"""Lines of the service log that were kept on paper before: entered and amended as the ledger gives them."""

from django.db.transaction import atomic

from sifang.core import clock, corrections
from sifang.counsel import words
from sifang.counsel.commands import logging
from sifang.people.rules import require_keeper


@atomic
def enter_entry(actor, place, adviser, kind, matter, *, on, result="", confirmed=False, **facts):
    """The line stands in the log, confirmed where the paper says so."""
    require_keeper(actor, place)
    facts |= {"result": words.free(result, 300)} | (_confirmation(actor) if confirmed else {})
    return logging.write(actor, place, adviser, kind, words.title(matter, 200), on=on, **facts)


@atomic
def amend_entry(actor, entry, *, confirmed=False, **facts):
    """The line says what the ledger says now."""
    require_keeper(actor, entry.place)
    return corrections.write(actor, entry, facts | (_confirmation(actor) if confirmed else {}))


def _confirmation(actor):
    return {"confirmed_on": clock.today(), "confirmed_by": actor}
