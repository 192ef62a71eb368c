"""The five measures (五项措施): each is planned, runs and is closed, and keeps the lines of its own small ledger."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.commerce.commands.districts import not_ahead, require_keeper
from sifang.commerce.commands.together import here
from sifang.commerce.models import Attendance, CostSharing, Guests, Measure, Offer, Vacancy
from sifang.core import clock
from sifang.core.errors import insist
from sifang.core.models import record
from sifang.text import redaction

Kind, Stage = Measure.Kind, Measure.Stage
MOST = 9_999
LINES = (Vacancy, Attendance, Guests, Offer)


@atomic
def start_measure(actor, district, kind, title, *, since=None, until=None, words=""):
    """One of the five measures is planned in the district."""
    require_keeper(actor, district.place)
    insist(kind in Kind.values, _("Choose one of the five measures."))
    insist(district.until is None, _("“%(district)s” has ended; it takes no more measures.") % {"district": district})
    said, since = redaction.clean(title, 80), since or clock.today()
    insist(len(said) >= 2, _("Give the measure a title, at least two characters."))
    insist(until is None or until >= since, _("The last day lies before the first; check both."))
    measure = Measure.objects.create(
        place=district.place, district=district, kind=kind, title=said, since=since, until=until, by=actor,
        words=redaction.clean(words, 500),
    )  # fmt: skip
    record(actor, "measure.planned", measure, kind=kind)
    return measure


@atomic
def run_measure(actor, measure):
    """The measure runs: its lines can be written."""
    require_keeper(actor, measure.place)
    measure.move(Stage.RUNNING)
    record(actor, "measure.running", measure, kind=measure.kind)


@atomic
def close_measure(actor, measure, outcome=""):
    """The measure is closed; no shared cost of it may still be open."""
    require_keeper(actor, measure.place)
    unsettled = measure.costs.filter(stage__in=[CostSharing.Stage.DRAFTED, CostSharing.Stage.AGREED]).first()
    insist(
        unsettled is None,
        _("“%(cost)s” is not settled; settle or drop it before closing.") % {"cost": unsettled},
    )
    measure.move(Stage.CLOSED)
    measure.closed_on, measure.outcome = clock.today(), redaction.clean(outcome, 500)
    measure.save(update_fields=["closed_on", "outcome"])
    record(actor, "measure.closed", measure, kind=measure.kind)


def require_running(actor, measure, kind):
    """Go on only if ``actor`` keeps the district, and the measure is of this kind and runs."""
    require_keeper(actor, measure.place)
    insist(
        measure.kind == kind,
        _("“%(measure)s” is no %(kind)s; choose another measure.") % {"measure": measure, "kind": Kind(kind).label},
    )
    insist(
        measure.hold() == Stage.RUNNING,
        _("“%(measure)s” is %(stage)s; lines are written while it runs.")
        % {"measure": measure, "stage": Stage(measure.stage).label},
    )


def _number(number, least=0):
    insist(
        number is not None and least <= number <= MOST,
        _("Write a number from %(least)s to %(most)s.") % {"least": least, "most": MOST},
    )
    return number


@atomic
def add_vacancy(actor, measure, merchant, job, wanted):
    """The merchant looks for ``wanted`` people through the joint hiring."""
    require_running(actor, measure, Kind.HIRING)
    here(measure.district, [merchant])
    said = redaction.clean(job, 60)
    insist(len(said) >= 2, _("Say which work it is, at least two characters."))
    vacancy = Vacancy.objects.create(measure=measure, merchant=merchant, job=said, wanted=_number(wanted, 1))
    record(actor, "vacancy.added", measure, merchant=merchant.pk, wanted=wanted)
    return vacancy


@atomic
def fill_vacancy(actor, vacancy, hired):
    """``hired`` people were found for this work so far, all told."""
    require_running(actor, vacancy.measure, Kind.HIRING)
    insist(
        0 <= hired <= vacancy.wanted,
        _("%(wanted)s people are wanted; write how many of them were found.") % {"wanted": vacancy.wanted},
    )
    vacancy.hired = hired
    vacancy.save(update_fields=["hired"])
    record(actor, "vacancy.filled", vacancy.measure, merchant=vacancy.merchant_id, hired=hired)


@atomic
def count_attendance(actor, measure, merchant, came):
    """``came`` people of the merchant were at the joint training; saying it again corrects it."""
    require_running(actor, measure, Kind.TRAINING)
    here(measure.district, [merchant])
    line, _new = Attendance.objects.update_or_create(
        measure=measure, merchant=merchant, defaults={"came": _number(came)}
    )
    record(actor, "attendance.counted", measure, merchant=merchant.pk, came=came)
    return line


@atomic
def send_guests(actor, measure, sender, receiver, number, on=None):
    """One merchant sent so many guests to another on a day."""
    require_running(actor, measure, Kind.REFERRAL)
    insist(sender.pk != receiver.pk, _("A shop sends guests to another shop; choose two."))
    on = not_ahead(on)
    here(measure.district, [sender, receiver], on)
    line = Guests.objects.create(measure=measure, sender=sender, receiver=receiver, on=on, number=_number(number, 1))
    record(actor, "guests.sent", measure, sender=sender.pk, receiver=receiver.pk, number=number)
    return line


@atomic
def add_offer(actor, measure, merchant, words, until=None):
    """The merchant gives something to the guests of the others, until a day."""
    require_running(actor, measure, Kind.OFFERS)
    here(measure.district, [merchant])
    said = redaction.clean(words, 120)
    insist(len(said) >= 2, _("Say what the offer is, at least two characters."))
    insist(until is None or until >= clock.today(), _("This offer would be over already; choose a later day."))
    offer = Offer.objects.create(measure=measure, merchant=merchant, words=said, until=until)
    record(actor, "offer.added", measure, merchant=merchant.pk)
    return offer


@atomic
def count_offer(actor, offer, taken):
    """The offer was taken up so many times so far, all told."""
    require_running(actor, offer.measure, Kind.OFFERS)
    offer.taken = _number(taken)
    offer.save(update_fields=["taken"])
    record(actor, "offer.counted", offer.measure, merchant=offer.merchant_id, taken=taken)


@atomic
def drop_line(actor, line):
    """A line that was written by mistake stands there no longer, while its measure runs."""
    insist(isinstance(line, LINES), _("This is no line of a measure."))
    require_running(actor, line.measure, line.measure.kind)
    record(actor, "measure.line_dropped", line.measure, line=line._meta.model_name, row=line.pk)
    line.delete()
