"""The mark on needs that speak of danger to life: words raise it, people clear it."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.needs import rules


@atomic
def clear_look_first(actor, need):
    """Somebody of the community has looked: the need stands among the others again."""
    require(rules.may_verify(actor, need), _("Only workers of the community say that they have looked."))
    need.hold()
    need.refresh_from_db(fields=["look_first"])
    insist(need.look_first, _("“%(need)s” carries no look-first mark; somebody has looked already.") % {"need": need})
    need.look_first = ""
    need.save(update_fields=["look_first"])
    record(actor, "need.looked_at", need)
