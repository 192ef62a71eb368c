"""The API: the same lists and the same commands as the pages, as JSON. Every POST carries an Idempotency-Key."""

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from sifang.api import figures, meetings, needs, projects, public_facts, resources
from sifang.api.conditions import Changed
from sifang.api.scopes import BySession, ByToken

WORDS = (
    'Lists are paged: `page` from 1, `size` up to 200, the Link header leads on. Errors are `{"error": sentence}`. '
    "A GET carries an ETag, If-None-Match gets 304. A POST needs an Idempotency-Key; If-Match guards against lost "
    "updates. Open311 GeoReport v2 stands at /open311/v2."
)
api = NinjaAPI(
    title="Sifang", version="1", description=WORDS, auth=[ByToken(), BySession()], docs_url=None,
    openapi_url="openapi.json",
)  # fmt: skip
api.add_router("needs", needs.router)
api.add_router("resources", resources.router)
api.add_router("projects", projects.router)
api.add_router("meetings", meetings.router)
api.add_router("figures", figures.router)
api.add_router("", public_facts.router)


@api.exception_handler(ValidationError)
def invalid(request, error):
    """A body or a query that does not fit: the sentence, and each field with what is wrong."""
    fields = {".".join(str(part) for part in fault["loc"][1:]): fault["msg"] for fault in error.errors}
    sentence = _("Some fields do not fit: %(fields)s. Correct them and send again with a new key.")
    facts = {"error": sentence % {"fields": ", ".join(fields)}, "fields": fields}
    return api.create_response(request, facts, status=422)


@api.exception_handler(AuthenticationError)
def unknown(request, error):
    """Nobody is logged in, and no token was shown."""
    sentence = _("Log in first, or send a token in the Authorization header; the API answers for your account.")
    return api.create_response(request, {"error": sentence}, status=401)


@api.exception_handler(Http404)
def missing(request, error):
    """There is nothing there, or not for this caller."""
    sentence = _("There is nothing at this address, or not for your account. Check the number and the place.")
    return api.create_response(request, {"error": sentence}, status=404)


@api.exception_handler(Changed)
def changed(request, error):
    """Somebody else was quicker."""
    sentence = _("This was changed since you read it, and nothing was done. Read it again, then decide anew.")
    return api.create_response(request, {"error": sentence}, status=412)


@api.exception_handler(HttpError)
def unreadable(request, error):
    """The body is not JSON, or too many codes were tried."""
    sentences = {
        403: _("The CSRF token is missing or wrong. Send it along, or use a token."),
        429: _("Too many unknown codes were tried from here. Wait ten minutes."),
    }
    unread = _("The request could not be read: send one JSON object. Nothing was changed.")
    return api.create_response(request, {"error": sentences.get(error.status_code, unread)}, status=error.status_code)
