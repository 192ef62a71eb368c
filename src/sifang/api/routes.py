"""The API: the same lists and the same commands as the pages, as JSON. Every POST carries an Idempotency-Key."""

from django.http import Http404
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import django_auth

from sifang.api import figures, needs, projects, resources

api = NinjaAPI(title="Sifang", version="1", auth=django_auth, docs_url=None, openapi_url="openapi.json")
api.add_router("needs", needs.router)
api.add_router("resources", resources.router)
api.add_router("projects", projects.router)
api.add_router("figures", figures.router)


@api.exception_handler(ValidationError)
def invalid(request, error):
    """A body or a query that does not fit: the sentence, and each field with what is wrong."""
    fields = {".".join(str(part) for part in fault["loc"][1:]): fault["msg"] for fault in error.errors}
    sentence = _("Some fields do not fit: %(fields)s. Correct them and send again with a new key.")
    facts = {"error": sentence % {"fields": ", ".join(fields)}, "fields": fields}
    return api.create_response(request, facts, status=422)


@api.exception_handler(AuthenticationError)
def unknown(request, error):
    """Nobody is logged in."""
    return api.create_response(request, {"error": _("Log in first; the API answers for your account.")}, status=401)


@api.exception_handler(Http404)
def missing(request, error):
    """There is nothing there, or not for this caller."""
    sentence = _("There is nothing at this address, or not for your account. Check the number and the place.")
    return api.create_response(request, {"error": sentence}, status=404)


@api.exception_handler(HttpError)
def unreadable(request, error):
    """The body is not JSON."""
    sentence = _("The request could not be read: send one JSON object. Nothing was changed.")
    return api.create_response(request, {"error": sentence}, status=error.status_code)
