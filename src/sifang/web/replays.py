"""Sending twice changes nothing: a POST with a once-key is carried out once, and answered the same every time."""

import hashlib

from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import Refused
from sifang.core.models import Replay
from sifang.web import refusals

FIELD, HEADER = "once", "Idempotency-Key"


class Replays:
    """Keep the first answer under the once-key of the sender, and give it again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        key = _key(request)
        return self._once(request, key) if key else self.get_response(request)

    def _once(self, request, key):
        print_ = _fingerprint(request)
        with transaction.atomic():
            replay, fresh = Replay.objects.get_or_create(key=key, defaults={"fingerprint": print_, "at": clock.now()})
            if not fresh:
                return _again(request, replay, print_)
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
            else:
                _keep(replay, response)
        return response


def _key(request):
    if request.method != "POST":
        return ""
    once = request.headers.get(HEADER) or ("" if request.path.startswith("/api/") else request.POST.get(FIELD, ""))
    sender = request.user.pk or request.session.session_key or request.META.get("REMOTE_ADDR", "")
    return hashlib.sha256(f"{sender}\0{request.path}\0{once}".encode()).hexdigest() if once else ""


def _fingerprint(request):
    if request.path.startswith("/api/"):
        return hashlib.sha256(request.body).hexdigest()
    fields = sorted((name, value) for name, values in request.POST.lists() for value in values if name != "csrfmiddlewaretoken")
    files = sorted((name, upload.name, upload.size) for name, upload in request.FILES.items())
    return hashlib.sha256(repr((fields, files)).encode()).hexdigest()


def _again(request, replay, print_):
    if replay.fingerprint != print_:
        sentence = _("This form was already sent with other content. Reload the page to see what stands, then send it anew.")
        return refusals.page(request, Refused(sentence), status=422)
    response = HttpResponse(replay.body, status=replay.status, content_type="application/json" if replay.body else "text/html")
    if replay.location:
        response.headers["Location"] = replay.location
    return response


def _keep(replay, response):
    replay.status, replay.location = response.status_code, response.headers.get("Location", "")
    replay.body = response.content.decode() if response.headers.get("Content-Type", "").startswith("application/json") else ""
    replay.save(update_fields=["status", "location", "body"])
