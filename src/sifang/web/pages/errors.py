"""What somebody reads when a page is not there, could not be read, or the program failed."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from sifang.core.errors import Refused
from sifang.web import refusals
from sifang.web.access import public


@public
def bad_request(request, exception=None):
    """The request could not be read, or was too large to be read."""
    sentence = _("What was sent is too large or cannot be read, and nothing was changed. Shorten it and send it again.")
    return refusals.page(request, Refused(sentence), status=400)


@public
def not_found(request, exception=None):
    """There is no such page, or not for this viewer."""
    if request.path.startswith("/api/"):
        sentence = _("There is nothing at this address, or not for your account. Check the number and the place.")
        return refusals.page(request, Refused(sentence), status=404)
    return render(request, "404.html", status=404)


@public
def server_error(request):
    """The program failed; nothing half done is kept."""
    return render(request, "500.html", status=500)
