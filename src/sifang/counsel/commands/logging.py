"""The service log: a line is written by what was done, and the community confirms it. Nobody's name is in it."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record, record_many
from sifang.counsel import advisers, rules, words
from sifang.counsel.models import Consultation, LogEntry
from sifang.disputes.models import Session
from sifang.places.models import Place

# As the customary ledger writes it.
AID, MEDIATION = "法律援助", "物业纠纷调解"
SETTLED, NOT_SETTLED = "达成一致", "尚未达成一致"


def write(actor, place, adviser, kind, matter, *, on, **facts):
    """One more line of the log; commands of this context alone call it, after their own rules."""
    facts = {name: value for name, value in facts.items() if value not in (None, "")}
    entry = LogEntry.objects.create(place=place, adviser=adviser, kind=kind, matter=matter[:200], on=on, **facts)
    record(actor, "log_entry.written", entry, kind=kind)
    return entry


@atomic
def log(actor, place, adviser, kind, matter, *, on=None, way="face", result="", minutes=None, remark=""):
    """A service that no other record tells of stands in the log."""
    require(rules.may_serve(actor, place), _("Only the community and its legal advisers keep the service log."))
    on = on or clock.today()
    insist(on <= clock.today(), _("The day %(day)s lies ahead.") % {"day": on})
    insist(kind in LogEntry.Kind.values and way in Consultation.Way.values, _("Choose one of the answers shown."))
    adviser = advisers.insist_named(advisers.chosen(actor, place, adviser, on))
    told = {"way": way, "result": words.free(result, 300), "minutes": minutes, "remark": words.free(remark, 300)}
    return write(actor, place, adviser, kind, words.title(matter, 200), on=on, **told)


@atomic
def log_mediation(session, actor=None):
    """A session with a legal adviser stands in the log, once."""
    if session.adviser_id is None or LogEntry.objects.filter(session=session).exists():
        return None
    dispute = session.dispute
    place = Place.objects.get(pk=dispute.place_id[: len(session.adviser.place_id)])
    return write(
        actor, place, session.adviser, "mediation", f"{MEDIATION} {dispute.code}".strip(), on=session.held_on,
        result=SETTLED if session.settled else NOT_SETTLED, session=session,
    )  # fmt: skip


@atomic
def log_session(deed):
    """The session the deed tells of stands in the log where a legal adviser took part. A reaction."""
    found = Session.objects.filter(pk=deed.detail.get("session")).select_related("dispute", "adviser").first()
    if found:
        log_mediation(found, deed.actor)


@atomic
def confirm_entry(actor, entry):
    """The community says that the service took place."""
    confirm_entries(actor, [entry])


@atomic
def confirm_entries(actor, entries):
    """The community says that these services took place; what is confirmed already stays as it is."""
    asked = {entry.pk for entry in entries}
    held = LogEntry.objects.select_for_update(of=("self",)).select_related("adviser").filter(pk__in=asked)
    fresh = [entry for entry in held.order_by("pk") if entry.confirmed_on is None]
    require(
        all(rules.may_confirm(actor, entry) for entry in fresh),
        _("Only the community confirms what was done for it, and nobody their own service."),
    )
    insist(fresh, _("This is confirmed already; there is nothing left to do."))
    for entry in fresh:
        entry.confirmed_on, entry.confirmed_by = clock.today(), actor
    LogEntry.objects.bulk_update(fresh, ["confirmed_on", "confirmed_by"])
    record_many(actor, "log_entry.confirmed", fresh)
    return fresh
