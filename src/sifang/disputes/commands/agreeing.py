"""What the parties sign, what a court confirms, and whether it is kept."""

import datetime

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.disputes import rules
from sifang.disputes.commands import settling
from sifang.disputes.discretion import told
from sifang.disputes.models import Agreement, Dispute
from sifang.people.limits_of import limit

LEAST = 8
SHORT = 120


@atomic
def agree(actor, dispute, terms, *, signed_by=None, signed_on=None, perform_by=None):
    """The parties signed an agreement: the dispute is settled, and a court may confirm it within the days that are set.

    ``signed_by`` are parties of the dispute; left out, all of them signed.
    """
    require(rules.may_lead(actor, dispute), _("Only those who settled the dispute write its agreement down."))
    day = signed_on or clock.today()
    insist(len(terms.strip()) >= LEAST, _("Write what was agreed, at least eight characters."))
    insist(
        dispute.received_on <= day <= clock.today(),
        _("An agreement is written down when it was signed, not before the dispute was registered."),
    )
    insist(perform_by is None or perform_by >= day, _("It is to be kept by a day after it was signed."))
    dispute.hold()
    signed = _signers(dispute, signed_by)
    insist(
        not dispute.agreements.filter(stage=Agreement.Stage.SIGNED).exists(),
        _("An agreement is signed already; say first whether it is kept."),
    )
    made = Agreement.objects.create(
        dispute=dispute, terms=told(dispute, terms, 1000), signed_on=day, perform_by=perform_by,
        confirm_by=day + datetime.timedelta(days=limit("confirmation_days", dispute.place_id)),
    )  # fmt: skip
    made.signed_by.set(signed)
    _settle(dispute, day)
    record(actor, "agreement.signed", made, dispute=dispute.pk, parties=len(signed))
    return made


def _settle(dispute, day):
    """An agreement settles what still waits; the terms themselves stay with those who may read them."""
    if dispute.hold() == Dispute.Stage.REGISTERED:
        dispute.move(Dispute.Stage.IN_MEDIATION)
    if dispute.stage in Dispute.OPEN_STAGES:
        if dispute.stage == Dispute.Stage.UNRESOLVED:
            dispute.move(Dispute.Stage.IN_MEDIATION)
        settling.settle(dispute, dispute.outcome or _("The parties signed an agreement."), day)


def _signers(dispute, signed_by):
    signed = list(dispute.parties.all()) if signed_by is None else list(signed_by)
    insist(
        all(party.dispute_id == dispute.pk for party in signed),
        _("Only parties of this dispute sign its agreement; add them first."),
    )
    return signed


@atomic
def ask_confirmation(actor, agreement, on=None):
    """The parties ask the court to confirm the agreement, within the days that are set."""
    require(rules.may_lead(actor, agreement.dispute), _("Only those who settled the dispute write this down."))
    day = on or clock.today()
    insist(agreement.confirmation_asked_on is None, _("The court has been asked already."))
    insist(
        agreement.signed_on <= day <= agreement.confirm_by,
        _("The court confirms an agreement until %(day)s; after that, sue or agree anew.")
        % {"day": agreement.confirm_by},
    )
    agreement.confirmation_asked_on = day
    agreement.save(update_fields=["confirmation_asked_on"])
    record(actor, "agreement.confirmation_asked", agreement)


@atomic
def confirm_by_court(actor, agreement, on=None):
    """The court has confirmed the agreement; it can be enforced."""
    require(rules.may_lead(actor, agreement.dispute), _("Only those who settled the dispute write this down."))
    day = on or clock.today()
    insist(agreement.confirmation_asked_on, _("Write down first when the court was asked."))
    insist(agreement.confirmed_on is None, _("The court has confirmed it already."))
    insist(
        agreement.confirmation_asked_on <= day <= clock.today(),
        _("The court answers after it was asked, and not on a day that lies ahead."),
    )
    agreement.confirmed_on = day
    agreement.save(update_fields=["confirmed_on"])
    record(actor, "agreement.confirmed", agreement)


@atomic
def check_performance(actor, agreement, kept, words="", on=None):
    """Somebody looked whether the agreement is kept; where it is not, the dispute waits again from that day."""
    dispute = agreement.dispute
    require(rules.may_lead(actor, dispute), _("Only those who settled the dispute say whether it is kept."))
    insist(kept or len(words.strip()) >= 4, _("Say what was not kept, at least four characters."))
    agreement.move(Agreement.Stage.PERFORMED if kept else Agreement.Stage.BROKEN)
    agreement.checked, agreement.checked_on = told(dispute, words, 300), on or clock.today()
    agreement.save(update_fields=["checked", "checked_on"])
    record(actor, "agreement.performed" if kept else "agreement.broken", agreement, dispute=dispute.pk)
    if not kept and dispute.hold() in (Dispute.Stage.RESOLVED, Dispute.Stage.CLOSED):
        settling.wait_again(actor, dispute, agreement.checked)
