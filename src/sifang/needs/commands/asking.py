"""What a need asks for besides its first kind and amount."""

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core.errors import insist, require
from sifang.needs import parts, rules


@atomic
def set_parts(actor, need, further, *, together=False):
    """The need asks for ``further`` (kind, half-days, words) too, all at once if ``together``; returns whether new."""
    require(rules.may_verify(actor, need), _("Only workers of the community say what its needs ask for."))
    need.hold()
    insist(
        rules.may_change_parts(need),
        _("“%(need)s” is before a meeting, under way or done; what it asks for stands.") % {"need": need},
    )
    return parts.write(actor, need, further, together=together)
