"""The personal part of a track page: the code shows how it goes, the last four digits of the phone show whose it is.

Whoever left no phone has only the code; it opens everything for them, and the confirmation says so. Of whoever was
forgotten at their word nothing personal is opened any more, by nobody.
"""

import hmac

from django.conf import settings

from sifang.core import clock
from sifang.core.limits import Limit
from sifang.core.secrets import blind
from sifang.needs import taxonomy
from sifang.web.addresses import address_of

KEPT, DIGITS, AN_HOUR = "personal", 4, 3600
WRONG_FOR_ONE, WRONG_FROM_HERE = Limit("digits-one", 5, AN_HOUR), Limit("digits-address", 20, AN_HOUR)


def is_open(request, asker):
    """Whether this browser may read what is personal behind the code of ``asker``."""
    if not asker.person.phone:
        return not asker.person.is_forgotten
    until = request.session.get(KEPT, {}).get(_handle(asker), 0)
    return clock.now().timestamp() < until


def is_tired(request, asker):
    """Whether too many wrong digits were typed for this code, or from this address."""
    return WRONG_FOR_ONE.is_reached(asker.pk) or WRONG_FROM_HERE.is_reached(address_of(request))


def try_digits(request, asker, digits):
    """Whether the digits are right; then this browser may read on for a while. Wrong ones are counted."""
    right = hmac.compare_digest(digits.encode(), (asker.person.phone or "-" * DIGITS)[-DIGITS:].encode())
    if right:
        until = clock.now().timestamp() + settings.SIFANG_IDLE
        request.session[KEPT] = request.session.get(KEPT, {}) | {_handle(asker): until}
    else:
        WRONG_FOR_ONE.count(asker.pk)
        WRONG_FROM_HERE.count(address_of(request))
    return right


def words_hidden(need, opened):
    """Whether the words of ``need`` are kept back: a dispute or legal trouble, and the digits were not typed."""
    return not opened and not taxonomy.is_public(need.category, need.subcategory)


def _handle(asker):
    return blind(asker.track_code)[:24]
