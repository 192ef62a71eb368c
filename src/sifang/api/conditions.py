"""ETags: what has not changed is not sent again, and nobody changes what somebody else changed meanwhile."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.cache import get_conditional_response
from django.utils.http import parse_etags

API = "/api/"


class Conditions:
    """Below /api/ an answer to GET carries an ETag; If-None-Match with the same one gets 304."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method not in ("GET", "HEAD") or response.status_code != 200 or not request.path.startswith(API):
            return response
        if not response.has_header("ETag"):
            response.headers["ETag"] = _quoted(response.content)
        return get_conditional_response(request, etag=response.headers["ETag"], response=response)


class Changed(Exception):
    """The row is not as the caller last saw it."""


def mark(shape, row):
    """The ETag of one row as ``shape`` shows it."""
    told = shape.from_orm(row).model_dump(mode="json", by_alias=False)
    return _quoted(json.dumps(told, cls=DjangoJSONEncoder, sort_keys=True).encode())


def insist_unchanged(request, shape, row):
    """Go on only if If-Match, where the caller sends it, names the row as it is now."""
    seen = request.headers.get("If-Match", "")
    if seen and seen.strip() != "*" and mark(shape, row) not in parse_etags(seen):
        raise Changed


def _quoted(content):
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'
