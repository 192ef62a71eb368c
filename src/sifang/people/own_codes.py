"""The personal code of somebody who serves without an account: worked out from their post, and gone the day it ends."""

from sifang.core import codes
from sifang.core.secrets import blind
from sifang.people.models import Post

# Couriers and liaisons of households say by their code what they see; nobody else has one.
KINDS = ("courier", "household_liaison")
_NUMBER = _SEAL = 6


def of(post):
    """The twelve characters of ``post``: which one it is, and a seal that nobody makes up; "" where it has none."""
    return _spelled(post.pk, _NUMBER) + _seal(post.pk) if post.kind in KINDS and post.until is None else ""


def public_post(code):
    """The post that somebody holds today whose code this is, or None."""
    typed = codes.plain(code)
    if len(typed) != _NUMBER + _SEAL or any(letter not in codes.ALPHABET for letter in typed):
        return None
    key = _read(typed[:_NUMBER])
    if typed[_NUMBER:] != _seal(key):
        return None
    return Post.objects.current().filter(pk=key, kind__in=KINDS).select_related("person", "place").first()


def _seal(key):
    return _spelled(int(blind(f"post {key}"), 16), _SEAL)


def _spelled(number, length):
    letters = []
    for _one in range(length):
        number, rest = divmod(number, len(codes.ALPHABET))
        letters.append(codes.ALPHABET[rest])
    return "".join(letters)


def _read(letters):
    number = 0
    for letter in reversed(letters):
        number = number * len(codes.ALPHABET) + codes.ALPHABET.index(letter)
    return number
