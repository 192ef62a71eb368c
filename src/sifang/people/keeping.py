"""The one refusal of whoever would bring a ledger in without keeping it, for every list alike."""

from django.utils.translation import gettext as _

from sifang.core.errors import require
from sifang.people import rules


def require_keeper(actor, place):
    """Go on only if ``actor`` keeps the ledgers of ``place``."""
    require(
        rules.may_keep_ledgers(actor, place),
        _("Only those who keep the ledgers of %(place)s bring them in.") % {"place": place},
    )
