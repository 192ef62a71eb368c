"""How it ends: settled on the spot or later, not settled here, closed, opened again. Each is a day of the backlog."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.disputes import colours, rules
from sifang.disputes.commands import colouring
from sifang.disputes.discretion import told
from sifang.disputes.models import Dispute, Spell, Why
from sifang.needs import commands as needs
from sifang.needs.models import Need

Stage = Dispute.Stage
LEAST, LONGEST = 4, 500


def _require_lead(actor, dispute):
    require(rules.may_lead(actor, dispute), _("Only those who try to settle the dispute say how it ended."))


def _insist_told(words, why):
    insist(len(words.strip()) >= LEAST, why)


def _day(dispute, on):
    day = on or clock.today()
    insist(
        dispute.received_on <= day <= clock.today(),
        _("A dispute ends after it was registered, and not on a day that lies ahead."),
    )
    return day


@atomic
def settle_on_the_spot(actor, dispute, outcome):
    """It was settled the day somebody came to it, and is green."""
    _require_lead(actor, dispute)
    _insist_told(outcome, _("Say in a few words how it was settled, at least four characters."))
    if dispute.colour != Dispute.Colour.GREEN:
        colouring.change(actor, dispute, colours.GREEN, Why.ON_THE_SPOT)
    dispute.mediator = dispute.mediator or actor
    dispute.save(update_fields=["mediator"])
    settle(dispute, told(dispute, outcome, LONGEST), _day(dispute, None))
    record(actor, "dispute.resolved", dispute, on_the_spot=True)


@atomic
def resolve(actor, dispute, outcome, on=None):
    """It is settled; the backlog is shorter by one from that day on."""
    _require_lead(actor, dispute)
    _insist_told(outcome, _("Say in a few words how it was settled, at least four characters."))
    settle(dispute, told(dispute, outcome, LONGEST), _day(dispute, on))
    record(actor, "dispute.resolved", dispute)


def settle(dispute, outcome, day):
    """The stage, the outcome and the day on which it stopped waiting; the callers record it."""
    dispute.move(Stage.RESOLVED)
    _stop_waiting(dispute, day)
    dispute.outcome = outcome or dispute.outcome
    dispute.save(update_fields=["outcome", "closed_on"])


def _stop_waiting(dispute, day):
    spell = dispute.spells.filter(until=None).first()
    if spell:
        spell.until = max(day, spell.since)
        spell.save(update_fields=["until"])
        dispute.closed_on = spell.until


@atomic
def fail(actor, dispute, why):
    """It could not be settled here; it stays in the backlog until it goes up and is closed."""
    _require_lead(actor, dispute)
    _insist_told(why, _("Say why it could not be settled, at least four characters."))
    dispute.move(Stage.UNRESOLVED)
    dispute.outcome = told(dispute, why, LONGEST)
    dispute.save(update_fields=["outcome"])
    record(actor, "dispute.failed", dispute)


@atomic
def close(actor, dispute, outcome="", on=None):
    """The community has looked once more: the dispute is closed, and nothing of it waits."""
    require(rules.may_keep(actor, dispute), _("Only the community closes a dispute."))
    insist(outcome.strip() or dispute.outcome, _("Say in a few words how it ended before you close it."))
    day = _day(dispute, on)
    settled = dispute.hold() == Stage.RESOLVED
    dispute.move(Stage.CLOSED)
    _stop_waiting(dispute, day)
    dispute.outcome = told(dispute, outcome, LONGEST) or dispute.outcome
    dispute.save(update_fields=["outcome", "closed_on"])
    record(actor, "dispute.closed", dispute)
    _follow(actor, dispute.need, settled=settled)


def _follow(actor, need, *, settled):
    """The need the dispute came from ends as it did; what was said behind the wall stays there."""
    if need is None or need.hold() != Need.Stage.IN_HAND:
        return
    if settled:
        needs.meet(actor, need, _("It was settled in mediation."))
    else:
        needs.unsolve(
            actor,
            need,
            Need.WhyNot.CONSENT,
            _("Mediation did not bring the parties together; they know the way on."),
        )


@atomic
def reopen(actor, dispute, why):
    """It broke out again: it waits anew, from today, and why is kept."""
    require(rules.may_keep(actor, dispute), _("Only the community opens a dispute again."))
    _insist_told(why, _("Say why it is opened again, at least four characters."))
    wait_again(actor, dispute, told(dispute, why, 300))


def wait_again(actor, dispute, why):
    """Back in mediation; where it had stopped waiting, another stretch of days begins today."""
    dispute.move(Stage.IN_MEDIATION)
    if not dispute.spells.filter(until=None).exists():
        Spell.objects.create(dispute=dispute, place=dispute.place, since=clock.today())
    dispute.closed_on, dispute.reopened_why = None, why
    colouring.set_due(dispute)
    dispute.save(update_fields=["closed_on", "due", "reopened_why"])
    record(actor, "dispute.reopened", dispute)
