"""Tokens for other programs: given out by oneself, for oneself, shown once, and taken back."""

import datetime

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from sifang.core import clock
from sifang.core.errors import insist, require
from sifang.core.models import record
from sifang.people import tokens
from sifang.people.models import Token
from sifang.places.models import Place

MOST_DAYS = 366
MOST_TOKENS = 20
MOST_PLACES = 20


@atomic
def issue_token(person, label, *, scopes, places, expires_on):
    """A program may act for ``person`` within these scopes and places; returns (token, its secret, shown once)."""
    scopes, places = list(dict.fromkeys(scopes)), list(dict.fromkeys(places))
    label = label.strip()[:60]
    insist(label, _("Name the token after the program that will use it, so that you know later which one to revoke."))
    insist(scopes and set(scopes) <= set(Token.Scope.values), _("Choose at least one of the things it may do."))
    _insist_lasting(expires_on)
    _insist_near(person, places)
    insist(
        Token.objects.current().filter(person=person).count() < MOST_TOKENS,
        _("You have %(most)s tokens already; revoke one that is no longer used.") % {"most": MOST_TOKENS},
    )
    secret = tokens.new_secret()
    token = Token.objects.create(
        person=person, label=label, prefix=secret[: tokens.PREFIX], digest=tokens.digest(secret), scopes=scopes,
        places=places, issued_at=clock.now(), expires_on=expires_on,
    )  # fmt: skip
    record(person, "token.issued", token, scopes=scopes, places=places)
    return token, secret


def _insist_lasting(day):
    last = clock.today() + datetime.timedelta(days=MOST_DAYS)
    insist(
        clock.today() < day <= last,
        _("Choose a last day between tomorrow and %(last)s; a new token can follow it.") % {"last": last},
    )


def _insist_near(person, places):
    insist(0 < len(places) <= MOST_PLACES, _("Name 1 to %(most)s places the token opens.") % {"most": MOST_PLACES})
    known = set(Place.objects.filter(pk__in=places).values_list("pk", flat=True))
    for code in places:
        require(
            code in known and tokens.reaches(person, code),
            _("Your posts do not reach %(code)s; a token opens only places that they reach.") % {"code": code},
        )


@atomic
def revoke_token(person, token):
    """The token opens nothing from the next request on."""
    require(token.person_id == person.pk, _("Only the person it was given out for revokes a token."))
    held = Token.objects.select_for_update().get(pk=token.pk)
    insist(held.revoked_at is None, _("“%(token)s” is revoked already.") % {"token": held})
    held.revoked_at = clock.now()
    held.save(update_fields=["revoked_at"])
    record(person, "token.revoked", held)
