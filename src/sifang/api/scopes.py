"""What a token opens: the scope that an operation asks for, and the places it is narrowed to."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja.security import HttpBearer
from ninja.security.session import SessionAuth

from sifang.core.errors import require
from sifang.places.models import Place, range_of_any


class ByToken(HttpBearer):
    """A token in the Authorization header; the middleware has looked it up."""

    def __call__(self, request):
        """The token, or None."""
        return request.token

    def authenticate(self, request, token):
        """Never asked: the middleware knows the token already."""
        return


class BySession(SessionAuth):
    """Somebody who is logged in, with the CSRF token: the site's own pages."""

    def __call__(self, request):
        """The person, or None; a request that shows a token is never taken for somebody's browser."""
        return None if request.token else super().__call__(request)


def insist_scope(request, scope):
    """Go on only if the token was given out for ``scope``; who is logged in needs none."""
    token = request.token
    require(
        token is None or scope in token.scopes,
        _("This token was not given out for %(scope)s. Issue one with that scope.") % {"scope": scope},
    )


def narrowed(request, rows, field="place_id"):
    """Those of ``rows`` that lie in the places of the token."""
    return rows if request.token is None else rows.filter(range_of_any(request.token.places, field))


def place_or_404(request, code):
    """The place ``code``, if the token opens it."""
    return get_object_or_404(narrowed(request, Place.objects.all(), "code"), pk=code)
