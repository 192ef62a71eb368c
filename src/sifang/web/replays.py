"""Sending twice changes nothing: a POST with a once-key is carried out once, and answered the same every time."""

import hashlib

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _

from sifang.core import replays
from sifang.core.errors import Refused
from sifang.core.secrets import blind
from sifang.web import refusals

FIELD, HEADER, API = "once", "Idempotency-Key", "/api/"
# A ballot counts once by its code, a consent by its stage; a replay would keep a fingerprint of what was said.
UNKEPT = ("/ballot/", "/consent/")
JSON, XML = "application/json", "text/xml"


class Replays:
    """Keep the first answer under the once-key of the sender, and give it again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method != "POST" or request.path.startswith(UNKEPT):
            return self.get_response(request)
        once = _once(request)
        if once:
            return self._carry_out_once(request, _key(request, once))
        if request.path.startswith(API):
            sentence = _("Send an Idempotency-Key header with every POST, a new one for every new request.")
            return refusals.page(request, Refused(sentence), status=400)
        return self.get_response(request)

    def _carry_out_once(self, request, key):
        fingerprint = _fingerprint(request)
        with transaction.atomic():
            replay, fresh = replays.begin(key, fingerprint)
            if not fresh:
                return _again(request, replay, fingerprint)
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
            else:
                _keep(replay, response)
        return response


def _once(request):
    return request.headers.get(HEADER, "") or ("" if request.path.startswith(API) else request.POST.get(FIELD, ""))


def _key(request, once):
    # A phone that lost its network comes back with another address, but with the cookie it had.
    # What anybody may write into a cookie never reads as somebody's account or token.
    cookie = request.COOKIES.get(settings.CSRF_COOKIE_NAME)
    sender = (
        getattr(request, "sender", None)
        or request.user.pk
        or (cookie and f"cookie {cookie}")
        or request.session.session_key
        or request.META.get("REMOTE_ADDR", "")
    )
    return hashlib.sha256(f"{sender}\0{request.path}\0{once}".encode()).hexdigest()


def _fingerprint(request):
    if request.path.startswith(API):
        return blind(request.body.decode("latin-1"))
    fields = ((name, value) for name, values in request.POST.lists() for value in values)
    told = sorted(field for field in fields if field[0] != "csrfmiddlewaretoken")
    files = sorted((name, upload.name, upload.size) for name, upload in request.FILES.items())
    return blind(repr((told, files)))


def _again(request, replay, fingerprint):
    if replay.fingerprint != fingerprint:
        sentence = _("This form was already sent with other content. Reload the page, then send it anew.")
        return refusals.page(request, Refused(sentence), status=422)
    if not replay.location and not replay.body:
        # What was shown once (a first password, a resident's phone) is not kept, so it cannot be shown again.
        sentence = _("This was done already, and what it showed is shown once only. Go back and reload the page.")
        return refusals.page(request, Refused(sentence), status=409)
    response = HttpResponse(replay.body, status=replay.status, content_type=_type_of(replay.body))
    if replay.location:
        response.headers["Location"] = replay.location
    return response


def _type_of(body):
    if not body:
        return "text/html"
    return f"{XML if body.startswith('<?xml') else JSON}; charset=utf-8"


def _keep(replay, response):
    is_for_programs = response.headers.get("Content-Type", "").startswith((JSON, XML))
    body = response.content.decode() if is_for_programs else ""
    replays.keep(replay, response.status_code, response.headers.get("Location", ""), body)
