"""The community calls those who asked to hear whether it helped."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.needs import rules
from sifang.needs.commands.rating import rate
from sifang.needs.models import Asker, Callback, Need, Rating
from sifang.people import commands as people
from sifang.text import redaction

Result = Callback.Result


@atomic
def open_phone(actor, need, asker):
    """``actor`` sees name and phone of ``asker`` to call them back; the call itself is the reason that is kept."""
    _insist_may_call(actor, need, asker)
    reason = _("call back about %(code)s") % {"code": need.code}
    return people.unmask(actor, asker.person, need.place, reason)


@atomic
def call_back(actor, need, asker, result, outcome=None, satisfaction=None, words=""):
    """The call is on record; an answer stands as the asker's rating, unless they gave one themselves.

    “Not solved” reopens the need, as their own word would.
    """
    _insist_may_call(actor, need, asker)
    insist(result in Result.values, _("Choose one of the answers shown."))
    insist(
        not outcome or (result == Result.REACHED and bool(satisfaction)),
        _("An answer needs somebody reached, and both: whether it is solved, and how satisfied they are."),
    )
    insist(
        need.hold() in Need.DONE_STAGES,
        _("“%(need)s” is not done yet; call back when it is.") % {"need": need},
    )
    need.refresh_from_db(fields=["round"])
    said = redaction.redact(words.strip()[:500])[0]
    rating = _stands(actor, need, asker, outcome, satisfaction, said) if outcome else None
    called = Callback.objects.create(
        need=need, person=asker.person, result=result, rating=rating, words=said, by=actor, at=clock.now()
    )
    record(actor, "need.called_back", need, callback=called.pk, result=result)
    return called


def _stands(actor, need, asker, outcome, satisfaction, words):
    """The answer as the asker's rating; None where they have rated this round themselves."""
    if Rating.objects.filter(need=need, person=asker.person, round=need.round).exists():
        return None
    rating = rate(asker.person, need, outcome, satisfaction, words)
    rating.by = actor
    rating.save(update_fields=["by"])
    return rating


def _insist_may_call(actor, need, asker):
    require(rules.may_call_back(actor, need), _("Only workers of the community call back those who asked."))
    insist(
        Asker.objects.filter(pk=asker.pk, need=need).exists(),
        _("Choose one of those who asked for “%(need)s”.") % {"need": need},
    )
