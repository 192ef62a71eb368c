"""Which place a request is about, and whose key it carries."""

from django.utils.translation import gettext as _

from sifang.api.bearers import BY_TOKEN, WRONG_SECRETS
from sifang.api.open311.faults import Fault
from sifang.people import queries as people
from sifang.people import tokens
from sifang.people.models import Token
from sifang.places.models import COMMUNITY_LENGTH, Place, covers


def asked_for(query):
    """The place of ``jurisdiction_id``; where one community alone uses the installation, it need not be named."""
    code = query.get("jurisdiction_id", "").strip()
    if not code:
        used = list(people.public_communities_in_use()[:2])
        if len(used) == 1:
            return used[0]
        raise Fault(400, _("jurisdiction_id was not provided; send the division code of the community or area."))
    found = _place(code)
    if found is None:
        raise Fault(404, _("jurisdiction_id was not found; it is the division code of a community or area."))
    return found


def _place(code):
    return Place.objects.filter(pk=code).first() if code.isascii() and code.isdigit() and len(code) <= 18 else None


def spot_and_community(place, query):
    """(the building, compound or grid or None, the community) that a report is about."""
    code = query.get("address_id", "").strip()
    spot = _place(code) if code else place
    if spot is None or not covers(place.pk, spot.pk):
        raise Fault(400, _("address_id is no place of this jurisdiction; it is the code of a community or spot in it."))
    community = people.public_communities_in_use().filter(pk=spot.community_code).first()
    if community is None or len(spot.pk) < COMMUNITY_LENGTH:
        raise Fault(400, _("Name the community: by its code, or by the code of a spot in it as address_id."))
    return (None if spot.pk == community.pk else spot), community


def holder(request, query):
    """The token in ``api_key``, if it was given out for Open311."""
    address = request.META.get("REMOTE_ADDR", "")
    if WRONG_SECRETS.is_reached(address):
        raise Fault(429, _("Too many requests. Wait a minute and send fewer at once."))
    token = tokens.found(query.get("api_key", "").strip())
    if token is None:
        WRONG_SECRETS.count(address)
        raise Fault(403, _("api_key is missing or wrong. Issue a token with the scope open311 and send it."))
    if Token.Scope.OPEN311 not in token.scopes:
        raise Fault(
            403, _("This token was not given out for %(scope)s. Issue one with that scope.") % {"scope": "open311"}
        )
    if BY_TOKEN.is_reached(token.pk):
        raise Fault(429, _("Too many requests. Wait a minute and send fewer at once."))
    BY_TOKEN.count(token.pk)
    return token
