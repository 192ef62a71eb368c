"""Pages of somebody's own that a code opens without a login; who tries one code after another is stopped."""

from functools import wraps

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from sifang.core.errors import Refused
from sifang.core.limits import Limit
from sifang.web import refusals
from sifang.web.addresses import address_of

# One count for codes of every kind: thirty wrong ones in ten minutes from one address.
WRONG_CODES = Limit("code", 30, 600)


def opened_by(find):
    """The view gets what ``find`` finds by the code in the address; a wrong code is answered with 404, and counted.

    The page is somebody's own: a shared device keeps no copy of it.
    """

    def decorate(view):
        @wraps(view)
        @cache_control(no_store=True)
        def opened(request, code):
            if WRONG_CODES.is_reached(address_of(request)):
                sentence = _("Too many unknown codes were tried from here. Wait ten minutes.")
                return refusals.page(request, Refused(sentence), status=429)
            found = find(code)
            if found is None:
                WRONG_CODES.count(address_of(request))
                return render(request, "404.html", status=404)
            return view(request, found)

        return opened

    return decorate
