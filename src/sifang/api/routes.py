"""The API: the same lists and the same commands as the pages, as JSON. Every POST carries an Idempotency-Key."""

from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError
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
