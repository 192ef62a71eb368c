"""Who a program is: the token in its Authorization header stands for a person, narrowed, for this request alone."""

from django.http import JsonResponse
from django.utils.translation import gettext as _

from sifang.core import by_token
from sifang.core.limits import Limit
from sifang.people import tokens

API, SCHEME = "/api/", "Bearer "
# From one address, and with one token; a program that reads a list every second stays far below.
WRONG_SECRETS = Limit("wrong-token", 30, 600)
BY_TOKEN = Limit("token", 600, 60)


class Bearers:
    """Below /api/ a request with a bearer token is its person's, without session and without CSRF token."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.token = None
        shown = request.headers.get("Authorization", "")
        if not (shown and request.path.startswith(API)):
            return self.get_response(request)
        if WRONG_SECRETS.is_reached(_address(request)):
            return _too_often()
        token = tokens.found(shown.removeprefix(SCHEME).strip()) if shown.startswith(SCHEME) else None
        if token is None:
            WRONG_SECRETS.count(_address(request))
            return _unknown()
        if BY_TOKEN.is_reached(token.pk):
            return _too_often()
        BY_TOKEN.count(token.pk)
        admit(request, token)
        with by_token.acting(token.pk):
            return self.get_response(request)


def admit(request, token):
    """The request is that of the token's person from here on; whatever session came along counts no more."""
    request.token, request.user, request.sender = token, tokens.bearer(token), f"token {token.pk}"
    # A browser sends no such header by itself, so nobody can be led into sending one.
    request._dont_enforce_csrf_checks = True


def _address(request):
    return request.META.get("REMOTE_ADDR", "")


def _unknown():
    sentence = _("This token is unknown, has run out or was revoked. Issue a new one on the page of your account.")
    answer = JsonResponse({"error": sentence}, status=401)
    answer.headers["WWW-Authenticate"] = 'Bearer realm="sifang"'
    return answer


def _too_often():
    answer = JsonResponse({"error": _("Too many requests. Wait a minute and send fewer at once.")}, status=429)
    answer.headers["Retry-After"] = "60"
    return answer
