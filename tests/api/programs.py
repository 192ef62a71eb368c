"""Programs that call the API: a token of somebody's, and a client that shows it."""

import datetime
import json
import uuid

from django.test import Client

from sifang.core import clock
from sifang.people import commands as people
from sifang.people.models import Token

ALL = Token.Scope.values


def issue(person, *places, scopes=ALL, days=30):
    """(token, secret) of ``person`` for these places."""
    last = clock.today() + datetime.timedelta(days=days)
    return people.issue_token(person, "热线交换", scopes=scopes, places=[place.pk for place in places], expires_on=last)


class Program:
    """A client with a token that checks CSRF as the site does."""

    def __init__(self, secret):
        self.client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {secret}"})

    def get(self, path, **headers):
        """The answer to GET, with headers."""
        return self.client.get(path, headers=headers)

    def post(self, path, body, once=None, **headers):
        """The answer to POST of ``body`` as JSON, with a new once-key unless one is given."""
        headers |= {"Idempotency-Key": once or uuid.uuid4().hex}
        return self.client.post(path, json.dumps(body), content_type="application/json", headers=headers)
