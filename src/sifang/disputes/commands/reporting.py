"""What is red is reported upward, with an adviser named."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.disputes import rules
from sifang.disputes.commands import mediating
from sifang.disputes.models import Dispute


@atomic
def report_up(actor, dispute, adviser=None, on=None):
    """The street knows of the red dispute, and a legal adviser is named for it."""
    require(rules.may_keep(actor, dispute), _("Only the community reports a dispute upward."))
    insist(dispute.hold() in Dispute.OPEN_STAGES, _("It is settled already; nothing is left to report."))
    insist(
        dispute.colour == Dispute.Colour.RED,
        _("Only red disputes are reported upward; change the colour first, with a reason."),
    )
    if adviser is not None:
        mediating.name_adviser(actor, dispute, adviser)
    insist(dispute.adviser_id, _("Name the legal adviser with whom it is reported."))
    dispute.reported_on = on or clock.today()
    dispute.save(update_fields=["reported_on"])
    record(actor, "dispute.reported_up", dispute, adviser=dispute.adviser_id)
