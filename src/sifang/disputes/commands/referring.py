"""What cannot be settled here goes up: to a department, the petition office or a court, and their answer comes back."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.disputes import rules
from sifang.disputes.commands import settling
from sifang.disputes.discretion import told
from sifang.disputes.models import Dispute, Path, Referral

UPWARD = (Path.DEPARTMENT, Path.PETITION, Path.COURT)


@atomic
def refer(actor, dispute, path, reason, *, organization=None, on=None):
    """The dispute is with a department, the petition office or a court; it still counts in the backlog."""
    require(rules.may_lead(actor, dispute), _("Only those who try to settle the dispute refer it."))
    insist(path in UPWARD, _("A dispute goes to a department, the petition office or a court; choose one."))
    insist(path != Path.DEPARTMENT or organization, _("Say which department it goes to."))
    insist(dispute.hold() in Dispute.OPEN_STAGES, _("It is settled already; nothing is left to refer."))
    insist(len(reason.strip()) >= 4, _("Say why it goes there, at least four characters."))
    day = on or clock.today()
    insist(
        dispute.received_on <= day <= clock.today(),
        _("A referral is written down when it was made, not before the dispute was registered."),
    )
    made = Referral.objects.create(
        dispute=dispute, path=path, organization=organization, reason=told(dispute, reason, 300), referred_on=day
    )
    dispute.path = path
    dispute.save(update_fields=["path"])
    record(actor, "dispute.referred", dispute, referral=made.pk, path=str(path))
    return made


@atomic
def answer_referral(actor, referral, reply, settled=False):
    """The answer is on record; where it settles the dispute, that is its outcome."""
    require(rules.may_answer(actor, referral), _("Only the body it was referred to, or those who lead it, answer."))
    insist(len(reply.strip()) >= 4, _("Write what they answered, at least four characters."))
    dispute = referral.dispute
    dispute.hold()
    referral.refresh_from_db(fields=["replied_on"])
    insist(referral.replied_on is None, _("The answer is on record already."))
    referral.reply, referral.replied_on = told(dispute, reply, 500), clock.today()
    referral.save(update_fields=["reply", "replied_on"])
    if settled and dispute.stage in Dispute.OPEN_STAGES:
        if dispute.stage != Dispute.Stage.IN_MEDIATION:
            dispute.move(Dispute.Stage.IN_MEDIATION)
        settling.settle(dispute, referral.reply, clock.today())
    record(actor, "dispute.referral_answered", dispute, referral=referral.pk, settled=settled)
