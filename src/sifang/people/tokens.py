"""A token at work: made, found by its secret, and the person it speaks for, narrowed to its places."""

import copy
import hashlib
import secrets

from sifang.people.models import Reach, Token
from sifang.places.models import covers

MARK = "sf_"
PREFIX = 8


def new_secret():
    """Words of 256 bits that nobody guesses, and that a reader of logs recognises as a secret."""
    return MARK + secrets.token_urlsafe(32)


def digest(secret):
    """What is kept of a secret: of 256 random bits a plain hash gives nothing away."""
    return hashlib.sha256(secret.encode()).hexdigest()


def found(secret):
    """The token with this secret that opens something today, or None."""
    if not secret.startswith(MARK):
        return None
    return Token.objects.current().filter(digest=digest(secret)).select_related("person").first()


def reaches(person, code):
    """Whether the posts of ``person`` reach the place ``code`` today."""
    return any(covers(own, code) for own in (*person.reach.codes, *person.reach.communities))


def bearer(token):
    """The person of ``token`` with the posts they hold today, each only as far as the token's places go."""
    person = copy.copy(token.person)
    person.current_posts = [near for post in token.person.current_posts for near in _narrowed(post, token.places)]
    reach = token.person.reach
    codes = tuple(dict.fromkeys(near for own in reach.codes for near in _shared(own, token.places)))
    communities = tuple(dict.fromkeys(near for own in reach.communities for near in _shared(own, token.places)))
    person.reach = Reach(codes, reach.organizations if codes or communities else (), communities)
    return person


def _shared(code, places):
    """What of the subtree ``code`` lies in ``places``."""
    return [code if covers(place, code) else place for place in places if covers(place, code) or covers(code, place)]


def _narrowed(post, places):
    if post.organization_id:
        return [post]
    return [_at(post, code) for code in _shared(post.place_id, places)]


def _at(post, code):
    if code == post.place_id:
        return post
    near = copy.copy(post)
    near._state = copy.copy(post._state)
    near._state.fields_cache = {key: value for key, value in post._state.fields_cache.items() if key != "place"}
    near.place_id = code
    return near
